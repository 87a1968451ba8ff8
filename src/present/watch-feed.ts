import { type Answered, MEDIA_TYPES } from '../records/formats.ts';
import type { Watch, WatchEvent } from '../records/watch.ts';
import { latestOf, toFeed } from './atom.ts';
import { plain } from './reference.ts';
import type { EventLinks } from './watch-links.ts';
import { iriOf } from './web-selector.ts';

export type FeedFormat = Answered<'feed'>;

/** Media types by format; that of Atom as feeds of watches have always borne it. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  json: MEDIA_TYPES['json-feed'],
};

/** Newest events that a feed holds. */
export const FEED_MOST = 500;

const titleOf = (watch: Watch): string => `Hearsay: ${watch.name}`;
const headOf = (e: WatchEvent): string => `${e.kind}: ${e.title}`;

/** Events of a watch, the newest first, as Atom (RFC 4287) or JSON Feed 1.1, each with its link where it has one. */
export const watchFeed = (
  format: FeedFormat,
  watch: Watch,
  events: readonly WatchEvent[],
  links: EventLinks,
): string => (format === 'atom' ? toAtom(watch, events, links) : toJsonFeed(watch, events, links));

const toAtom = (watch: Watch, events: readonly WatchEvent[], links: EventLinks): string =>
  toFeed(
    watch.id,
    titleOf(watch),
    events.map((e) => ({
      id: e.id,
      title: headOf(e),
      updated: e.found,
      authors: [],
      link: links.get(e.id) ?? null,
      summary: [e.text, e.claim].join(' · '),
    })),
    latestOf(events.map((e) => e.found)) ?? watch.since,
  );

function toJsonFeed(watch: Watch, events: readonly WatchEvent[], links: EventLinks): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: plain(titleOf(watch)),
    description: plain(`${watch.kind}: ${watch.of}`),
    items: events.map((e) => ({
      id: iriOf(e.id),
      ...(links.has(e.id) ? { url: links.get(e.id) } : {}),
      title: plain(headOf(e)),
      content_text: plain(e.text),
      date_published: e.found,
      tags: [e.kind],
      _hearsay: e,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
