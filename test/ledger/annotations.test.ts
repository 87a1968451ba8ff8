import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readText, rulesEngine } from '../../src/index.ts';
import { spanAt } from '../../src/ledger/anchor.ts';
import { citedClaim, textsOf } from '../../src/ledger/cited.ts';
import { decisionsIn } from '../../src/ledger/import.ts';
import { type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import { claimAs } from '../../src/present/standards.ts';
import { decisionToWebAnnotation } from '../../src/present/web-annotation.ts';
import { offsetsOf } from '../../src/records/code-points.ts';
import { STANDARDS } from '../../src/records/formats.ts';
import { documentLoader } from '../present/contexts.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-annotations-'));
let ledger: Ledger;
let made = 0;
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const SAID = 'Mayor Ana Reyes said 🌉 the Nara bridge would open in May.';
const DENIED = 'Engineer Ida Moss denied that the Nara bridge would open in May.';
const TWICE = 'Clerk Ola Fenn said the pool would close. Rain fell. Teacher Edda Brand said the pool would close.';
const PAGES = [
  ['https://herald.example/bridge', SAID],
  ['https://marl.example/bridge', `🚒🚒 ${DENIED}`],
  ['https://quist.example/pool', TWICE],
] as const;

beforeEach(async () => {
  await ledger?.close();
  ledger = await openLedger({ path: join(folder, `${made++}.db`) });
  await ledger.add(
    await Promise.all(
      PAGES.map(([url, text], k) =>
        readForLedger(readText(text, { url, outlet: `Outlet ${k}`, published: `2026-03-0${k + 1}` }), rulesEngine),
      ),
    ),
  );
});

const decider = { by: 'nobody', at: '2026-01-01T00:00:00Z' };
const taken = (annotations: unknown) => decisionsIn(ledger.store, JSON.stringify(annotations), 'a.jsonld', decider);
const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value });
const quote = (source: string, exact: string, more: object = {}) => ({
  source,
  selector: { type: 'TextQuoteSelector', exact, ...more },
});
const BY_ADA = { type: 'Annotation', creator: { type: 'Person', name: 'Ada Holm' }, created: '2026-04-01T00:00:00Z' };

describe('annotations of persons', () => {
  test('come back as decisions, by whom and when', async () => {
    const decisions = await taken([
      {
        ...BY_ADA,
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        body: [
          tag('speaker'),
          { type: 'TextualBody', purpose: 'identifying', value: 'Tom Hale' },
          { type: 'TextualBody', purpose: 'commenting', value: 'the page was put right' },
        ],
        target: quote(PAGES[0][0], '🌉 the Nara bridge would open\nin May'),
      },
    ]);
    expect(decisions).toMatchObject([
      {
        kind: 'speaker',
        speaker: 'Tom Hale',
        note: 'the page was put right',
        by: 'Ada Holm',
        at: '2026-04-01T00:00:00Z',
      },
    ]);
    expect(await ledger.importDecisions(decisions)).toBe(1);
    // The same file again changes nothing.
    expect(await ledger.importDecisions(decisions)).toBe(0);
    const { items } = await ledger.store.claims({ query: 'bridge', articles: 1, all: true });
    expect(items.flatMap((c) => c.statements.map((s) => s.sourceName))).toContain('Tom Hale');
  });

  test('a page and a collection of them, a text fragment in the address, names of records, no creator', async () => {
    const { items } = await ledger.store.claims({ query: 'pool', articles: 1, all: true });
    const one = { type: 'Annotation', body: tag('hide'), target: `urn:hearsay:${items[0]!.id}` };
    const other = { ...one, target: quote(`${PAGES[1][0]}#:~:text=Ida`, 'the Nara bridge would open in May') };
    const decisions = await taken({
      type: 'AnnotationCollection',
      first: { type: 'AnnotationPage', items: [one, other] },
    });
    expect(decisions.map((d) => [d.kind, d.by, d.at])).toEqual([
      ['hide', 'nobody', '2026-01-01T00:00:00Z'],
      ['hide', 'nobody', '2026-01-01T00:00:00Z'],
    ]);
  });

  test('words that stand there twice are told apart by those around them, or by the position', async () => {
    const words = 'the pool would close';
    const id = (await ledger.store.claims({ query: 'pool', articles: 1, all: true })).items[0]!.statements[0]!.article;
    const second = TWICE.lastIndexOf(words);
    const hide = (target: unknown) => ({ ...BY_ADA, body: tag('furniture'), target });
    const [around, at] = await taken([
      hide(quote(PAGES[2][0], words, { prefix: 'Teacher Edda Brand said ' })),
      hide({
        source: `urn:hearsay:${id}`,
        selector: [
          { type: 'TextPositionSelector', start: second, end: second + words.length },
          { type: 'TextQuoteSelector', exact: words },
        ],
      }),
    ]);
    expect([around!.of[0]!.position.start, at!.of[0]!.position.start]).toEqual([second, second]);
    await expect(taken([hide(quote(PAGES[2][0], words))])).rejects.toThrow(
      'annotation 1 of a.jsonld: no statement at “the pool would close”',
    );
  });

  test.each([
    ['no tag', { body: [], target: quote(PAGES[0][0], SAID) }, /no tag says what is decided/],
    [
      'two tags',
      { body: [tag('hide'), tag('split')], target: quote(PAGES[0][0], SAID) },
      /several decisions: split, hide/,
    ],
    ['no target', { body: tag('hide') }, /it has no target/],
    ['no words', { body: tag('hide'), target: PAGES[0][0] }, /no words selected in https:\/\/herald/],
    ['no article', { body: tag('hide'), target: quote('https://none.example/', 'x') }, /no article https:\/\/none/],
    [
      'no statement',
      { body: tag('hide'), target: quote(PAGES[0][0], 'nothing of it') },
      /no statement at “nothing of it”/,
    ],
    [
      'no speaker',
      { body: tag('speaker'), target: quote(PAGES[0][0], 'the Nara bridge would open in May') },
      /needs the name/,
    ],
    [
      'no time',
      { body: tag('hide'), created: 'soon', target: quote(PAGES[0][0], 'the Nara bridge would open in May') },
      /not a time: "soon"/,
    ],
    ['an unknown claim', { body: tag('hide'), target: 'urn:hearsay:c:00' }, /no claim c:00/],
  ])('%s: one clear line that names it, and nothing is stored', async (_, annotation, what) => {
    const good = {
      type: 'Annotation',
      body: tag('hide'),
      target: quote(PAGES[0][0], 'the Nara bridge would open in May'),
    };
    const failed = await taken([good, { type: 'Annotation', ...annotation }]).catch((e: Error) => e);
    expect(failed).toMatchObject({ name: 'Failure', message: expect.stringMatching(what) });
    expect((failed as Error).message).toMatch(/^annotation 2 of a\.jsonld: [^\n]+$/);
    expect(await ledger.store.decisions()).toEqual([]);
  });

  test('our own come back equal, also where a text is not there', async () => {
    const { items } = await ledger.store.claims({ query: 'bridge', articles: 1, all: true });
    const [one] = items.flatMap((c) => c.statements);
    const asked = { by: 'Ada Holm', at: '2026-04-01T00:00:00Z' };
    await ledger.decide({ kind: 'furniture', statements: [one!.id], note: 'a "note"', ...asked });
    await ledger.decide({ kind: 'hide', statements: [one!.id], ...asked });
    await ledger.retract((await ledger.store.decisions())[0]!.id, 'Tom Hale', '2026-05-01T00:00:00Z');
    const decisions = await ledger.store.decisions();
    const texts = await textsOf(
      ledger.store,
      decisions.flatMap((d) => d.of.map((s) => s.article)),
    );
    for (const known of [texts, new Map<string, string>()]) {
      const written = decisions.map((d) => decisionToWebAnnotation(d, known));
      expect(await taken(written)).toEqual(decisions);
      for (const w of written) await jsonld.expand(w, { documentLoader, safe: true });
    }
  });
});

