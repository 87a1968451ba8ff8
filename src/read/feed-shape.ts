import type { parseFeed } from 'feedsmith';
import { atomHtml, atomPage, atomTitle, nextLink } from './feed-atom.ts';
import { plainText, textToHtml, webLink } from './fragment.ts';
import { rfcDate } from './rfc-date.ts';

/** One entry of a feed. */
export interface FeedItem {
  /** Plain text. */
  readonly title: string | null;
  readonly url: string | null;
  /** ISO 8601 with its offset from UTC, or a bare date. */
  readonly published: string | null;
  readonly modified: string | null;
  readonly authors: readonly string[];
  /** The article itself as HTML, where the feed carries it. */
  readonly content: string | null;
  /** What the feed says about it, as HTML. */
  readonly summary: string | null;
}

export interface Feed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  /** Plain text. */
  readonly title: string | null;
  /** The page that the feed belongs to. */
  readonly url: string | null;
  /** Where the feed goes on (RFC 5005, `next_url`). */
  readonly next: string | null;
  readonly items: readonly FeedItem[];
  /** True where the file breaks off: what came after is missing. */
  readonly cut: boolean;
}

/** A feed before it is known whether the file is whole. */
export type Whole = Omit<Feed, 'cut'>;

/** What feedsmith gives. */
export type Parsed = ReturnType<typeof parseFeed>;
type Of<F extends Parsed['format']> = Extract<Parsed, { format: F }>['feed'];
type Part<T> = NonNullable<T> extends readonly (infer U)[] ? NonNullable<U> : never;
type Item = { readonly dc?: Part<Of<'rdf'>['items']>['dc']; readonly dcterms?: Part<Of<'rdf'>['items']>['dcterms'] };

/** One shape for the four formats of feeds. */
export function shaped(parsed: Parsed, base: string | null): Whole {
  if (parsed.format === 'atom') return fromAtom(parsed.feed, base);
  if (parsed.format === 'json') return fromJson(parsed.feed, base);
  return parsed.format === 'rdf' ? fromRdf(parsed.feed, base) : fromRss(parsed.feed, base);
}

const names = (
  people: readonly (string | { name?: string | undefined; email?: string | undefined } | undefined)[] = [],
): string[] => [...new Set(people.flatMap((p) => plainText(typeof p === 'string' ? p : p?.name) ?? []))];

/** What Dublin Core says about an item, in the two forms of its names. */
const dublinDate = ({ dc, dcterms }: Item): string | null =>
  rfcDate(dc?.dates?.[0]) ??
  rfcDate(dcterms?.issued?.[0]) ??
  rfcDate(dcterms?.created?.[0]) ??
  rfcDate(dcterms?.dates?.[0]);
const dublinModified = ({ dcterms }: Item): string | null => rfcDate(dcterms?.modified?.[0]);

function fromAtom(feed: Of<'atom'>, base: string | null): Whole {
  const bases = [feed.xml?.base, base];
  const everybody = names(feed.authors);
  return {
    format: 'atom',
    title: atomTitle(feed.title),
    url: webLink(atomPage(feed.links), ...bases),
    next: webLink(nextLink(feed.links), ...bases),
    items: (feed.entries ?? []).map((entry) => {
      const own = names([...(entry?.authors ?? []), ...(entry?.dc?.creators ?? [])]);
      const url = webLink(atomPage(entry?.links), entry?.xml?.base, ...bases);
      return {
        title: atomTitle(entry?.title) ?? plainText(entry?.dc?.titles?.[0]),
        url: url ?? webLink(entry?.id),
        published: rfcDate(entry?.published) ?? dublinDate(entry ?? {}) ?? rfcDate(entry?.updated),
        modified: rfcDate(entry?.updated),
        authors: own.length > 0 ? own : everybody,
        content: atomHtml(entry?.content),
        summary: atomHtml(entry?.summary),
      };
    }),
  };
}

function fromRss(feed: Of<'rss'>, base: string | null): Whole {
  const bases = [feed.xml?.base, base];
  return {
    format: 'rss',
    title: plainText(feed.title) ?? plainText(feed.dc?.titles?.[0]),
    url: webLink(feed.link ?? atomPage(feed.atom?.links), ...bases),
    next: webLink(nextLink(feed.atom?.links), ...bases),
    items: (feed.items ?? []).map((item) => {
      const permalink = item?.guid?.isPermaLink === false ? undefined : item?.guid?.value;
      return {
        title: plainText(item?.title) ?? plainText(item?.dc?.titles?.[0]) ?? plainText(item?.media?.title?.value),
        url: webLink(item?.link ?? atomPage(item?.atom?.links), item?.xml?.base, ...bases) ?? webLink(permalink),
        published: rfcDate(item?.pubDate) ?? dublinDate(item ?? {}) ?? rfcDate(item?.atom?.published),
        modified: rfcDate(item?.atom?.updated) ?? dublinModified(item ?? {}),
        authors: names([...(item?.authors ?? []), ...(item?.dc?.creators ?? [])]),
        content: item?.content?.encoded ?? null,
        summary: item?.description ?? item?.dc?.descriptions?.[0] ?? null,
      };
    }),
  };
}

function fromRdf(feed: Of<'rdf'>, base: string | null): Whole {
  return {
    format: 'rdf',
    title: plainText(feed.title),
    url: webLink(feed.link, base),
    next: webLink(nextLink(feed.atom?.links), base),
    items: (feed.items ?? []).map((item) => ({
      title: plainText(item?.title) ?? plainText(item?.dc?.titles?.[0]),
      url: webLink(item?.link, base) ?? webLink(item?.rdf?.about),
      published: dublinDate(item ?? {}),
      modified: dublinModified(item ?? {}),
      authors: names(item?.dc?.creators),
      content: item?.content?.encoded ?? null,
      summary: item?.description ?? item?.dc?.descriptions?.[0] ?? null,
    })),
  };
}

function fromJson(feed: Of<'json'>, base: string | null): Whole {
  const everybody = names(feed.authors);
  return {
    format: 'json',
    title: feed.title?.trim() || null,
    url: webLink(feed.home_page_url, base),
    next: webLink(feed.next_url, base),
    items: (feed.items ?? []).map((item) => {
      const own = names(item?.authors);
      return {
        title: item?.title?.trim() || null,
        url: webLink(item?.url ?? item?.external_url, feed.home_page_url, base),
        published: rfcDate(item?.date_published),
        modified: rfcDate(item?.date_modified),
        authors: own.length > 0 ? own : everybody,
        content: item?.content_html ?? (item?.content_text === undefined ? null : textToHtml(item.content_text)),
        summary: item?.summary === undefined ? null : textToHtml(item.summary),
      };
    }),
  };
}
