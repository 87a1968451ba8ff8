import { Failure } from '../records/failure.ts';
import type { Notice } from '../records/notice.ts';
import type { Given, Reading } from '../records/reading.ts';
import { finishReading } from './article.ts';
import { metadata } from './metadata.ts';
import { withoutDeepTags } from './nesting.ts';
import { bylineAuthors } from './page-authors.ts';
import { baseOf, pageBody, parsePage } from './page-body.ts';
import { headingsOf, standfirst, withHead } from './page-head.ts';
import { Origins } from './page-origins.ts';
import { type Place, placesOf } from './places.ts';

/** Units of a body, under which a page that is not free shows only a start. */
const STUB = 1500;

/**
 * Reads a page: metadata from JSON-LD, meta tags and the visible page; the body by Readability, or the part with the most
 * paragraphs where that finds none. Blocks are joined by one empty line, white space is folded inside them; spans are exact by
 * construction. Throws a `Failure` (`empty`, `no-article`) for a page without text.
 */
export function readHtml(html: string, given: Given = {}): Reading {
  return readPage(html, given, null).reading;
}

/** The same with where the words stand in the page, for marking them there. */
export function readWithPlaces(html: string, given: Given = {}): ReadPage {
  return readPage(html, given, new Origins());
}

/** An article with the places of its units. */
export interface ReadPage {
  readonly reading: Reading;
  readonly places: readonly Place[];
}

function readPage(html: string, given: Given, origins: Origins | null): ReadPage {
  if (!html.trim()) throw new Failure('empty', 'the page is empty', 'check that the file holds a page');
  const notices: Notice[] = [];
  const page = withoutDeepTags(html);
  if (page !== html) notices.push(nested);
  const document = parsePage(page, origins);
  const meta = metadata(document, given.url ?? null);
  const base = baseOf(document, given.url ?? meta.canonical);
  const dek = standfirst(document);
  const headings = origins ? headingsOf(document, origins) : [];
  const body = pageBody(document, page, base, origins);
  if (!/[\p{L}\p{N}]/u.test(body.text)) {
    throw new Failure(
      'no-article',
      'the page has no article text',
      'check the address, or save the page after it has loaded',
    );
  }
  if (body.guessed) notices.push(guessed);
  const { free, ...found } = meta;
  const title = given.title ?? found.title;
  const authors = found.authors.length ? found.authors : bylineAuthors(body.byline ?? '');
  const stub = free === false && body.text.length < STUB;
  const { text, blocks, links, units } = withHead(body, title, dek, headings);
  const reading = finishReading({
    text,
    blocks,
    links,
    given,
    truncated: stub,
    meta: { ...found, title, authors },
    notices,
  });
  const isTold = !stub || reading.notices.some((n) => n.code === paywall.code);
  return {
    reading: isTold ? reading : { ...reading, notices: [...reading.notices, paywall] },
    places: placesOf(units),
  };
}

const nested: Notice = {
  code: 'nested-too-deeply',
  level: 'warning',
  span: null,
  message: 'tags of the page nest too deeply; the innermost were left out',
  hint: 'compare with the page, or give the article as plain text',
};

const guessed: Notice = {
  code: 'body-guessed',
  level: 'warning',
  span: null,
  message: 'the article could not be told from the rest of the page; the part with the most text was taken',
  hint: 'compare with the page, or give the article as plain text',
};

const paywall: Notice = {
  code: 'paywall-stub',
  level: 'warning',
  span: null,
  message: 'only the start of the article is here; the page says that the rest is for subscribers',
  hint: 'save the whole page after logging in, or give the text',
};
