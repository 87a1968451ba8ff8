import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger-node.ts';
import { escaped } from '../../src/present/html-text.ts';
import { storyHtml } from '../../src/present/story-html.ts';
import type { Story } from '../../src/records/story.ts';
import { hearsay } from '../cli/run.ts';
import { bundleLedger } from '../compare/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-story-page-'));
const path = join(folder, 'ledger.db');
let ledger: Ledger;
let story: Story;
beforeAll(async () => {
  ({ ledger, story } = await bundleLedger(path));
}, 200_000);
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const pageOf = async (given: Story = story): Promise<string> => {
  const { items } = await ledger.store.claims({ story: story.id, sort: 'disputed', limit: 1000 });
  const series = await ledger.figures({ story: story.id });
  return storyHtml({ story: given, claims: items, series, digest: null });
};

test('one page has every article, claim and source of a story and asks for nothing; the command writes it', async () => {
  const page = await pageOf();
  const { items: claims } = await ledger.store.claims({ story: story.id, limit: 1000 });
  expect(claims.length).toBeGreaterThan(0);
  for (const words of [
    ...story.publications.map((p) => p.title ?? ''),
    ...claims.map((c) => c.title),
    ...story.sources.map((s) => s.name),
  ])
    expect(page).toContain(escaped(words));
  expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  expect(page).toContain("default-src 'none'");
  const { code, out } = await hearsay(['story', story.id, '--db', path, '--format', 'html']);
  expect([code, out]).toEqual([0, page]);
});

test('words of articles stay words, and only addresses of the web are links', async () => {
  const [first, ...rest] = story.publications;
  const odd = { ...first!, title: '<script>alert(1)</script>', url: 'javascript:alert(1)', outlet: '"><b>x' };
  const page = await pageOf({ ...story, title: '</title><b>y', publications: [odd, ...rest] });
  expect(page).not.toMatch(/<script>alert|<b>x|<b>y|href="javascript/);
  expect(page).toContain('&lt;script&gt;alert(1)');
});
