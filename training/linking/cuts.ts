import { type Features, lowerBound } from '../../src/attribute/model/features.ts';
import type { GroupedLine } from './grouped.ts';

/** A stretch of a text that says one claim. */
type Stretch = readonly [start: number, end: number];

/** A piece of a text, and whether what another claim says begins there. */
export type Cut = readonly [piece: number, begins: 0 | 1];

/** Words between what two claims say that belong to neither. */
const MUCH_BETWEEN = 3;

interface Said {
  /** [file, start, end, ...] */
  readonly places: readonly number[];
  readonly stretches: Stretch[];
}

/** Statements of an event with the stretches that say its claims; a statement of one claim has itself. */
function saidIn({ claims, parts }: GroupedLine): readonly Said[] {
  const words = new Map(parts.map(([c, i, start, end]) => [`${c} ${i}`, [start, end] as const]));
  const out = new Map<string, Said>();
  claims.forEach((claim, c) => {
    claim.forEach((placed, i) => {
      const places = placed.filter((x) => typeof x === 'number');
      const said = out.get(places.join()) ?? { places, stretches: [] };
      out.set(places.join(), said);
      const part = words.get(`${c} ${i}`) ?? ([places[1]!, places.at(-1)!] as const);
      // A second reader did not find it said.
      if (part[1] > 0) said.stretches.push(part);
    });
  });
  return [...out.values()];
}

/** Whether a word begins at a piece. */
function opensWord(f: Features, text: string, i: number): boolean {
  const at = f.starts[i]!;
  return at > 0 && !/[\p{L}\p{N}]/u.test(text[at - 1]!) && /[\p{L}\p{N}“"‘]/u.test(text[at]!);
}

/**
 * Where in the statements of a text what another claim says begins, for every word but the first of each: behind the end of what one claim
 * says where another is said behind it, and where that begins, if much stands between.
 */
export function cutsOf(event: GroupedLine, file: number, f: Features, text: string): readonly Cut[] {
  const out = new Map<number, 0 | 1>();
  for (const { places, stretches } of saidIn(event)) {
    if (places[0] !== file) continue;
    const begins = new Set<number>();
    const add = (at: number): void => {
      let i = lowerBound(f.starts, at);
      while (i < f.starts.length && !opensWord(f, text, i)) i++;
      begins.add(i);
    };
    for (const a of stretches)
      for (const b of stretches) {
        if (a[0] >= b[0] || a[1] >= b[1]) continue;
        add(a[1]);
        if ((text.slice(a[1], b[0]).match(/\w+/g) ?? []).length > MUCH_BETWEEN) add(b[0]);
      }
    for (let k = 1; k < places.length; k += 2) {
      const [first, last] = [lowerBound(f.starts, places[k]!), lowerBound(f.starts, places[k + 1]!)];
      for (let i = first + 1; i < last; i++)
        if (opensWord(f, text, i)) out.set(i, begins.has(i) || out.get(i) === 1 ? 1 : 0);
    }
  }
  return [...out];
}
