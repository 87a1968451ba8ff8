import type { Evidence } from '../records/claim.ts';
import type { LedgerStatement, Linkable } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { CAUSING } from '../rules/en/causing.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { BE } from '../rules/en/grammar.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { stem } from '../rules/en/stem.ts';
import { stemWeight } from '../rules/en/stem-weight.ts';
import { plainWords } from './said-words.ts';

/** What is told to have caused a thing, and the thing, by group of paraphrases. */
interface Cause {
  readonly by: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly word: string;
}

/** "A gas leak caused the blast" against "the blast was caused by a bomb": two causes with no word in common of things with one. */
export function otherCause(a: Linkable, b: Linkable): Evidence | null {
  if (a.statement.stance !== 'asserts' || b.statement.stance !== 'asserts') return null;
  const [x, y] = [causeIn(a.statement), causeIn(b.statement)];
  if (!x || !y || [...x.by].some((w) => y.by.has(w)) || ![...x.of].some((w) => y.of.has(w))) return null;
  return { kind: 'cause', text: `“${x.word}” against “${y.word}”` };
}

const causeIn = remembered(({ words, facts }: LedgerStatement): Cause | null => {
  if (facts.predicate === null || !CAUSING.has(facts.predicate)) return null;
  const all = plainWords(words);
  const verb = all.findIndex((w) => stem(w) === facts.predicate);
  const [left, right] = [all.slice(0, Math.max(0, verb)), all.slice(verb + 1)];
  const passive = left.slice(-3).some((w) => BE.has(w)) || facts.predicate === RESULT;
  if (passive && right[0] !== 'by' && facts.predicate !== RESULT) return null;
  const [by, of] = passive ? [right, left] : [left, right];
  const found = content(by);
  const word = [...found].sort(([, x], [, y]) => stemWeight(stem(y)) - stemWeight(stem(x)))[0];
  return word ? { by: new Set(found.keys()), of: new Set(content(of).keys()), word: word[1] } : null;
});

const RESULT = stem('result');

/** Words that tell something, by group. */
const content = (words: readonly string[]): ReadonlyMap<string, string> =>
  new Map(words.filter((w) => !FUNCTION_WORDS.has(w)).map((w) => [groupOf(stem(w)), w]));
