import { z } from '@hono/zod-openapi';
import { toCsv } from '../present/csv.ts';
import { toHtml } from '../present/html.ts';
import { ANSWERED, type Answered, MEDIA_TYPES } from '../records/formats.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { Body } from './answer.ts';

/** Forms of a read article beside its JSON: a table of its attributions, and one page of its own to keep or print. */
export const readFormat = z
  .enum(ANSWERED.article)
  .default('json')
  .openapi({ description: 'How the answer is written.' });
export const READ_TYPES = { [MEDIA_TYPES.csv]: z.string(), [MEDIA_TYPES.html]: z.string() };

/** The page is handed over as a file: it has styles of its own, which this server's policy does not let run. */
export const readAs = (read: ReadArticle, format: Exclude<Answered<'article'>, 'json'>): Body =>
  format === 'csv'
    ? new Body(toCsv(read), MEDIA_TYPES.csv)
    : new Body(toHtml(read), MEDIA_TYPES.html, { 'content-disposition': 'attachment; filename="article.html"' });
