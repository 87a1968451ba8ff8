import { z } from '@hono/zod-openapi';
import { claimsToCsv } from '../../present/ledger-csv.ts';
import type { Column } from '../../present/table.ts';
import type { Claim } from '../../records/claim.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { CLAIM_SORTS } from '../../store/store.ts';
import { asJson, Body, list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { claim } from '../schemas/claim.ts';
import { filters, flag, format, idIn, pageOf, paging } from '../schemas/common.ts';

const COLUMNS: readonly Column<Claim>[] = [
  { name: 'id', value: (c) => c.id },
  { name: 'title', value: (c) => c.title },
  { name: 'text', value: (c) => c.text },
  { name: 'disputed', value: (c) => c.disputed },
  { name: 'possibly_disputed', value: (c) => c.possiblyDisputed },
  { name: 'articles', value: (c) => new Set(c.statements.map((s) => s.article)).size },
  { name: 'statements', value: (c) => c.statements.length },
  { name: 'asserted_by', value: (c) => holders(c, 'asserts') },
  { name: 'denied_by', value: (c) => holders(c, 'denies') },
  { name: 'origins_asserting_at_least', value: (c) => c.independent.asserts.atLeast },
  { name: 'origins_asserting_at_most', value: (c) => c.independent.asserts.atMost },
  { name: 'origins_denying_at_least', value: (c) => c.independent.denies.atLeast },
  { name: 'origins_denying_at_most', value: (c) => c.independent.denies.atMost },
  { name: 'outlets', value: (c) => [...new Set(c.statements.map((s) => s.outlet).filter(Boolean))].join(' | ') },
  { name: 'first', value: (c) => days(c)[0] ?? null },
  { name: 'last', value: (c) => days(c).at(-1) ?? null },
];

const holders = (c: Claim, stance: string): string =>
  c.positions
    .filter((p) => p.stance === stance)
    .map((p) => p.sourceName)
    .join(' | ');
const days = (c: Claim): readonly string[] =>
  c.statements.flatMap((s) => (s.published === null ? [] : [s.published])).sort();

const query = z.strictObject({
  ...filters,
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'a country code of two letters')
    .transform((v) => v.toUpperCase())
    .optional()
    .openapi({ description: "ISO 3166-1 alpha-2 of an outlet's country." }),
  disputed: flag.openapi({ description: 'Whether somebody surely denies what somebody else asserts.' }),
  articles: z.coerce
    .number('a whole number')
    .int('a whole number')
    .min(1, '1 or more')
    .max(1_000_000, '1000000 or less')
    .optional()
    .openapi({
      description:
        'Least number of articles; 1 gives what a single one says too. Unless given, what two and more tell, and what is disputed within one.',
    }),
  all: flag.openapi({ description: 'Also claims that are not worth a place in a list or not understood alone.' }),
  hidden: flag.openapi({ description: 'Only claims that persons have hidden, which no other list has.' }),
  sort: z.enum(CLAIM_SORTS).default('disputed').openapi({ description: 'What comes first.' }),
  ...paging,
  format,
});

/** The board, and one claim. */
export const claimRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/claims',
      access: 'read',
      tag: 'Claims',
      summary: 'Claims, the most disputed first',
      query,
      isKept: true,
      answers: {
        200: {
          what: 'A page of claims.',
          bodies: { [MEDIA_TYPES.json]: pageOf('ClaimPage', claim), [MEDIA_TYPES.csv]: z.string() },
        },
      },
    },
    async ({ query: { format: as, disputed, hidden, all, ...filter } }, c) => {
      const isDisputed = disputed === undefined ? null : disputed === 'true';
      const isShown = { disputed: isDisputed, hidden: hidden === 'true', all: all === 'true' };
      const found = await store.claims({ ...given(filter), ...isShown });
      return list(c, found, as, COLUMNS);
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/claims/{id}',
      access: 'read',
      tag: 'Claims',
      summary: 'One claim',
      about: 'An id that was superseded gives the claim that it is now. The table has a row for each statement.',
      params: idIn,
      query: z.strictObject({ format }),
      answers: { 200: { what: 'The claim.', bodies: { [MEDIA_TYPES.json]: claim, [MEDIA_TYPES.csv]: z.string() } } },
    },
    async ({ params: { id }, query: { format: as } }) => {
      const found = await store.claimJson(id);
      if (found === null) throw notFound('claim', id);
      if (as === 'csv') return new Body(claimsToCsv([JSON.parse(found) as Claim]), MEDIA_TYPES.csv);
      return asJson(found);
    },
  ),
];
