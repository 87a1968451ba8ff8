import { z } from '@hono/zod-openapi';
import { toCsv } from '../../present/csv.ts';
import { Failure } from '../../records/failure.ts';
import { fromJson } from '../../records/json.ts';
import type { Given } from '../../records/reading.ts';
import { JSON_TYPE, whole } from '../answer.ts';
import type { Deps } from '../deps.ts';
import { badValue } from '../failures.ts';
import type { HandedIn } from '../reader.ts';
import { type Asking, jsonOf, type Route, route } from '../route.ts';
import { CSV_TYPE, format } from '../schemas/common.ts';
import { READ_ARTICLE } from '../schemas/read-article.ts';

const day = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/,
    'a date as 2026-03-16, or with a time and its offset from UTC',
  )
  .refine((v) => isDay(v.slice(0, 10)) && !Number.isNaN(Date.parse(v)), 'a date that exists');
const isDay = (v: string): boolean => {
  const at = new Date(`${v}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(v);
};

/** What the caller knows of an article, the same for every way of handing it in. */
export const knownFields = {
  outlet: z.string().min(1).max(300).optional().openapi({ description: 'Who publishes it.' }),
  published: day.optional().openapi({ description: 'ISO 8601 date, or a time with its offset from UTC.' }),
  title: z.string().min(1).max(1_000).optional(),
};
const address = z.url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' }).max(4_000);

const one = 'exactly one of text, html and url';
export const articleBody = z
  .strictObject({
    text: z.string().min(1).optional().openapi({ description: 'Plain text or Markdown.' }),
    html: z.string().min(1).optional().openapi({ description: 'A page.' }),
    url: address
      .optional()
      .openapi({ description: 'With neither text nor html: an address to fetch; else the address of the page.' }),
    ...knownFields,
  })
  .refine(
    (b) => (b.text === undefined) !== (b.html === undefined) || (b.text === undefined && b.url !== undefined),
    one,
  )
  .openapi('HandedIn');

export const fileBody = z
  .object({
    file: z
      .string()
      .openapi({ format: 'binary', description: 'Text, Markdown, HTML, PDF, mail, also compressed with gzip.' }),
    ...knownFields,
  })
  .openapi('HandedInFile');
const fileFields = z.strictObject(knownFields);

/** The article of a request, from JSON or from a form with a file. */
export async function handedIn(c: Asking): Promise<HandedIn> {
  const type = c.req.header('content-type') ?? '';
  if (/^multipart\/form-data\s*;/i.test(type)) return fromForm(c);
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new Failure(
      'media-type',
      `body of a type that is not taken: ${type || 'none'}`,
      'send application/json or multipart/form-data',
    );
  }
  const result = articleBody.safeParse(await jsonOf(c));
  if (!result.success) throw badValue('body', result.error);
  const { text, html, url, ...known } = result.data;
  const content = text ?? html ?? null;
  return {
    url: content === null ? (url ?? null) : null,
    content,
    format: html !== undefined ? 'html' : text !== undefined ? 'text' : null,
    file: null,
    given: { ...present(known), ...(content !== null && url !== undefined ? { url } : {}) },
  };
}

async function fromForm(c: Asking): Promise<HandedIn> {
  let form: Record<string, string | File | (string | File)[]>;
  try {
    form = await c.req.parseBody();
  } catch {
    throw new Failure('bad-value', 'form cannot be read', 'send multipart/form-data with a part named file');
  }
  const { file, ...rest } = form;
  if (!(file instanceof File)) {
    throw new Failure('bad-value', 'no file in the form', 'send it as the part named file');
  }
  const result = fileFields.safeParse(rest);
  if (!result.success) throw badValue('form', result.error);
  const content = new Uint8Array(await file.arrayBuffer());
  return { url: null, content, format: null, file: file.name || null, given: present(result.data) };
}

/** Leaves out what was not given. */
const present = (known: Readonly<Record<string, string | undefined>>): Given =>
  Object.fromEntries(Object.entries(known).filter(([, v]) => v !== undefined));

/** POST /api/v1/analyse: one article read while the caller waits; nothing is kept. */
export const analyseRoutes = ({ reader, turns, work }: Deps): readonly Route[] => [
  route(
    {
      method: 'post',
      path: '/api/v1/analyse',
      access: 'read',
      tag: 'Reading',
      summary: 'Read one article and keep nothing',
      about:
        'Give text, html, an address to fetch, or a file. A text that is not English gives the notice `language-unsupported` and no attributions.',
      query: z.strictObject({ format }),
      bodies: { 'application/json': articleBody, 'multipart/form-data': fileBody },
      answers: {
        200: { what: 'The read article.', bodies: { [JSON_TYPE]: READ_ARTICLE, [CSV_TYPE]: z.string() } },
      },
    },
    async ({ query }, c) => {
      work.take(c.get('client'));
      const article = await handedIn(c);
      const line = await turns.run(() => reader.read(article), c.req.raw.signal);
      if (query.format === 'csv') return whole(c, toCsv(fromJson(new TextDecoder().decode(line))), CSV_TYPE);
      return whole(c, line, JSON_TYPE);
    },
  ),
];
