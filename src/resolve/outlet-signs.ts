import type { Credit } from '../records/article.ts';
import type { SourceKind } from '../records/source.ts';
import { NEWS_BODY_WORDS } from '../rules/en/body-words.ts';
import type { Entity } from './entity.ts';
import { key } from './lexicon.ts';
import { readMention } from './mention.ts';
import { because, type Scene } from './scene.ts';

/** Whoever the article credits as an outlet is one: in its dateline, or "with reporting by". */
export function heedCredits(scene: Scene, credits: readonly Credit[]): void {
  if (!credits.length) return;
  const credited = new Set(credits.map((c) => key(c.outlet)));
  for (const e of scene.named)
    if (
      (e.kind === 'organization' || e.words.length === 1) &&
      [e.name, ...e.aliases].some((n) => credited.has(key(n)))
    ) {
      e.kind = 'outlet';
      because(e, 'credited', 1);
    }
}

/** Where the shape of a name alone told its kind, the engine's view of it counts, if it has one view. */
export function heedEngine(scene: Scene): void {
  const views = new Map<Entity, Set<SourceKind>>();
  for (const [i, mention] of scene.mentions.entries()) {
    const view = scene.found[i]!.kind;
    if (view === null || mention?.type !== 'name') continue;
    const e = scene.index.entityOf[mention.name]!;
    views.set(e, (views.get(e) ?? new Set()).add(view));
  }
  for (const [e, kinds] of views) {
    const [view] = kinds;
    if (kinds.size !== 1 || view === undefined || view === 'author' || view === 'group') continue;
    if (!e.sure || (e.kind === 'organization' && view === 'outlet')) e.kind = view;
  }
}

/** "told The Beacon": who was told first looks like an outlet already, whatever its name is. */
export function heedHearers({ index }: Scene, tos: readonly (readonly [number, number] | null)[]): void {
  for (const to of tos) {
    const mention = to && readMention(index, to[0], to[1]);
    const e = mention?.type === 'name' ? index.entityOf[mention.name]! : null;
    if (e?.kind !== 'organization') continue;
    e.kind = 'outlet';
    because(e, 'was-told', 0.8);
  }
}

/** "..., Li Wen said, Agency T reports": a body that reports another's words and has a word for it in its name is an outlet. */
export function heedRelays(scene: Scene): void {
  const { text } = scene.index.words;
  for (const [i, f] of scene.found.entries()) {
    const outer = f.within === null ? null : (scene.entities[f.within] ?? null);
    const inner = scene.entities[i];
    if (outer?.kind !== 'organization' || !outer.named || !inner || inner === outer) continue;
    if (
      !outer.words.some((w) => NEWS_BODY_WORDS.has(w)) ||
      !/\breport(?:s|ed)?$/i.test(text.slice(...scene.found[f.within!]!.cue))
    )
      continue;
    outer.kind = 'outlet';
    because(outer, 'reports-another', 0.8);
  }
}
