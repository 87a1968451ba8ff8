import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/records/finding.ts';
import { changeOf, findingAt, linesOf, movedBy, stepFrom, topsOf } from '../../web/src/draft/place.ts';

const finding = (start: number, end: number, fix: string | null = null): Finding => ({
  rule: 'loaded-verb',
  level: 'warning',
  span: [start, end],
  message: 'a message',
  fix: fix === null ? null : { span: [start, end], text: fix },
});
const TEXT = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '“', '🚋'), maxLength: 60 });

test('a change is the stretch that differs, and makes the new text of the old one', () => {
  fc.assert(
    fc.property(TEXT, TEXT, (before, after) => {
      const { span, letters } = changeOf(before, after);
      const put = after.slice(span[0], span[0] + letters);
      expect(before.slice(0, span[0]) + put + before.slice(span[1])).toBe(after);
    }),
  );
});

test('findings move with their words, and are gone where their words changed', () => {
  const before = 'She claimed that it was so. He admitted it.';
  const found = [finding(4, 11, 'said'), finding(31, 39, 'said')];
  const words = (text: string, findings: readonly Finding[]) => findings.map((f) => text.slice(...f.span));
  for (const [after, left] of [
    [`Today ${before}`, ['claimed', 'admitted']],
    ['She claimed that it was not so. He admitted it.', ['claimed', 'admitted']],
    ['She clamed that it was so. He admitted it.', ['admitted']],
    ['He admitted it.', ['admitted']],
    ['', []],
  ] as const) {
    const moved = movedBy(changeOf(before, after), found);
    expect(words(after, moved)).toEqual(left);
    for (const f of moved) expect(f.fix!.span).toEqual(f.span);
  }
  expect(movedBy(changeOf(before, before), found)).toBe(found);
});

test('lines hold the whole text, and every piece tells the findings that it is of', () => {
  fc.assert(
    fc.property(
      TEXT,
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })), { maxLength: 6 }),
      (text, places) => {
        const findings = places
          .map(([at, size]) => finding(Math.min(at, text.length), Math.min(at + size, text.length)))
          .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
        const lines = linesOf(text, findings);
        expect(lines.map((line) => line.map((p) => p.text).join('')).join('\n')).toBe(text);
        for (const [i, { span }] of findings.entries()) {
          const marked = lines.flatMap((line) => line.filter((p) => p.of.includes(i)).map((p) => p.text)).join('');
          expect(marked).toBe(text.slice(...span).replaceAll('\n', ''));
        }
      },
    ),
  );
});

test('steps go round, and the narrowest finding at the caret is taken', () => {
  const findings = [finding(0, 30), finding(10, 14), finding(40, 44)];
  expect([stepFrom(findings, 0, 1), stepFrom(findings, 12, 1), stepFrom(findings, 41, 1)]).toEqual([1, 2, 0]);
  expect([stepFrom(findings, 41, -1), stepFrom(findings, 10, -1), stepFrom(findings, 0, -1)]).toEqual([2, 0, 2]);
  expect(stepFrom([], 3, 1)).toBe(-1);
  expect([findingAt(findings, 12), findingAt(findings, 20), findingAt(findings, 35)]).toEqual([1, 0, -1]);
});

test('no card lies over another, none stands above the text, and the chosen one is at its line where there is room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 10, max: 90 })), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -1, max: 11 }),
      (cards, at) => {
        const wants = cards.map(([want]) => want).sort((a, b) => a - b);
        const heights = cards.map(([, height]) => height);
        const chosen = at < cards.length ? at : -1;
        const tops = topsOf(wants, heights, chosen, 8);
        expect(tops[0]).toBeGreaterThanOrEqual(0);
        for (let i = 1; i < tops.length; i++)
          expect(tops[i]! - tops[i - 1]!).toBeGreaterThanOrEqual(heights[i - 1]! + 8);
        const above = heights.slice(0, Math.max(0, chosen)).reduce((sum, h) => sum + h + 8, 0);
        if (chosen >= 0 && wants[chosen]! >= above) expect(tops[chosen]).toBe(wants[chosen]);
      },
    ),
  );
});
