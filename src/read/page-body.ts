import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { webLink } from './fragment.ts';
import { readBlocks } from './html-blocks.ts';
import { furnitureTexts } from './page-furniture.ts';
import type { PageText } from './page-text.ts';

/**
 * Tags and entities, beyond which the extractor is not tried: some of its steps grow faster than the page. (Its own limit counts
 * elements in a way that our DOM answers with 0.)
 */
const MAX_MARKS = 60_000;
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
  const huge = marks(html) > MAX_MARKS;
  const found = huge ? null : extracted(document, base);
  const few = !found || count(found.text) < FEW_WORDS;
  if (!few) return found;
  // Readability has changed the document that it was given.
  const root = largest(huge ? document : parsePage(html));
  const other: PageBody = {
    ...withoutFurniture(root, base, furnitureTexts(root.ownerDocument)),
    guessed: true,
    byline: found?.byline ?? null,
  };
  return found && count(other.text) <= 2 * count(found.text) ? found : other;
}

/** Tags and entities, each of which parts the text into one more node. */
function marks(html: string): number {
  let n = 0;
  for (const mark of ['<', '&']) for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, at + 1)) n++;
  return n;
}

const count = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function extracted(document: Document, base: string | null): PageBody | null {
  const furniture = furnitureTexts(document);
  try {
    const reader = new Readability<Element>(document, {
      keepClasses: true,
      serializer: (node) => node as Element,
    });
    const found = reader.parse();
    if (!found?.content) return null;
    const body = withoutFurniture(found.content, base, furniture);
    return body.text ? { ...body, guessed: false, byline: found.byline ?? null } : null;
  } catch {
    // A document that it cannot work on: the page is read without it.
    return null;
  }
}

/** The blocks without furniture, or all of them where hardly a half would be left: there the class means something else. */
function withoutFurniture(root: Element, base: string | null, furniture: ReadonlySet<Node>): PageText {
  const all = readBlocks(root, base);
  if (furniture.size === 0) return all;
  const left = readBlocks(root, base, furniture);
  return left.text.length * 2 < all.text.length ? all : left;
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
