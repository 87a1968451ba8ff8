import { z } from '@hono/zod-openapi';
import type { Column } from '../../present/table.ts';
import { MEDIA_TYPES } from '../../records/formats.ts';
import { fromJson } from '../../records/json.ts';
import type { Publication } from '../../records/ledger.ts';
import { asJson, json, list } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../failures.ts';
import { given } from '../given.ts';
import { READ_TYPES, readAs, readFormat } from '../read-forms.ts';
import { type Route, route } from '../route.ts';
import { format, idIn, pageOf, paging } from '../schemas/common.ts';
import { publication, shownStatement } from '../schemas/ledger.ts';
import { READ_ARTICLE } from '../schemas/read-article.ts';
import { shown } from '../show.ts';

const COLUMNS: readonly Column<Publication>[] = [
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

const inArticle = z
  .strictObject({
    statement: shownStatement,
    sourceId: z.string().nullable(),
    sourceName: z.string().nullable(),
    claim: z.string(),
  })
  .openapi('ArticleStatement');

/** The articles of the ledger by their appearances, and one with all that was read of it. */
export const articleRoutes = ({ store }: Pick<Deps, 'store'>): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/api/v1/articles',
      access: 'read',
      tag: 'Articles',
      summary: 'Appearances of articles, newest first',
      query: z.strictObject({ ...paging, format }),
      isKept: true,
      answers: {
        200: {
          what: 'A page of publications.',
          bodies: { [MEDIA_TYPES.json]: pageOf('PublicationPage', publication), [MEDIA_TYPES.csv]: z.string() },
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
      query: z.strictObject({ format: readFormat }),
      answers: { 200: { what: 'The article.', bodies: { [MEDIA_TYPES.json]: stored, ...READ_TYPES } } },
    },
    async ({ params: { id }, query: { format: as } }) => {
      const read = await store.articleJson(id);
      if (read === null) throw notFound('article', id);
      if (as !== 'json') return readAs(fromJson(read), as);
      const [publications, claims] = await Promise.all([store.publicationsOf(id), store.claimsOf(id)]);
      // The article is long, and passed on as it was stored.
      const rest = JSON.stringify({ publications, claims: Object.fromEntries(claims) });
      return asJson(`{"read":${read},${rest.slice(1)}`);
    },
  ),
  route(
    {
      method: 'get',
      path: '/api/v1/articles/{id}/statements',
      access: 'read',
      tag: 'Articles',
      summary: 'The statements of one article, in text order, each with its source across articles and its claim',
      params: idIn,
      answers: {
        200: { what: 'Statements.', bodies: { [MEDIA_TYPES.json]: z.strictObject({ items: z.array(inArticle) }) } },
      },
    },
    async ({ params: { id } }) => {
      if ((await store.articleJson(id)) === null) throw notFound('article', id);
      const items = [];
      for (const [of, claim] of await store.claimsOf(id)) {
        const linkable = await store.statement(of);
        if (!linkable) continue;
        const { statement, sources } = linkable;
        const source = statement.source === null ? null : (sources.get(statement.source) ?? null);
        items.push({
          statement: shown(statement),
          sourceId: source?.id ?? null,
          sourceName: source?.name ?? null,
          claim,
        });
      }
      return json({ items });
    },
  ),
];

/** DELETE: an article is taken out for good. */
export const removeRoutes = ({ store, writer, now }: Deps): readonly Route[] => [
  route(
    {
      method: 'delete',
      path: '/api/v1/articles/{id}',
      access: 'write',
      tag: 'Articles',
      summary: 'Take an article out for good',
      about: 'It leaves a tombstone with the reason: adding it again does nothing. Claims are made anew without it.',
      params: idIn,
      query: z.strictObject({
        reason: z.string().min(1).max(1_000).openapi({ description: 'Why, for the record.' }),
      }),
      answers: {
        200: { what: 'It is gone.', bodies: { [MEDIA_TYPES.json]: z.strictObject({ removed: z.string() }) } },
      },
    },
    async ({ params: { id }, query: { reason } }) => {
      if ((await store.articleJson(id)) === null) throw notFound('article', id);
      await writer.remove(id, reason, now().toISOString());
      return json({ removed: id });
    },
  ),
];
