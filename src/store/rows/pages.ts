import { Failure } from '../../records/failure.ts';
import type { Key } from './ids.ts';

const MOST = 1000;
const USUAL = 50;

/** Rows of a page: 1 to 1000, 50 unless said. */
export const pageSize = (limit: number | undefined): number =>
  Math.min(MOST, Math.max(1, Math.floor(Number.isFinite(limit ?? USUAL) ? (limit ?? USUAL) : USUAL)));

type Part = string | number | null;

/** A place in a list, as an opaque word. */
export const cursorOf = (parts: readonly (Part | Key)[]): string =>
  Buffer.from(JSON.stringify(parts.map((p) => (Buffer.isBuffer(p) ? { hex: p.toString('hex') } : p)))).toString(
    'base64url',
  );

/** What `cursorOf` was given. Throws a `Failure` for anything else. */
export function placeOf(cursor: string | null | undefined, length: number): (Part | Key)[] | null {
  if (cursor === null || cursor === undefined) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  const isPart = (p: unknown): boolean =>
    p === null || typeof p === 'string' || (typeof p === 'number' && Number.isFinite(p)) || isHex(p);
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isPart))
    throw new Failure('cursor', `no place in this list: ${cursor.slice(0, 80)}`, 'ask for the first page');
  return parts.map((p: Part | { hex: string }) => (isHex(p) ? Buffer.from(p.hex, 'hex') : p));
}

const isHex = (p: unknown): p is { hex: string } =>
  typeof p === 'object' && p !== null && 'hex' in p && typeof p.hex === 'string';
