import type { DecidedSources } from '../store.ts';
import { localOf } from './near-sources.ts';
import { takeApart } from './write-sources.ts';
import type { Writing } from './writing.ts';

interface Row {
  readonly local: number;
  readonly decision: string;
}

const nameOf = ({ local, decision }: Row): string => `${local} ${decision}`;

/** Puts these in place of all sources that persons made one. What came or went is joined anew when it is settled. */
export function putOneSources(w: Writing, decided: readonly DecidedSources[]): void {
  const wanted = decided.flatMap(({ decision, sources }) =>
    sources.flatMap((source) => {
      const local = localOf(w, source)?.row;
      return local === undefined ? [] : [{ local, decision }];
    }),
  );
  const before = w.sql.all<Row>('SELECT local, decision FROM oneSource');
  const [old, now] = [new Set(before.map(nameOf)), new Set(wanted.map(nameOf))];
  for (const row of before)
    if (!now.has(nameOf(row))) {
      w.sql.run('DELETE FROM oneSource WHERE local = ? AND decision = ?', row.local, row.decision);
      takeApart(w, row.local);
    }
  for (const row of wanted)
    if (!old.has(nameOf(row))) {
      w.sql.run('INSERT OR IGNORE INTO oneSource (local, decision) VALUES (?, ?)', row.local, row.decision);
      w.sql.run(
        'UPDATE statement SET settled = 0 WHERE settled = 1 AND article = (SELECT article FROM local WHERE row = ?)',
        row.local,
      );
    }
}
