import { plain, type Reference } from './reference.ts';

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text that TeX prints as it is. Letters beyond ASCII stay: the file is UTF-8. */
const tex = (text: string): string => plain(text).replace(/[\\~^{}%&#_$]/g, (c) => ESCAPED[c] ?? `\\${c}`);

/** An address goes into the file as it is; the four characters that would end its field are percent-encoded. */
const address = (url: string): string =>
  url.replace(/[{}\\\s\p{Surrogate}]/gu, (c) => (/\p{Surrogate}/u.test(c) ? '%EF%BF%BD' : encodeURIComponent(c)));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** One work as a BibTeX entry that ends with a line feed; double braces keep capitals, and bylines whole. */
export function toBibtex(r: Reference): string {
  const [year, month, day] = (r.published?.slice(0, 10) ?? '').split('-');
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ['author', r.authors.length ? `{${r.authors.map((a) => `{${tex(a)}}`).join(' and ')}}` : null],
    ['title', r.title === null ? null : `{{${tex(r.title)}}}`],
    ['journal', r.outlet === null ? null : `{{${tex(r.outlet)}}}`],
    ['year', year ? `{${year}}` : null],
    ['month', month ? MONTHS[Number(month) - 1] : null],
    ['day', day ? `{${Number(day)}}` : null],
    ['url', r.url === null ? null : `{${address(r.url)}}`],
    ['urldate', r.fetched === null ? null : `{${r.fetched.slice(0, 10)}}`],
    ['annote', r.quote === null ? null : `{${tex(r.quote)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  // Without a journal an article is no @article.
  return `@${r.outlet === null ? 'misc' : 'article'}{${r.key},\n${lines.join(',\n')}\n}\n`;
}
