import { z } from '@hono/zod-openapi';
import type { Publication } from '../../records/ledger.ts';
import { JSON_TYPE, json, list } from '../answer.ts';
import type { CsvColumn } from '../csv.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { given } from '../given.ts';
import { type Route, route } from '../route.ts';
import { CSV_TYPE, format, idIn, pageOf, paging } from '../schemas/common.ts';
import { publication } from '../schemas/ledger.ts';
import { READ_ARTICLE } from '../schemas/read-article.ts';

const COLUMNS: readonly CsvColumn<Publication>[] = [
  { name: 'article', value: (p) => p.article },
  { name: 'publication', value: (p) => p.id },
  { name: 'outlet', value: (p) => p.outlet },
  { name: 'country', value: (p) => p.country },
  { name: 'title', value: (p) => p.title },
  { name: 'authors', value: (p) => p.authors.join(' | ') },
  { name: 'published', value: (p) => p.published },
  { name: 'url', value: (p) => p.url },
  { name: 'file', value: (p) => p.file },
  { name: 'credits', value: (p) => p.credits.join(' | ') },
  { name: 'replaces', value: (p) => p.replaces },
];

const stored = z
  .strictObject({
    read: z.custom<unknown>().openapi({ type: 'object', allOf: [READ_ARTICLE] } as never),
    publications: z.array(publication),
    claims: z.record(z.string(), z.string()).openapi({ description: 'Claim by id of statement.' }),
  })
  .openapi('StoredArticle', { description: 'A read article with its appearances and the claims of its statements.' });

/** The articles of the ledger by their appearances, and one with all that was read of it. */
export const articleRoutes = ({ store }: Deps): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/articles',
      access: 'read',
      tag: 'Articles',
      summary: 'Appearances of articles, newest first',
      query: z.strictObject({ ...paging, format }),
      answers: {
        200: {
          what: 'A page of publications.',
          bodies: { [JSON_TYPE]: pageOf('PublicationPage', publication), [CSV_TYPE]: z.string() },
        },
      },
    },
    async ({ query: { format: as, ...page } }, c) => list(c, await store.articles(given(page)), as, COLUMNS),
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/articles/{id}',
      access: 'read',
      tag: 'Articles',
      summary: 'One article: its text, who said what in it, where it appeared',
      params: idIn,
      answers: { 200: { what: 'The article.', bodies: { [JSON_TYPE]: stored } } },
    },
    async ({ params: { id } }, c) => {
      const found = await store.article(id);
      if (!found) throw notFound('article', id);
      return json(c, { ...found, claims: Object.fromEntries(await store.claimsOf(id)) });
    },
  ),
];
