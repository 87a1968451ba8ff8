import type { Figure } from '../records/figure.ts';

export interface Chart {
  /** The least and the greatest bound over the ends of the lines. */
  readonly scale: string;
  /** One line an interval, in the order given. */
  readonly lines: readonly string[];
}

type Interval = Pick<Figure, 'min' | 'max' | 'hedge'>;

/**
 * Intervals on one scale as lines of text, `width` columns each: `●` a value, `○` about, `●───▸` at least, `◂───●` at most,
 * `●──●` between. Null where there are not two different bounds to compare. A vague amount is an empty line.
 */
export function chartOf(intervals: readonly Interval[], width: number): Chart | null {
  const bounds = intervals.flatMap(({ min, max }) => [min, max]).filter((x): x is number => x !== null);
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  if (bounds.length === 0 || low === high || width < 12) return null;
  // Room at both ends for what has no bound.
  const at = (x: number): number => 2 + Math.round(((x - low) / (high - low)) * (width - 5));
  return {
    scale: scaleOf(low, high, width),
    lines: intervals.map((i) => line(i, at, width)),
  };
}

function scaleOf(low: number, high: number, width: number): string {
  const [left, right] = [low, high].map((x) => x.toLocaleString('en-US'));
  const gap = width - 3 - left!.length - right!.length;
  return `  ${left}${' '.repeat(Math.max(1, gap))}${right}`;
}

function line({ min, max, hedge }: Interval, at: (x: number) => number, width: number): string {
  if (min === null && max === null) return '';
  const cells = Array.from({ length: width }, () => ' ');
  const from = min === null ? 0 : at(min);
  const to = max === null ? width - 1 : at(max);
  for (let k = from; k <= to; k++) cells[k] = '─';
  const mark = hedge === 'about' ? '○' : '●';
  cells[from] = min === null ? '◂' : mark;
  cells[to] = max === null ? '▸' : mark;
  return cells.join('').trimEnd();
}
