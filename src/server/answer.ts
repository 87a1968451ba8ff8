import { createHash } from 'node:crypto';
import type { Page } from '../store/store.ts';
import { codingOf, compressed, isWorth } from './compress.ts';
import { type CsvColumn, toTable } from './csv.ts';
import type { Asking } from './route.ts';
import { CSV_TYPE } from './schemas/common.ts';

export const JSON_TYPE = 'application/json';

/** Strong validator of a body: equal bytes have equal tags. */
const tagOf = (body: string | Uint8Array): string => createHash('sha1').update(body).digest('base64url');

/** Whether `If-None-Match` names the body, in whatever coding it was sent. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const names = header.split(',').map((t) => /^\s*(?:W\/)?"(.*?)(?:-br|-gzip)?"\s*$/.exec(t)?.[1] ?? t.trim());
  return names.some((n) => n === tag || n === '*');
}

/**
 * A whole body with its tag, compressed where that is worth it and the caller takes it, or 304 where the caller has it already.
 * A compressed form is other bytes, so its tag has the coding behind a dash.
 */
export async function whole(
  c: Asking,
  body: string | Uint8Array,
  type: string,
  { tag = tagOf(body), ...more }: { readonly tag?: string } & Readonly<Record<string, string>> = {},
): Promise<Response> {
  const coding = isWorth(type, body.length) ? codingOf(c.req.header('accept-encoding')) : null;
  const headers: Record<string, string> = {
    etag: coding ? `"${tag}-${coding}"` : `"${tag}"`,
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    ...more,
  };
  if (isKnown(c.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  headers['content-type'] = type;
  if (coding) headers['content-encoding'] = coding;
  return new Response(coding ? new Uint8Array(await compressed(body, coding)) : (body as BodyInit), { headers });
}

/** A record as JSON. */
export const json = (c: Asking, record: unknown): Promise<Response> => whole(c, JSON.stringify(record), JSON_TYPE);

/** A page of a list as JSON or as a table; the table's cursor goes into a `Link` header (RFC 8288). */
export function list<T>(
  c: Asking,
  page: Page<T>,
  format: 'json' | 'csv',
  columns: readonly CsvColumn<T>[],
): Promise<Response> {
  if (format === 'json') return json(c, page);
  const headers: Record<string, string> = {};
  if (page.next !== null) {
    const next = new URL(c.req.url);
    next.searchParams.set('cursor', page.next);
    headers.link = `<${next.pathname}${next.search}>; rel="next"`;
  }
  return whole(c, toTable(columns, page.items), CSV_TYPE, headers);
}
