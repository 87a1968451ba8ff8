import { expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { storyArticle } from '../../src/link/story-article.ts';
import { centralOf, type StoryEdge, storyGroups } from '../../src/link/story-groups.ts';
import { storyKeys } from '../../src/link/story-keys.ts';
import { storyScore } from '../../src/link/story-pair.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import { randomFrom } from '../random.ts';

const BORDERS = { least: 100, part: 0.6 };

/** Edges of this score between all articles of two lists, or within one. */
const between = (a: readonly string[], b: readonly string[], score: number): StoryEdge[] =>
  a.flatMap((x) => b.filter((y) => x < y).map((y) => ({ a: x, b: y, score })));

async function article(text: string, published: string | null) {
  const {
    statements,
    text: facts,
    publication,
    sources,
  } = await readForLedger(readText(text, { published }), rulesEngine);
  const of = new Map(sources.map((s) => [s.local, { ...s, id: null }]));
  return storyArticle(
    statements.map((statement) => ({ statement, text: facts, publications: [publication], sources: of })),
  )!;
}

const FERRY =
  'The ferry Corrin ran onto rocks off Port Nara on Monday. Mayor Ines Marek said that 12 passengers were hurt. Captain Tolm Reda was questioned by the harbour police of Port Nara.';
const FERRY_TOO =
  'Twelve passengers were hurt when the ferry Corrin hit rocks near Port Nara, Mayor Ines Marek said. The harbour police questioned Captain Tolm Reda on Monday.';
const WHEAT =
  'The price of wheat in Veskia rose by a tenth on Tuesday. Farm minister Olan Deck said that the drought in Upper Veskia had halved the harvest of the Tarn valley.';

test('two events of one kind stay two stories, though each article of one is somewhat like those of the other', () => {
  const [one, two] = [
    ['a1', 'a2', 'a3', 'a4'],
    ['b1', 'b2', 'b3', 'b4'],
  ];
  const edges = [...between(one!, one!, 900), ...between(two!, two!, 900), ...between(one!, two!, 300)];
  expect(storyGroups([...one!, ...two!], edges, BORDERS)).toEqual([one, two]);
  // As little likeness is enough where the articles of each story are no more alike among themselves.
  const loose = [...between(one!, one!, 350), ...between(two!, two!, 350), ...between(one!, two!, 300)];
  expect(storyGroups([...one!, ...two!], loose, BORDERS)).toEqual([[...one!, ...two!]]);
});

test('groups are a function of the sets of articles and edges', () => {
  const next = randomFrom(7);
  const articles = Array.from({ length: 40 }, (_, i) => `x${i}`);
  const edges = articles.flatMap((a, i) =>
    articles.slice(i + 1).flatMap((b) => (next() < 0.2 ? [{ a, b, score: Math.floor(50 + 950 * next()) }] : [])),
  );
  const first = storyGroups(articles, edges, BORDERS);
  expect(first.length).toBeGreaterThan(1);
  for (let k = 0; k < 10; k++) {
    const shuffled = edges.map((e) => [next(), e] as const).sort((x, y) => x[0] - y[0]);
    expect(
      storyGroups(
        [...articles].reverse(),
        shuffled.map(([, e]) => e),
        BORDERS,
      ),
    ).toEqual(first);
  }
});

test('a long story holds together though nobody is compared with everybody', () => {
  const articles = Array.from({ length: 200 }, (_, i) => `x${String(i).padStart(3, '0')}`);
  const edges = articles.flatMap((a, i) => articles.slice(i + 1, i + 25).map((b) => ({ a, b, score: 800 })));
  expect(storyGroups(articles, edges, BORDERS)).toHaveLength(1);
});

test('reports of one event are likely one story, in both directions alike; those of another are not', async () => {
  const [a, b, other] = [
    await article(FERRY, '2026-03-16'),
    await article(FERRY_TOO, '2026-03-17'),
    await article(WHEAT, '2026-03-16'),
  ];
  expect(storyScore(a, b)).toBe(storyScore(b, a));
  expect(storyScore(a, b)).toBeGreaterThan(500);
  expect(storyScore(a, other)).toBeLessThan(200);
  const keys = new Set(storyKeys(a.text));
  expect(storyKeys(b.text).some((key) => keys.has(key))).toBe(true);
  expect(storyKeys(other.text).some((key) => keys.has(key))).toBe(false);
  expect(keys.size).toBeLessThanOrEqual(66);
});

test('the most central article is the one most like the others, of those with a headline', () => {
  const edges = [
    { a: 'a', b: 'b', score: 900 },
    { a: 'b', b: 'c', score: 800 },
    { a: 'a', b: 'c', score: 100 },
  ];
  expect(centralOf(['a', 'b', 'c'], edges, new Set(['a', 'b', 'c']))).toBe('b');
  expect(centralOf(['a', 'b', 'c'], edges, new Set(['a', 'c']))).toBe('a');
  expect(centralOf(['a', 'b', 'c'], edges, new Set())).toBe('b');
});
