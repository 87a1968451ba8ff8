import type { StatementFacts } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import { contains, type Span, words } from '../records/span.ts';
import { doubleAround } from './quoted.ts';
import { sentenceOf } from './tokens.ts';

/**
 * Words behind tokens (ascending indices) that stand in the same sentence and in the same quotation in double marks, its closing
 * mark included; null where there are none. `skip`: spans of markup, left out.
 */
export function behindOf(parse: Parse, list: readonly number[], skip: readonly Span[]): string | null {
  const last = list.at(-1);
  const sentence = last === undefined ? undefined : parse.sentences[sentenceOf(parse, last)];
  if (last === undefined || !sentence) return null;
  const at = ({ start, end }: Parse['tokens'][number]): Span => [start, end];
  const quotation = doubleAround(parse, at(parse.tokens[last]!));
  if (!quotation) return null;
  const rest = parse.tokens.slice(last + 1, sentence.last).filter((t) => contains(quotation, at(t)));
  if (!rest.some((t) => t.kind !== 'mark')) return null;
  return words(parse.text, [[rest[0]!.start, rest.at(-1)!.end]], skip);
}

/** The facts with the words behind, where there are any. */
export const withBehind = (facts: StatementFacts, behind: string | null): StatementFacts =>
  behind === null ? facts : { ...facts, behind };
