/** A column of a list: its name, and its value in a row. */
export interface CsvColumn<T> {
  readonly name: string;
  readonly value: (row: T) => string | number | boolean | null;
}

/**
 * A list as a table (RFC 4180: lines end in CR LF, a first line with names). As in `present/csv.ts`, a text that a spreadsheet
 * would run as a formula gets an apostrophe before it.
 */
export const toTable = <T>(columns: readonly CsvColumn<T>[], rows: readonly T[]): string =>
  [columns.map((c) => c.name), ...rows.map((row) => columns.map((c) => cell(c.value(row))))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^\s*['=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
