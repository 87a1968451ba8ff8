import type { Act, Attribution } from '../records/attribution.ts';
import type { Source } from '../records/source.ts';
import type { VerbForm } from '../rules/en/cues.ts';
import { phrasesByFirstWord, verbByForm } from '../rules/en/cues.ts';
import {
  BARE_INFINITIVE_AUXILIARIES,
  FINITE_BE,
  KEPT_AUXILIARIES,
  KNOWN_SETTING,
  SETTING_START,
} from '../rules/en/digest-clause-words.ts';
import { KEPT_SAYING, TYING_ADVERBS, UNEVEN_VERBS } from '../rules/en/digest-words.ts';
import { AUXILIARIES, HAVE, isAdverb, NEGATIONS, QUESTION_WORDS } from '../rules/en/grammar.ts';
import { LOADED_VERBS } from '../rules/en/lint-words.ts';
import { type Text, tokensWithin } from './text.ts';

/** The words by which a digest tells that something was expressed. */
export interface Telling {
  /** `verb`: behind its source; `phrase`: "according to", before it. */
  readonly kind: 'verb' | 'phrase';
  readonly words: string;
  readonly act: Act;
  /** True where it was put in place of another verb: it takes a clause or a quotation alone. */
  readonly isReplaced: boolean;
  /** True where its verb takes a clause without "that": "said he had gone". */
  readonly takesClause: boolean;
  /** Its verb in the base form. */
  readonly lemma: string;
}

const LOADED: ReadonlySet<string> = new Set(LOADED_VERBS.map((v) => [v.forms[0], ...v.particles].join(' ')));
const SAYING: ReadonlySet<Act> = new Set(['say', 'allege']);

/** "said", "denied", "did not say", "according to"; null where the cue makes no plain sentence. */
export function tellingOf(text: Text, a: Attribution, source: Source): Telling | null {
  const tokens = tokensWithin(text, a.cue);
  const lower = tokens.map((t) => t.lower);
  const phrase = phrasesByFirstWord(lower[0] ?? '').find((p) => p.phrase === lower.join(' '));
  if (phrase)
    return phrase.source === 'before' &&
      phrase.act === 'say' &&
      phrase.phrase !== 'citing' &&
      phrase.phrase !== 'quoting'
      ? {
          kind: 'phrase',
          words: 'according to',
          act: a.act === 'allege' ? 'say' : a.act,
          isReplaced: true,
          takesClause: true,
          lemma: 'according to',
        }
      : null;
  if (lower.length === 1 && /^[:–—-]$|^--$/.test(lower[0]!)) return null;
  const at = lower.findIndex(
    (w) => !AUXILIARIES.has(w) && !NEGATIONS.has(w) && !TYING_ADVERBS.has(w) && !isAdverb(w) && w !== 'neither',
  );
  const head = lower[at] ?? lower.at(-1) ?? '';
  const aux = lower.slice(0, Math.max(0, at)).filter((w) => !TYING_ADVERBS.has(w));
  const rest = tokens.slice(at + 1);
  const reading = verbByForm(head)
    .filter(
      (r) =>
        r.particle === null ||
        lower
          .slice(at + 1)
          .join(' ')
          .startsWith(r.particle),
    )
    .sort((x, y) => Number(y.verb.act === a.act) - Number(x.verb.act === a.act))[0];
  if (at < 0 || !reading || !aux.every((w) => KEPT_AUXILIARIES.has(w) || isAdverb(w))) return null;
  const { verb } = reading;
  const isNegated = aux.some((w) => NEGATIONS.has(w) || w === 'neither');
  const isOwnAct = !SAYING.has(verb.act);
  const tail = rest
    .filter((t) => !TYING_ADVERBS.has(t.lower))
    .map((t) => t.text)
    .join(' ');
  const finite = finiteOf(text, a, {
    aux,
    head,
    form: reading.form,
    past: verb.forms.past,
    participle: verb.forms.participle,
    isOwnAct,
  });
  if (finite === null) return null;
  const act = a.act === 'allege' && !isNegated ? 'say' : a.act;
  const common = { kind: 'verb', act, lemma: verb.lemma, takesClause: verb.frames.includes('bare') } as const;
  if (isNegated && SAYING.has(verb.act) && a.act !== 'decline' && a.act !== 'refuse') return null;
  if (isNegated) return { ...common, words: joined(finite, tail), isReplaced: false, act: a.act };
  if (isOwnAct) {
    // Where the article's words and the verb do not agree on what was done, it is not sure enough to be told.
    if (isNegated ? false : verb.stance !== a.stance || !isSameAct(verb.act, a.act)) return null;
    if (a.act === 'attitude' && a.stance !== 'asserts' && !isNegated) return null;
    if (a.act === 'ask' && !asksQuestion(text, a)) return null;
    if (LOADED.has(verb.lemma) || UNEVEN_VERBS.has(verb.lemma))
      return SAYING.has(a.act) || a.act === 'confirm'
        ? { ...common, words: 'said', isReplaced: true, act: 'say' }
        : null;
    return { ...common, words: joined(finite, tail), isReplaced: false, act: a.act };
  }
  // "Said" is read as saying alone: an act that was found in the words behind it would be lost.
  if (act !== 'say' && !deniesInOwnWords(a)) return null;
  if (verb.lemma === 'tell' && a.to) return { ...common, words: 'told', isReplaced: false };
  const place = settingIn(tail);
  if (KEPT_SAYING.has(verb.lemma) && (aux.length === 0 || aux[0] === 'had') && reading.form !== 'ing')
    return { ...common, words: joined(verb.forms.past, place), isReplaced: verb.lemma === 'say' };
  // What an outlet alleges is not told as its report.
  const said = source.kind === 'outlet' && a.act !== 'allege' ? 'reported' : 'said';
  return { ...common, words: joined(said, place), isReplaced: true };
}

