import { mix } from '../records/fnv.ts';
import { hash32 } from './hash.ts';

/** Runs of `size` neighbours of a list of words, as hashes; of fewer words the whole. */
export function shingles(words: readonly string[], size: number): number[] {
  if (!words.length) return [];
  const out: number[] = [];
  for (let i = 0; i + size <= words.length || i === 0; i++) out.push(hash32(words.slice(i, i + size).join(' ')));
  return out;
}

/** Runs of `size` characters of a text, as hashes. */
export function characterShingles(text: string, size: number): number[] {
  const out: number[] = [];
  for (let i = 0; i + size <= text.length || i === 0; i++) out.push(hash32(text, i, i + size));
  return out;
}

/** MinHash (Broder 1997): `count` least values under as many mixes of the hashes; empty for nothing. */
export function minHash(hashes: readonly number[], count: number): number[] {
  if (!hashes.length) return [];
  const out = new Array<number>(count).fill(0xffffffff);
  for (const h of hashes)
    for (let k = 0; k < count; k++) {
      const x = mix(h ^ Math.imul(k + 1, 0x9e3779b1));
      if (x < out[k]!) out[k] = x;
    }
  return out;
}

/** Share of equal values: an estimate of the Jaccard likeness; 0 where either is empty. */
export function sameShare(a: readonly number[], b: readonly number[]): number {
  const n = Math.min(a.length, b.length);
  let same = 0;
  for (let k = 0; k < n; k++) if (a[k] === b[k]) same++;
  return n ? same / n : 0;
}
