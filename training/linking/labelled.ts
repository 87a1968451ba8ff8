import { readFileSync } from 'node:fs';
import type { Judged } from '../../src/records/judged.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';

/** An entry with what the reader makes of each of its statements as a title. */
export interface EntryRead extends LedgerEntry {
  readonly judged: readonly Judged[] | null;
}

/** A title that readers judged: the place of its statement. */
export interface JudgedTitle {
  readonly set: string;
  readonly file: string;
  readonly content: number[][];
  /** How far it is understood alone: 1 as it stands, 2 almost, 3 not. */
  readonly alone: 1 | 2 | 3;
  /** Whether a reader of a board of news would want it there. */
  readonly news: 0 | 1;
}

export const labelledTitles = (): JudgedTitle[] =>
  readFileSync(new URL('titles.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JudgedTitle);

/** Event that an article tells of, as far as its set and file show it. */
export function eventOf({ set, file }: Pick<JudgedTitle, 'set' | 'file'>): string {
  if (set === 'events-raw') return `${set} ${file.replace(/-\d+\.txt$/, '')}`;
  if (set === 'ecbplus') return `${set} ${file.split('_')[0]!}`;
  return `${set} ${set === 'fetched' ? file.split('-')[0]! : file.split('_').slice(0, 2).join('_')}`;
}
