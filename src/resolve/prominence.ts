import type { Entity } from './entity.ts';
import { before, type Scene } from './scene.ts';

/** What makes an entity stand out where a word looks back for it. Grosz, Joshi and Weinstein (1995), as a sum of weights. */
export const WEIGHT = {
  nearness: 1.3,
  source: 1.2,
  subject: 1,
  gender: 1,
  speaker: 4,
  chain: 0.4,
  repeated: 0.4,
} as const;

export interface Ranked {
  readonly entity: Entity;
  readonly score: number;
}

/** Entities spoken of before token `at`, the most prominent first; `extra` adds to or (with null) refuses one. */
export function rank(scene: Scene, at: number, reach: number, extra: (entity: Entity) => number | null): Ranked[] {
  const scores = new Map<Entity, number>();
  const seen = new Map<Entity, number>();
  for (const { item, distance } of before(scene, at, reach)) {
    const { entity } = item;
    const bonus = extra(entity);
    if (bonus === null) continue;
    let s = bonus - WEIGHT.nearness * distance;
    if (item.source) s += WEIGHT.source;
    if (item.subject) s += WEIGHT.subject;
    if (item.pronoun) s += WEIGHT.chain;
    const n = (seen.get(entity) ?? 0) + 1;
    seen.set(entity, n);
    scores.set(entity, Math.max(scores.get(entity) ?? -Infinity, s) + (n > 1 ? WEIGHT.repeated / n : 0));
  }
  return [...scores].map(([entity, score]) => ({ entity, score })).sort((a, b) => b.score - a.score);
}

/** The one that leads all others by at least `lead`, or null. */
export function leader(ranked: readonly Ranked[], lead: number): Ranked | null {
  const [first, second] = ranked;
  return first && (!second || first.score - second.score >= lead) ? first : null;
}
