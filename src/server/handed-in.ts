import { z } from '@hono/zod-openapi';
import { Failure } from '../records/failure.ts';
import type { Given } from '../records/reading.ts';
import type { Asking } from './asking.ts';
import { badValue } from './failures.ts';
import type { HandedIn } from './reader.ts';
import { jsonOf } from './route.ts';
import { time } from './schemas/common.ts';

/** What the caller knows of an article, the same for every way of handing it in. */
const knownFields = {
  outlet: z.string().min(1).max(300).optional().openapi({ description: 'Who publishes it.' }),
  published: time.optional().openapi({ description: 'ISO 8601 date, or a time with its offset from UTC.' }),
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
  if (/^multipart\/form-data\s*;/i.test(type)) return fromForm(await c.get('sent').bytes(), type);
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

async function fromForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<HandedIn> {
  let form: Record<string, string | File>;
  try {
    form = Object.fromEntries(await new Response(body, { headers: { 'content-type': type } }).formData());
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
