import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contains, type Span } from '../../src/records/span.ts';
import { made } from '../../training/augment.ts';

const texts = made(800);
const bare = (marked: string): string => marked.replace(/<\/?[sct]\d+>/g, '');
const words = (text: string, spans: readonly Span[]): string[] => spans.map(([a, b]) => text.slice(a, b));
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, ' ');

describe('texts made from templates', () => {
  test('each span holds the words that the template marks', () => {
    for (const { marked, text, attributions } of texts) {
      expect(bare(marked)).toBe(text);
      for (const [i, a] of attributions.entries())
        for (const [tag, spans] of [
          ['s', a.source],
          ['c', a.cue],
          ['t', a.content],
        ] as const) {
          const mark = `${tag}${i + 1}`;
          const want = [...marked.matchAll(new RegExp(`<${mark}>([\\s\\S]*?)</${mark}>`, 'g'))].map((m) => bare(m[1]!));
          expect(words(text, spans)).toEqual(want);
        }
    }
  });

  test('every attribution has one cue, no part is empty or has space at its edges, no slot is left', () => {
    for (const { text, attributions } of texts) {
      expect(text).not.toMatch(/[<>{}[\]|]/);
      for (const a of attributions) {
        expect(a.cue).toHaveLength(1);
        if (a.act !== 'decline') expect(a.content.length).toBeGreaterThan(0);
        if (a.source.length > 0) expect(a.kind).toBeDefined();
        for (const w of words(text, [...a.source, ...a.cue, ...a.content])) expect(w).toMatch(/^\S([\s\S]*\S)?$/);
      }
    }
  });

  test('the cue of one attribution lies wholly in the content of another or wholly outside', () => {
    for (const { attributions } of texts)
      for (const a of attributions)
        for (const b of attributions)
          for (const [from, to] of b.content) {
            const [cue] = a.cue as [Span];
            expect(contains([from, to], cue) || cue[1] <= from || cue[0] >= to).toBe(true);
          }
  });

  test('chains, denials, silence, doubled apostrophes and texts without attribution are all there', () => {
    expect(texts.filter((t) => t.attributions.length === 0).length).toBeGreaterThan(20);
    expect(texts.filter((t) => t.text.includes("''")).length).toBeGreaterThan(20);
    for (const stance of ['denies', 'withholds'])
      expect(texts.filter((t) => t.attributions.some((a) => a.stance === stance)).length).toBeGreaterThan(50);
    const nested = texts.filter((t) =>
      t.attributions.some((a) => t.attributions.some((b) => b.content.some((c) => contains(c, a.cue[0] as Span)))),
    );
    expect(nested.length).toBeGreaterThan(50);
  });

  test('the same on every run', () => {
    expect(made(800)).toEqual(texts);
    expect(made(50)).toEqual(texts.slice(0, 50));
  });

  test('no sentence stands in the documentation of constructions, which is a test', () => {
    const rows = plain(readFileSync('docs/constructions.md', 'utf8').replace(/<[^>]*>/g, ''));
    for (const { text } of texts)
      for (const sentence of text.split(/(?<=[.?!]["”']*)\s+/)) expect(rows).not.toContain(plain(sentence).trim());
  });
});
