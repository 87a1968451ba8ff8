import { z } from '@hono/zod-openapi';
import { VERSION } from '../../version.ts';
import { JSON_TYPE, json } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { stats } from '../schemas/ledger.ts';

/** The ledger as a whole: how much is in it, and whether it answers. */
export const serviceRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/stats',
      access: 'read',
      tag: 'Service',
      summary: 'How much the ledger holds',
      answers: { 200: { what: 'Counts.', bodies: { [JSON_TYPE]: stats } } },
    },
    async () => json(await store.stats()),
  ),
  route(
    {
      method: 'get',
      path: '/health',
      access: 'open',
      tag: 'Service',
      summary: 'Whether the server and its ledger answer',
      answers: {
        200: {
          what: 'They do.',
          bodies: { [JSON_TYPE]: z.strictObject({ status: z.literal('ok'), version: z.string() }) },
        },
      },
    },
    async () => {
      await store.articles({ limit: 1 });
      return json({ status: 'ok', version: VERSION });
    },
  ),
];
