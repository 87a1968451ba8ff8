import { z } from '@hono/zod-openapi';
import { FEED_MOST, FEED_TYPES, watchFeed } from '../../present/watch-feed.ts';
import { eventLinks } from '../../present/watch-links.ts';
import { ANSWERED, MEDIA_TYPES } from '../../records/formats.ts';
import type { Watch } from '../../records/watch.ts';
import { Body, json } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { idIn, pageOf, paging } from '../schemas/common.ts';
import { WATCH_WAYS, watch, watchAsked, watchEvent, watchPaused } from '../schemas/watch.ts';

const shown = ({ id, kind, of, name, since, paused, webhook, mail, feed }: Watch) => {
  const ways = { webhook, mail, feed };
  return { id, kind, of, name, since, paused, ways: WATCH_WAYS.filter((way) => ways[way] !== null) };
};
const gone = z.strictObject({ removed: z.string() });

/** Watches: what somebody wants to be told of, and what happened. Where events go beside feeds is set on the command line alone. */
export const watchRoutes = ({ store, writer, now }: Pick<Deps, 'store' | 'writer' | 'now'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/watches',
      access: 'read',
      tag: 'Watches',
      summary: 'All watches, in the order in which they were added',
      answers: { 200: { what: 'Watches.', bodies: { [MEDIA_TYPES.json]: z.strictObject({ items: z.array(watch) }) } } },
    },
    async () => json({ items: (await store.watches()).map(shown) }),
  ),
  route(
    {
      method: 'post',
      path: '/api/v1/watches',
      access: 'write',
      tag: 'Watches',
      summary: 'Watch a story, a claim, a source, an outlet or words from now on',
      about: 'What is so already is never told. The same watch asked for twice is one.',
      body: watchAsked,
      answers: { 200: { what: 'The watch.', bodies: { [MEDIA_TYPES.json]: watch } } },
    },
    async ({ body }) => json(shown(await writer.watch({ ...body, at: now().toISOString() }))),
  ),
  route(
    {
      method: 'patch',
      path: '/api/v1/watches/{id}',
      access: 'write',
      tag: 'Watches',
      summary: 'Pause a watch, or let it go on',
      about: 'What happens while it is paused is never told.',
      params: idIn,
      body: watchPaused,
      answers: { 200: { what: 'The watch.', bodies: { [MEDIA_TYPES.json]: watch } } },
    },
    async ({ params: { id }, body: { paused } }) => json(shown(await writer.pauseWatch(id, paused))),
  ),
  route(
    {
      method: 'delete',
      path: '/api/v1/watches/{id}',
      access: 'write',
      tag: 'Watches',
      summary: 'End a watch; its events go with it',
      params: idIn,
      answers: { 200: { what: 'It is gone.', bodies: { [MEDIA_TYPES.json]: gone } } },
    },
    async ({ params: { id } }) => {
      await writer.unwatch(id);
      return json({ removed: id });
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/watches/{id}/events',
      access: 'read',
      tag: 'Watches',
      summary: 'What happened, the last found first',
      params: idIn,
      query: z.strictObject(paging),
      answers: {
        200: { what: 'A page of events.', bodies: { [MEDIA_TYPES.json]: pageOf('WatchEventPage', watchEvent) } },
      },
    },
    async ({ params: { id }, query }) => json(await store.watchEvents({ ...given(query), watch: id })),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/watches/{id}/feed',
      access: 'read',
      tag: 'Watches',
      summary: `The newest ${FEED_MOST} events as Atom or JSON Feed`,
      params: idIn,
      query: z.strictObject({ format: z.enum(ANSWERED.feed).default('atom') }),
      answers: {
        200: {
          what: 'The feed.',
          bodies: { [FEED_TYPES.atom]: z.string(), [FEED_TYPES.json]: z.strictObject({}).loose() },
        },
      },
    },
    async ({ params: { id }, query: { format } }, c) => {
      const found = (await store.watches()).find((w) => w.id === id);
      if (!found) throw notFound('watch', id);
      const { items } = await store.watchEvents({ watch: id, limit: FEED_MOST });
      const { origin } = new URL(c.req.url);
      const links = await eventLinks(store, items, (claim) => `${origin}/claims/${encodeURIComponent(claim)}`);
      return new Body(watchFeed(format, found, items, links), FEED_TYPES[format]);
    },
  ),
];
