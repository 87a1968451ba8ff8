import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A record of a WARC file as bytes, without the mark after it. */
export function record(
  id: number,
  block: Uint8Array,
  fields: Readonly<Record<string, string>> = {},
  digest = false,
): Buffer {
  const sha = createHash('sha1').update(block).digest('hex');
  const all = {
    'WARC-Type': 'response',
    'WARC-Record-ID': `<urn:uuid:00000000-0000-0000-0000-${String(id).padStart(12, '0')}>`,
    'WARC-Date': '2026-03-14T09:00:00Z',
    'WARC-Target-URI': `https://norvale.example/${id}`,
    'Content-Type': 'application/http; msgtype=response',
    ...(digest ? { 'WARC-Block-Digest': `sha1:${sha}` } : {}),
    ...fields,
    'Content-Length': String(block.length),
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head.join('')}\r\n`), block]);
}

/** An answer by HTTP as a block. */
export function answer(body: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, status = 200): Buffer {
  const all = { 'Content-Type': 'text/html; charset=utf-8', ...fields };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} OK\r\n${head.join('')}\r\n`), Buffer.from(body)]);
}

export interface WarcFile {
  readonly bytes: Buffer;
  /** Where each record begins and ends, the mark after it left out. */
  readonly places: readonly (readonly [number, number])[];
}

const MARK = Buffer.from('\r\n\r\n');

export function plainFile(records: readonly Buffer[]): WarcFile {
  const places: [number, number][] = [];
  const parts: Buffer[] = [];
  let at = 0;
  for (const r of records) {
    places.push([at, at + r.length]);
    parts.push(r, MARK);
    at += r.length + MARK.length;
  }
  return { bytes: Buffer.concat(parts), places };
}

/** One gzip member a record. */
export function gzipFile(records: readonly Buffer[]): WarcFile {
  const places: [number, number][] = [];
  const parts: Buffer[] = [];
  let at = 0;
  for (const r of records) {
    const member = gzipSync(Buffer.concat([r, MARK]));
    places.push([at, at + member.length]);
    parts.push(member);
    at += member.length;
  }
  return { bytes: Buffer.concat(parts), places };
}
