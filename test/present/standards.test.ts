import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { beforeAll, describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { analyse } from '../../src/pipeline.ts';
import { articleToAtom } from '../../src/present/atom.ts';
import { toBibtex } from '../../src/present/bibtex.ts';
import { toCsl } from '../../src/present/csl-json.ts';
import { toProv } from '../../src/present/prov.ts';
import { type Reference, referenceOf } from '../../src/present/reference.ts';
import { toSchemaOrg } from '../../src/present/schema-org.ts';
import { articleAs } from '../../src/present/standards.ts';
import { toWebAnnotation } from '../../src/present/web-annotation.ts';
import { fromWebAnnotation } from '../../src/present/web-annotation-back.ts';
import type { WebTarget } from '../../src/present/web-selector.ts';
import { readHtml } from '../../src/read/html.ts';
import { STANDARDS } from '../../src/records/formats.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Span } from '../../src/records/span.ts';
import { build } from '../build.ts';
import { demoCase } from '../demo-case.ts';
import { workedCase } from '../worked-case.ts';
import {
  expectAnnotations,
  expectFeed,
  expectPlaces,
  expectProv,
  expectReferences,
  expectTyped,
  nodesOf,
  PROV,
} from './held.ts';

const BUNDLE = ['kestrel-1', 'lowland-tribune-1', 'veskian-observer-1', 'daily-lantern-1'];
/** Astral letters before and inside the words, and marks of markup: places where offsets go wrong first. */
const ODD = build(
  '🚒🚒 <source1>Ana 🦉 Reyes</source1> <cue1>said</cue1> <content1>“the 🌉 *bridge* is\n\nopen”</content1> <own1>Rain 🌧 fell.</own1> <figure1>17</figure1>',
  {
    article: {
      title: 'A & B <c>',
      url: 'https://nara.example/a?x={1}&y=2',
      published: '2026-03-16',
      authors: ['N, V'],
    },
    attributions: [{ by: 1, form: 'direct' }],
    sources: [{ name: 'Ana 🦉 Reyes', kind: 'person' }],
    figures: [{ min: 17, max: 17 }],
    notices: [{ code: 'x', level: 'info', span: null, message: 'm', hint: null }],
  },
);

const cases: ReadArticle[] = [workedCase, demoCase, ODD];
beforeAll(async () => {
  for (const name of BUNDLE) {
    const page = readFileSync(join('examples/bundle', `${name}.html`), 'utf8');
    cases.push(await analyse(readHtml(page), rulesEngine));
  }
});

test('every form is there for every article, equal on every run', () => {
  for (const read of cases.slice(1))
    for (const form of STANDARDS) {
      if (form === 'atom' && read.article.published === null) continue;
      const made = articleAs(form, read);
      expect(made.endsWith('\n')).toBe(true);
      expect(articleAs(form, structuredClone(read))).toBe(made);
    }
});

test('a feed of an article without a date is refused in one line', () => {
  const read = build('Rain fell.');
  expect(() => articleAs('atom', read)).toThrow(
    expect.objectContaining({ code: 'no-date', message: 'a feed needs a date, and none is known' }),
  );
});

describe('Web Annotation', () => {
  test('a record comes back whole', () => {
    for (const read of cases) expect(fromWebAnnotation(JSON.stringify(toWebAnnotation(read)))).toEqual(read);
  });

  test('whatever the text and its spans', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '“', '🦉', 'é', '\u202e', '\u0000', '\ud800', 'z'),
    });
    fc.assert(
      fc.property(letters, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 5, maxLength: 12 }), (text, ends) => {
        const spans = ends.map(([a, b]): Span => {
          const at = (n: number): number => {
            const k = n % (text.length + 1);
            return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(k - 1, k + 1)) ? k + 1 : k;
          };
          return [Math.min(at(a), at(b)), Math.max(at(a), at(b))];
        });
        const [one, two, three, four, ...rest] = spans as [Span, Span, Span, Span, ...Span[]];
        const [a] = workedCase.attributions;
        const [s] = workedCase.sources;
        const read: ReadArticle = {
          ...workedCase,
          article: {
            ...workedCase.article,
            text,
            blocks: [{ kind: 'paragraph', span: one }],
            skip: [two],
            credits: [],
            links: [],
          },
          attributions: [
            {
              ...a!,
              source: rest,
              cue: three,
              content: [four, one],
              to: { span: two, sourceId: null },
              at: { when: one, date: null, precision: null, where: null, medium: three },
              about: null,
              within: null,
              sourceId: s!.id,
            },
          ],
          sources: [{ ...s!, mentions: rest, reason: two, members: [] }],
          figures: [],
          unattributed: [{ id: 'u1', span: four, why: [] }],
          notices: [{ code: 'c', level: 'info', span: null, message: 'm', hint: null }],
        };
        expect(fromWebAnnotation(JSON.stringify(toWebAnnotation(read)))).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });

  test('a position that does not go with its quotation is refused', () => {
    const json = JSON.stringify(toWebAnnotation(workedCase));
    const moved = json.replace(/"exact":"(rejected)"/, '"exact":"accepted"');
    expect(moved).not.toBe(json);
    expect(() => fromWebAnnotation(moved)).toThrow(/#a\d: position and quotation do not go together at \/cue/);
    for (const other of ['{', '[]', '{"type":"Annotation"}', 'null'])
      expect(() => fromWebAnnotation(other)).toThrow(/^no/);
  });

  test('is JSON-LD of the W3C vocabulary without a term left over', async () => {
    for (const read of cases) {
      const records = read.attributions.length + read.sources.length + read.figures.length + read.unattributed.length;
      expect(await expectAnnotations(toWebAnnotation(read))).toBe(1 + records + read.notices.length);
    }
  });

  test('a reader of selectors that is not ours finds the words by their place, and the place by the words', () => {
    let n = 0;
    for (const read of cases) {
      const { first } = toWebAnnotation(read) as unknown as {
        first: { items: { target: readonly WebTarget[] | string }[] };
      };
      const targets = first.items.flatMap(({ target }) => (typeof target === 'string' ? [] : target));
      n += expectPlaces(read.article.text, targets);
    }
    expect(n).toBeGreaterThan(100);
  });
});

