import { z } from '@hono/zod-openapi';
import { Failure } from '../records/failure.ts';
import type { Given } from '../records/reading.ts';
import type { Asking } from './asking.ts';
import { badValue } from './failures.ts';
import { HOUSE_SCHEMA, houseIn, houseOf } from './house.ts';
import type { DraftIn, HandedIn } from './reader.ts';
import { jsonOf } from './route.ts';
import { time } from './schemas/common.ts';

/** What the caller knows of an article, the same for every way of handing it in. */
const knownFields = {
  outlet: z.string().min(1).max(300).optional().openapi({ description: 'Who publishes it.' }),
  published: time.optional().openapi({ description: 'ISO 8601 date, or a time with its offset from UTC.' }),
  title: z.string().min(1).max(1_000).optional(),
};
const address = z.url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' }).max(4_000);

const fields = {
  text: z.string().min(1).optional().openapi({ description: 'Plain text or Markdown.' }),
  html: z.string().min(1).optional().openapi({ description: 'A page.' }),
  url: address
    .optional()
    .openapi({ description: 'With neither text nor html: an address to fetch; else the address of the page.' }),
  ...knownFields,
};
type Fields = z.output<z.ZodObject<typeof fields>>;
const isOne = (b: Fields): boolean =>
  (b.text === undefined) !== (b.html === undefined) || (b.text === undefined && b.url !== undefined);
const ONE = 'exactly one of text, html and url';
const file = z
  .string()
  .openapi({ format: 'binary', description: 'Text, Markdown, HTML, PDF, mail, also compressed with gzip.' });
const config = z.unknown().optional().openapi(HOUSE_SCHEMA);

export const articleBody = z.strictObject(fields).refine(isOne, ONE).openapi('HandedIn');
export const draftBody = z
  .strictObject({ ...fields, config })
  .refine(isOne, ONE)
  .openapi('HandedInDraft');
export const fileBody = z.object({ file, ...knownFields }).openapi('HandedInFile');
export const draftFileBody = z
  .object({
    file,
    ...knownFields,
    config: z.string().optional().openapi({ description: 'What hearsay.config.json holds: a field, or the file.' }),
  })
  .openapi('HandedInDraftFile');
const fileFields = z.strictObject(knownFields);

/** The article of a request, from JSON or from a form with a file. */
export async function handedIn(c: Asking): Promise<HandedIn> {
  const { house: _, ...article } = await received(c, articleBody);
  return article;
}

/** The draft of a request in the same ways, with the settings of its house beside it. */
export const draftHandedIn = (c: Asking): Promise<DraftIn> => received(c, draftBody);

async function received(c: Asking, body: typeof articleBody | typeof draftBody): Promise<DraftIn> {
  const type = c.req.header('content-type') ?? '';
  if (/^multipart\/form-data\s*;/i.test(type)) {
    return fromForm(await c.get('sent').bytes(), type, body === draftBody);
  }
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new Failure(
      'media-type',
      `body of a type that is not taken: ${type || 'none'}`,
      'send application/json or multipart/form-data',
    );
  }
  const result = body.safeParse(await jsonOf(c));
  if (!result.success) throw badValue('body', result.error);
  const { text, html, url, config: settings, ...known } = result.data as Fields & { readonly config?: unknown };
  const content = text ?? html ?? null;
  return {
    url: content === null ? (url ?? null) : null,
    content,
    format: html !== undefined ? 'html' : text !== undefined ? 'text' : null,
    file: null,
    given: { ...present(known), ...(content !== null && url !== undefined ? { url } : {}) },
    house: houseOf(settings),
  };
}

async function fromForm(body: Uint8Array<ArrayBuffer>, type: string, isDraft: boolean): Promise<DraftIn> {
  let form: Record<string, string | File>;
  try {
    form = Object.fromEntries(await new Response(body, { headers: { 'content-type': type } }).formData());
  } catch {
    throw new Failure('bad-value', 'form cannot be read', 'send multipart/form-data with a part named file');
  }
  const { file: sent, config: settings, ...others } = form;
  const rest = isDraft || settings === undefined ? others : { ...others, config: settings };
  if (!(sent instanceof File)) {
    throw new Failure('bad-value', 'no file in the form', 'send it as the part named file');
  }
  const result = fileFields.safeParse(rest);
  if (!result.success) throw badValue('form', result.error);
  const content = new Uint8Array(await sent.arrayBuffer());
  const text = settings instanceof File ? await settings.text() : settings;
  const house = text === undefined ? houseOf(undefined) : houseIn(text);
  return { url: null, content, format: null, file: sent.name || null, given: present(result.data), house };
}

/** Leaves out what was not given. */
const present = (known: Readonly<Record<string, string | undefined>>): Given =>
  Object.fromEntries(Object.entries(known).filter(([, v]) => v !== undefined));
