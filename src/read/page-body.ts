import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom/worker';
import { webLink } from './fragment.ts';
import { readBlocks } from './html-blocks.ts';
import { furnitureTexts } from './page-furniture.ts';
import type { Origins } from './page-origins.ts';
import type { PageText } from './page-text.ts';

/**
 * Tags and entities, beyond which the extractor is not tried: some of its steps grow faster than the page. (Its own limit counts
 * elements in a way that our DOM answers with 0.)
 */
const MAX_MARKS = 60_000;
/** Sum of the depths of all elements beyond which it is not tried; the longest pages of an encyclopedia have a fifth of it. */
const MAX_DEPTHS = 600_000;
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
export function parsePage(html: string, origins: Origins | null = null): Document {
  // White space is folded later; a no-break space would become an entity, and a node of its own, where the extractor starts anew.
  const plain = html.replaceAll('\u00a0', ' ');
  const whole = /<html[\s>]/i.test(plain) ? plain : `<!doctype html><html><head></head><body>${plain}</body></html>`;
  const document = parseHTML(whole).document as unknown as Document;
  const root = document.documentElement as HTMLElement | null;
  // A tag that never ends: there is no element at all.
  if (!root) return parsePage('', origins);
  // Our parser adds no body where the tag was left out.
  if (![...root.children].some((c) => c.localName === 'body' || c.localName === 'frameset')) {
    const body = document.createElement('body');
    for (const child of [...root.childNodes]) if ((child as Element).localName !== 'head') body.appendChild(child);
    root.appendChild(body);
  }
  origins?.register(document);
  return document;
}

/**
 * The body by Readability; where that finds nothing, or only a few words on a page of many, the part with the most paragraphs.
 * Consumes `document`.
 */
export function pageBody(
  document: Document,
  html: string,
  base: string | null,
  origins: Origins | null = null,
): PageBody {
  const huge = marks(html) > MAX_MARKS || depths(document) > MAX_DEPTHS;
  const found = huge ? null : extracted(document, base, origins);
  const few = !found || count(found.text) < FEW_WORDS;
  if (!few) return found;
  // Readability has changed the document that it was given.
  const root = largest(huge ? document : parsePage(html, origins));
  const other: PageBody = {
    ...withoutFurniture(root, base, furnitureTexts(root.ownerDocument), origins),
    guessed: true,
    byline: found?.byline ?? null,
  };
  return found && count(other.text) <= 2 * count(found.text) ? found : other;
}

/** Tags and entities, each of which parts the text into one more node. */
function marks(html: string): number {
  let n = 0;
  for (const mark of ['<', '&']) for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, at + 1)) n++;
  let closing = 0;
  for (let at = html.indexOf('>'); at >= 0; at = html.indexOf('>', at + 1)) closing++;
  return Math.max(n, closing);
}

/** The sum of the depths of all elements: steps that climb or descend from each element cost as much. */
function depths(document: Document): number {
  const depth = new Map<Node, number>();
  let sum = 0;
  for (const el of document.querySelectorAll('*')) {
    const own = (depth.get(el.parentNode!) ?? 0) + 1;
    depth.set(el, own);
    sum += own;
  }
  return sum;
}

const count = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function extracted(document: Document, base: string | null, origins: Origins | null): PageBody | null {
  const furniture = furnitureTexts(document);
  try {
    const reader = new Readability<Element>(document, {
      keepClasses: true,
      serializer: (node) => node as Element,
    });
    const found = reader.parse();
    if (!found?.content) return null;
    const body = withoutFurniture(found.content, base, furniture, origins);
    return body.text ? { ...body, guessed: false, byline: found.byline ?? null } : null;
  } catch {
    // A document that it cannot work on: the page is read without it.
    return null;
  }
}

/** The blocks without furniture, or all of them where hardly a half would be left: there the class means something else. */
function withoutFurniture(
  root: Element,
  base: string | null,
  furniture: ReadonlySet<Node>,
  origins: Origins | null,
): PageText {
  const all = readBlocks(root, base, { origins });
  if (furniture.size === 0) return all;
  const left = readBlocks(root, base, { leaveOut: furniture, origins });
  return left.text.length * 2 < all.text.length ? all : left;
}

/**
 * The element that is the article by its name, or the one with the most text directly in paragraphs, or the whole body. Where an
 * element around it holds more than twice as much (an article in sections), that one.
 */
function largest(document: Document): Element {
  const own = new Map<Element, number>();
  for (const p of document.querySelectorAll('p')) {
    const parent = p.parentElement;
    if (parent) own.set(parent, (own.get(parent) ?? 0) + (p.textContent ?? '').length);
  }
  const all = new Map<Element, number>();
  let best: Element | null = null;
  for (const [el, size] of own) {
    if (!best || size > own.get(best)!) best = el;
    for (let up: Element | null = el; up; up = up.parentElement) all.set(up, (all.get(up) ?? 0) + size);
  }
  for (let up = best; best && up; up = up.parentElement) if (all.get(up)! > 2 * all.get(best)!) best = up;
  if (best && all.get(best)! <= ENOUGH) best = null;
  const named = document.querySelector('[itemprop~="articleBody"], article, main, [role="main"]');
  if (named && (!best || named.contains(best))) return named;
  return best && best.localName !== 'html' ? best : (document.body ?? document.documentElement);
}

/** The address that the page's links are seen from. */
export const baseOf = (document: Document, url: string | null): string | null =>
  webLink(document.querySelector('base')?.getAttribute('href'), url) ?? url;