/** “The charges are false,” she said: her own words deny it, and are read so again. */
const deniesInOwnWords = (a: Attribution): boolean => a.act === 'deny' && a.form === 'direct';

/** "Rejected the claim" denies and "rejected the offer" refuses: one verb for both. */
const isSameAct = (a: Act, b: Act): boolean => a === b || [a, b].every((x) => x === 'deny' || x === 'refuse');

/** "asked whether", not "asked for records". */
const asksQuestion = (text: Text, a: Attribution): boolean =>
  QUESTION_WORDS.has(tokensWithin(text, a.content[0] ?? a.cue).find((t) => t.kind === 'word')?.lower ?? '');

const joined = (...parts: readonly string[]): string =>
  parts
    .filter((p) => p !== '')
    .join(' ')
    .replace(/ (n['’]t)\b/g, '$1')
    .replace(/(\w) - (\w)/g, '$1-$2');

/** "at a briefing", "in a statement" behind the verb. */
const settingIn = (tail: string): string => (SETTING_START.test(tail) && !KNOWN_SETTING.test(tail) ? tail : '');

interface Group {
  readonly aux: readonly string[];
  readonly head: string;
  readonly form: VerbForm;
  readonly past: string;
  readonly participle: string;
  /** An act of its own keeps the time that the article gives it. */
  readonly isOwnAct: boolean;
}

/** The group of verbs as the main clause of a sentence has it; null where it cannot be one. */
function finiteOf(text: Text, a: Attribution, { aux, head, form, past, participle, isOwnAct }: Group): string | null {
  const adverbs = aux.filter((w) => isAdverb(w));
  const verbs = aux.filter((w) => !isAdverb(w));
  const first = verbs[0];
  if (first === undefined) {
    if (form === 'past' || form === 's')
      return joined(...adverbs, isPassive(text, a) ? '' : form === 's' && !isOwnAct ? past : head) || null;
    if (form === 'ing') return joined(...adverbs, past);
    return form === 'base' && !isInfinitive(text, a) ? joined(...adverbs, isOwnAct ? head : past) : null;
  }
  if (verbs.length === 1 && first === 'had' && (head === participle || head === past)) return joined(...adverbs, past);
  if (HAVE.has(first) && (head === participle || head === past)) return joined(...verbs, ...adverbs, head);
  if (FINITE_BE.has(first) && head.endsWith('ing')) return joined(...verbs, ...adverbs, head);
  if (BARE_INFINITIVE_AUXILIARIES.has(first) && verbs.slice(1).every((w) => NEGATIONS.has(w)) && verbs.length > 1)
    return joined(...verbs, ...adverbs, head);
  return null;
}

/** "may lead owners *to* demand": nobody has demanded it. */
const isInfinitive = (text: Text, a: Attribution): boolean =>
  /\bto\s+$/i.test(text.read.article.text.slice(Math.max(0, a.cue[0] - 5), a.cue[0]));

/** A participle behind its object: "quoted by", "the claim denied by the mayor". */
const isPassive = (text: Text, a: Attribution): boolean => {
  const behind = text.read.article.text.slice(a.cue[1], a.cue[1] + 4);
  return /^ by\b/.test(behind);
};
