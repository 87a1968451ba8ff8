import { z } from '@hono/zod-openapi';
import type { Column } from '../../present/table.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import type { SourceSummary } from '../../store/store.ts';
import { json, list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { format, idIn, pageOf, paging } from '../schemas/common.ts';
import { sourceRecord, sourceSummary } from '../schemas/ledger.ts';

const COLUMNS: readonly Column<SourceSummary>[] = [
  { name: 'id', value: (s) => s.source.id },
  { name: 'name', value: (s) => s.source.name },
  { name: 'kind', value: (s) => s.source.kind },
  { name: 'grade', value: (s) => s.source.grade },
  { name: 'role', value: (s) => s.source.role },
  { name: 'affiliation', value: (s) => s.source.affiliation },
  { name: 'articles', value: (s) => s.articles },
  { name: 'statements', value: (s) => s.statements },
  { name: 'asserts', value: (s) => s.asserts },
  { name: 'denies', value: (s) => s.denies },
];

/** Sources across articles. What one of them said is found with `source=` in /search, /claims and /figures. */
export const sourceRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/sources',
      access: 'read',
      tag: 'Sources',
      summary: 'Sources, those with the most statements first',
      about: 'What one of them said is found with its id as `source` in /search, /claims and /figures.',
      query: z.strictObject({
        query: z.string().min(1).max(1_000).optional().openapi({ description: 'Words of the name.' }),
        ...paging,
        format,
      }),
      isKept: true,
      answers: {
        200: {
          what: 'A page of sources.',
          bodies: { [MEDIA_TYPES.json]: pageOf('SourcePage', sourceSummary), [MEDIA_TYPES.csv]: z.string() },
        },
      },
    },
    async ({ query: { format: as, ...page } }, c) => list(c, await store.sources(given(page)), as, COLUMNS),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/sources/{id}',
      access: 'read',
      tag: 'Sources',
      summary: 'One source',
      params: idIn,
      answers: { 200: { what: 'The source.', bodies: { [MEDIA_TYPES.json]: sourceRecord } } },
    },
    async ({ params: { id } }) => {
      const found = await store.source(id);
      if (!found) throw notFound('source', id);
      return json(found);
    },
  ),
];
