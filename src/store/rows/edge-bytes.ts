import type { Evidence } from '../../records/claim.ts';
import { Damage } from './damage.ts';

/** What an edge holds beside its ends. */
export interface EdgeFacts {
  readonly score: number;
  readonly why: readonly Evidence[];
}

/** Scores are kept in ten-thousandths; any other one as it is, behind this mark. */
const SCALE = 10_000;
const OTHER = 0xffff;
const SUM = 2;

/** As tables of edges keep them: score, then rows of reasons as whole numbers of 7 bits a byte, then a check sum. */
export function edgeBytes(score: number, rows: readonly number[]): Buffer {
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

/** Rows of the reasons in such bytes. */
export function reasonRows(stored: Buffer): number[] {
  const rows: number[] = [];
  let row = 0;
  let scale = 1;
  for (let at = stored.readUInt16BE(0) === OTHER ? 10 : 2; at < stored.length - SUM; at++) {
    const byte = stored[at]!;
    row += (byte & 127) * scale;
    scale *= 128;
    if (byte > 127) continue;
    rows.push(row);
    row = 0;
    scale = 1;
  }
  return rows;
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
