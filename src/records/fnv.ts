/** Where FNV-1a of 32 bits begins. */
export const OFFSET = 0x811c9dc5;

/** FNV-1a, one UTF-16 unit further. */
export const step = (h: number, unit: number): number => Math.imul(h ^ unit, 0x01000193);

/** The final mix of MurmurHash3, as a whole number of 32 bits from 0 on. */
export function mix(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
