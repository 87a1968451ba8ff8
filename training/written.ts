/**
 * Texts with the whole scheme that are annotated by places in them: the written events of `events/`, and the articles of `reading/`, whose
 * texts stand elsewhere.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEvent } from './events/check.ts';
import type { EventArticle } from './events/places.ts';
import type { Gold } from './gold.ts';

export interface Written {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly (Gold & { readonly kind?: string })[];
  readonly mentions: EventArticle['mentions'];
}

/** The articles of the events of one part, in the order of their files. */
export function* writtenEvents(part: 'train' | 'develop'): Generator<Written> {
  const folder = fileURLToPath(new URL(`events/${part}`, import.meta.url));
  for (const file of readdirSync(folder).sort()) {
    const event = loadEvent(join(folder, file));
    const kinds = new Map(event.sources.map((s) => [s.id, s.kind]));
    for (const article of event.articles) yield goldOfArticle(article, kinds);
  }
}

/** An article's attributions as training takes them; `kinds` of its sources by their ids. */
export function goldOfArticle(
  article: Pick<EventArticle, 'id' | 'text' | 'attributions' | 'mentions'>,
  kinds: ReadonlyMap<string, string>,
): Written {
  const { id, text, mentions } = article;
  const attributions = article.attributions.map((a) => {
    const kind = a.who === null ? undefined : kinds.get(a.who);
    const { act, stance, grade, within } = a;
    const spans = { source: a.source ? [a.source] : [], cue: [a.cue], content: a.content };
    return { id: a.id, ...spans, act, stance, grade, within, ...(kind ? { kind } : {}) };
  });
  return { id, text, attributions, mentions };
}
