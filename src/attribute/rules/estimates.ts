import { AUXILIARIES, isAdverb, SUBJECT_PRONOUNS } from '../../rules/en/grammar.ts';
import { sourceNoun } from '../../rules/en/source-nouns.ts';
import { ESTIMATE_NUMBERS, ESTIMATED_NOUNS, ESTIMATING_VERBS } from '../../rules/en/verb-group-words.ts';
import { clauseEnd, contentOf } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isCapital, spanOf } from './items.ts';
import { subjectBefore } from './nouns.ts';

/** "State television put the death toll at five", "has put the cost at £6m": who gives a figure; null for any other putting. */
export function readEstimate(items: readonly Item[], k: number, floor: number): Draft | null {
  if (!ESTIMATING_VERBS.has(items[k]!.lower)) return null;
  let from = k;
  while (from > floor && (AUXILIARIES.has(items[from - 1]!.lower) || isAdverb(items[from - 1]!.lower))) from--;
  const subject = subjectBefore(items, from, floor);
  let at = k + 2;
  while (at < k + REACH && items[at] && items[at]!.lower !== 'at') at++;
  if (
    !subject ||
    items[at]?.lower !== 'at' ||
    !canEstimate(items[subject.to - 1]!) ||
    !ESTIMATED_NOUNS.has(headOf(items, k + 1, at)) ||
    !isAmount(items, at + 1)
  )
    return null;
  const content = contentOf(items, k + 1, clauseEnd(items, at + 1));
  return (
    content && {
      source: [spanOf(items, subject.from, subject.to)],
      cue: spanOf(items, from, k + 1),
      content: [content],
      act: 'say',
      stance: 'asserts',
      to: null,
      rule: 'puts-at',
    }
  );
}

/** Words from the verb to "at": "puts *the cost of repairs* at". */
const REACH = 10;

/** The word before the first "of", or the last one. */
function headOf(items: readonly Item[], from: number, to: number): string {
  let of = from + 1;
  while (of < to && items[of]!.lower !== 'of') of++;
  return items[of - 1]!.lower;
}

/** Somebody or a document: "the latest deaths put the toll at 45" tells what happened. */
const canEstimate = (head: Item): boolean =>
  isCapital(head) || SUBJECT_PRONOUNS.has(head.lower) || sourceNoun(head.lower) !== undefined;

const isAmount = (items: readonly Item[], at: number): boolean =>
  items.slice(at, at + 4).some((i) => i.token?.kind === 'number' || ESTIMATE_NUMBERS.has(i.lower));
