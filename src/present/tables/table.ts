/** A value of a table: what is absent is null, never an empty text. A day is its midnight in UTC. */
export type TableCell = string | number | boolean | Date | readonly string[] | null;

/** What Parquet keeps of a column: `DATE` is a day, `LIST` a list of texts. */
export type TableType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'LIST';

export interface TableColumn<T> {
  readonly name: string;
  readonly type: TableType;
  /** Whether every row has a value. */
  readonly required: boolean;
  /** What it is counted in, or what form a text has; empty where the meaning says all. */
  readonly unit: string;
  readonly help: string;
  readonly value: (row: T) => TableCell;
}

/** One table of the ledger: a name that is a file's too, what a row is, and its columns. */
export interface Table<T> {
  readonly name: string;
  /** "a text that was read" */
  readonly row: string;
  readonly columns: readonly TableColumn<T>[];
}

/** Any table, where only its columns' names and types count. */
export type AnyTable = Table<never>;

type Value<T, V> = (row: T) => V;

const column =
  <V extends TableCell>(type: TableType, required: boolean) =>
  <T>(name: string, help: string, value: Value<T, V>, unit = ''): TableColumn<T> => ({
    name,
    type,
    required,
    unit,
    help,
    value,
  });

/** Columns with a value in every row. */
export const text = column<string>('STRING', true);
export const count = column<number>('INT32', true);
export const flag = column<boolean>('BOOLEAN', true);
export const share = column<number>('DOUBLE', true);
export const list = column<readonly string[]>('LIST', true);

/** Columns where some rows have none. */
export const maybe = {
  text: column<string | null>('STRING', false),
  count: column<number | null>('INT32', false),
  number: column<number | null>('DOUBLE', false),
};

/** A date as found, and beside it the day, which a program can count with. */
export const dated = <T>(name: string, help: string, value: Value<T, string | null>): readonly TableColumn<T>[] => [
  maybe.text(name, help, value, 'ISO 8601, as found'),
  {
    name: `${name}_day`,
    type: 'DATE',
    required: false,
    unit: 'day',
    help: `the day of \`${name}\`, as the page has it`,
    value: (row) => dayOf(value(row)),
  },
];

/** Midnight in UTC of the day that a date begins with; null where it is cut to a month or a year, or is none. */
function dayOf(date: string | null): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : new Date(time);
}

/** The cells of a row, in the order of the columns. */
export const cellsOf = <T>({ columns }: Table<T>, row: T): readonly TableCell[] => columns.map((c) => c.value(row));
