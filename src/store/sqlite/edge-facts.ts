import type { Evidence } from '../../records/claim.ts';
import { type EdgeFacts, edgeBytes, reasonRows, scoreOf } from '../rows/edge-bytes.ts';
import { opened, sealed } from '../rows/pack.ts';
import type { Sql } from './sql.ts';

/** Reasons that are remembered, each some hundred bytes. */
const MOST = 20_000;
/** Reasons of edges, each kept once: most edges have the same few. */
export class Reasons {
  readonly #sql: Sql;
  readonly #byRow = new Map<number, Evidence>();
  readonly #byText = new Map<string, number>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  clear(): void {
    this.#byRow.clear();
    this.#byText.clear();
  }

  /** As the table `edge` keeps them. */
  store({ score, why }: EdgeFacts): Buffer {
    return edgeBytes(
      score,
      why.map((reason) => this.#rowOf(reason)),
    );
  }

  facts(stored: Buffer): EdgeFacts {
    return { score: scoreOf(stored), why: reasonRows(stored).map((row) => this.#at(row)) };
  }

  /** Drops all reasons but those of these edges. */
  keepOnly(stored: Iterable<Buffer>): void {
    const kept = new Set<string>();
    for (const facts of stored) for (const reason of this.facts(facts).why) kept.add(sealed(reason));
    this.#sql.run('DELETE FROM reason WHERE json NOT IN (SELECT value FROM json_each(?))', JSON.stringify([...kept]));
    this.clear();
  }

  #rowOf({ kind, text }: Evidence): number {
    const key = `${kind}\n${text}`;
    const known = this.#byText.get(key);
    if (known !== undefined) return known;
    const json = sealed({ kind, text });
    const row =
      this.#sql.value<number>('SELECT row FROM reason WHERE json = ?', json) ??
      this.#sql.run('INSERT INTO reason (json) VALUES (?)', json).row;
    if (this.#byText.size >= MOST) this.#byText.clear();
    this.#byText.set(key, row);
    return row;
  }

  #at(row: number): Evidence {
    const known = this.#byRow.get(row);
    if (known) return known;
    const made = opened<Evidence>(this.#sql.value<string>('SELECT json FROM reason WHERE row = ?', row) ?? '');
    if (this.#byRow.size >= MOST) this.#byRow.clear();
    this.#byRow.set(row, made);
    return made;
  }
}
