import type { Evidence } from '../../records/claim.ts';
import { Damage } from './damage.ts';
import { opened, sealed } from './pack.ts';
import type { Sql } from './sql.ts';

/** What an edge holds beside its ends. */
export interface EdgeFacts {
  readonly score: number;
  readonly why: readonly Evidence[];
}

/** Reasons that are remembered, each some hundred bytes. */
const MOST = 20_000;
/** Scores are kept in ten-thousandths; any other one as it is, behind this mark. */
const SCALE = 10_000;
const OTHER = 0xffff;
const SUM = 2;

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

  /** As the table `edge` keeps them: score, then rows of reasons as whole numbers of 7 bits a byte, then a check sum. */
  store({ score, why }: EdgeFacts): Buffer {
    const rows = why.map((reason) => this.#rowOf(reason));
    const bytes = Buffer.allocUnsafe(2 + 8 + 5 * rows.length + SUM);
    const whole = Math.round(score * SCALE);
    const isWhole = whole >= 0 && whole <= SCALE && whole / SCALE === score;
    let at = bytes.writeUInt16BE(isWhole ? whole : OTHER, 0);
    if (!isWhole) at = bytes.writeDoubleBE(score, at);
    for (let row of rows) {
      for (; row > 127; row = Math.floor(row / 128)) bytes[at++] = 128 | (row & 127);
      bytes[at++] = row;
    }
    return bytes.subarray(0, bytes.writeUInt16BE(crc16(bytes, at), at));
  }

  facts(stored: Buffer): EdgeFacts {
    const score = scoreOf(stored);
    const why: Evidence[] = [];
    let row = 0;
    let scale = 1;
    for (let at = stored.readUInt16BE(0) === OTHER ? 10 : 2; at < stored.length - SUM; at++) {
      const byte = stored[at]!;
      row += (byte & 127) * scale;
      scale *= 128;
      if (byte > 127) continue;
      why.push(this.#at(row));
      row = 0;
      scale = 1;
    }
    return { score, why };
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

/** The score alone, for whoever walks over many edges. */
export function scoreOf(stored: Buffer): number {
  const end = stored.length - SUM;
  if (end < 2 || crc16(stored, end) !== stored.readUInt16BE(end)) throw new Damage('a check sum does not fit');
  const whole = stored.readUInt16BE(0);
  return whole === OTHER ? stored.readDoubleBE(2) : whole / SCALE;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 8;
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1;
  return sum & 0xffff;
});

/** CRC-16 (CCITT) of the first bytes. */
function crc16(bytes: Buffer, end: number): number {
  let sum = 0xffff;
  for (let i = 0; i < end; i++) sum = ((sum << 8) & 0xffff) ^ TABLE[(sum >> 8) ^ bytes[i]!]!;
  return sum;
}
