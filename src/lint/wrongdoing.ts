import { tokensIn } from '../records/in-parse.ts';
import type { Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { ACCUSATIONS } from '../rules/en/accusations.ts';
import { BE, isAdverb, NEGATIONS } from '../rules/en/grammar.ts';
import { ACCUSING_VERB_END } from '../rules/en/lint-context-words.ts';
import { CHARGED_WORDS } from '../rules/en/lint-words.ts';
import { ORGANIZATION_WORDS, PARTICLES } from '../rules/en/names.ts';
import { sourceNoun } from '../rules/en/people.ts';
import {
  GAME_OBJECTS,
  NOT_OF_PEOPLE,
  WRONG_DEEDS,
  WRONG_OBJECTS,
  WRONG_PAIRS,
  WRONG_VERBS,
} from '../rules/en/wrong-deeds.ts';
import type { Draft } from './draft.ts';
import { isQuoted } from './look.ts';
import { type Name, namesIn } from './names.ts';

/** A named person who is said to have done wrong, from the name to the word that says so. */
export interface Wrongdoing {
  readonly doer: Name;
  readonly span: Span;
}

/** The first person in the span of whom a clause says that he did wrong; null where none does, it is denied or left open, or a court is spoken of. */
export function wrongdoingIn(draft: Draft, span: Span): Wrongdoing | null {
  const tokens = tokensIn(draft, span);
  if (tokens.some((t) => CHARGED_WORDS.has(t.lower) || NEGATIONS.has(t.lower) || /^(?:if|whether)$/.test(t.lower)))
    return null;
  const people = namesIn(draft, span).filter((n) => isDoer(draft, n));
  for (const [i, t] of tokens.entries()) {
    if (!isDeed(tokens, i) || isQuoted(draft, [t.start, t.end])) continue;
    const doer = people.filter((p) => p.span[1] <= t.start).at(-1);
    if (doer && isSubject(tokensIn(draft, [doer.span[1], t.start]))) return { doer, span: [doer.span[0], t.end] };
  }
  return null;
}

/** A person, or a name of two words or more that is none of a body, a place or a storm: given names of the whole world stand in no list. */
function isDoer(draft: Draft, { words, isPerson, span }: Name): boolean {
  if (isPerson) return true;
  const lower = words.map((w) => w.toLowerCase());
  const behind = draft.read.article.text.slice(span[1], span[1] + 3);
  if (words.length > LONGEST_NAME || lower.some((w) => ORGANIZATION_WORDS.has(w) || NOT_OF_PEOPLE.has(w))) return false;
  if (lower.some((w) => sourceNoun(w) !== undefined && sourceNoun(w)!.noun.kind !== 'person')) return false;
  return (
    words.length > 1 &&
    !/^(?:['’]s|-)/.test(behind) &&
    words.every((w) => /^\p{Lu}\p{Ll}/u.test(w) || PARTICLES.has(w.toLowerCase().split('-')[0]!))
  );
}
/** Words of a person's name at most. */
const LONGEST_NAME = 4;

/** "embezzled", "is guilty", "took bribes"; not "was harassed". */
function isDeed(tokens: readonly Token[], i: number): boolean {
  const { lower } = tokens[i]!;
  let before = i - 1;
  while (before >= 0 && isAdverb(tokens[before]!.lower)) before--;
  const isOfBe = tokens.slice(Math.max(0, before - 1), before + 1).some((x) => BE.has(x.lower));
  const object = tokens.slice(i + 1, i + 1 + OBJECT);
  if (object.some((t) => GAME_OBJECTS.has(t.lower))) return false;
  if (!isOfBe && isPaired(tokens, i)) return true;
  if (WRONG_VERBS.has(lower) && !isOfBe && object.some((t) => WRONG_OBJECTS.has(t.lower))) return true;
  if (WRONG_DEEDS.has(lower)) return !isOfBe;
  return ACCUSATIONS.has(lower) && ACCUSING_VERB_END.test(lower) !== isOfBe;
}
/** "threatened two drivers with a knife": a wrong by what it is done with. */
const isPaired = (tokens: readonly Token[], i: number): boolean =>
  WRONG_PAIRS.some(
    ({ verbs, things, far }) =>
      verbs.has(tokens[i]!.lower) && tokens.slice(i + 1, i + 1 + far).some((t) => things.has(t.lower)),
  );

/** Words between a verb and its object at most. */
const OBJECT = 4;

/** Between who did it and the verb: a few words, or an apposition between two commas. */
function isSubject(between: readonly Token[]): boolean {
  const rest = between.filter((t) => !isAdverb(t.lower));
  const isApposition = rest.length > 2 && rest[0]!.text === ',' && rest.filter((t) => t.text === ',').length === 2;
  const last = rest.findLastIndex((t) => t.text === ',');
  const words = (isApposition ? rest.slice(last + 1) : rest).filter((t) => t.kind !== 'mark');
  return words.length <= NEAR && (!isApposition || rest.length <= APPOSITION);
}
/** Words between who did it and the verb, and in an apposition, at most. */
const NEAR = 3;
const APPOSITION = 16;
