import { z } from '@hono/zod-openapi';
import { toCsv } from '../present/csv.ts';
import { toHtml } from '../present/html.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { Body } from './answer.ts';
import { CSV_TYPE } from './schemas/common.ts';

const HTML_TYPE = 'text/html; charset=utf-8';

/** Forms of a read article beside its JSON: a table of its attributions, and one page of its own to keep or print. */
export const readFormat = z
  .enum(['json', 'csv', 'html'])
  .default('json')
  .openapi({ description: 'How the answer is written.' });
export const READ_TYPES = { [CSV_TYPE]: z.string(), [HTML_TYPE]: z.string() };

/** The page is handed over as a file: it has styles of its own, which this server's policy does not let run. */
export const readAs = (read: ReadArticle, format: 'csv' | 'html'): Body =>
  format === 'csv'
    ? new Body(toCsv(read), CSV_TYPE)
    : new Body(toHtml(read), HTML_TYPE, { 'content-disposition': 'attachment; filename="article.html"' });
