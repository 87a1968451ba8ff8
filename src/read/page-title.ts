import { fold } from './page-words.ts';
import { letters } from './title.ts';

const SEPARATOR = /\s+[|\-–—:·•»>]{1,2}\s+/g;
/** Headings looked at, and units of a heading. */
const HEADINGS = 10;
const LONG = 400;

/**
 * The title of a page: of those that it states (strongest first) the one that it shows as a heading, else the first, else its
 * `<title>` or its heading. A name of the outlet at its end or start is left out.
 */
export function pageTitle(
  document: Document,
  stated: readonly (string | null)[],
  outlet: string | null,
): string | null {
  const names = stated.flatMap((s) => (s && fold(s) ? [fold(s)] : []));
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, HEADINGS)
    .map((h) => fold((h.textContent ?? '').slice(0, LONG)));
  const shown = new Set(headings.filter((h) => h).map(letters));
  const whole = fold((document.querySelector('title')?.textContent ?? '').slice(0, LONG));
  const named = names.map((n) => withoutOutlet(n, outlet));
  const best = named.find((n) => shown.has(letters(n))) ?? named[0];
  if (best) return best;
  const heading = headings.find((h) => h && begins(h, whole)) ?? (whole ? null : headings.find((h) => h));
  return heading ?? (whole ? withoutOutlet(whole, outlet) : null);
}

/** Whether a heading begins the title ("Bridge closed | The Harbour Post"). */
function begins(heading: string, title: string): boolean {
  const h = letters(heading);
  const t = letters(title);
  return h.length >= 8 && t.startsWith(h);
}

function withoutOutlet(title: string, outlet: string | null): string {
  if (!outlet) return title;
  const name = letters(outlet);
  const marks = [...title.matchAll(SEPARATOR)];
  const last = marks.at(-1);
  if (last && letters(title.slice(last.index + last[0].length)) === name) return title.slice(0, last.index).trim();
  const first = marks[0];
  if (first && letters(title.slice(0, first.index)) === name) return title.slice(first.index + first[0].length).trim();
  return title;
}
