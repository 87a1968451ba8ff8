import { createHash } from 'node:crypto';
import { type Column, toTable } from '../present/table.ts';
import { type Answered, MEDIA_TYPES } from '../records/formats.ts';
import type { Page } from '../store/store.ts';
import type { Asking } from './asking.ts';
import { type Coding, codingOf, compressed, isWorth } from './compress.ts';

/** A whole answer, before it is known in which form the caller takes it. */
export class Body {
  readonly bytes: string | Uint8Array;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Strong validator: equal bytes have equal tags. */
  readonly tag: string;
  readonly #forms = new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(bytes: string | Uint8Array, type: string, headers: Readonly<Record<string, string>> = {}) {
    this.bytes = bytes;
    this.type = type;
    this.headers = headers;
    this.tag = createHash('sha1').update(bytes).digest('base64url');
  }

  /** The bytes compressed, once for all who ask. */
  form(coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#forms.get(coding);
    if (known) return known;
    const made = compressed(this.bytes, coding).then((b) => new Uint8Array(b));
    this.#forms.set(coding, made);
    return made;
  }
}

/**
 * The answer with its tag, compressed where that is worth it and the caller takes it, or 304 where the caller has it already. A
 * compressed form is other bytes, so its tag has the coding behind a dash.
 */
export async function answer(c: Asking, body: Body, status: 200 | 404 = 200): Promise<Response> {
  const { bytes, type, tag } = body;
  const coding = isWorth(type, bytes.length) ? codingOf(c.req.header('accept-encoding')) : null;
  const headers: Record<string, string> = {
    etag: coding ? `"${tag}-${coding}"` : `"${tag}"`,
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    ...body.headers,
  };
  if (status === 200 && isKnown(c.req.header('if-none-match'), tag))
    return new Response(null, { status: 304, headers });
  headers['content-type'] = type;
  if (coding) headers['content-encoding'] = coding;
  return new Response(coding ? await body.form(coding) : (bytes as BodyInit), { status, headers });
}

/** Whether `If-None-Match` names the body, in whatever coding it was sent. */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const names = header.split(',').map((t) => /^\s*(?:W\/)?"(.*?)(?:-br|-gzip)?"\s*$/.exec(t)?.[1] ?? t.trim());
  return names.some((n) => n === tag || n === '*');
}

/** A record as JSON. */
export const json = (record: unknown): Body => new Body(JSON.stringify(record), MEDIA_TYPES.json);

/** JSON that is there already. */
export const asJson = (text: string): Body => new Body(text, MEDIA_TYPES.json);

/** A page of a list as JSON or as a table; the table's next page is in a `Link` header (RFC 8288). */
export function list<T>(c: Asking, page: Page<T>, format: Answered<'view'>, columns: readonly Column<T>[]): Body {
  if (format === 'json') return json(page);
  const headers: Record<string, string> = {};
  if (page.next !== null) {
    const next = new URL(c.req.url);
    next.searchParams.set('cursor', page.next);
    headers.link = `<${next.pathname}${next.search}>; rel="next"`;
  }
  return new Body(toTable(columns, page.items), MEDIA_TYPES.csv, headers);
}
