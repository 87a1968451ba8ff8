import type { Evidence } from '../../records/claim.ts';
import { opened, sealed } from './pack.ts';
import type { Sql } from './sql.ts';

/** What an edge holds beside its ends. */
export interface EdgeFacts {
  readonly score: number;
  readonly why: readonly Evidence[];
}

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

  /** As the table `edge` keeps them: score, then rows of reasons. */
  store({ score, why }: EdgeFacts): string {
    return sealed([score, ...why.map((reason) => this.#rowOf(reason))]);
  }

  facts(stored: string): EdgeFacts {
    const [score, ...rows] = opened<readonly [number, ...number[]]>(stored);
    return { score, why: rows.map((row) => this.#at(row)) };
  }

  /** Drops all reasons but those of these edges. */
  keepOnly(stored: readonly string[]): void {
    const rows = new Set(stored.flatMap((facts) => opened<number[]>(facts).slice(1)));
    this.#sql.run('DELETE FROM reason WHERE row NOT IN (SELECT value FROM json_each(?))', JSON.stringify([...rows]));
    this.clear();
  }

  #rowOf({ kind, text }: Evidence): number {
    const json = sealed({ kind, text });
    const known = this.#byText.get(json) ?? this.#sql.value<number>('SELECT row FROM reason WHERE json = ?', json);
    const row = known ?? this.#sql.run('INSERT INTO reason (json) VALUES (?)', json).row;
    if (this.#byText.size >= MOST) this.#byText.clear();
    this.#byText.set(json, row);
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
