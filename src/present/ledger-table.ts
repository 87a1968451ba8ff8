import type { Look } from './ledger-look.ts';
import { visible } from './visible.ts';
import { columns as columnsOf, pad, shorten, wrap } from './wrap.ts';

export interface TableColumn<T> {
  readonly name: string;
  readonly text: (row: T) => string;
  readonly right?: true;
  /** Takes the room that the others leave; one a table. */
  readonly grows?: true;
  /** Columns of the terminal that it takes at most; longer words go on below. */
  readonly most?: number;
  /** Left out, last first, where the terminal is too narrow for the growing column. */
  readonly optional?: true;
  readonly paint?: (row: T, text: string) => string;
}

interface Sized<T> {
  readonly column: TableColumn<T>;
  readonly width: number;
}

const GAP = 2;
/** Less than this is no room for words. */
const LEAST = 26;
/** Columns with a `most` shrink to this before a row is laid out below itself. */
const SHRUNK = 14;
/** Lines of a cell; more is cut with an ellipsis. */
const LINES = 4;

/** A table that fits the terminal: a faint line of names, then the rows, each with what `under` gives below it. */
export function table<T>(
  all: readonly TableColumn<T>[],
  rows: readonly T[],
  look: Look,
  under: (row: T) => readonly string[] = () => [],
): readonly string[] {
  const sized = fitted(all, rows, look.width - GAP);
  if (!sized) return stacked(all, rows, look, under);
  const lead = ' '.repeat(GAP);
  const head = sized.map(({ column: c, width }) => (c.right ? c.name.padStart(width) : pad(c.name, width)));
  return [
    look.ink.faint(lead + head.join(lead)),
    ...rows.flatMap((row) => {
      const cells = sized.map(({ column, width }) => shorten(visible(column.text(row)), width, LINES));
      const height = Math.max(1, ...cells.map((c) => c.length));
      const lines = Array.from({ length: height }, (_, k) =>
        sized.map(({ column: c, width }, n) => {
          const text = cells[n]![k] ?? '';
          const blank = ' '.repeat(Math.max(0, width - columnsOf(text)));
          const painted = c.paint?.(row, text) ?? text;
          return c.right ? blank + painted : painted + blank;
        }),
      );
      return [...lines.map((l) => lead + l.join(lead)), ...under(row)];
    }),
  ];
}

/**
 * Widths of the columns that fit: what is optional goes before the growing column gets too narrow, then others shrink. Null where
 * the terminal is too narrow for any table.
 */
function fitted<T>(all: readonly TableColumn<T>[], rows: readonly T[], width: number): readonly Sized<T>[] | null {
  const natural = (c: TableColumn<T>): number =>
    Math.max(c.name.length, ...rows.map((r) => columnsOf(visible(c.text(r)))));
  const widthOf = (c: TableColumn<T>, most: number): number =>
    Math.min(natural(c), c.most === undefined ? Number.POSITIVE_INFINITY : Math.min(c.most, most));
  const kept = [...all];
  let most = Number.POSITIVE_INFINITY;
  for (;;) {
    const fixed = kept.map((c) => (c.grows ? 0 : widthOf(c, most) + GAP));
    const room = width - fixed.reduce((n, w) => n + w, 0);
    const drop = kept.findLastIndex((c) => c.optional);
    if (room < LEAST && drop >= 0) kept.splice(drop, 1);
    else if (room < LEAST && most > SHRUNK && kept.some((c) => c.most !== undefined))
      most = Math.max(SHRUNK, Math.min(most, 60) - 4);
    else if (room < SHRUNK) return null;
    else
      return kept.map((column) => ({
        column,
        width: column.grows ? Math.min(natural(column), room) : widthOf(column, most),
      }));
  }
}

/** Each row as lines of its own: the growing column first, then the others. */
function stacked<T>(
  all: readonly TableColumn<T>[],
  rows: readonly T[],
  { width, ink }: Look,
  under: (row: T) => readonly string[],
): readonly string[] {
  const grows = all.find((c) => c.grows);
  return rows.flatMap((row) => {
    const rest = all
      .filter((c) => c !== grows && c.text(row) !== '')
      .map((c) => (c.right ? `${c.name} ${c.text(row)}` : c.text(row)));
    const text = grows ? shorten(visible(grows.text(row)), width - GAP, LINES) : [];
    return [
      ...text.map((l) => `  ${grows?.paint?.(row, l) ?? l}`),
      ...wrap(visible(rest.join(' · ')), width - 4).map((l) => `    ${ink.faint(l)}`),
      ...under(row),
    ];
  });
}
