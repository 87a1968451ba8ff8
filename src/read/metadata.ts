import type { PublishedOrigin } from '../records/article.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';
import { AUTHOR_TAGS, MODIFIED_TAGS, OUTLET_TAGS, PUBLISHED_TAGS, TITLE_TAGS } from '../rules/page-tags.ts';
import { webLink } from './fragment.ts';
import { jsonLd, type LinkedData } from './json-ld.ts';
import { namedAuthors } from './page-authors.ts';
import { addressDate, pageDate } from './page-date.ts';
import { pageTitle } from './page-title.ts';
import { fold } from './page-words.ts';

/** What a page says of itself outside its body. */
export interface Metadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly publishedFrom: PublishedOrigin | null;
  readonly modified: string | null;
  readonly canonical: string | null;
  /** False where the page says that only those who pay see all of it. */
  readonly free: boolean | null;
}

/** Elements looked at for a visible date. */
const TIMES = 40;

/**
 * Title, outlet, authors, dates and address from JSON-LD, then meta tags, then the visible page, then the address. A date keeps
 * its offset from UTC as found, or is a bare date. What the page does not say is null.
 */
export function metadata(document: Document, url: string | null): Metadata {
  const tags = metaTags(document);
  const first = (names: readonly string[]): string | null => names.map((n) => tags.get(n)?.[0]).find((v) => v) ?? null;
  const canonical =
    webLink(document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null, url) ??
    webLink(first(['og:url']), url);
  const own = new Set([url, canonical].flatMap((a) => (a ? [sameAddress(a)] : [])));
  const ld = jsonLd(document, (a) => own.has(sameAddress(a)));
  const outlet = outletOf([ld?.outlet ?? null, ...OUTLET_TAGS.map((n) => tags.get(n)?.[0] ?? null)], url ?? canonical);
  const [published, publishedFrom] = publication(document, ld, tags, url ?? canonical);
  return {
    title: pageTitle(
      document,
      [ld?.headline ?? null, ld?.name ?? null, ...TITLE_TAGS.map((n) => tags.get(n)?.[0] ?? null)],
      outlet,
    ),
    outlet,
    authors: authorsOf(ld, tags),
    published,
    publishedFrom,
    modified: pageDate(ld?.modified) ?? firstDate(MODIFIED_TAGS, tags),
    canonical,
    free: ld?.free ?? null,
  };
}

type Tags = ReadonlyMap<string, readonly string[]>;

/** Contents of the meta tags by each name that they go by, in lower case. */
function metaTags(document: Document): Tags {
  const out = new Map<string, string[]>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = fold(tag.getAttribute('content') ?? '').slice(0, 2000);
    if (!content) continue;
    const names = ['property', 'name', 'itemprop'].flatMap((a) =>
      (tag.getAttribute(a) ?? '').toLowerCase().split(/\s+/),
    );
    for (const name of new Set(names)) {
      if (!name) continue;
      const list = out.get(name);
      if (!list) out.set(name, [content]);
      else if (list.length < 50) list.push(content);
    }
  }
  return out;
}

/** An address without what may differ in it for the same page. */
const sameAddress = (address: string): string =>
  address
    .slice(0, 1000)
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '')
    .toLowerCase();

/** The first name that the register knows, else the first; else what the register says of the address. */
function outletOf(names: readonly (string | null)[], url: string | null): string | null {
  const stated = names.filter((n): n is string => n !== null && !/^https?:|^@|^[\w-]+\.html?$/i.test(n));
  return stated.find((n) => lookupOutlet(n)) ?? stated[0] ?? (url ? (lookupOutlet(url)?.name ?? null) : null);
}

function authorsOf(ld: LinkedData | null, tags: Tags): readonly string[] {
  const linked = namedAuthors(ld?.authors ?? []);
  if (linked.length) return linked;
  for (const name of AUTHOR_TAGS) {
    const named = namedAuthors(tags.get(name) ?? [], name === 'citation_author' || name.startsWith('dc'));
    if (named.length) return named;
  }
  return [];
}

const firstDate = (names: readonly string[], tags: Tags): string | null => {
  for (const name of names) {
    for (const value of tags.get(name) ?? []) {
      const date = pageDate(value);
      if (date) return date;
    }
  }
  return null;
};

function publication(
  document: Document,
  ld: LinkedData | null,
  tags: Tags,
  url: string | null,
): [string | null, PublishedOrigin | null] {
  const linked = pageDate(ld?.published);
  if (linked) return [linked, 'json-ld'];
  const tagged = firstDate(PUBLISHED_TAGS, tags);
  if (tagged) return [tagged, 'meta'];
  const shown = visibleDate(document);
  if (shown) return [shown, 'time'];
  const addressed = addressDate(url);
  return addressed ? [addressed, 'url'] : [null, null];
}

/** The date of a `<time>` or of microdata, what says that it is the publication's first; comments and lists of other articles aside. */
function visibleDate(document: Document): string | null {
  const times = [...document.querySelectorAll('time, [itemprop~="datePublished"]')].slice(0, TIMES);
  const rank = (t: Element): number =>
    /datePublished/.test(t.getAttribute('itemprop') ?? '') ||
    t.hasAttribute('pubdate') ||
    /publish|entry-date/i.test(t.getAttribute('class') ?? '')
      ? 0
      : 1;
  for (const wanted of [0, 1]) {
    for (const time of times) {
      if (
        rank(time) !== wanted ||
        time.closest('aside, nav, footer, li, [class*="comment"], [id*="comment"], [class*="related"]')
      )
        continue;
      const date =
        pageDate(time.getAttribute('datetime') ?? time.getAttribute('content')) ??
        pageDate((time.textContent ?? '').slice(0, 100));
      if (date) return date;
    }
  }
  return null;
}
