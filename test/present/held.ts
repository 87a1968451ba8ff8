import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { resolve } from 'node:path';
import { Cite } from '@citation-js/core';
import { fromTextPosition, toTextPosition } from 'dom-anchor-text-quote';
import { parseAtomFeed } from 'feedsmith';
import jsonld from 'jsonld';
import { parseHTML } from 'linkedom';
import ts from 'typescript';
import { expect } from 'vitest';
import type { Reference } from '../../src/present/reference.ts';
import type { WebTarget } from '../../src/present/web-selector.ts';
import { documentLoader, PROV_CLASSES, PROV_PROPERTIES } from './contexts.ts';

/** Checks of what is written in the forms of others, each by their vocabulary or by a library that is not ours. */

/** The nodes of a JSON-LD document; throws for a term that its context does not have. */
export const nodesOf = (document: object) => jsonld.flatten(document, null, { documentLoader, safe: true });

export const PROV = 'http://www.w3.org/ns/prov#';
const OA = 'http://www.w3.org/ns/oa#';

/** Holds a document to PROV-O: its terms alone, each between the classes that it is for. */
export async function expectProv(document: object): Promise<void> {
  const nodes = await nodesOf(document);
  const types = new Map(nodes.map((n) => [n['@id'], (n['@type'] ?? []).map((t) => t.replace(PROV, ''))]));
  for (const [, of] of types) for (const t of of) expect(PROV_CLASSES).toContain(t);
  for (const node of nodes)
    for (const [key, values] of Object.entries(node)) {
      if (!key.startsWith(PROV)) continue;
      const [subject, object] = PROV_PROPERTIES[key.slice(PROV.length)] ?? [];
      expect([key, subject]).toEqual([key, expect.any(String)]);
      expect(types.get(node['@id'])).toContain(subject);
      if (!object) continue;
      for (const v of values as { '@id': string }[])
        expect(types.get(v['@id']) ?? [], `${key} of ${node['@id']} leads to ${v['@id']}`).toContain(object);
    }
}

/** What a value of these types looks like (XML Schema, part 2). */
const TYPED: Readonly<Record<string, RegExp>> = {
  'http://www.w3.org/2001/XMLSchema#dateTime': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  'http://www.w3.org/2001/XMLSchema#nonNegativeInteger': /^\d+$/,
};

/** Holds a document to what an annotation must have (Web Annotation Data Model, 3.1 and 4.2); gives how many there are. */
export async function expectAnnotations(document: object): Promise<number> {
  const nodes = await nodesOf(document);
  const of = (type: string) => nodes.filter((n) => n['@type']?.includes(`${OA}${type}`));
  for (const a of of('Annotation')) expect(a).toHaveProperty([`${OA}hasTarget`]);
  for (const t of of('SpecificResource')) expect(t[`${OA}hasSource`]).toHaveLength(1);
  for (const q of of('TextQuoteSelector')) expect(q[`${OA}exact`]).toHaveLength(1);
  for (const p of of('TextPositionSelector')) for (const end of ['start', 'end']) expect(p[OA + end]).toHaveLength(1);
  for (const value of nodes.flatMap((n) => Object.values(n).flat()) as { '@type'?: string; '@value'?: unknown }[])
    if (typeof value === 'object' && value['@type'] !== undefined && TYPED[value['@type']])
      expect(String(value['@value'])).toMatch(TYPED[value['@type']]!);
  return of('Annotation').length;
}

