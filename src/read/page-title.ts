import { fold } from './page-words.ts';
import { letters } from './title.ts';

/** What parts a headline from the names of section and site. */
const SEPARATOR = /(?<!\s)\s+[|\-–—:·•»>]{1,2}\s+/g;
/** Headings looked at, and units of a heading. */
const HEADINGS = 10;
const LONG = 400;
/** Words of a site's name of which nothing is known, at most, and of the headline before it, at least. */
const NAME = 3;
const ENOUGH = 5;

/**
 * The title of a page: of those that it states (strongest first) the one that it shows as a heading, else the first, else its
 * `<title>` or its heading. Names of the outlet or the site (its domain, too) at the end or start are left out.
 */
export function pageTitle(
  document: Document,
  stated: readonly (string | null)[],
  outlet: string | null,
): string | null {
  const sites = siteNames(document, outlet);
  const names = stated.flatMap((s) => (s && fold(s) ? [fold(s)] : []));
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, HEADINGS)
    .map((h) => fold((h.textContent ?? '').slice(0, LONG)));
  const shown = new Set(headings.filter((h) => h && !sites.has(site(h))).map(letters));
  const whole = fold((document.querySelector('title')?.textContent ?? '').slice(0, LONG));
  const named = names.map((n) => withoutSite(n, sites, shown));
  const best = named.find((n) => shown.has(letters(n))) ?? named[0];
  if (best) return best;
  const heading = headings.find((h) => h && begins(h, whole)) ?? (whole ? null : headings.find((h) => h));
  if (heading) return heading;
  if (!whole) return null;
  const own = withoutSite(whole, sites, shown);
  return own === whole ? withoutLast(whole) : own;
}

/** Whether a heading begins the title ("Bridge closed | The Harbour Post"). */
function begins(heading: string, title: string): boolean {
  const h = letters(heading);
  const t = letters(title);
  return h.length >= 8 && t.startsWith(h);
}

/** A name without article, marks and the end of a domain: "The Harbour Post" and "harbourpost.example" are one. */
const site = (name: string): string =>
  letters(name.replace(/^the\s+/i, '').replace(/(?<=[a-z0-9])(?:\.(?:com?|org|net))?\.[a-z]{2,7}$/i, ''));

/** By which names a title may call the site: the outlet, what the page calls it, its domain. */
function siteNames(document: Document, outlet: string | null): ReadonlySet<string> {
  const names = [outlet ?? ''];
  for (const tag of document.querySelectorAll('meta[property="og:site_name"], meta[name="application-name"]'))
    names.push((tag.getAttribute('content') ?? '').slice(0, LONG));
  const address =
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  if (address && URL.canParse(address)) names.push(new URL(address).hostname.replace(/^www\d?\./, ''));
  return new Set(names.map(site).filter((name) => name.length > 1));
}

/** Without the site's name at the end (in brackets, too) or the start, or without all that follows the heading that is shown. */
function withoutSite(title: string, sites: ReadonlySet<string>, shown: ReadonlySet<string>): string {
  const bracket = title.lastIndexOf('[');
  if (bracket > 0 && title.endsWith(']') && sites.has(site(title.slice(bracket + 1, -1))))
    return title.slice(0, bracket).trim();
  const marks = [...title.matchAll(SEPARATOR)];
  for (const mark of marks) {
    const before = title.slice(0, mark.index);
    if (!mark[0].includes(':') && shown.has(letters(before))) return before;
  }
  for (const mark of marks.slice(-2).reverse())
    if (sites.has(site(title.slice(mark.index + mark[0].length)))) return title.slice(0, mark.index).trim();
  const first = marks[0];
  if (first && sites.has(site(title.slice(0, first.index)))) return title.slice(first.index + first[0].length).trim();
  return title;
}

/** Nothing is known of the site: a short last part is taken for its name where a headline is left before it. */
function withoutLast(title: string): string {
  const last = [...title.matchAll(SEPARATOR)].at(-1);
  if (!last || last[0].includes(':')) return title;
  const before = title.slice(0, last.index);
  return words(title.slice(last.index + last[0].length)) <= NAME && words(before) >= ENOUGH ? before : title;
}

const words = (text: string): number => text.split(/\s+/).length;
