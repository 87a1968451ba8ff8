import { z } from '@hono/zod-openapi';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { VERSION } from '../../version.ts';
import { json } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { type Route, route } from '../route.ts';
import { stats } from '../schemas/ledger.ts';

const health = z.strictObject({
  status: z.literal('ok'),
  version: z.string(),
  replicas: z
    .array(z.strictObject({ state: z.enum(['ok', 'behind', 'away', 'none'] as const), lag: z.number().nullable() }))
    .optional()
    .openapi({ description: 'In the order in which they were given; `lag` in seconds.' }),
});

/** The ledger as a whole: how much is in it, and whether it answers. */
export const serviceRoutes = ({ store, replicas }: Pick<Deps, 'store' | 'replicas'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/stats',
      access: 'read',
      tag: 'Service',
      summary: 'How much the ledger holds',
      answers: { 200: { what: 'Counts.', bodies: { [MEDIA_TYPES.json]: stats } } },
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
      about:
        'Where replicas are read from, how each of them stands: `behind`, `away` and `none` (it takes writes) are left out.',
      answers: {
        200: {
          what: 'They do.',
          bodies: { [MEDIA_TYPES.json]: health },
        },
      },
    },
    async () => {
      await store.articles({ limit: 1 });
      const all = replicas();
      return json({ status: 'ok', version: VERSION, ...(all.length ? { replicas: all } : {}) });
    },
  ),
];
