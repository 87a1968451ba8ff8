import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Block, BlockKind } from '../records/article.ts';
import { Failure } from '../records/failure.ts';
import type { Notice } from '../records/notice.ts';
import type { Given, Reading } from '../records/reading.ts';
import { finishReading } from './article.ts';
import { type BodyText, readBlocks } from './html-blocks.ts';
import { absolute, fold, metadata } from './metadata.ts';

/** Tags open at once beyond which a page is flattened first: deeper ones are hostile, and parsers recurse. */
const MAX_NESTING = 400;
/** Elements beyond which the extractor is not tried. */
const MAX_ELEMENTS = 60_000;
/** Words of a body that the extractor found, under which the fallback is compared. */
const FEW_WORDS = 40;

/**
 * Reads a page: metadata from JSON-LD, meta tags and the visible page; the body by Readability, or the longest run of paragraphs
 * where that finds none. Blocks are joined by one empty line, white space is folded inside them; spans are exact by construction.
 * Throws a `Failure` (`empty`, `no-article`) for a page without text.
 */
export function readHtml(html: string, given: Given = {}): Reading {
  if (!html.trim()) throw new Failure('empty', 'the page is empty', 'check that the file holds a page');
  const notices: Notice[] = [];
  const document = parse(flatten(html, notices));
  const url = given.url ?? null;
  const meta = metadata(document, url);
  const base = absolute(document.querySelector('base')?.getAttribute('href') ?? null, url ?? meta.canonical) ?? url ?? meta.canonical;
  const dek = standfirst(document);
  const fallback = (): BodyText => readBlocks(largest(document), base);
  let body = extract(document, base) ?? null;
  if (!body || count(body.text) < FEW_WORDS) {
    const other = fallback();
    if (!body || count(other.text) > 2 * count(body.text)) {
      if (body) notices.push(fallbackNotice);
      body = other;
    }
  }
  if (!/[\p{L}\p{N}]/u.test(body.text)) throw new Failure('no-article', 'the page has no article text', 'check the address, or save the page after it has loaded');
  const title = given.title ?? meta.title;
  return finishReading({ ...withHead(body, title, dek), given, meta: { ...meta, title }, notices });
}

const fallbackNotice: Notice = {
  code: 'body-guessed',
  level: 'warning',
  span: null,
  message: 'the article body could not be told from the rest of the page; the longest part was taken',
  hint: 'compare with the page, or give the article as plain text',
};

/** linkedom wants a whole document; a fragment is wrapped. */
function parse(html: string): Document {
  const whole = /<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Document;
}

/** Pages whose tags nest too deeply keep their block breaks and lose all other tags. One pass. */
function flatten(html: string, notices: Notice[]): string {
  let depth = 0;
  let deepest = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1);
    if (next === 47) depth--;
    else if ((next >= 97 && next <= 122) || (next >= 65 && next <= 90)) depth++;
    if (depth > deepest) deepest = depth;
  }
  // Void elements (<br>, <img>, <meta>) are never closed: they raise the count, so that much more is allowed before pages are cut.
  if (deepest <= MAX_NESTING * 10 && nesting(html) <= MAX_NESTING) return html;
  notices.push({ code: 'nested-too-deeply', level: 'warning', span: null, message: 'the tags of the page nest too deeply; they were left out', hint: null });
  const out: string[] = [];
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', from)) {
    out.push(html.slice(from, at));
    const end = html.indexOf('>', at);
    if (end < 0) {
      from = html.length;
      break;
    }
    out.push(/^<\/?(?:p|div|br|li|h[1-6])\b/i.test(html.slice(at, at + 6)) ? '<br><br>' : ' ');
    from = end + 1;
  }
  out.push(html.slice(from));
  return out.join('');
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th'.split(' '));

/** Deepest nesting of elements that must be closed. */
function nesting(html: string): number {
  let depth = 0;
  let deepest = 0;
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})/g;
  for (let m = tag.exec(html); m; m = tag.exec(html)) {
    if (VOID.has(m[2]!.toLowerCase())) continue;
    depth = m[1] ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const count = (text: string): number => text.split(/\s+/).length;

/** The body that Readability finds, or null. It changes the document, so a copy is given to it. */
function extract(document: Document, base: string | null): BodyText | null {
  const copy = document.cloneNode(true) as Document;
  try {
    const found = new Readability<Element>(copy, { keepClasses: true, maxElemsToParse: MAX_ELEMENTS, serializer: (node) => node as Element }).parse();
    const body = found?.content ? readBlocks(found.content, base) : null;
    return body?.text ? body : null;
  } catch {
    // Readability throws on pages of too many elements and on odd documents; the fallback reads them.
    return null;
  }
}

/** The element that holds the article by its own name, or else the parent with the most words directly in paragraphs. */
function largest(document: Document): Element {
  const words = new Map<Element, number>();
  for (const p of document.querySelectorAll('p')) {
    const parent = p.parentElement;
    if (parent) words.set(parent, (words.get(parent) ?? 0) + (p.textContent ?? '').length);
  }
  const named = document.querySelector('article, main, [role="main"], [itemprop~="articleBody"]');
  const [best] = [...words].sort((a, b) => b[1] - a[1]);
  if (named && (!best || named.contains(best[0]))) return named;
  return best && best[1] > 200 ? best[0] : (document.body ?? document.documentElement);
}

const STANDFIRST = '[class*="standfirst" i], [class*="subhead" i], [class*="sub-title" i], [class*="subtitle" i], [class~="dek" i], [class*="article-summary" i], [itemprop~="description"]:not(meta)';

function standfirst(document: Document): string | null {
  const words = fold(document.querySelector(STANDFIRST)?.textContent ?? '');
  return words.length > 20 && words.length < 500 ? words : null;
}

const same = (a: string, b: string): boolean => letters(a) === letters(b);
const letters = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Puts the headline (and a standfirst that the body lost) before the body, or marks them where they stand. */
function withHead(body: BodyText, title: string | null, dek: string | null): BodyText {
  const at = (b: Block): string => body.text.slice(...b.span);
  let blocks = [...body.blocks];
  const head: [BlockKind, string][] = [];
  const first = blocks.findIndex((b) => title !== null && same(at(b), title));
  if (first >= 0 && first < 3) blocks = blocks.map((b, i) => (i === first ? { ...b, kind: 'headline' } : b));
  else if (title) head.push(['headline', title]);
  const deck = blocks.findIndex((b, i) => i < 4 && dek !== null && same(at(b), dek));
  if (deck >= 0) blocks = blocks.map((b, i) => (i === deck ? { ...b, kind: 'standfirst' } : b));
  else if (dek && !(title && same(dek, title)) && !blocks.some((b) => letters(at(b)).startsWith(letters(dek)))) head.push(['standfirst', dek]);
  if (!head.length) return { ...body, blocks };
  let text = '';
  const heads: Block[] = head.map(([kind, words]) => {
    if (text) text += '\n\n';
    const start = text.length;
    text += words;
    return { kind, span: [start, text.length] };
  });
  const shift = body.text ? text.length + 2 : text.length;
  return {
    text: body.text ? `${text}\n\n${body.text}` : text,
    blocks: [...heads, ...blocks.map((b): Block => ({ kind: b.kind, span: [b.span[0] + shift, b.span[1] + shift] }))],
    links: body.links.map((l) => ({ href: l.href, span: [l.span[0] + shift, l.span[1] + shift] })),
  };
}
