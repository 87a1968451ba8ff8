import { plain, type Reference } from './reference.ts';

/** One work in CSL-JSON, as citation programs (Zotero, Pandoc) read it. Authors are literal: how a byline divides into names is not known. */
export function toCsl(r: Reference): Readonly<Record<string, unknown>> {
  return {
    id: r.key,
    type: 'article-newspaper',
    ...(r.title === null ? {} : { title: plain(r.title) }),
    ...(r.outlet === null ? {} : { 'container-title': plain(r.outlet) }),
    ...(r.authors.length ? { author: r.authors.map((name) => ({ literal: plain(name) })) } : {}),
    ...(r.published === null ? {} : { issued: dateOf(r.published) }),
    ...(r.fetched === null ? {} : { accessed: dateOf(r.fetched) }),
    ...(r.language === null ? {} : { language: r.language }),
    ...(r.url === null ? {} : { URL: r.url }),
    ...(r.quote === null ? {} : { annote: plain(r.quote) }),
  };
}

/** The day as the page names it: its clock, not another one. */
const dateOf = (date: string): unknown => ({ 'date-parts': [date.slice(0, 10).split('-').map(Number)] });
