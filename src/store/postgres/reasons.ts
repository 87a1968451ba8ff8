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

  /** As the table `edge` keeps them, each at its place. */
  async store(facts: readonly EdgeFacts[]): Promise<Buffer[]> {
    const texts = facts.map(({ why }) => why.map(({ kind, text }) => sealed({ kind, text })));
    if (this.#byText.size > MOST) this.#byText.clear();
    const missing = [...new Set(texts.flat())].filter((text) => !this.#byText.has(text));
    if (missing.length) await this.#find(missing);
    return facts.map(({ score }, i) =>
      edgeBytes(
        score,
        texts[i]!.map((text) => this.#byText.get(text)!),
      ),
    );
  }

  /** What was stored, each at its place. */
  async facts(stored: readonly Buffer[]): Promise<EdgeFacts[]> {
    const rows = stored.map(reasonRows);
    if (this.#byRow.size > MOST) this.#byRow.clear();
    const missing = [...new Set(rows.flat())].filter((row) => !this.#byRow.has(row));
    if (missing.length)
      for (const { row, json } of await this.#sql.all<{ row: number; json: string }>(
        'SELECT row, json FROM reason WHERE row = ANY(?::bigint[])',
        missing,
      ))
        this.#byRow.set(row, opened<Evidence>(json));
    return stored.map((bytes, i) => ({
      score: scoreOf(bytes),
      why: rows[i]!.map((row) => this.#byRow.get(row) ?? opened<Evidence>('')),
    }));
  }

  /** Drops all reasons but those of these edges. */
  async keepOnly(stored: readonly Buffer[]): Promise<void> {
    const kept = [...new Set(stored.flatMap(reasonRows))];
    await this.#sql.run('DELETE FROM reason WHERE NOT row = ANY(?::bigint[])', kept);
    this.clear();
  }

  async #find(texts: readonly string[]): Promise<void> {
    const put = (rows: readonly { readonly row: number; readonly json: string }[]): void => {
      for (const { row, json } of rows) this.#byText.set(json, row);
    };
    put(
      await this.#sql.all(
        'SELECT r.row, r.json FROM unnest(?::text[]) v(json) JOIN reason r ON r.json = v.json',
        texts,
      ),
    );
    const fresh = texts.filter((text) => !this.#byText.has(text));
    if (fresh.length)
      put(await this.#sql.all('INSERT INTO reason (json) SELECT unnest(?::text[]) RETURNING row, json', fresh));
  }
}
