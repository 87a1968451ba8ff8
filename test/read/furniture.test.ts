import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/node.ts';
import { analyse, readForLedger } from '../../src/pipeline.ts';
import { readHtml } from '../../src/read/html.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { readText } from '../../src/read/text.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Span } from '../../src/records/span.ts';

const TITLE = 'Bridge at Marl is closed after storm';
const BODY = [
  'The bridge at Marl was closed on Monday, the council of Nara said, after water had reached the road in three places.',
  'Mayor Ada Holm denied that the builders had been warned. “Nobody wrote to us,” she told reporters.',
  'Ben Ruiz, who sails the ferry, said at least 40 lorries were waiting on the northern bank.',
];
/** What pages put between paragraphs; each would be read for who said what. */
const FURNITURE = [
  'Advertisement Continue reading the main story',
  'Photo',
  'Image 1 of 23',
  'Sign In',
  'Please verify you’re not a robot by clicking the box.',
  'Newsletter Sign Up Continue reading Please verify you’re not a robot. Invalid email address. Please re-enter. You must select a newsletter to subscribe to. Thank you for subscribing. View all newsletters.',
  'Related: Harbour police denied 12 claims, council says',
  'Read or share this story: https://nara.example/2s9A',
  'Scroll down for video',
  'Share on Facebook',
  'The ferry sails again, its captain said Read more',
  'Follow The Nara Herald on Facebook and Twitter',
];

const woven = (): string[] =>
  [TITLE, ...FURNITURE.flatMap((line, i) => [BODY[i] ?? '', line]), BODY[2]!].filter(Boolean);
const escaped = (line: string): string => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const FORMS: readonly (readonly [string, () => Reading])[] = [
  ['text', () => readText(woven().join('\n\n'))],
  ['Markdown', () => readMarkdown(`# ${woven().join('\n\n')}`)],
  [
    'HTML',
    () =>
      readHtml(
        `<html><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${woven()
          .slice(1)
          .map((line) => `<p>${escaped(line)}</p>`)
          .join('')}</article></body></html>`,
      ),
  ],
];

const shown = ({ article }: Reading, kind: string): string[] =>
  article.blocks.filter((b) => b.kind === kind).map((b) => article.text.slice(...b.span));

describe.each(FORMS)('furniture in %s', (_, read) => {
  test('is told apart, and the article stays', () => {
    const reading = read();
    expect(shown(reading, 'furniture')).toEqual(FURNITURE);
    expect(shown(reading, 'paragraph')).toEqual([...BODY, BODY[2]]);
    expect(shown(reading, 'headline')).toEqual([TITLE]);
  });

  test.each(['rules', 'model'] as const)('is read by no stage (%s)', async (name) => {
    const engine = await loadEngine(name);
    const reading = read();
    const entry = await readForLedger(reading, engine);
    const { attributions, sources, figures, unattributed, article } = entry.read;
    const spans: Span[] = [
      ...attributions.flatMap((a) => [a.cue, ...a.source, ...a.content]),
      ...sources.flatMap((s) => s.mentions),
      ...figures.map((f) => f.span),
      ...unattributed.map((u) => u.span),
      ...entry.statements.flatMap((s) => s.content),
    ];
    expect(attributions.length).toBeGreaterThan(1);
    const own = article.blocks.filter((b) => b.kind === 'furniture');
    expect(own.length).toBe(FURNITURE.length);
    for (const { span } of own) {
      expect(spans.filter(([s, e]) => s < span[1] && e > span[0]).map((x) => article.text.slice(...x))).toEqual([]);
    }
    // The article alone gives the same statements.
    const bare = await analyse(readText([TITLE, ...BODY, BODY[2]].join('\n\n')), engine);
    const words = (read: typeof bare): string[] =>
      read.attributions.map((a) => a.content.map((c) => read.article.text.slice(...c)).join(' … '));
    expect(words(entry.read)).toEqual(words(bare));
  });
});

describe('lines of pages', () => {
  const blocks = (lines: readonly string[]): string[] => {
    const { article } = readText(lines.join('\n\n'));
    return article.blocks.map((b) => `${b.kind}: ${article.text.slice(...b.span)}`);
  };
  const kinds = (lines: readonly string[]): string[] => blocks(lines).map((b) => b.slice(0, b.indexOf(':')));

  test('lines of our own: of the article none is lost, of the page most are told', () => {
    const lines = readFileSync(resolve(import.meta.dirname, '../../training/furniture-lines.txt'), 'utf8').split('\n');
    const told = (line: string): boolean => kinds([TITLE, BODY[0]!, line, BODY[1]!, BODY[2]!])[2] === 'furniture';
    const own = lines.filter((l) => l.startsWith('+ ')).map((l) => l.slice(2));
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter(told)).toEqual([]);
    const page = lines.filter((l) => l.startsWith('- ')).map((l) => l.slice(2));
    expect(page.filter(told).length / page.length).toBeGreaterThan(0.8);
  });

  test('words of interfaces that the article itself uses are no furniture', () => {
    const app = [
      'Ferry crews test a new app',
      'With the new app of the harbour office, crews can hide the boats that are not theirs, said Ben Ruiz, who heads the office in Marl.',
      'Hide boats',
      'The app sends notifications when a boat is late, and keeps them for a week, so that nobody has to ask the harbour twice.',
      'Notifications for crews',
      'Apps and notifications',
      'Two of the apps failed on the first day, and crews lost all notifications, the council of Nara said in a letter on Monday.',
    ];
    expect(kinds(app)).not.toContain('furniture');
  });

  test('a menu before the headline is passed over', () => {
    expect(blocks(['Skip to content', 'Sign In', 'Subscribe', 'Search', TITLE, ...BODY]).slice(0, 6)).toEqual([
      'furniture: Skip to content',
      'furniture: Sign In',
      'furniture: Subscribe',
      'furniture: Search',
      `headline: ${TITLE}`,
      `paragraph: ${BODY[0]}`,
    ]);
  });

  test('the titles of other articles at the end', () => {
    const others = [
      'Harbour crews walk out over pay',
      'Council says it denied nothing',
      'Ferry runs aground off Brell',
    ];
    expect(kinds([TITLE, ...BODY, ...BODY, 'Read more:', ...others]).slice(-4)).toEqual(Array(4).fill('furniture'));
    // In the middle it stands before the article's own words.
    expect(kinds([TITLE, 'Read more:', ...BODY])).toEqual(['headline', 'furniture', ...Array(3).fill('paragraph')]);
  });

  test('slides of a gallery', () => {
    const slide = (n: number, words: string): string => `Photos: Famous bridges ${words} Hide Caption ${n} of 9`;
    const slides = [slide(1, 'The mayor said it was safe.'), slide(2, 'Built in 1902.'), slide(3, 'It fell, he said.')];
    expect(kinds([TITLE, BODY[0]!, ...slides, BODY[1]!])).toEqual([
      'headline',
      'paragraph',
      ...Array(3).fill('furniture'),
      'paragraph',
    ]);
  });

  test('short lines of the article stay', () => {
    for (const line of [
      '“We are tired.”',
      'US and UK agree',
      'The road ahead',
      'No deal.',
      'MAYOR HOLM: We will look.',
    ])
      expect(kinds([TITLE, BODY[0]!, line, BODY[1]!])[2]).toBe('paragraph');
  });
});
