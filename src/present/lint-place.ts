import type { LintedFile } from '../records/finding.ts';
import type { Span } from '../records/span.ts';

/** A place by line and column, both from 1 on, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Places of spans in a text; its lines are counted once. */
export function placesIn(text: string): (span: Span) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number): number => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return ([start, end]) => {
    const [a, z] = [lineOf(start), lineOf(end)];
    return { line: a + 1, column: start - starts[a]! + 1, endLine: z + 1, endColumn: end - starts[z]! + 1 };
  };
}

/** Name of the file as shown: standard input has none. */
export const nameOf = ({ file }: LintedFile): string => (file === null || file === '-' ? 'stdin' : file);
