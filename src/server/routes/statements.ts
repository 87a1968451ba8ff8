import { z } from '@hono/zod-openapi';
import { traceOf } from '../../ledger/trace.ts';
import type { Column } from '../../present/table.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import type { StatementHit } from '../../store/store.ts';
import { json, list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { claim, drift, origin, statement } from '../schemas/claim.ts';
import { filters, format, idIn, paging } from '../schemas/common.ts';
import { facets, hit, ledgerSource, publication, shownStatement } from '../schemas/ledger.ts';
import { shown } from '../show.ts';

const HIT_COLUMNS: readonly Column<StatementHit>[] = [
  { name: 'statement', value: (h) => h.statement.id },
  { name: 'words', value: (h) => h.statement.words },
  { name: 'stance', value: (h) => h.statement.stance },
  { name: 'grade', value: (h) => h.statement.grade },
  { name: 'hands', value: (h) => h.statement.hands },
  { name: 'source', value: (h) => h.sourceName },
  { name: 'source_id', value: (h) => h.sourceId },
  { name: 'claim', value: (h) => h.claim },
  { name: 'article', value: (h) => h.statement.article },
  { name: 'outlets', value: (h) => [...new Set(h.publications.flatMap((p) => p.outlet ?? []))].join(' | ') },
  { name: 'published', value: (h) => h.publications[0]?.published ?? null },
  { name: 'start', value: (h) => h.statement.content[0]?.[0] ?? null },
  { name: 'end', value: (h) => h.statement.content.at(-1)?.[1] ?? null },
];

const found = z
  .strictObject({
    items: z.array(hit),
    next: z.string().nullable(),
    total: z.int().nullable(),
    facets,
  })
  .openapi('Found');

const one = z
  .strictObject({
    statement: shownStatement,
    publications: z.array(publication),
    sources: z.array(ledgerSource),
    claim: z.string().nullable(),
  })
  .openapi('StatementInArticle');

const trace = z
  .strictObject({
    statement,
    claim,
    origin: z.union([origin, z.null()]),
    hands: z.array(statement),
    drift: z.array(drift),
  })
  .openapi('Trace', { description: "The way of a statement's words, from the earliest appearance of its origin." });

/** Statements: found by words, one by its id, and the way that its words went. */
export const statementRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/search',
      access: 'read',
      tag: 'Statements',
      summary: 'Statements that hold these words',
      query: z.strictObject({ ...filters, ...paging, format }),
      isKept: true,
      answers: {
        200: {
          what: 'A page of statements, with facets.',
          bodies: { [MEDIA_TYPES.json]: found, [MEDIA_TYPES.csv]: z.string() },
        },
      },
    },
    async ({ query: { format: as, ...filter } }, c) => {
      return list(c, await store.search(given(filter)), as, HIT_COLUMNS);
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/statements/{id}',
      access: 'read',
      tag: 'Statements',
      summary: 'One statement with its sources, its claim and where it appeared',
      params: idIn,
      answers: { 200: { what: 'The statement.', bodies: { [MEDIA_TYPES.json]: one } } },
    },
    async ({ params: { id } }) => {
      const linkable = await store.statement(id);
      if (!linkable) throw notFound('statement', id);
      const claims = await store.claimsOf(linkable.statement.article);
      return json({
        statement: shown(linkable.statement),
        publications: linkable.publications,
        sources: [...linkable.sources.values()],
        claim: claims.get(linkable.statement.id) ?? null,
      });
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/trace/{id}',
      access: 'read',
      tag: 'Statements',
      summary: "The way of a statement's words",
      params: idIn,
      answers: {
        200: { what: 'Its claim, its origin, and the hands from there.', bodies: { [MEDIA_TYPES.json]: trace } },
      },
    },
    async ({ params: { id } }) => json(await traceOf(store, id)),
  ),
];
