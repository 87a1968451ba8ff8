import type { Digest, DigestFigure, DigestLine, DigestPlace, DigestValue } from '../records/digest.ts';
import { figureTitle, originsInWords, tellersOf } from './digest-parts.ts';
import { dayWords, extentWords, placeName } from './digest-words.ts';
import { amount } from './figure.ts';
import { escaped } from './html-text.ts';

/** Only pages of the web are linked. */
export const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

/** Words that lead to the page at the place, where it has an address; escaped. */
const linked = ({ link }: DigestPlace, words: string): string =>
  isWeb(link) ? `<a href="${escaped(link)}" rel="noreferrer">${escaped(words)}</a>` : escaped(words);

const under = (line: DigestLine): string => {
  const who = tellersOf(line).map((t) => escaped(`${t.source ?? 'no source'}: ${t.grade}`));
  return `<small>${line.places.map((p) => linked(p, placeName(p))).join(' · ')} — ${who.join('; ')}</small>`;
};

const part = (title: string, items: readonly string[]): string =>
  items.length ? `<h3>${title}</h3>\n<ul>${items.map((i) => `<li>${i}</li>`).join('\n')}</ul>` : '';

const lineOf = (line: DigestLine): string => `<span class="told">${escaped(line.text)}</span> ${under(line)}`;

const valueIn = (v: DigestValue, unit: string | null): string => {
  const facts = [`${v.source}: ${v.grade}`, v.time === null ? null : (dayWords(v.time) ?? v.time)];
  return `${linked(v.place, amount({ ...v, unit }))} <small>(${escaped(facts.filter((f) => f !== null).join(', '))})</small>`;
};

const figureOf = (f: DigestFigure): string => {
  const values = (list: readonly DigestValue[]): string => list.map((v) => valueIn(v, f.unit)).join('; ');
  return `${escaped(figureTitle(f))}: ${values(f.now)}${f.older.length ? `; before: ${values(f.older)}` : ''}`;
};

/** All that a digest holds, as the content of a section of a page: each line with its places and grades. */
export function storyDigest(d: Digest): string {
  const sources = d.sources.map(
    ({ name, grade, reason, outlets }) =>
      `${escaped(name)} <small>${escaped(`${grade}${reason === null ? '' : ` (${reason})`}${outlets.length ? `; in ${outlets.join(', ')}` : ''}`)}</small>`,
  );
  const origins = d.origins.map((o) => `${escaped(o.title)} <small>${originsInWords(o)}</small>`);
  const leftOut = d.leftOut.map((l) => `<span class="told">${escaped(l.text)}</span> <small>${escaped(l.why)}</small>`);
  return [
    ...(d.headline ? [`<p class="told"><b>${escaped(d.headline.text)}</b></p><p>${under(d.headline)}</p>`] : []),
    ...(d.standfirst ? [`<p>${lineOf(d.standfirst)}</p>`] : []),
    `<p class="soft">${escaped(extentWords(d))}</p>`,
    ...(d.bullets.length ? [`<ul>${d.bullets.map((l) => `<li>${lineOf(l)}</li>`).join('\n')}</ul>`] : []),
    ...(d.quotation ? [`<blockquote>${lineOf(d.quotation)}</blockquote>`] : []),
    part('Background', d.background.map(lineOf)),
    part('Figures as they stand', d.figures.map(figureOf)),
    part('Not answered', d.silent.map(lineOf)),
    part('Independent origins', origins),
    part('Sources of the digest', sources),
    part('Left out', leftOut),
  ].join('\n');
}
