import type { Digest, DigestLine, DigestPlace } from '../records/digest.ts';
import {
  extentWords,
  gradesOf,
  headlineWords,
  placeName,
  type SectionRow,
  sectionsOf,
  webLink,
} from './digest-words.ts';
import { escaped } from './html-text.ts';

const STYLE = `:root{color-scheme:light dark}body{font:17px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .6rem}h2{font-size:1.05rem;margin:2rem 0 .4rem}.standfirst{font-size:1.15rem}.extent,small{color:#595959;font:13px/1.45 system-ui,sans-serif}
li{margin:.5rem 0}small{display:block}blockquote{margin:1.6rem 0;padding-left:1rem;border-left:3px solid #8a8a8a;font-size:1.15rem}a{color:#0b57a4}
@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}.extent,small{color:#b0b0b0}a{color:#8ab8f0}}@media print{body{margin:0;max-width:none}li{break-inside:avoid}}`;

const links = (places: readonly DigestPlace[]): string =>
  places
    .map((p) => {
      const link = webLink(p);
      const name = escaped(placeName(p));
      return link === null ? name : `<a href="${escaped(link)}" rel="noreferrer">${name}</a>`;
    })
    .join(' · ');

const where = (l: DigestLine): string => `<small>${links(l.places)} — ${escaped(gradesOf(l))}</small>`;

/** A digest as one page: no scripts, nothing fetched, fit to be printed and handed on. */
export function digestToHtml(d: Digest): string {
  const items = (lines: readonly DigestLine[]): string =>
    `<ul>\n${lines.map((l) => `<li>${escaped(l.text)} ${where(l)}</li>`).join('\n')}\n</ul>`;
  const row = ({ text, places }: SectionRow): string =>
    `<li>${escaped(text)}${places.length ? ` <small>${links(places)}</small>` : ''}</li>`;
  const list = (title: string, lines: readonly DigestLine[]): readonly string[] =>
    lines.length ? [`<h2>${escaped(title)}</h2>`, items(lines)] : [];
  const title = escaped(headlineWords(d));
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head><body><article>`,
    `<h1>${title}</h1>`,
    ...(d.headline ? [where(d.headline)] : []),
    ...(d.standfirst ? [`<p class="standfirst">${escaped(d.standfirst.text)} ${where(d.standfirst)}</p>`] : []),
    `<p class="extent">${escaped(extentWords(d))}</p>`,
    ...(d.bullets.length ? [items(d.bullets)] : []),
    ...(d.quotation ? [`<blockquote>${escaped(d.quotation.text)} ${where(d.quotation)}</blockquote>`] : []),
    ...list('Background', d.background),
    ...list('Not answered', d.silent),
    ...sectionsOf(d).flatMap((s) => [`<h2>${escaped(s.title)}</h2>`, `<ul>\n${s.rows.map(row).join('\n')}\n</ul>`]),
    '</article></body></html>\n',
  ].join('\n');
}
