import type { PublishedOrigin } from '../records/article.ts';
import { jsonLd, type LinkedData } from './json-ld.ts';

/** What a page's head says of itself. */
export interface Metadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly publishedFrom: PublishedOrigin | null;
  readonly modified: string | null;
  readonly canonical: string | null;
  readonly description: string | null;
  readonly language: string | null;
}

const TITLE = [
  'og:title',
  'twitter:title',
  'parsely-title',
  'dc.title',
  'dcterms.title',
  'sailthru.title',
  'citation_title',
  'title',
];
const OUTLET = ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'application-name', 'citation_journal_title'];
const AUTHOR = [
  'author',
  'article:author',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'citation_author',
  'byl',
  'og:article:author',
];
const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'parsely-pub-date',
  'datepublished',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'sailthru.date',
  'citation_publication_date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'date',
];
const MODIFIED = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified'];

/**
 * Title, outlet, authors, dates and address from JSON-LD, then meta tags, then the visible page, then the address. A date keeps
 * its offset from UTC as found, or is a bare date.
 */
export function metadata(document: Document, url: string | null): Metadata {
  const ld = jsonLd(document);
  const meta = metaTags(document);
  const first = (names: readonly string[]): string | null => names.map((n) => meta.get(n)?.[0]).find((v) => v) ?? null;
  const outlet = ld.outlet ?? first(OUTLET);
  const canonical = absolute(attribute(document, 'link[rel~="canonical"]', 'href') ?? first(['og:url']), url);
  const [published, publishedFrom] = publication(document, ld, first(PUBLISHED), url ?? canonical);
  return {
    title: title(document, ld.title, first(TITLE), outlet),
    outlet,
    authors: authors(
      document,
      ld,
      AUTHOR.flatMap((n) => meta.get(n) ?? []),
    ),
    published,
    publishedFrom,
    modified: date(ld.modified ?? '') ?? date(first(MODIFIED) ?? ''),
    canonical,
    description: ld.description ?? first(['og:description', 'description', 'twitter:description']),
    language: document.documentElement?.getAttribute('lang')?.trim() || null,
  };
}

function metaTags(document: Document): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const tag of document.querySelectorAll('meta')) {
    const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop'))
      ?.trim()
      .toLowerCase();
    const content = fold(tag.getAttribute('content') ?? '');
    if (!name || !content) continue;
    out.set(name, [...(out.get(name) ?? []), content]);
  }
  return out;
}

export const fold = (s: string): string => s.replace(/\s+/g, ' ').trim();

const attribute = (document: Document, selector: string, name: string): string | null =>
  document.querySelector(selector)?.getAttribute(name)?.trim() || null;

/** `href` against `base`; null where no absolute http(s) address comes of it. */
export function absolute(href: string | null, base: string | null): string | null {
  if (!href) return null;
  try {
    const url = new URL(href, base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

const SEPARATORS = [' | ', ' - ', ' – ', ' — ', ' :: ', ' · ', ' » ', ' > '];

/** The page's title without the outlet's name at its end or start. */
function title(document: Document, linked: string | null, meta: string | null, outlet: string | null): string | null {
  const whole = fold(document.querySelector('title')?.textContent ?? '');
  const given = linked ?? meta ?? whole;
  if (!given) return fold(document.querySelector('h1')?.textContent ?? '') || null;
  return withoutOutlet(fold(given), outlet);
}

function withoutOutlet(title: string, outlet: string | null): string {
  const name = outlet?.toLowerCase();
  for (const mark of SEPARATORS) {
    const at = title.lastIndexOf(mark);
    if (
      at > 0 &&
      name &&
      title
        .slice(at + mark.length)
        .trim()
        .toLowerCase() === name
    )
      return title.slice(0, at).trim();
    if (name && title.toLowerCase().startsWith(name + mark.toLowerCase()))
      return title.slice(name.length + mark.length).trim();
  }
  return title;
}

function authors(document: Document, ld: LinkedData, meta: readonly string[]): string[] {
  const visible = (): string[] =>
    [...document.querySelectorAll('[rel~="author"], [itemprop~="author"], .byline, .author, .p-author')]
      .slice(0, 4)
      .map((e) => fold(e.textContent ?? ''));
  const named = [ld.authors, meta, visible()]
    .map((list) => unique(list.flatMap(splitAuthors)))
    .find((list) => list.length);
  return named ?? [];
}

const unique = (list: readonly string[]): string[] => {
  const seen = new Set<string>();
  return list.filter((s) => !seen.has(s.toLowerCase()) && seen.add(s.toLowerCase()));
};

/** "By Ada Holm and Ben Ruiz" to two names; addresses, handles and long texts to none. */
export function splitAuthors(byline: string): string[] {
  const plain = fold(byline.slice(0, 300)).replace(/^(?:written |posted |story |reported )?by:?\s+/i, '');
  return plain
    .split(/\s*(?:,|;|\band\b|&|\|)\s*/i)
    .map((s) => s.replace(/^by\s+/i, '').trim())
    .filter((s) => s.length > 1 && s.length <= 60 && !/https?:|www\.|@|\d{3}/.test(s) && /\p{L}/u.test(s));
}

function publication(
  document: Document,
  ld: LinkedData,
  meta: string | null,
  url: string | null,
): [string | null, PublishedOrigin | null] {
  const linked = date(ld.published ?? '');
  if (linked) return [linked, 'json-ld'];
  const tagged = date(meta ?? '');
  if (tagged) return [tagged, 'meta'];
  for (const time of document.querySelectorAll('time[datetime], [itemprop~="datePublished"]')) {
    const found = date(time.getAttribute('datetime') ?? time.getAttribute('content') ?? '');
    if (found) return [found, 'time'];
  }
  const inUrl = /[/-](20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(url ?? '');
  const fromUrl = inUrl && date(`${inUrl[1]}-${inUrl[2]!.padStart(2, '0')}-${inUrl[3]!.padStart(2, '0')}`);
  return fromUrl ? [fromUrl, 'url'] : [null, null];
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/;

/**
 * A date as it stands, in ISO 8601: day alone, or day and time with its offset where one is given. Dates in words are read as
 * their day (what JavaScript's own reading makes of "Tue, 14 Mar 2026 10:00:00 +0100" keeps that offset's day).
 */
export function date(value: string): string | null {
  const text = fold(value);
  const iso = ISO.exec(text);
  if (iso) {
    const [, day, time, zone] = iso;
    if (Number.isNaN(Date.parse(day!))) return null;
    if (!time) return day!;
    const offset = zone && zone !== 'Z' && !zone.includes(':') ? `${zone.slice(0, 3)}:${zone.slice(3)}` : (zone ?? '');
    return `${day}T${time.length === 5 ? `${time}:00` : time}${offset}`;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (compact) return date(`${compact[1]}-${compact[2]}-${compact[3]}`);
  const named =
    /\b(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\.?,?\s+(\d{4})\b|\b([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b/.exec(
      text,
    );
  if (!named) return null;
  const month = MONTHS.indexOf((named[2] ?? named[4])!.toLowerCase()) + 1;
  if (!month) return null;
  return date(`${named[3] ?? named[6]}-${String(month).padStart(2, '0')}-${(named[1] ?? named[5])!.padStart(2, '0')}`);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