describe('PROV', () => {
  test('holds terms of PROV-O alone, each between the classes that it is for', async () => {
    for (const read of cases) await expectProv(toProv(read));
  });

  test('the chain is read back: the agency is derived from the spokesman, who is quoted', async () => {
    const id = `urn:hearsay:${workedCase.article.id}`;
    const nodes = new Map((await nodesOf(toProv(workedCase))).map((n) => [n['@id'], n]));
    const quoted = nodes.get(`${id}#a3`)?.[`${PROV}wasQuotedFrom`] as { '@id': string }[] | undefined;
    const all = [...nodes.values()].flatMap(
      (n) => (n[`${PROV}wasQuotedFrom`] as { '@id': string }[] | undefined) ?? [],
    );
    expect([...(quoted ?? []), ...all].map((v) => v['@id'])).toContain(`${id}#a4`);
    const [who] = nodes.get(`${id}#a4`)![`${PROV}wasAttributedTo`] as { '@id': string }[];
    expect(nodes.get(who!['@id'])!['http://www.w3.org/2000/01/rdf-schema#label']).toEqual([{ '@value': 'Li Wen' }]);
  });
});

describe('schema.org', () => {
  test('is JSON-LD, and fits the types that schema-dts has of it', { timeout: 300_000 }, async () => {
    for (const read of cases) expect((await nodesOf(toSchemaOrg(read))).length).toBeGreaterThan(0);
    const documents = [workedCase, ODD].map(toSchemaOrg);
    const wrong = { '@context': 'https://schema.org', '@type': 'NewsArticle', headlin: 'x' };
    const as = 'WithContext<NewsArticle>';
    expectTyped(
      documents.map((document) => ({ as, document })),
      [{ as, document: wrong }],
    );
  });
});

describe('references', () => {
  const odd: Reference = {
    ...referenceOf(ODD),
    title: 'A_b & 100% {of} $1 #2 ~ ^ \\n “Ö🦉”',
    outlet: 'The Harbour & Quay',
    authors: ['Nora Velt and Sons', 'Ana Reyes'],
    quote: 'The bridge_is {closed}',
    fetched: '2026-03-17T01:00:00Z',
  };

  test('citation.js reads CSL-JSON and BibTeX and has the same work from both', () => {
    for (const r of [...cases.map(referenceOf), odd]) {
      expectReferences(JSON.stringify([toCsl(r)]), toBibtex(r), [r]);
      // A citation processor sets it in a style.
      const title = r.title?.replace(/\s+/g, ' ');
      if (title) expect(new Cite([toCsl(r)]).format('bibliography', { template: 'apa' })).toContain(title.slice(0, 8));
    }
  });

  test('no text breaks out of a BibTeX field', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(...'{}\\%,@"=#$&_^~ \n'), fc.string({ minLength: 1, maxLength: 1 })),
        }),
        (s) => {
          const made = toBibtex({
            ...odd,
            title: `t${s}`,
            authors: [`a${s}`],
            outlet: `o${s}`,
            url: `https://nara.example/${s}`,
          });
          const { data } = new Cite(made);
          expect(data).toHaveLength(1);
          expect(data[0]!.URL).toMatch(/^https:\/\/nara\.example\//);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('Atom', () => {
  test('a feed reader has every entry, and each has what RFC 4287 asks for', () => {
    for (const read of cases.filter((c) => c.article.published !== null)) {
      const { id, entries } = expectFeed(articleToAtom(read)!);
      expect(id).toBe(`urn:hearsay:${read.article.id}`);
      expect(entries).toHaveLength(read.attributions.filter((a) => a.within === null).length);
      if (read.article.url) for (const e of entries) expect(e.links?.[0]?.href).toContain('#:~:text=');
    }
  });

  test('text of an article is text in the feed', () => {
    const read = build(
      '<source1>X</source1> <cue1>said</cue1> <content1>a ]]></title><script>&amp; "b"\u0000</content1>',
      {
        article: { published: '2026-03-16T09:30+01:00', title: '<entry>&' },
        attributions: [{ by: 1 }],
        sources: [{ name: '<b>&' }],
      },
    );
    const { title, updated, entries } = parseAtomFeed(articleToAtom(read)!);
    expect([title, updated]).toEqual([expect.anything(), '2026-03-16T09:30:00+01:00']);
    expect(JSON.stringify(title)).toContain('<entry>&');
    expect(JSON.stringify(entries![0]!.title)).toContain('<b>& asserts: a ]]></title><script>&amp;');
  });
});
