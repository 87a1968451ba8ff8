import { CHANNEL_NOUNS } from '../rules/en/body-words.ts';
import { GOT } from '../rules/en/descriptions.ts';
import { AUXILIARIES, isAdverb } from '../rules/en/grammar.ts';
import { MEDIUM_NOUNS } from '../rules/en/settings.ts';
import type { Entity } from './entity.ts';
import { before, type Scene } from './scene.ts';

/** What makes an entity stand out where a word looks back for it. Grosz, Joshi and Weinstein (1995), as a sum of weights. */
const WEIGHT = {
  nearness: 1.3,
  source: 1.2,
  subject: 1,
  chain: 0.4,
  repeated: 0.4,
  /** Whom a quotation speaks of is not whom the article speaks of: "I like Rafa," she said. */
  quoted: 1.5,
  /** Whom the paragraph itself names stands nearer than who spoke in the one before. */
  paragraph: 0.8,
} as const;

export interface Ranked {
  readonly entity: Entity;
  readonly score: number;
}

/** Entities spoken of before token `at`, the most prominent first; `extra` adds to or (with null) refuses one. */
export function rank(scene: Scene, at: number, reach: number, extra: (entity: Entity) => number | null): Ranked[] {
  const scores = new Map<Entity, number>();
  const seen = new Map<Entity, number>();
  const { quoted, blockOf, sentenceOf } = scene.index.words;
  const block = blockOf[sentenceOf[at] ?? -1];
  for (const { item, distance } of before(scene, at, reach)) {
    const { entity } = item;
    if (!item.source && isAside(scene, item.at)) continue;
    const bonus = extra(entity);
    if (bonus === null) continue;
    let s = bonus - WEIGHT.nearness * distance;
    if (entity.named && blockOf[item.sentence] === block) s += WEIGHT.paragraph;
    if (quoted[item.at] === 1 && quoted[at] !== 1 && !item.source) s -= WEIGHT.quoted;
    if (item.source) s += WEIGHT.source;
    if (item.subject) s += WEIGHT.subject;
    if (item.pronoun) s += WEIGHT.chain;
    const n = (seen.get(entity) ?? 0) + 1;
    seen.set(entity, n);
    scores.set(entity, Math.max(scores.get(entity) ?? -Infinity, s) + (n > 1 ? WEIGHT.repeated / n : 0));
  }
  return [...scores].map(([entity, score]) => ({ entity, score })).sort((a, b) => b.score - a.score);
}

const ARTICLES = /^(?:the|a|an)$/;

/** "analysts *polled by* X", "on its Facebook page": who asked others, or what carried the words, is not what the article goes on about. */
export function isAside({ index: { words } }: Scene, at: number): boolean {
  const { tokens } = words;
  if (MEDIUM_NOUNS.has(tokens[at]!.lower))
    return tokens[at - 1]?.lower === 'on' || CHANNEL_NOUNS.has(tokens[at + 1]?.lower ?? '');
  const by = ARTICLES.test(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
  if (tokens[by]?.lower !== 'by') return false;
  const verb = tokens[by - 1]?.lower ?? '';
  const before = tokens[by - 2];
  return (
    (/ed$/.test(verb) || GOT.has(verb)) &&
    before?.kind === 'word' &&
    !AUXILIARIES.has(before.lower) &&
    !isAdverb(before.lower)
  );
}

/** The one that leads all others by at least `lead`, or null. */
export function leader(ranked: readonly Ranked[], lead: number): Ranked | null {
  const [first, second] = ranked;
  return first && (!second || first.score - second.score >= lead) ? first : null;
}
