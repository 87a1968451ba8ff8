import { z } from '@hono/zod-openapi';
import { seriesOf } from '../../ledger/figures.ts';
import type { Column } from '../../present/table.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import type { Store } from '../../store/store.ts';
import { json, list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { filters, format, pageOf, paging } from '../schemas/common.ts';
import { figure, hit, publication } from '../schemas/ledger.ts';

type Found = Awaited<ReturnType<Store['figures']>>['items'][number];

const COLUMNS: readonly Column<Found>[] = [
  { name: 'words', value: (f) => f.figure.words },
  { name: 'min', value: (f) => f.figure.min },
  { name: 'max', value: (f) => f.figure.max },
  { name: 'hedge', value: (f) => f.figure.hedge },
  { name: 'counted', value: (f) => f.figure.counted },
  { name: 'unit', value: (f) => f.figure.unit },
  { name: 'was', value: (f) => f.figure.was },
  { name: 'as_of', value: (f) => f.figure.asOf },
  { name: 'source', value: (f) => f.hit?.sourceName ?? null },
  { name: 'grade', value: (f) => f.hit?.statement.grade ?? null },
  { name: 'statement', value: (f) => f.figure.statement },
  { name: 'claim', value: (f) => f.hit?.claim ?? null },
  { name: 'article', value: (f) => f.figure.article },
  { name: 'outlet', value: (f) => f.publications[0]?.outlet ?? null },
  { name: 'published', value: (f) => f.publications[0]?.published ?? null },
];

const placed = { figure, hit: z.union([hit, z.null()]), publications: z.array(publication) };
/** One figure with the statement that it stands in. */
export const figureFound = z.strictObject(placed).openapi('FigureFound');
const series = z
  .strictObject({
    counted: z.string().nullable(),
    unit: z.string().nullable(),
    claims: z.array(z.string()),
    values: z.array(z.strictObject({ ...placed, time: z.string().nullable() })),
    competing: z.boolean().openapi({
      description: 'True where two values cannot both be right for the same time as far as their bounds tell.',
    }),
  })
  .openapi('FigureSeries');

/** Figures one by one, and drawn together into competing or successive values of one quantity. */
export const figureRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/figures',
      access: 'read',
      tag: 'Figures',
      summary: 'Figures with their sources, newest first',
      query: z.strictObject({ ...filters, ...paging, format }),
      isKept: true,
      answers: {
        200: {
          what: 'A page of figures.',
          bodies: { [MEDIA_TYPES.json]: pageOf('FigurePage', figureFound), [MEDIA_TYPES.csv]: z.string() },
        },
      },
    },
    async ({ query: { format: as, ...filter } }, c) => {
      return list(c, await store.figures(given(filter)), as, COLUMNS);
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/figures/series',
      access: 'read',
      tag: 'Figures',
      summary: 'Values of one quantity over time, competing ones first',
      about: 'At most 5,000 figures are looked at, the newest first.',
      query: z.strictObject(filters),
      isKept: true,
      answers: { 200: { what: 'Series.', bodies: { [MEDIA_TYPES.json]: z.strictObject({ items: z.array(series) }) } } },
    },
    async ({ query }) => {
      return json({ items: await seriesOf(store, given(query)) });
    },
  ),
];
