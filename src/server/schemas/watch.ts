import { z } from '@hono/zod-openapi';
import { WATCH_EVENT_KINDS, WATCH_KINDS } from '../../records/watch.ts';

/** Ways that are set for a watch, without their addresses. */
export const WATCH_WAYS = ['webhook', 'mail', 'feed'] as const;

/** A watch as the interface shows it: where its events go is for who runs the ledger. */
export const watch = z
  .strictObject({
    id: z.string().openapi({ example: 'w:0123456789abcdef' }),
    kind: z.enum(WATCH_KINDS),
    of: z.string().openapi({ description: 'Id of the story, claim or source; name of the outlet; the words.' }),
    name: z.string().openapi({ description: 'How it was called when it was added.' }),
    since: z.string().openapi({ description: 'When it was added.' }),
    paused: z.boolean().openapi({ description: 'Nothing is told while it is.' }),
    ways: z.array(z.enum(WATCH_WAYS)).openapi({
      description: 'Where its events go beside the feeds of this interface; set on the command line alone.',
    }),
  })
  .openapi('Watch');

export const watchEvent = z
  .strictObject({
    id: z.string().openapi({ description: 'Of what happened, not of when: who is told twice is told the same id.' }),
    watch: z.string(),
    kind: z.enum(WATCH_EVENT_KINDS),
    claim: z.string(),
    title: z.string().openapi({ description: 'Title of the claim as it was then.' }),
    text: z.string(),
    statements: z.array(z.string()).openapi({ description: 'What it rests on.' }),
    date: z.string().nullable().openapi({ description: 'Date of the latest of these statements that bears one.' }),
    found: z.string().openapi({ description: 'When the ledger found it.' }),
  })
  .openapi('WatchEvent');

export const watchPaused = z.strictObject({ paused: z.boolean() }).openapi('WatchPaused');

export const watchAsked = z
  .strictObject({
    kind: z.enum(WATCH_KINDS),
    of: z.string().min(1).max(300).openapi({ description: 'Id of a story, claim or source; a name; words.' }),
  })
  .openapi('WatchAsked');
