export type Value = string | number | boolean | null;

/** A column of a list: its name, and its value in a row. */
export interface Column<T> {
  readonly name: string;
  readonly value: (row: T) => Value;
}

/**
 * A list as a table (RFC 4180: lines end in CR LF, a first line with names). A text that a spreadsheet would run as a formula gets
 * an apostrophe before it, after the advice of OWASP on CSV injection; so does one that starts with an apostrophe, which makes the
 * guard reversible: take one leading apostrophe off.
 */
export function toTable<T>(columns: readonly Column<T>[], rows: readonly T[], header = true): string {
  const lines = rows.map((row) => columns.map((c) => cell(c.value(row))).join(','));
  return [...(header ? [columns.map((c) => c.name).join(',')] : []), ...lines].map((line) => `${line}\r\n`).join('');
}

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^\s*['=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
