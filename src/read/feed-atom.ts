import { OTHER_RELATIONS } from '../rules/formats.ts';
import { plainText, textToHtml } from './fragment.ts';

export type AtomText = { value?: string | undefined; type?: string | undefined } | undefined;

const BINARY = 'application/octet-stream';

/** UTF-8 text in base64; null where it is none. */
function fromBase64(value: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(value), (c) => c.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** An Atom text construct as HTML. Old feeds name the media type. */
export function atomHtml(text: AtomText): string | null {
  if (text?.value === undefined) return null;
  const { type = 'text', value } = text;
  if (type === BINARY) return fromBase64(value);
  return /html|xml/.test(type) ? value : textToHtml(value);
}

/** An Atom title as plain text: `text` is literal, unless it plainly holds markup. */
export function atomTitle(text: AtomText): string | null {
  if (text?.value === undefined) return null;
  if (text.type === BINARY) return plainText(fromBase64(text.value));
  const literal = (text.type === undefined || text.type === 'text') && !/<\/|&(?:\w+|#\w+);/.test(text.value);
  return literal ? text.value.replace(/\s+/g, ' ').trim() || null : plainText(text.value);
}

type AtomLinks = readonly (
  | { href?: string | undefined; rel?: string | undefined; type?: string | undefined }
  | undefined
)[];
/** The page that an Atom feed or entry stands for: `alternate` first, HTML before other types. */
export function atomPage(links: AtomLinks = []): string | undefined {
  const alternates = links.filter((l) => l?.rel === undefined || l.rel === 'alternate');
  const page = alternates.find((l) => l?.type === undefined || /html/.test(l.type)) ?? alternates[0];
  return (page ?? links.find((l) => !OTHER_RELATIONS.has(l?.rel ?? '')))?.href;
}

/** Where a feed goes on (RFC 5005). */
export const nextLink = (links: AtomLinks = []): string | undefined => links.find((l) => l?.rel === 'next')?.href;
