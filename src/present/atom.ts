import type { CitedClaim } from '../records/cited.ts';
import type { Claim } from '../records/claim.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Story } from '../records/story.ts';
import { chains, gradeOf, nameOf, shown } from './chain.ts';
import { linkTo, plain, type Reference } from './reference.ts';
import { iriOf } from './web-selector.ts';

/** One entry of a feed (RFC 4287). `updated` as found; without one there can be no entry. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly authors: readonly string[];
  readonly link: string | null;
  readonly summary: string | null;
}

const AMP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text of an element or an attribute. What XML cannot hold at all is shown by name or as U+FFFD. */
const xml = (text: string): string =>
  plain(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (c) => AMP[c]!);

/** A day without a time is its first moment in UTC, as the form wants one. */
const timeOf = (date: string): string => (date.length > 10 ? withSeconds(date) : `${date}T00:00:00Z`);
const withSeconds = (time: string): string => time.replace(/T(\d\d:\d\d)(?=Z|[+-]|$)/, 'T$1:00');

/** The head of a feed; `updated` is the latest of its entries. Entries follow, then `FEED_END`. */
export const feedHead = (id: string, title: string, updated: string): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${xml(iriOf(id))}</id>`,
    `  <title>${xml(title)}</title>`,
    `  <updated>${timeOf(updated)}</updated>`,
    '  <author><name>Hearsay</name></author>',
    '  <generator>Hearsay</generator>\n',
  ].join('\n');

export const FEED_END = '</feed>\n';

/** One entry as XML, with its line feed. */
export function toEntry({ id, title, updated, authors, link, summary }: Entry): string {
  return [
    '  <entry>',
    `    <id>${xml(iriOf(id))}</id>`,
    `    <title>${xml(title)}</title>`,
    `    <updated>${timeOf(updated)}</updated>`,
    ...authors.map((name) => `    <author><name>${xml(name)}</name></author>`),
    ...(link === null ? [] : [`    <link href="${xml(link)}"/>`]),
    ...(summary === null ? [] : [`    <summary>${xml(summary)}</summary>`]),
    '  </entry>\n',
  ].join('\n');
}

/** The latest moment of some dates; null for none. */
export function latestOf(dates: Iterable<string | null>): string | null {
  let latest: string | null = null;
  for (const date of dates)
    if (date !== null && (latest === null || Date.parse(date) > Date.parse(latest))) latest = date;
  return latest;
}

/** A whole feed of entries that are there already. */
export const toFeed = (id: string, title: string, entries: readonly Entry[], updated: string): string =>
  feedHead(id, title, updated) + entries.map(toEntry).join('') + FEED_END;

/** Who said what in an article, in text order, an entry for each attribution that the article itself tells; null where it bears no date. */
export function articleToAtom(read: ReadArticle): string | null {
  const { article } = read;
  const updated = dateOf(article);
  if (updated === null) return null;
  const c = chains(read);
  const url = article.canonical ?? article.url;
  const entries = c.outermost.map((a): Entry => {
    const name = nameOf(c, a) ?? 'no source';
    const content = a.content.length ? a.content : [a.cue];
    return {
      id: `${article.id}#${a.id}`,
      title: `${name} ${a.stance}: ${shown(read, a.content)}`,
      updated,
      authors: [],
      link: url === null ? null : linkTo(url, article.text, content, article.skip),
      summary: [name, gradeOf(c, a), `“${shown(read, [a.cue])}”`, a.act, a.stance].join(' · '),
    };
  });
  return toFeed(article.id, article.title ?? 'Who said what', entries, updated);
}

/** Who said what to a claim, the latest first, an entry for each statement that is dated; null where none is. */
export function claimToAtom({ claim, linkables, texts }: CitedClaim): string | null {
  const updated = latestOf(claim.statements.map((s) => s.published));
  if (updated === null) return null;
  const once = new Map(claim.statements.map((s) => [s.id, s]));
  const entries = [...once.values()].flatMap((s): readonly Entry[] => {
    const linked = linkables.get(s.id);
    const place = linked?.publications.find((p) => p.outlet === s.outlet && p.published === s.published);
    const url = place?.canonical ?? place?.url ?? null;
    const text = texts.get(s.article);
    if (s.published === null || !linked) return [];
    return [
      {
        id: s.id,
        title: `${s.sourceName ?? s.outlet ?? 'no source'} ${s.stance}: ${linked.statement.words}`,
        updated: s.published,
        authors: s.outlet === null ? [] : [s.outlet],
        link: url === null || text === undefined ? url : linkTo(url, text, s.content),
        summary: [...s.chain, s.grade, s.stance].join(' · '),
      },
    ];
  });
  return toFeed(claim.id, claim.title, entries.sort(latestFirst), updated);
}

const latestFirst = (a: Entry, b: Entry): number =>
  Date.parse(b.updated) - Date.parse(a.updated) || Number(a.id > b.id) - Number(a.id < b.id);

/** An appearance of a text as an entry; null without a date. */
export function referenceEntry(r: Reference): Entry | null {
  const updated = dateOf(r);
  if (updated === null) return null;
  const authors = r.authors.length ? r.authors : r.outlet === null ? [] : [r.outlet];
  return { id: r.id, title: r.title ?? r.url ?? r.id, updated, authors, link: r.url, summary: r.outlet };
}

/** A claim as an entry; null where none of its statements is dated. */
export function claimEntry(claim: Claim): Entry | null {
  const updated = latestOf(claim.statements.map((s) => s.published));
  if (updated === null) return null;
  const held = claim.positions.map((p) => `${p.sourceName} ${p.stance}`).join(' · ');
  return { id: claim.id, title: claim.title, updated, authors: [], link: null, summary: held === '' ? null : held };
}

/** The claims of a story, the latest first, an entry for each that has a date; null where none has. */
export function storyToAtom(story: Story, claims: readonly Claim[]): string | null {
  const entries = claims.flatMap((claim) => claimEntry(claim) ?? []);
  const updated = latestOf(entries.map((e) => e.updated));
  return updated === null
    ? null
    : toFeed(story.id, story.title ?? 'What is claimed', entries.sort(latestFirst), updated);
}

/** A story as an entry; null where none of its articles is dated. */
export const storyEntry = ({ id, title, to, outlets }: Story): Entry | null =>
  to === null
    ? null
    : { id, title: title ?? id, updated: to, authors: outlets, link: null, summary: outlets.join(' · ') || null };

/** When a text was last changed, else published. When it was fetched tells nothing of it. */
const dateOf = (x: { readonly modified: string | null; readonly published: string | null }): string | null =>
  x.modified ?? x.published;
