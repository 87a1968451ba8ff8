import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHtml, rulesEngine } from '../../src/index.ts';
import { citedClaim, citedStory } from '../../src/ledger/cited.ts';
import { wholeStories } from '../../src/ledger/pages.ts';
import { type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import { claimReferences, publicationReference } from '../../src/present/reference.ts';
import { claimAs, storyAs } from '../../src/present/standards.ts';
import type { WebTarget } from '../../src/present/web-selector.ts';
import type { CitedClaim, CitedStory } from '../../src/records/cited.ts';
import { STANDARDS } from '../../src/records/formats.ts';
import {
  expectAnnotations,
  expectFeed,
  expectPlaces,
  expectProv,
  expectReferences,
  expectTyped,
  nodesOf,
  PROV,
  type Typed,
} from '../present/held.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-cited-'));
const PAGES = ['kestrel-1', 'lowland-tribune-1', 'veskian-observer-1', 'daily-lantern-1'];
const urn = (id: string): string => `urn:hearsay:${id}`;
let ledger: Ledger;
let claims: readonly CitedClaim[];
let decided: CitedClaim;
let story: CitedStory;

beforeAll(async () => {
  ledger = await openLedger({ path: join(folder, 'ledger.db') });
  const read = PAGES.map((name) =>
    readForLedger(readHtml(readFileSync(join('examples/bundle', `${name}.html`), 'utf8'), { file: name }), rulesEngine),
  );
  await ledger.add(await Promise.all(read));
  const { store } = ledger;
  const [most] = (await store.claims({ sort: 'reported' })).items;
  await ledger.decide({
    kind: 'speaker',
    statements: [most!.statements[0]!.id],
    speaker: 'Tom Hale',
    note: 'the page was put right',
    by: 'Ada Holm',
    at: '2026-04-01T09:30:00Z',
  });
  const all: CitedClaim[] = [];
  for await (const claim of ledger.allClaims()) all.push(await citedClaim(store, claim));
  claims = all;
  decided = all.find((c) => c.decisions.length > 0)!;
  for await (const one of wholeStories(store)) story ??= await citedStory(store, one);
}, 900_000);
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const parsed = (text: string): object => JSON.parse(text) as object;

test('there is what the rest is held against: claims of several articles, a decision, a story', () => {
  expect(claims.filter((c) => new Set(c.claim.statements.map((s) => s.article)).size > 1).length).toBeGreaterThan(1);
  expect(claims.some((c) => c.claim.drift.length > 0)).toBe(true);
  expect(decided.decisions).toHaveLength(1);
  expect(story.story.publications.length).toBeGreaterThan(1);
  expect(story.claims.length).toBeGreaterThan(2);
  expect(story.claims.flatMap((c) => c.decisions).length).toBeGreaterThan(0);
});

test('a story in every form, equal on every run', async () => {
  const again = await citedStory(ledger.store, (await ledger.store.story(story.story.id))!);
  for (const form of STANDARDS) {
    const made = storyAs(form, story);
    expect(made.endsWith('\n')).toBe(true);
    expect(storyAs(form, again)).toBe(made);
  }
});

describe('Web Annotation', () => {
  type Items = { first: { items: { id: string; target: string | (WebTarget & { source: string })[] }[] } };
  const itemsOf = (text: string) => (parsed(text) as Items).first.items;

  test('of a claim and of a story: of the W3C vocabulary, each statement once', async () => {
    for (const cited of claims)
      expect(await expectAnnotations(parsed(claimAs('web-annotation', cited)))).toBe(
        new Set(cited.claim.statements.map((s) => s.id)).size,
      );
    const made = storyAs('web-annotation', story);
    const own = new Set(story.story.publications.map((p) => p.article));
    const statements = story.claims.flatMap((c) => c.claim.statements).filter((s) => own.has(s.article));
    const ids = new Set(statements.map((s) => urn(s.id)));
    expect(new Set(itemsOf(made).map((i) => i.id))).toEqual(ids);
    expect(await expectAnnotations(parsed(made))).toBe(ids.size);
  });

  test('a reader of selectors that is not ours finds the words of a story in its articles', () => {
    const texts = new Map(story.claims.flatMap((c) => [...c.texts]).map(([id, text]) => [urn(id), text]));
    const targets = itemsOf(storyAs('web-annotation', story)).flatMap(
      (i) => i.target as (WebTarget & { source: string })[],
    );
    let n = 0;
    for (const [id, text] of texts)
      n += expectPlaces(
        text,
        targets.filter((t) => t.source === id),
      );
    expect(n).toBe(targets.length);
    expect(n).toBeGreaterThan(10);
  });
});

