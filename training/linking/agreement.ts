/**
 * How well two readings of the grouped events agree: `npx tsx training/linking/agreement.ts`. Prints F1 of pairs of statements that are of one claim, the
 * first reading taken for right, and how often the stance of a statement of both is the same.
 */
import { join } from 'node:path';
import { type GroupedLine, groupedLines } from './grouped.ts';

type Placed = readonly (number | string)[];

/** Pairs of places by event, and the stance of each place in its first claim. */
function pairsOf({ event, claims }: GroupedLine): { pairs: Set<string>; stances: Map<string, string> } {
  const pairs = new Set<string>();
  const stances = new Map<string, string>();
  const place = (p: Placed): string => `${event} ${p.filter((x) => typeof x === 'number').join()}`;
  for (const claim of claims) {
    const places = claim.map(place);
    for (const p of claim)
      if (!stances.has(place(p))) stances.set(place(p), String(p.findLast((x) => typeof x === 'string') ?? 'a'));
    for (const a of places) for (const b of places) if (a < b) pairs.add(`${a} | ${b}`);
  }
  return { pairs, stances };
}

for (const name of ['groups', 'groups-fetched']) {
  const lines = (file: string): Map<string, GroupedLine> =>
    new Map(groupedLines([join(import.meta.dirname, file)]).map((l) => [l.event, l]));
  const first = lines(`${name}.jsonl`);
  const sum = { first: 0, second: 0, both: 0, stances: 0, same: 0 };
  const second = lines(`${name}-second.jsonl`);
  for (const [event, line] of second) {
    const [a, b] = [pairsOf(first.get(event)!), pairsOf(line)];
    sum.first += a.pairs.size;
    sum.second += b.pairs.size;
    for (const p of b.pairs) if (a.pairs.has(p)) sum.both++;
    for (const [place, stance] of b.stances) {
      if (!a.stances.has(place)) continue;
      sum.stances++;
      if (a.stances.get(place) === stance) sum.same++;
    }
  }
  const percent = (x: number): string => (100 * x).toFixed(1);
  console.log(
    `${name}: ${second.size} events read twice; pairs of one claim F1 ${percent((2 * sum.both) / (sum.first + sum.second))} of ${sum.first} and ${sum.second}; stance of places in both ${percent(sum.same / sum.stances)} of ${sum.stances}`,
  );
}
