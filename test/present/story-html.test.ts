import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest as digestOf, readBackBy } from '../../src/digesting.ts';
import { rulesEngine } from '../../src/index.ts';
import { digestMatter } from '../../src/ledger/digest.ts';
import type { Ledger } from '../../src/ledger-node.ts';
import { escaped } from '../../src/present/html-text.ts';
import { storyHtml } from '../../src/present/story-html.ts';
import type { Digest, DigestLine, DigestValue } from '../../src/records/digest.ts';
import type { Story } from '../../src/records/story.ts';
import { hearsay } from '../cli/run.ts';
import { bundleLedger } from '../compare/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-story-page-'));
const path = join(folder, 'ledger.db');
let ledger: Ledger;
let story: Story;
let digest: Digest;
beforeAll(async () => {
  ({ ledger, story } = await bundleLedger(path));
  const matter = await digestMatter(ledger.store, { kind: 'story', id: story.id });
  digest = await digestOf(matter, readBackBy(rulesEngine));
}, 200_000);
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const pageOf = async (given: Story = story, told: Digest | null = digest): Promise<string> => {
  const { items } = await ledger.store.claims({ story: story.id, sort: 'disputed', limit: 1000 });
  const series = await ledger.figures({ story: story.id });
  return storyHtml({ story: given, claims: items, series, digest: told });
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
  for (const { name, grade, statements } of story.sources)
    expect(page).toContain(`${escaped(name)} <small>${grade}, ${statements} statement`);
  expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  expect(page).toContain("default-src 'none'");
  const { code, out } = await hearsay(['story', story.id, '--db', path, '--format', 'html', '--engine', 'rules']);
  expect([code, out]).toEqual([0, page]);
});

test('its digest is whole: every line with links to its very words and with grades, figures, origins, sources, what was left out', async () => {
  const one = digest.bullets[0]!;
  const value: DigestValue = {
    min: 41,
    max: null,
    hedge: 'at least',
    source: 'Edda Korvin',
    grade: 'named',
    time: '2026-03-12',
    place: { ...one.places[0]!, link: 'https://tribune.example/dam#:~:text=at%20least%2041' },
  };
  const whole: Digest = {
    ...digest,
    headline: digest.headline ?? one,
    standfirst: digest.standfirst ?? one,
    quotation: digest.quotation ?? one,
    background: digest.background.length ? digest.background : [one],
    silent: digest.silent.length ? digest.silent : [one],
    figures: [{ counted: 'houses', unit: null, now: [value], older: [{ ...value, min: 17, time: '2026-03-10' }] }],
    sources: [
      { name: 'an official', grade: 'anonymous', reason: 'for fear of <work>', lines: 1, outlets: ['Velt Post'] },
    ],
    leftOut: [{ text: 'The dam held & broke.', why: 'stance: denies for asserts' }],
  };
  const page = await pageOf(story, whole);
  const lines: readonly DigestLine[] = [
    whole.headline!,
    whole.standfirst!,
    ...whole.bullets,
    whole.quotation!,
    ...whole.background,
    ...whole.silent,
  ];
  let links = 0;
  for (const line of lines) {
    expect(page).toContain(escaped(line.text));
    for (const t of line.told) expect(page).toContain(escaped(`${t.source ?? 'no source'}: ${t.grade}`));
    for (const { link } of line.places) {
      if (link === null) continue;
      links++;
      expect(page).toContain(`<a href="${escaped(link)}" rel="noreferrer">`);
    }
  }
  expect(links).toBeGreaterThan(0);
  expect(page).toMatch(
    /Houses: <a href="https:\/\/tribune[^>]+>≥ 41<\/a> <small>\(Edda Korvin: named, 12 March 2026\)<\/small>; before: <a [^>]+>≥ 17<\/a>/,
  );
  expect(page).toContain('an official <small>anonymous (for fear of &lt;work&gt;); in Velt Post</small>');
  expect(page).toContain(
    '<span class="told">The dam held &amp; broke.</span> <small>stance: denies for asserts</small>',
  );
  expect(whole.origins.length).toBeGreaterThan(0);
  for (const o of whole.origins) expect(page).toContain(`<li>${escaped(o.title)} <small>`);
  expect(page).toMatch(/<small>(?:asserted|denied) on (?:at least \d+, at most )?\d+ origins?/);
});

test('words of articles stay words, and only addresses of the web are links', async () => {
  const [first, ...rest] = story.publications;
  const odd = {
    ...first!,
    title: '<script>alert(1)</script>',
    url: 'javascript:alert(1)',
    canonical: null,
    outlet: '"><b>x',
  };
  const [line, ...lines] = digest.bullets;
  const place = { ...line!.places[0]!, link: 'javascript:alert(2)', outlet: '"><b>z' };
  const told = { ...digest, bullets: [{ ...line!, text: '<script>alert(3)</script>', places: [place] }, ...lines] };
  const page = await pageOf({ ...story, title: '</title><b>y', publications: [odd, ...rest] }, told);
  expect(page).not.toMatch(/<script>alert|<b>[xyz]|href="javascript/);
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).toContain('&lt;script&gt;alert(3)');
});