describe('PROV', () => {
  test('of a claim and of a story: terms of PROV-O alone, each between the classes that it is for', async () => {
    for (const cited of claims) await expectProv(parsed(claimAs('prov', cited)));
    await expectProv(parsed(storyAs('prov', story)));
  });

  test('a story has its articles and claims as members, and a statement leads to the text that it stands in', async () => {
    const nodes = new Map((await nodesOf(parsed(storyAs('prov', story)))).map((n) => [n['@id'], n]));
    const refs = (id: string, property: string): string[] =>
      (nodes.get(id)![PROV + property] as { '@id': string }[]).map((v) => v['@id']);
    expect(refs(urn(story.story.id), 'hadMember').sort()).toEqual(
      [...story.story.publications.map((p) => p.id), ...story.claims.map((c) => c.claim.id)].map(urn).sort(),
    );
    const [first] = story.claims[0]!.claim.statements;
    const [text] = refs(urn(first!.id), 'hadPrimarySource');
    expect(text).toBe(urn(first!.article));
    expect(refs(urn(story.story.publications[0]!.id), 'specializationOf')).toEqual([
      urn(story.story.publications[0]!.article),
    ]);
  });
});

test('schema.org: fits the types that schema-dts has of it, a review of a person too', {
  timeout: 300_000,
}, async () => {
  const made = (as: Typed['as'], text: string): Typed => ({ as, document: parsed(text) });
  const plain = claims.filter((c) => c.decisions.length === 0);
  const undecided: CitedStory = { ...story, claims: story.claims.map((c) => ({ ...c, decisions: [] })) };
  const documents = [
    ...plain.slice(0, 3).map((c) => made('WithContext<Claim>', claimAs('schema-org', c))),
    made('Graph', claimAs('schema-org', decided)),
    made('WithContext<Collection>', storyAs('schema-org', undecided)),
    made('Graph', storyAs('schema-org', story)),
  ];
  for (const { document } of documents) expect((await nodesOf(document)).length).toBeGreaterThan(0);
  for (const at of [3, 5]) {
    const graph = (documents[at]!.document as { '@graph': { '@type': string }[] })['@graph'];
    expect(graph.map((n) => n['@type'])).toContain('ClaimReview');
  }
  const context = 'https://schema.org';
  expectTyped(documents, [
    {
      as: 'WithContext<Claim>',
      document: { '@context': context, '@type': 'Claim', firstAppearence: { '@id': 'urn:a' } },
    },
    { as: 'WithContext<Collection>', document: { '@context': context, '@type': 'Collection', hasPrat: [] } },
    { as: 'Graph', document: { '@context': context, '@graph': [{ '@type': 'ClaimReview', claimReviewd: 'x' }] } },
  ]);
});

test('references: citation.js has the same works from CSL-JSON and BibTeX', () => {
  for (const cited of claims)
    expectReferences(claimAs('csl-json', cited), claimAs('bibtex', cited), claimReferences(cited));
  expectReferences(
    storyAs('csl-json', story),
    storyAs('bibtex', story),
    story.story.publications.map(publicationReference),
  );
});

test('Atom: a feed reader has an entry for each dated statement of a claim, and each dated claim of a story', () => {
  const latest = (dates: readonly (string | null)[]): number =>
    Math.max(...dates.flatMap((d) => (d ? Date.parse(d) : [])));
  for (const cited of claims) {
    const dated = new Map(cited.claim.statements.filter((s) => s.published !== null).map((s) => [s.id, s]));
    const { id, updated, entries } = expectFeed(claimAs('atom', cited));
    expect([id, new Set(entries.map((e) => e.id))]).toEqual([urn(cited.claim.id), new Set([...dated.keys()].map(urn))]);
    expect(Date.parse(updated!)).toBe(latest([...dated.values()].map((s) => s.published)));
    for (const e of entries) expect(e.links?.[0]?.href).toContain('#:~:text=');
  }
  const { id, title, updated, entries } = expectFeed(storyAs('atom', story));
  expect([id, JSON.stringify(title)]).toEqual([
    urn(story.story.id),
    expect.stringContaining(story.story.title!.slice(0, 12)),
  ]);
  const dated = story.claims.map((c) => c.claim).filter((c) => c.statements.some((s) => s.published !== null));
  expect(new Set(entries.map((e) => e.id))).toEqual(new Set(dated.map((c) => urn(c.id))));
  expect(Date.parse(updated!)).toBe(latest(dated.flatMap((c) => c.statements.map((s) => s.published))));
});

test('a feed of a story whose claims bear no date is refused in one line', () => {
  const undated = story.claims.map((c) => ({
    ...c,
    claim: { ...c.claim, statements: c.claim.statements.map((s) => ({ ...s, published: null })) },
  }));
  expect(() => storyAs('atom', { ...story, claims: undated })).toThrow(
    expect.objectContaining({ code: 'no-date', message: 'a feed needs a date, and none is known' }),
  );
});
