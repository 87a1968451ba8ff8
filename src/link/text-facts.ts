import { BODY_KINDS } from '../records/article.ts';
import type { LedgerStatement, TextFacts } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { isNumber, nameParts, wordWeight } from './compare.ts';
import { stemsOf } from './facts.ts';
import { minHash, sameShare, shingles } from './minhash.ts';
import { type NameTest, namesIn, nameTest } from './names.ts';

/** Values that tell copies of whole texts apart. */
const PRINTS = 64;
/** Words in a shingle of a whole text. */
const WORDS = 4;
/** Words that make a topic, at most. */
const TOPIC = 32;

/** What linking needs of a whole text: prints of the body (MinHash of word shingles, Broder 1997), links, what its sentences have in common. `statements`: its statements, for the centre of their vectors. */
export function textFacts(read: ReadArticle, parse: Parse, statements: readonly LedgerStatement[] = []): TextFacts {
  const { article } = read;
  const words: string[] = [];
  for (const block of parse.blocks) {
    if (!BODY_KINDS.has(block.kind)) continue;
    for (let s = block.first; s < block.last; s++)
      for (let i = parse.sentences[s]!.first; i < parse.sentences[s]!.last; i++) {
        if (parse.tokens[i]!.kind === 'mark') continue;
        words.push(parse.tokens[i]!.lower);
      }
  }
  const isName = nameTest(parse);
  return {
    article: article.id,
    prints: minHash(shingles(words, WORDS), PRINTS),
    wordCount: words.length,
    topic: topicOf(count(parse, isName, BODY_KINDS, groupOf)),
    story: storyOf(count(parse, isName, STORY_KINDS, (stem) => stem)),
    centre: centreOf(statements),
    links: [...new Set(article.links.flatMap(({ href }) => addressOf(href)))].sort(),
  };
}

/** Blocks that tell the story; credits, captions and what belongs to the page do not. */
const STORY_KINDS: ReadonlySet<string> = new Set([...BODY_KINDS, 'headline', 'standfirst']);

/** In how many sentences of the text each word stands, by kind. */
interface Counts {
  readonly names: Map<string, number>;
  readonly others: Map<string, number>;
}

/** Counts of parts of names and of stems by their key, in the blocks of these kinds, and the number of sentences. */
function count(
  parse: Parse,
  isName: NameTest,
  kinds: ReadonlySet<string>,
  key: (stem: string) => string,
): Counts & { readonly sentences: number } {
  const names = new Map<string, number>();
  const others = new Map<string, number>();
  let sentences = 0;
  for (const s of parse.sentences) {
    if (!kinds.has(parse.blocks[s.block]!.kind)) continue;
    sentences++;
    const list = Array.from({ length: s.last - s.first }, (_, k) => s.first + k);
    const found = namesIn(parse.tokens, list, isName);
    const inNames = new Set(found.names.flatMap(nameParts));
    for (const w of inNames) names.set(w, (names.get(w) ?? 0) + 1);
    for (const w of new Set(stemsOf(parse.tokens, list, found.used).map(key)))
      if (!inNames.has(w)) others.set(w, (others.get(w) ?? 0) + 1);
  }
  return { names, others, sentences };
}

/** Sentences that each text is taken to have beside: in a short one two sentences with a word do not make it a word of the whole. */
const FEW = 15;

/** Words in at least two sentences, by share of sentences. */
function topicOf({ names, others, sentences }: ReturnType<typeof count>): (readonly [string, number])[] {
  const counts = new Map(names);
  for (const [w, n] of others) counts.set(w, n + (counts.get(w) ?? 0));
  return [...counts]
    .filter(([, n]) => n > 1)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TOPIC)
    .map(([w, n]) => [w, Math.round((100 * n) / (sentences + FEW))]);
}

/** Names, numbers and words of a story, at most. */
const STORY = { names: 16, numbers: 12, words: 32 };

/** The words that tell most of what a text is about: rare ones that recur come first. */
function storyOf({ names, others }: Counts): TextFacts['story'] {
  const top = (counts: Map<string, number>, most: number, holds: (word: string) => boolean): string[] =>
    [...counts]
      .filter(([w]) => holds(w))
      .map(([w, n]) => [w, wordWeight(w) * (1 + Math.log(n))] as const)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([w]) => w);
  return {
    names: top(names, STORY.names, () => true),
    numbers: top(others, STORY.numbers, isNumber),
    words: top(others, STORY.words, (w) => !isNumber(w) && !names.has(w)),
  };
}

/** Mean of unit vectors, each number times 127. */
function centreOf(statements: readonly LedgerStatement[]): number[] {
  const vectors = statements.flatMap(({ vector }) => vector ?? []);
  if (!vectors.length) return [];
  const sum = new Float64Array(vectors[0]!.length);
  for (const v of vectors) for (let i = 0; i < v.length; i++) sum[i]! += v[i]!;
  return Array.from(sum, (x) => Math.round(x / vectors.length));
}

/** Host and path of a link, folded; nothing for what is no web address. */
function addressOf(href: string): string[] {
  const m = /^https?:\/\/(?:www\.)?([^/?#:]+)(?::\d+)?([^?#]*)/i.exec(href);
  return m ? [`${m[1]!.toLowerCase()}${m[2]!.replace(/(?<!\/)\/+$/, '')}`] : [];
}

/** Estimated Jaccard likeness of two bodies, 0..1: a copy with small edits is above 0.5, two reports of one event hardly above 0.1. */
export const copyLikeness = (a: TextFacts, b: TextFacts): number =>
  a.article === b.article ? 1 : sameShare(a.prints, b.prints);
