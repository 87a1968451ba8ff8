import { z } from '@hono/zod-openapi';
import { type OutletFacts, outletFacts } from '../../outlet-facts.ts';
import type { Column } from '../../present/table.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import type { OutletSummary } from '../../store/store.ts';
import { json, list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { type Route, route } from '../route.ts';
import { format, pageOf } from '../schemas/common.ts';
import { facets } from '../schemas/ledger.ts';

const summary = z
  .strictObject({
    name: z.string(),
    outletId: z.string().nullable().openapi({ description: 'Key into the outlet register.' }),
    country: z.string().nullable().openapi({ description: 'ISO 3166-1 alpha-2, as the register has it.' }),
    articles: z.int().min(0),
  })
  .openapi('OutletSummary') satisfies z.ZodType<OutletSummary>;

const textOrNull = z.string().nullable();
const outletFactsSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    domains: z.array(z.string()).readonly(),
    country: textOrNull.openapi({ description: 'ISO 3166-1 alpha-2.' }),
    kind: z.enum(['agency', 'paper', 'broadcaster', 'site'] as const).nullable(),
    ownership: z.enum(['state', 'public', 'private', 'party'] as const).nullable(),
    ownershipFrom: textOrNull.openapi({ description: 'Where the ownership is stated, with the year.' }),
  })
  .openapi('OutletFacts') satisfies z.ZodType<OutletFacts>;

const one = z
  .strictObject({
    outlet: summary,
    facts: outletFactsSchema.nullable().openapi({ description: 'From the outlet register; null where it has none.' }),
    statements: z.int().min(0).nullable(),
    facets,
  })
  .openapi('Outlet', { description: 'What stands in the articles of one outlet, and on whose word.' });

const COLUMNS: readonly Column<OutletSummary>[] = [
  { name: 'name', value: (o) => o.name },
  { name: 'outlet_id', value: (o) => o.outletId },
  { name: 'country', value: (o) => o.country },
  { name: 'articles', value: (o) => o.articles },
];

/** Outlets, facts and counts only. What one of them reported is found with `outlet=` in /search, /claims and /figures. */
export const outletRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/outlets',
      access: 'read',
      tag: 'Outlets',
      summary: 'All outlets, those with the most articles first',
      query: z.strictObject({ format }),
      isKept: true,
      answers: {
        200: {
          what: 'Outlets.',
          bodies: { [MEDIA_TYPES.json]: pageOf('OutletPage', summary), [MEDIA_TYPES.csv]: z.string() },
        },
      },
    },
    async ({ query }, c) => {
      const items = await store.outlets();
      return list(c, { items, next: null, total: items.length }, query.format, COLUMNS);
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/outlets/{name}',
      access: 'read',
      tag: 'Outlets',
      summary: 'One outlet: whom it quotes, with which grades and stances',
      params: z.object({ name: z.string().min(1).max(1_000) }),
      isKept: true,
      answers: { 200: { what: 'The outlet.', bodies: { [MEDIA_TYPES.json]: one } } },
    },
    async ({ params: { name } }) => {
      const outlet = (await store.outlets()).find((o) => o.name === name);
      if (!outlet) throw notFound('outlet', name);
      const found = await store.search({ outlet: name, limit: 1 });
      return json({
        outlet,
        facts: outletFacts(outlet.outletId, outlet.name),
        statements: found.total,
        facets: found.facets,
      });
    },
  ),
];