/** Holds selectors to a reader that is not ours: it finds the words by their place, and the place by the words. Gives how many were tried. */
export function expectPlaces(text: string, targets: readonly WebTarget[]): number {
  const { document } = parseHTML('<pre></pre>');
  const page = document.querySelector('pre')!;
  page.textContent = text;
  const points = [...text];
  // It counts UTF-16 units, and the standard code points, which are what a string is iterated by.
  const unit = (point: number): number => points.slice(0, point).join('').length;
  for (const { selector } of targets) {
    const [position, quote] = selector;
    const place = { start: unit(position.start), end: unit(position.end) };
    const told = fromTextPosition(page, place);
    expect(told.exact).toBe(quote.exact);
    expect(told.prefix?.endsWith(quote.prefix), `“${told.prefix}” ends with “${quote.prefix}”`).toBe(true);
    expect(told.suffix?.startsWith(quote.suffix), `“${told.suffix}” begins with “${quote.suffix}”`).toBe(true);
    // Only near the start, where there is less before the words, it needs to be told where to begin.
    const found = toTextPosition(page, quote, quote.prefix.length < 31 ? { hint: place.start } : {});
    expect([found, quote.exact]).toEqual([place, quote.exact]);
  }
  return targets.length;
}

/** A document, and what it is to be: a name that schema-dts exports. */
export interface Typed {
  readonly as: 'WithContext<NewsArticle>' | 'WithContext<Claim>' | 'WithContext<Collection>' | 'Graph';
  readonly document: object;
}

/**
 * Holds documents against the types that schema-dts has of schema.org: a property that its class does not have is an error. That of each
 * in `wrong` must be found: else the check would hold nothing.
 */
export function expectTyped(documents: readonly Typed[], wrong: readonly Typed[]): void {
  const file = resolve('test/present/typed.virtual.ts');
  const lines = [
    "import type { Claim, Collection, Graph, NewsArticle, WithContext } from 'schema-dts';",
    ...documents.map(({ as, document }, k) => `export const x${k}: ${as} = ${JSON.stringify(document)};`),
    ...wrong.map(
      ({ as, document }, k) => `// @ts-expect-error\nexport const wrong${k}: ${as} = ${JSON.stringify(document)};`,
    ),
  ];
  const settings: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, `${lines.join('\n')}\n`, ts.ScriptTarget.ES2023)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], settings, host);
  const faults = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, ' '));
  if (faults.length) throw new Error(faults.join('\n').slice(0, 2_000));
}

/** Holds lists in CSL-JSON and BibTeX to citation.js: it has the same works from both, those of `references` and in their order. */
export function expectReferences(csl: string, bibtex: string, references: readonly Reference[]): void {
  const [fromCsl, fromBibtex] = [new Cite(csl).data, new Cite(bibtex).data];
  expect([fromCsl.length, fromBibtex.length]).toEqual([references.length, references.length]);
  for (const [k, r] of references.entries()) {
    const [ours, theirs] = [fromCsl[k]!, fromBibtex[k]!];
    const title = r.title?.replace(/\s+/g, ' ');
    for (const work of [ours, theirs]) {
      expect(work.title).toBe(title);
      expect(work.id).toBe(r.key);
      expect(work['container-title']).toBe(r.outlet ?? undefined);
      expect((work.author as object[] | undefined)?.length ?? 0).toBe(r.authors.length);
      if (r.published) {
        const [year, month, day] = r.published.slice(0, 10).split('-').map(Number);
        expect(work.issued).toEqual({ 'date-parts': [[year, month, day]] });
      }
    }
    expect(ours.URL).toBe(r.url ?? undefined);
    expect(theirs.URL).toBe(r.url?.replace(/[{}]/g, encodeURIComponent) ?? undefined);
  }
}

/** Holds a feed to RFC 4287 and gives it as a feed reader has it. */
export function expectFeed(feed: string) {
  const parsed = parseAtomFeed(feed);
  const entries = parsed.entries ?? [];
  expect(new Set(entries.map((e) => e.id)).size).toBe(entries.length);
  for (const e of entries) {
    expect(e.title?.value ?? e.title).toBeTruthy();
    expect(e.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
  }
  // One of each in the feed itself, and nothing that is not XML.
  const { document } = parseHTML(feed.replace(/^<\?xml.*\?>/, ''));
  expect(document.querySelectorAll('feed > updated, feed > id, feed > title')).toHaveLength(3);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
  expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  return { ...parsed, entries };
}
