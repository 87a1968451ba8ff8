import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Smaller bodies fit in one packet as they are. */
const LEAST = 1_400;
/** Beginnings of the types of what becomes much smaller. */
const WORDY = [
  'text/',
  'application/json',
  'application/javascript',
  'application/manifest+json',
  'application/wasm',
  'image/svg',
] as const;

export type Coding = 'br' | 'gzip';

/** The coding that the caller takes, brotli first; null for none. A coding with `q=0` is refused. */
export function codingOf(accepted: string | undefined): Coding | null {
  if (accepted === undefined) return null;
  const takes = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...rest] = part
        .toLowerCase()
        .split(';')
        .map((piece) => piece.trim());
      return [name, !rest.some((r) => /^q=0(?:\.0*)?$/.test(r))] as const;
    }),
  );
  return (['br', 'gzip'] as const).find((c) => takes.get(c) ?? takes.get('*') ?? false) ?? null;
}

/** Whether a body of this type and length is worth compressing. */
export const isWorth = (type: string, length: number): boolean =>
  length >= LEAST && WORDY.some((begin) => type.startsWith(begin));

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Off the event loop. Brotli's default quality takes fifty times as long for a tenth less. */
export const compressed = (bytes: string | Uint8Array, coding: Coding): Promise<Buffer> =>
  coding === 'br' ? brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : zip(bytes, { level: 5 });
