import { expect, test } from 'vitest';
import { readMarkdown, readText } from '../../src/index.ts';

const WORDS = 'Mayor Ana Reyes said the Nara bridge would open in May.';
const YAML = `---
# what a desk keeps of a story
title: >-
  Bridge to open
  in May
outlet: "The Nara Herald"   # who
date: 2026-03-05 10:00:00 +01:00
updated: 2026-03-06
author:
  - name: Ada Holm
  - name: Ben Orr
tags: {a: 1, b: [x, y]}
url: https://nara.example/a
---
${WORDS}
`;

const whatOf = ({ title, outlet, published, modified, authors, url }: ReturnType<typeof readText>['article']) => ({
  ...{ title, outlet, published, modified, authors, url },
});

test.each([
  ['text', readText],
  ['Markdown', readMarkdown],
])('front matter of %s is YAML: folded text, comments, lists of names', (_, read) => {
  const { article } = read(YAML);
  expect(whatOf(article)).toEqual({
    title: 'Bridge to open in May',
    outlet: 'The Nara Herald',
    published: '2026-03-05T10:00:00+01:00',
    modified: '2026-03-06',
    authors: ['Ada Holm', 'Ben Orr'],
    url: 'https://nara.example/a',
  });
  expect(article.blocks.map((b) => article.text.slice(...b.span))).toEqual([WORDS]);
  expect(article.skip).toEqual([[0, YAML.indexOf(WORDS)]]);
  expect(read(YAML, { outlet: 'Radio Marl', published: '2026-03-07' }).article).toMatchObject({
    outlet: 'Radio Marl',
    published: '2026-03-07',
    publishedFrom: 'given',
  });
});

test('what is no YAML is read line by line', () => {
  const { article } = readText(
    `---\ntitle: Bridge: open in May\nauthors: [Ada Holm, Ben Orr]\ndate: 5 March 2026\n---\n${WORDS}`,
  );
  expect(whatOf(article)).toMatchObject({
    title: 'Bridge: open in May',
    authors: ['Ada Holm', 'Ben Orr'],
    published: '2026-03-05',
  });
});

test('front matter that would take time or memory without end takes neither', () => {
  const laughs = Array.from({ length: 30 }, (_, i) => `k${i}: &a${i} [${i ? `*a${i - 1},`.repeat(9) : 'x,'}]`).join(
    '\n',
  );
  const deep = `title: ${'['.repeat(15_000)}`;
  for (const matter of [laughs, deep, `title: ${'{a: '.repeat(4_000)}`, `a: ${'- '.repeat(7_000)}`]) {
    const { article } = readText(`---\n${matter}\noutlet: The Nara Herald\n---\n${WORDS}`);
    expect(article.outlet).toBe('The Nara Herald');
  }
});

test('a text of front matter alone has no words', () => {
  expect(() => readText('---\ntitle: x\n---\n')).toThrow('the text has no words');
});
