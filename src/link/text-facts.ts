import { BODY_KINDS } from '../records/article.ts';
import type { LedgerStatement, TextFacts } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { nameParts } from './compare.ts';
import { stemsOf } from './facts.ts';
import { minHash, sameShare, shingles } from './minhash.ts';
import { namesIn, nameTest } from './names.ts';

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
  return {
    article: article.id,
    prints: minHash(shingles(words, WORDS), PRINTS),
    wordCount: words.length,
    topic: topicOf(parse),
    centre: centreOf(statements),
    links: [...new Set(article.links.flatMap(({ href }) => addressOf(href)))].sort(),
  };
}

/** Words in at least two sentences, by share of sentences, as `compare.ts` keys them. */
function topicOf(parse: Parse): (readonly [string, number])[] {
  const isName = nameTest(parse);
  const counts = new Map<string, number>();
  let sentences = 0;
  for (const s of parse.sentences) {
    if (!BODY_KINDS.has(parse.blocks[s.block]!.kind)) continue;
    sentences++;
    const list = Array.from({ length: s.last - s.first }, (_, k) => s.first + k);
    const { names, used } = namesIn(parse.tokens, list, isName);
    const words = new Set([...names.flatMap(nameParts), ...stemsOf(parse.tokens, list, used).map(groupOf)]);
    for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, n]) => n > 1)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TOPIC)
    .map(([w, n]) => [w, Math.round((100 * n) / sentences)]);
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
  return m ? [`${m[1]!.toLowerCase()}${m[2]!.replace(/\/+$/, '')}`] : [];
}

/** Estimated Jaccard likeness of two bodies, 0..1: a copy with small edits is above 0.5, two reports of one event hardly above 0.1. */
export const copyLikeness = (a: TextFacts, b: TextFacts): number =>
  a.article === b.article ? 1 : sameShare(a.prints, b.prints);
