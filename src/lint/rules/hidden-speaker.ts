import type { Attribution } from '../../records/attribution.ts';
import { tokenRange, tokensIn } from '../../records/in-parse.ts';
import type { Token } from '../../records/parse.ts';
import { overlaps, type Span } from '../../records/span.ts';
import { DETERMINERS, isAdverb } from '../../rules/en/grammar.ts';
import {
  DOUBLE_PARTICIPLES,
  HIDING_ADVERBS,
  HIDING_PARTICIPLES,
  HIDING_PHRASES,
  IT_PARTICIPLES,
  RULING_PARTICIPLES,
} from '../../rules/en/hiding-words.ts';
import { PASSIVE_BE } from '../../rules/en/lint-context-words.ts';
import { sourceNoun } from '../../rules/en/people.ts';
import type { Draft } from '../draft.ts';
import { isBody, isQuoted, shown, tellersOf } from '../look.ts';
import type { Rule } from '../rule.ts';

export const hiddenSpeaker: Rule = {
  id: 'hidden-speaker',
  level: 'warning',
  about: 'a passive or an adverb that hides who says or believes it: "it is believed", "reportedly"',
  why: 'Somebody believes, says or reports it; the passive keeps the reader from asking who, and lets a guess pass for common knowledge.',
  standards: ['AP Stylebook: attribute information to its source', 'SPJ Code of Ethics: identify sources clearly'],
  limits: '"Is expected to" and "allegedly" are left alone: the one often tells of a plan, the other of a charge.',
  bad: [
    { text: 'It is believed that the wind played a part.' },
    { text: 'The director is said to have left the country.' },
    { text: 'It has been suggested that the port might be sold.' },
    { text: 'The worst of the fire is generally held to be over.' },
    { text: 'Rumour has it that the port will be sold.' },
    { text: 'The custom is assumed to come from the islands.' },
    { text: 'The director reportedly left the country.' },
  ],
  good: [
    { text: 'Thefts are reported to police within a day.' },
    { text: 'The debts were assumed to save the bank.' },
    { text: 'The gate is supposed to open at nine.' },
    { text: 'The talks were held to end the strike.' },
    { text: 'The coastguard believes that the wind played a part.' },
    { text: 'The director is believed by the police to have left the country.' },
  ],
  check: (draft) => {
    const told = draft.read.attributions
      .filter(
        (a) =>
          a.source.length === 0 &&
          a.within === null &&
          isBody(draft, a.cue[0]) &&
          !isQuoted(draft, a.cue) &&
          hides(draft, a),
      )
      .map((a) => a.cue);
    const others = untold(draft).filter((span) => !told.some((t) => overlaps(t, span)));
    return [...told, ...others].map((span) => ({
      span,
      message: `"${shown(draft, span)}" does not say who: name who says or believes it`,
    }));
  },
};

/** "is widely believed", "reportedly"; not "as was reported". */
function hides(draft: Draft, { cue, content }: Attribution): boolean {
  const tokens = tokensIn(draft, cue);
  if (tokens.length === 1 && HIDING_ADVERBS.has(tokens[0]!.lower)) return true;
  const at = tokens.findIndex((t) => HIDING_PARTICIPLES.has(t.lower) || IT_PARTICIPLES.has(t.lower));
  if (at < 1 || !tokens.slice(0, at).some((t) => PASSIVE_BE.has(t.lower)) || content.length === 0) return false;
  const behind = tokensIn(draft, [cue[1], cue[1] + BEHIND]).map((t) => t.lower);
  if (behind.slice(0, 2).includes('by')) return false;
  const word = tokens[at]!.lower;
  const next = tokens[at + 1]?.lower ?? behind[0];
  if (next === 'to') {
    const isNow = tokens.slice(0, at).some((t) => PRESENT_BE.has(t.lower));
    return hidesBefore(word, tokens[at + 2]?.lower ?? behind[behind.indexOf('to') + 1], at > 1, isNow);
  }
  const [first] = tokenRange(draft, cue);
  const isIt = tokens[0]!.lower === 'it' || draft.parse.tokens[first - 1]?.lower === 'it';
  if (isIt && IT_PARTICIPLES.has(word)) return next === 'that';
  // "No injuries were reported" tells of a lack of reports.
  return isIt || (HIDING_PARTICIPLES.has(word) && !RULING_PARTICIPLES.has(word) && word !== 'reported');
}
/** Letters behind the cue in which "by" or "to" may stand. */
const BEHIND = 12;

/** The same words where no attribution is read: "is generally held to lie", "rumour has it". */
function untold(draft: Draft): readonly Span[] {
  const { tokens } = draft.parse;
  return tokens.flatMap((t, i): Span[] => {
    const last = phraseEnd(tokens, i) ?? passiveEnd(tokens, i);
    if (last === null) return [];
    const span: Span = [t.start, tokens[last]!.end];
    const isTold = isQuoted(draft, span) || tellersOf(draft, span).some((a) => a.sourceId !== null);
    return isTold || !isBody(draft, t.start) ? [] : [span];
  });
}

/** A participle before "to" and a verb; `isWide`: behind an adverb, "is *widely* held to"; `isNow`: behind "is" or "are", where no deed is told that was done to an end. */
function hidesBefore(word: string, verb: string | undefined, isWide: boolean, isNow: boolean): boolean {
  if (!HIDING_PARTICIPLES.has(word) || RULING_PARTICIPLES.has(word) || !verb || DETERMINERS.has(verb)) return false;
  if (!DOUBLE_PARTICIPLES.has(word) || /^(?:be|have)$/.test(verb) || (word === 'held' && isWide)) return true;
  // "Thefts are reported to police."
  return isNow && word !== 'held' && sourceNoun(verb) === undefined;
}
const PRESENT_BE: ReadonlySet<string> = new Set(['is', 'are', "'s", '’s', "'re", '’re']);

/** Last token of a phrase that begins here; null where none does. */
function phraseEnd(tokens: readonly Token[], i: number): number | null {
  const phrase = HIDING_PHRASES.find((words) => words.every((w, k) => tokens[i + k]?.lower === w));
  return phrase ? i + phrase.length - 1 : null;
}

/** Last token of "is generally held to" that begins here, or of "it is suggested that" behind "it"; null where there is none. */
function passiveEnd(tokens: readonly Token[], i: number): number | null {
  if (!PASSIVE_BE.has(tokens[i]!.lower)) return null;
  let at = i + 1;
  while (isAdverb(tokens[at]?.lower ?? '')) at++;
  const [word, next] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower];
  if (next === 'to')
    return hidesBefore(word, tokens[at + 2]?.lower, at > i + 1, PRESENT_BE.has(tokens[i]!.lower)) ? at : null;
  const isIt = tokens.slice(Math.max(0, i - 2), i).some((t) => t.lower === 'it');
  return isIt && next === 'that' && (HIDING_PARTICIPLES.has(word) || IT_PARTICIPLES.has(word)) ? at : null;
}
