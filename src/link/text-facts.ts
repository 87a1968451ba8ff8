import { BODY_KINDS } from '../records/article.ts';
import type { TextFacts } from '../records/ledger.ts';
import type { Parse } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { stemWeight } from '../rules/en/stem-weight.ts';
import { stemsOf } from './facts.ts';
import { minHash, sameShare, shingles } from './minhash.ts';
import { namesIn, nameTest } from './names.ts';

/** Values that tell copies of whole texts apart. */
const PRINTS = 64;
/** Words in a shingle of a whole text. */
const WORDS = 4;
/** Stems and names that make a topic. */
const TOPIC = 24;

/** What linking needs of a whole text: prints of the body (MinHash of word shingles, Broder 1997), links, topic. */
export function textFacts(read: ReadArticle, parse: Parse): TextFacts {
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
    links: [...new Set(article.links.flatMap(({ href }) => addressOf(href)))].sort(),
  };
}

function topicOf(parse: Parse): string[] {
  const isName = nameTest(parse);
  const weights = new Map<string, number>();
  const add = (key: string, weight: number): unknown => weights.set(key, (weights.get(key) ?? 0) + weight);
  for (const s of parse.sentences) {
    if (!BODY_KINDS.has(parse.blocks[s.block]!.kind)) continue;
    const list = Array.from({ length: s.last - s.first }, (_, k) => s.first + k);
    const { names, used } = namesIn(parse.tokens, list, isName);
    for (const n of names) add(n, 5);
    for (const w of stemsOf(parse.tokens, list, used)) add(w, stemWeight(w));
  }
  return [...weights]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TOPIC)
    .map(([w]) => w);
}

/** Host and path of a link, folded; nothing for what is no web address. */
function addressOf(href: string): string[] {
  const m = /^https?:\/\/(?:www\.)?([^/?#:]+)(?::\d+)?([^?#]*)/i.exec(href);
  return m ? [`${m[1]!.toLowerCase()}${m[2]!.replace(/\/+$/, '')}`] : [];
}

/** Estimated Jaccard likeness of two bodies, 0..1: a copy with small edits is above 0.5, two reports of one event hardly above 0.1. */
export const copyLikeness = (a: TextFacts, b: TextFacts): number =>
  a.article === b.article ? 1 : sameShare(a.prints, b.prints);
