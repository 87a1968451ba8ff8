import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeArticle, textId } from '../../src/read/article.ts';

test('a text is named by the hash of its UTF-8', () => {
  for (const text of ['', 'The mayor’s “No” 🌉', 'abc'.repeat(10_000)]) {
    expect(textId(text)).toBe(`sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`);
  }
  expect(textId('a\ud800b')).toBe(textId('a\ufffdb'));
});

test('every key is there, and nothing is invented', () => {
  expect(makeArticle({ text: 'x', blocks: [{ kind: 'paragraph', span: [0, 1] }] })).toEqual({
    id: textId('x'),
    file: null,
    url: null,
    canonical: null,
    outlet: null,
    title: null,
    authors: [],
    published: null,
    publishedFrom: null,
    modified: null,
    fetched: null,
    language: 'en',
    truncated: false,
    credits: [],
    links: [],
    blocks: [{ kind: 'paragraph', span: [0, 1] }],
    skip: [],
    text: 'x',
  });
});

test('a given value wins over a found one', () => {
  const found = {
    title: 'found',
    outlet: 'found',
    published: '2026-03-03',
    publishedFrom: 'meta',
    url: 'https://a.example',
  } as const;
  const given = { title: 'given', outlet: 'given', published: '2026-03-04', url: 'https://b.example', file: 'a.txt' };
  expect(makeArticle({ text: 'x', blocks: [], ...found, given })).toMatchObject({ ...given, publishedFrom: 'given' });
  expect(makeArticle({ text: 'x', blocks: [], ...found })).toMatchObject(found);
});

test('spans are put in order and freed of overlaps', () => {
  const at = (...span: readonly [number, number]) => ({ kind: 'paragraph' as const, span });
  const { blocks } = makeArticle({ text: 'abcdef', blocks: [at(4, 6), at(0, 2), at(1, 3), at(3, 3), at(5, 9)] });
  expect(blocks.map((b) => b.span)).toEqual([
    [0, 2],
    [4, 6],
  ]);
});
