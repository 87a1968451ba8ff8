import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { besideOutlets } from '../../src/compare/outlets.ts';
import type { Ledger } from '../../src/ledger-node.ts';
import { besideText } from '../../src/present/beside-text.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { Story } from '../../src/records/story.ts';
import { hearsay } from '../cli/run.ts';
import { bundleLedger } from './bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-beside-'));
const path = join(folder, 'ledger.db');
let ledger: Ledger;
let story: Story;
let claims: readonly Claim[];
beforeAll(async () => {
  ({ ledger, story } = await bundleLedger(path));
  claims = (await ledger.store.claims({ story: story.id, articles: 1, all: true, limit: 1000 })).items;
}, 200_000);
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

test('every claim that one of two outlets tells is there, with all of its statements in that outlet and no other', () => {
  const [one, other] = story.outlets as [string, string];
  const beside = besideOutlets(story, claims, one, other);
  const articles = new Set(story.publications.map((p) => p.article));
  for (const outlet of [one, other]) {
    const side = outlet === one ? 'one' : 'other';
    const told = claims.flatMap((c) => {
      const ids = c.statements.filter((s) => s.outlet === outlet && articles.has(s.article)).map((s) => s.id);
      return ids.length ? [[c.id, [...new Set(ids)].sort()]] : [];
    });
    const found = beside.claims.flatMap((c) => (c[side].length ? [[c.id, c[side].map((s) => s.id).sort()]] : []));
    expect(found.sort()).toEqual(told.sort());
  }
  const { both, one: a, other: b } = beside.counts;
  expect(both + a + b).toBe(beside.claims.length);
  expect(both).toBeGreaterThan(0);
  expect(a + b).toBeGreaterThan(0);
  const order = beside.claims.map((c) => ['both', 'one', 'other'].indexOf(c.told));
  expect(order).toEqual([...order].sort());
});

test('changed about, the two outlets change sides and nothing else; what both tell alike differs in nothing', () => {
  const [one, other] = story.outlets as [string, string];
  const [there, back] = [besideOutlets(story, claims, one, other), besideOutlets(story, claims, other, one)];
  expect(back.counts).toEqual({ both: there.counts.both, one: there.counts.other, other: there.counts.one });
  for (const c of there.claims) {
    const turned = back.claims.find((x) => x.id === c.id)!;
    expect([turned.one, turned.other]).toEqual([c.other, c.one]);
    expect(turned.differs.length).toBe(c.differs.length);
  }
  const same = besideOutlets(story, claims, one, one.toUpperCase());
  expect(same.claims.every((c) => c.told === 'both' && c.differs.length === 0)).toBe(true);
});

test('the command tells it in text and JSON, and says which outlets there are where one is not known', async () => {
  const [one, other] = story.outlets as [string, string];
  const asked = ['story', story.id, '--db', path, '--beside'];
  const text = await hearsay([...asked, one, other]);
  expect([text.code, text.out]).toEqual([0, expect.stringContaining(`in ${one} alone`)]);
  const json = await hearsay([...asked, one, other, '--format', 'json']);
  const listed = (await ledger.store.claims({ story: story.id, articles: 1, sort: 'reported', limit: 1000 })).items;
  expect(JSON.parse(json.out)).toEqual(besideOutlets(story, listed, one, other));
  expect(text.out).toBe(besideText(besideOutlets(story, listed, one, other), { width: 80 }));
  const lost = await hearsay([...asked, one, 'The Nowhere Post']);
  expect([lost.code, lost.err]).toEqual([
    1,
    expect.stringMatching(/^hearsay: The Nowhere Post has no article in this story\n {2}it is told by /),
  ]);
  const same = await hearsay([...asked, one, one]);
  expect([same.code, same.err]).toEqual([1, expect.stringContaining('--beside takes two outlets')]);
});
