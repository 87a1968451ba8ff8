import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { LIMITING_WORDS } from '../rules/en/act-words.ts';
import type { CueNoun, CueVerb, Frame } from '../rules/en/cue-types.ts';
import { nounByForm, verbByForm } from '../rules/en/cues.ts';
import {
  AUXILIARIES,
  BE,
  DETERMINERS,
  isAdverb,
  NEGATIONS,
  QUESTION_WORDS,
  SUBJECT_PRONOUNS,
} from '../rules/en/grammar.ts';
import { RAISING_VERBS } from '../rules/en/raising-verbs.ts';
import { PERFECT_AUXILIARIES } from '../rules/en/verb-group-words.ts';
import { tokensIn } from './form.ts';

/** What a cue is made of, whichever engine found it. Indices are into `parse.tokens`. */
export interface CueFacts {
  readonly first: number;
  /** Behind the last token of the cue. */
  readonly last: number;
  /** The verb that heads the cue, or null. */
  readonly verb: CueVerb | null;
  /** The noun that heads the cue, or null. */
  readonly noun: CueNoun | null;
  /** Token of the head; -1 without one. */
  readonly head: number;
  readonly passive: boolean;
  /** A negation stands before the head. */
  readonly negated: boolean;
  /** First token of the content behind the cue; -1 where all content stands before it. */
  readonly content: number;
  /** Behind the last token of that piece. */
  readonly contentEnd: number;
  /** What the cue governs; null where it cannot be told. */
  readonly frame: Frame | null;
}

/** How far behind its cue a content may begin (an addressee and a time between). */
const GAP = 14;

/** An addressee with words of its own may be longer before an infinitive: "asked Ada Holm, who ..., to go". */
const INFINITIVE_GAP = 24;

/** Reads the head, negation and frame of a cue. The work does not depend on the length of the content. */
export function readCue(parse: Parse, found: Pick<Found, 'cue' | 'content' | 'source'>): CueFacts {
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, found.cue);
  const piece = found.content.find((c) => c[0] >= found.cue[1]);
  const [start, end] = piece ? tokensIn(parse, piece) : [-1, -1];
  const { verb, noun, head } = headOf(tokens, first, last, start < 0 ? tokens.length : start);
  let negated = false;
  let be = false;
  // The negation may have been left outside the cue: "did not | respond".
  for (let i = head - 1; head >= 0 && i >= first - 3; i--) {
    const { lower, kind } = tokens[i] ?? { lower: '', kind: 'mark' };
    if (i < first && (kind === 'mark' || !(AUXILIARIES.has(lower) || NEGATIONS.has(lower)))) break;
    if (NEGATIONS.has(lower) && !LIMITING_WORDS.has(tokens[i + 1]?.lower ?? '')) negated = true;
    // "has no plans to", "makes no claim that"
    if (lower === 'no' && (noun || tokens[i + 1]?.lower === 'longer')) negated = true;
    if (BE.has(lower)) be = true;
  }
  const passive = verb !== null && be && isParticiple(tokens[head]!.lower, verb);
  const gap = tokens[start]?.lower === 'to' ? INFINITIVE_GAP : GAP;
  const content = start - last <= gap ? start : -1;
  const facts = { first, last, verb, noun, head, passive, negated, content, contentEnd: content < 0 ? -1 : end };
  return { ...facts, frame: frameOf(parse, facts) };
}

const isParticiple = (word: string, { forms, others }: CueVerb): boolean =>
  [forms.participle, forms.past, ...others.map((o) => o.text)].some((f) => f.split(' ')[0] === word);

/** The first cue verb or noun among the tokens of the cue; a verb with its particle may reach beyond it, not into the content. */
function headOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  content: number,
): Pick<CueFacts, 'verb' | 'noun' | 'head'> {
  for (let i = first; i < last; i++) {
    const { lower } = tokens[i]!;
    const before = tokens[i - 1]?.lower ?? '';
    const nominal = DETERMINERS.has(before) || before === "'s" || before === "'" || before === '’';
    const noun = nounByForm(lower)[0]?.noun ?? null;
    if (noun && nominal) return { verb: null, noun, head: i };
    // "has long denied": an adverb here.
    if (lower === 'long' && PERFECT_AUXILIARIES.has(before)) continue;
    // "went on to rebut": the verb behind "to" is the head.
    if (RAISING_VERBS.has(lower) && raises(tokens, i, last)) continue;
    const reading = verbByForm(lower).find((r) =>
      r.particle === null
        ? !AUXILIARIES.has(lower)
        : r.particle.split(' ').every((w, k) => i + 1 + k < content && tokens[i + 1 + k]?.lower === w),
    );
    if (reading) return { verb: reading.verb, noun: null, head: i };
    if (noun) return { verb: null, noun, head: i };
  }
  return { verb: null, noun: null, head: -1 };
}

/** Whether "to" and a verb that denies, refuses or withholds follow the verb at `i` within the cue. */
function raises(tokens: readonly Token[], i: number, last: number): boolean {
  let at = i + 1;
  while (at < last && (tokens[at]!.lower === 'on' || isAdverb(tokens[at]!.lower))) at++;
  if (tokens[at]?.lower !== 'to') return false;
  while (++at < last) if (verbByForm(tokens[at]!.lower).some((r) => r.verb.stance !== 'asserts')) return true;
  return false;
}

type Placed = Pick<CueFacts, 'last' | 'head' | 'passive' | 'content' | 'contentEnd'>;

function frameOf(parse: Parse, { last, head, passive, content, contentEnd }: Placed): Frame | null {
  const { tokens } = parse;
  if (head < 0) return null;
  const first = tokens[content];
  if (passive) {
    if (first?.lower === 'to' || tokens[last - 1]?.lower === 'to') return 'passive';
    return tokens[last - 1] !== tokens[head] ? 'passivePrep' : null;
  }
  if (!first) return 'quote';
  const addressee = content > last;
  if (first.lower === 'to' || (first.lower === 'not' && tokens[content + 1]?.lower === 'to'))
    return addressee ? 'toldInf' : 'inf';
  if (tokens[last - 1]?.lower === 'to' && last - 1 > head) return 'inf';
  if (first.lower === 'that' && !isNamed(tokens, content, contentEnd)) return addressee ? 'told' : 'that';
  if (QUESTION_WORDS.has(first.lower)) return 'whether';
  if (first.kind === 'mark') return 'quote';
  if (addressee) return 'told';
  if (first.lower.endsWith('ing') && first.lower.length > 4) return 'ing';
  return isClause(tokens, content, contentEnd) ? 'bare' : 'np';
}

/** "that argument" and no more: a noun phrase, no clause. */
const isNamed = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from > 1 &&
  to - from <= 4 &&
  !tokens
    .slice(from + 1, to)
    .some(({ lower }) => AUXILIARIES.has(lower) || SUBJECT_PRONOUNS.has(lower) || verbByForm(lower).length > 0);

/** How far into a content its verb is looked for. */
const CLAUSE = 10;

/** True where a finite verb stands before any word that opens a clause within the phrase. */
function isClause(tokens: readonly Token[], from: number, to: number): boolean {
  if (SUBJECT_PRONOUNS.has(tokens[from]!.lower) || tokens[from]!.lower === 'there') return true;
  for (let i = from + 1; i < Math.min(to, from + CLAUSE); i++) {
    const { lower } = tokens[i]!;
    if (lower === 'that' || lower === ',' || lower === 'to' || QUESTION_WORDS.has(lower)) return false;
    if (AUXILIARIES.has(lower) && lower !== "'s") return true;
  }
  return false;
}
