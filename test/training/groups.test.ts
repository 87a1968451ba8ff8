import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Member = readonly (number | 'd' | 'q' | 'w')[];
interface Grouped {
  readonly set: string;
  readonly event: string;
  readonly files: readonly string[];
  readonly claims: readonly (readonly Member[])[];
  /** Claim, which of its statements, and, where less than all of it says the claim, where that part begins and ends. */
  readonly parts?: readonly (readonly number[])[];
}
const grouped = (file: string): Grouped[] =>
  readFileSync(join(import.meta.dirname, '../../training/linking', file), 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Grouped);

test('grouped events hold places alone: every claim has two statements or more, of files that the event has', () => {
  const all = ['groups.jsonl', 'groups-fetched.jsonl', 'groups-fetched-test.jsonl'].flatMap(grouped);
  expect(all.flatMap((e) => e.claims).length).toBeGreaterThan(11_000);
  expect(new Set(all.map((e) => e.event)).size).toBe(all.length);
  for (const { event, files, claims } of all) {
    // What is scored on is not among what is learned from.
    expect(event).not.toMatch(/^ecb-(?:19|[23]\d|4\d)/);
    for (const claim of claims) {
      expect(claim.length, event).toBeGreaterThan(1);
      expect(new Set(claim.map((m) => JSON.stringify(m.filter((x) => typeof x === 'number')))).size).toBe(claim.length);
      for (const [file, ...place] of claim) {
        expect(files[file as number], event).toBeDefined();
        const spans = place.filter((x) => typeof x === 'number');
        expect(spans.length % 2).toBe(0);
        expect(spans.every((x, i) => x > (spans[i - 1] ?? -1))).toBe(true);
      }
    }
  }
});

test('no text of an event that is set apart is in one to learn from', () => {
  const known = new Set(grouped('groups-fetched.jsonl').flatMap((e) => e.files));
  const apart = grouped('groups-fetched-test.jsonl').flatMap((e) => e.files);
  expect(apart.length).toBeGreaterThan(100);
  expect(apart.filter((f) => known.has(f))).toEqual([]);
});

test('parts lie within the statements that they are of', () => {
  const all = ['groups.jsonl', 'groups-fetched.jsonl', 'groups-fetched-test.jsonl'].flatMap(grouped);
  expect(all.flatMap((e) => e.parts ?? []).length).toBeGreaterThan(19_000);
  for (const { event, claims, parts = [] } of all)
    for (const [claim, member, ...part] of parts) {
      const place = claims[claim!]![member!]!.slice(1).filter((x) => typeof x === 'number');
      expect([0, 2], event).toContain(part.length);
      const [start, end] = part;
      if (start === undefined || end === 0) continue;
      expect(start, event).toBeGreaterThanOrEqual(place[0]!);
      expect(end, event).toBeLessThanOrEqual(place.at(-1)!);
      expect(start).toBeLessThan(end!);
    }
});

test('two readings agree on which statements are one claim', () => {
  const pairs = ({ claims }: Grouped): Set<string> =>
    new Set(
      claims.flatMap((c) => {
        const ids = c.map((m) => m.filter((x) => typeof x === 'number').join(',')).sort();
        return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => `${a} ${b}`));
      }),
    );
  let [both, one, two] = [0, 0, 0];
  for (const name of ['groups', 'groups-fetched']) {
    const first = new Map(grouped(`${name}.jsonl`).map((e) => [e.event, pairs(e)]));
    for (const e of grouped(`${name}-second.jsonl`)) {
      const [a, b] = [first.get(e.event)!, pairs(e)];
      one += a.size;
      two += b.size;
      both += [...a].filter((p) => b.has(p)).length;
    }
  }
  expect((2 * both) / (one + two)).toBeGreaterThan(0.85);
});
