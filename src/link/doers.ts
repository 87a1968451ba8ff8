import type { Evidence } from '../records/claim.ts';
import type { LedgerStatement, Linkable } from '../records/ledger.ts';
import { DOERS, ONE_DOER } from '../rules/en/doers.ts';
import { BE } from '../rules/en/grammar.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { stem } from '../rules/en/stem.ts';
import { sameVerb } from './compare.ts';
import { plainWords } from './said-words.ts';

/** Words behind "by" among which the doer stands. */
const REACH = 7;

/** "The organisers" against "the police": who is told to have done what only one can have done, where both hold and both name a kind of doer. */
export function otherDoer(a: Linkable, b: Linkable): Evidence | null {
  const [x, y] = [a.statement, b.statement];
  if (!sameVerb(a, b) || !ONE_DOER.has(groupOf(x.facts.predicate!))) return null;
  if (x.stance !== 'asserts' || y.stance !== 'asserts') return null;
  const [d, e] = [doerOf(x), doerOf(y)];
  return d && e && d.group !== e.group ? { kind: 'doer', text: `“${d.word}” against “${e.word}”` } : null;
}

interface Doer {
  readonly word: string;
  readonly group: string;
}

/** The one kind of doer before the verb, or behind "by" where the verb is in the passive; null where none or several are named. */
function doerOf({ words, facts }: LedgerStatement): Doer | null {
  const all = plainWords(words);
  const verb = all.findIndex((w) => stem(w) === facts.predicate);
  if (verb < 0) return null;
  const passive = all.slice(Math.max(0, verb - 2), verb).some((w) => BE.has(w));
  const by = all.indexOf('by', verb);
  if (passive && by < 0) return null;
  const doers = new Map<string, string>();
  for (const w of passive ? all.slice(by + 1, by + 1 + REACH) : all.slice(0, verb)) {
    const group = groupOf(stem(w));
    if (DOERS.has(group) && !doers.has(group)) doers.set(group, w);
  }
  const [first, ...others] = doers;
  return first && others.length === 0 ? { group: first[0], word: first[1] } : null;
}
