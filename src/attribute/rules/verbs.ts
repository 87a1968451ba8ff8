import type { CueVerb } from '../../rules/en/cue-types.ts';
import { type VerbForm, verbByForm } from '../../rules/en/cues.ts';
import { GOT } from '../../rules/en/descriptions.ts';
import {
  AUXILIARIES,
  BE,
  DETERMINERS,
  GROUP_ADVERBS,
  HAVE,
  isAdverb,
  NEGATIONS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from '../../rules/en/grammar.ts';
import {
  FUTURE_MODALS,
  PLURAL_SUBJECTS,
  POSTPOSED_ADVERBS,
  SUBJECT_DETERMINERS,
  UNMARKED_PLURALS,
} from '../../rules/en/verb-group-words.ts';
import { settingAt } from '../settings.ts';
import { type Item, isCapital, isMark, isQuote, isWord } from './items.ts';
import { subjectBefore } from './nouns.ts';

/** A verb that may be a cue, with the auxiliaries, negation and manner around it. */
export interface VerbGroup {
  readonly verb: CueVerb;
  readonly form: VerbForm;
  /** First item of the group. */
  readonly from: number;
  /** The verb itself. */
  readonly at: number;
  /** Behind the verb, its particle and adverbs. */
  readonly to: number;
  readonly passive: boolean;
  readonly negated: boolean;
  /** A gerund without its own subject: "..., adding that". */
  readonly participle: boolean;
}

/** All readings of the word at `k` as a cue verb, or none where it is a noun, an adjective or an infinitive. */
export function verbGroups(items: readonly Item[], k: number, floor: number, headline: boolean): VerbGroup[] {
  const item = items[k]!;
  // "the United States": only headlines write verbs with a capital.
  if (item.token?.kind !== 'word' || (!headline && k > 0 && isCapital(item))) return [];
  const out: VerbGroup[] = [];
  for (const { verb, form, particle } of verbByForm(item.lower)) {
    const group = groupOf(items, k, floor, verb, form, particle);
    if (group) out.push(group);
  }
  // The longer reading first: "pointed out" before "pointed".
  return out.sort((a, b) => b.to - a.to);
}

/** Words of a name behind "seen by". */
const READER = 5;

/** "papers seen by the Beacon | show": who has the papers stands between them and their verb. */
function isReader(items: readonly Item[], at: number): boolean {
  for (let i = at - 1; i > Math.max(1, at - READER); i--) {
    if (items[i]!.lower === 'by') return GOT.has(items[i - 1]!.lower);
    if (!isWord(items[i])) return false;
  }
  return false;
}

/** Items that can stand before the verb of its group: "has since then also repeatedly and flatly denied". */
export const LONGEST_GROUP = 12;

function groupOf(
  items: readonly Item[],
  k: number,
  floor: number,
  verb: CueVerb,
  form: VerbForm,
  particle: string | null,
): VerbGroup | null {
  let from = k;
  let aux = false;
  let be = false;
  let have = false;
  let negated = false;
  let future = false;
  while (from > Math.max(floor, k - LONGEST_GROUP)) {
    const w = items[from - 1]!.lower;
    const auxiliary = AUXILIARIES.has(w) && !(w === "'s" && possessive(items, from - 1, form));
    if (!auxiliary && !GROUP_ADVERBS.has(w) && !(isAdverb(w) && !isCapital(items[from - 1]))) break;
    if (auxiliary) aux = true;
    be ||= BE.has(w);
    have ||= HAVE.has(w);
    future ||= FUTURE_MODALS.has(w);
    negated ||= NEGATIONS.has(w);
    from--;
  }
  while (
    from < k &&
    !AUXILIARIES.has(items[from]!.lower) &&
    (items[from]!.lower === 'then' || items[from]!.lower === 'too')
  )
    from++;
  const before = from > floor ? items[from - 1] : undefined;
  if (before?.lower === 'to') return null;
  if (future && !negated && verb.act !== 'attitude') return null;
  const passive = be && form !== 'ing' && (form === 'participle' || form === 'past');
  const isMany = before && (isPlural(before) || PLURAL_SUBJECTS.has(before.lower) || isReader(items, from));
  if (form === 'base' && !aux && !isMany) return null;
  if (form === 'base' && be && !have) return null;
  if (
    !aux &&
    before &&
    isWord(before) &&
    (DETERMINERS.has(before.lower) || before.lower === "'s" || PREPOSITIONS.has(before.lower)) &&
    !SUBJECT_DETERMINERS.has(before.lower)
  )
    return null;
  if (
    form === 's' &&
    (aux ||
      (items[k]!.lower !== 'are' &&
        before?.lower.endsWith('s') &&
        !isCapital(before) &&
        isWord(before) &&
        !isPossessive(before)))
  )
    return null;
  // "people like Holm": a preposition, unless a pronoun or an auxiliary makes it a verb.
  if (verb.lemma === 'like' && !aux && !PLURAL_SUBJECTS.has(before?.lower ?? '')) return null;
  if (before?.lower === 'you') return null;
  const gerund = form === 'ing' && !be;
  // "..., adding that" takes the main subject; "..., officials adding that" has its own.
  const participle = gerund && (before === undefined || isMark(before, ',—–') || isQuote(before));
  if (gerund && !participle && !absolute(items, from, floor)) return null;
  let to = k + 1;
  if (particle !== null) {
    for (const p of particle.split(' ')) {
      if (items[to]?.lower !== p) return null;
      to++;
    }
  }
  if (isAdverb(items[to]?.lower ?? '') && !isCapital(items[to])) to++;
  else if (POSTPOSED_ADVERBS.has(items[to]?.lower ?? '')) to++;
  to += settingAt(items, to);
  return { verb, form, from, at: k, to, passive, negated, participle };
}

/** "Holm's claims" and "Paper P's reporting" are nouns; "he's saying" and "Holm's said" are verbs. */
function possessive(items: readonly Item[], at: number, form: VerbForm): boolean {
  if (form === 'base' || form === 's') return true;
  return form === 'ing' && !SUBJECT_PRONOUNS.has(items[at - 1]?.lower ?? '') && items[at - 1]?.lower !== 'that';
}

/** The subject of a gerund begins right behind a comma. */
function absolute(items: readonly Item[], from: number, floor: number): boolean {
  const subject = subjectBefore(items, from, floor);
  return subject !== null && isMark(items[subject.from - 1], ',—–');
}

const isPossessive = (item: Item): boolean => item.lower === "'s" || item.lower === 'his' || item.lower === 'its';

/** Could be a plural subject: ends in s, a capital name, or a bracket or appositive comma before. */
const isPlural = (item: Item): boolean =>
  (isWord(item) &&
    !SUBJECT_PRONOUNS.has(item.lower) &&
    (item.lower.endsWith('s') || UNMARKED_PLURALS.has(item.lower))) ||
  isMark(item, ',)');
