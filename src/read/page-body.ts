import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { webLink } from './fragment.ts';
import { readBlocks } from './html-blocks.ts';
import type { PageText } from './page-text.ts';

/** Elements beyond which the extractor is not tried: some of its steps grow faster than the page. */
const MAX_ELEMENTS = 30_000;
/** Words of a body under which the page is read again without the extractor. */
const FEW_WORDS = 40;
/** Units of paragraphs in one element that make it the body. */
const ENOUGH = 200;

/** The body of a page, and how sure it is. */
export interface PageBody extends PageText {
  /** True where the extractor found none and the part with the most paragraphs was taken. */
  readonly guessed: boolean;
  /** The byline that the extractor cut out, or null. */
  readonly byline: string | null;
}

/** A page as a document with a body. What has neither `<html>` nor `<body>` is wrapped. */
export function parsePage(html: string): Document {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const document = parseHTML(whole).document as unknown as Document;
  const root = document.documentElement;
  // Our parser adds no body where the tag was left out.
  if (root && ![...root.children].some((c) => c.localName === 'body' || c.localName === 'frameset')) {
    const body = document.createElement('body');
    for (const child of [...root.childNodes]) if ((child as Element).localName !== 'head') body.appendChild(child);
    root.appendChild(body);
  }
  return document;
}

/**
 * The body by Readability; where that finds nothing, or only a few words on a page of many, the part with the most paragraphs.
 * Consumes `document`.
 */
export function pageBody(document: Document, html: string, base: string | null): PageBody {
  const found = extracted(document, base);
  const few = !found || count(found.text) < FEW_WORDS;
  if (!few) return found;
  // Readability has changed the document.
  const root = largest(parsePage(html));
  const other: PageBody = { ...readBlocks(root, base), guessed: true, byline: found?.byline ?? null };
  return found && count(other.text) <= 2 * count(found.text) ? found : other;
}

const count = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function extracted(document: Document, base: string | null): PageBody | null {
  try {
    const reader = new Readability<Element>(document, {
      keepClasses: true,
      maxElemsToParse: MAX_ELEMENTS,
      serializer: (node) => node as Element,
    });
    const found = reader.parse();
    if (!found?.content) return null;
    const body = readBlocks(found.content, base);
    return body.text ? { ...body, guessed: false, byline: found.byline ?? null } : null;
  } catch {
    // Too many elements, or a document that it cannot work on: the page is read without it.
    return null;
  }
}

/** The element that is the article by its name, or the parent with the most text directly in paragraphs, or the whole body. */
function largest(document: Document): Element {
  const sizes = new Map<Element, number>();
  for (const p of document.querySelectorAll('p')) {
    const parent = p.parentElement;
    if (parent) sizes.set(parent, (sizes.get(parent) ?? 0) + (p.textContent ?? '').length);
  }
  let best: Element | null = null;
  for (const [el, size] of sizes) if (size > ENOUGH && (!best || size > sizes.get(best)!)) best = el;
  const named = document.querySelector('[itemprop~="articleBody"], article, main, [role="main"]');
  if (named && (!best || named.contains(best))) return named;
  return best ?? document.body ?? document.documentElement;
}

/** The address that the page's links are seen from. */
export const baseOf = (document: Document, url: string | null): string | null =>
  webLink(document.querySelector('base')?.getAttribute('href'), url) ?? url;