test('a claim in every form, with a review only once a person decided', async () => {
  const { items } = await ledger.store.claims({ query: 'bridge', articles: 1, all: true });
  const claim = items[0]!;
  const before = await citedClaim(ledger.store, claim);
  expect(claimAs('schema-org', before)).not.toContain('ClaimReview');
  await ledger.decide({
    kind: 'speaker',
    statements: [claim.statements[0]!.id],
    speaker: 'Tom Hale',
    by: 'Ada Holm',
    at: '2026-04-01T00:00:00Z',
    note: 'put right',
  });
  const cited = await citedClaim(ledger.store, (await ledger.store.claim(claim.id))!);
  for (const form of STANDARDS) expect(claimAs(form, cited)).toContain('https://herald.example/bridge');
  const [review] = (JSON.parse(claimAs('schema-org', cited)) as { '@graph': object[] })['@graph'].slice(1);
  expect(review).toMatchObject({ '@type': 'ClaimReview', author: { name: 'Ada Holm' }, reviewBody: 'put right' });
  expect(review).not.toHaveProperty('reviewRating');
  for (const form of ['web-annotation', 'prov', 'schema-org'] as const)
    await jsonld.expand(JSON.parse(claimAs(form, cited)), { documentLoader, safe: true });
});

test('offsets go over to code points and back, wherever characters of two units stand', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '🦉', '\ud800', '\udc00', ' ') }), (text) => {
      const { toPoints, toUnits } = offsetsOf(text);
      let units = 0;
      [...text].forEach((c, k) => {
        expect([toPoints(units), toUnits(k)]).toEqual([k, units]);
        units += c.length;
      });
      expect([toPoints(text.length), toUnits([...text].length)]).toEqual([[...text].length, text.length]);
    }),
  );
});

test('an anchor is found by place or words, and nowhere where it is not sure', () => {
  const text = '🦉 one two. one two. three';
  const quoted = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix });
  expect(spanAt(text, { position: [2, 9], quote: quoted('one two') })).toEqual([3, 10]);
  expect(spanAt(text, { position: [3, 10], quote: quoted('one two') })).toEqual([3, 10]);
  expect(spanAt(text, { position: null, quote: quoted('one  two', '', '. three') })).toEqual([12, 19]);
  expect(spanAt(text, { position: null, quote: quoted('one two') })).toBeNull();
  expect(spanAt(text, { position: null, quote: quoted('.* ') })).toBeNull();
  expect(spanAt(text, { position: [5, 5], quote: null })).toBeNull();
});
