import { citedClaim, citedStory, textsOf } from '../ledger/cited.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { allOf, readArticles, wholeStories } from '../ledger/pages.ts';
import { latestOf } from '../present/atom.ts';
import {
  articlesAs,
  claimsAs,
  claimsFeed,
  type ListForm,
  publicationsAs,
  storiesAs,
  storiesFeed,
} from '../present/standards.ts';
import { decisionToWebAnnotation } from '../present/web-annotation.ts';
import { STANDARDS, type Standard } from '../records/formats.ts';
import type { Decision, Publication } from '../records/ledger.ts';
import { openOutput } from './output.ts';

export const PARTS = ['articles', 'publications', 'stories', 'claims', 'sources', 'figures', 'decisions'] as const;
export type Part = (typeof PARTS)[number];

/** Which forms of others hold which part of the ledger. */
export const STANDARDS_OF: Readonly<Record<Part, readonly Standard[]>> = {
  articles: STANDARDS,
  publications: ['csl-json', 'bibtex', 'atom'],
  stories: ['web-annotation', 'prov', 'schema-org', 'atom'] as const,
  claims: ['web-annotation', 'prov', 'schema-org', 'atom'] as const,
  sources: [],
  figures: [],
  decisions: ['web-annotation'],
};

/** Writes a part of the ledger in a form that others know, one record after another. */
export async function exportAs(
  ledger: Ledger,
  part: Part,
  standard: Standard,
  { out }: { readonly out?: string | undefined },
): Promise<void> {
  const { store } = ledger;
  const publications = (): AsyncIterable<Publication> => allOf((at) => store.articles(at));
  if (part === 'decisions') return decisions(ledger, out);
  if (part === 'claims') return claims(ledger, standard, out);
  if (part === 'stories') return stories(ledger, standard, out);
  const updated = standard === 'atom' ? await latest(publications(), (p) => [p.modified ?? p.published]) : null;
  if (part === 'articles') return write(articlesAs(standard, updated), readArticles(store), out);
  return write(publicationsAs(standard as 'atom', updated), publications(), out);
}

async function claims(ledger: Ledger, standard: Standard, out: string | undefined): Promise<void> {
  const { store } = ledger;
  if (standard === 'atom') {
    const updated = await latest(ledger.allClaims(), (c) => c.statements.map((s) => s.published));
    return write(claimsFeed(updated), ledger.allClaims(), out);
  }
  const decided = await store.decisions();
  async function* cited() {
    for await (const claim of ledger.allClaims()) yield await citedClaim(store, claim, decided);
  }
  return write(claimsAs(standard as 'prov'), cited(), out);
}

async function stories({ store }: Ledger, standard: Standard, out: string | undefined): Promise<void> {
  if (standard === 'atom') {
    const updated = await latest(wholeStories(store), (s) => [s.to]);
    return write(storiesFeed(updated), wholeStories(store), out);
  }
  const decided = await store.decisions();
  async function* cited() {
    for await (const story of wholeStories(store)) yield await citedStory(store, story, decided);
  }
  return write(storiesAs(standard as 'prov'), cited(), out);
}

async function decisions({ store }: Ledger, out: string | undefined): Promise<void> {
  const all = await store.decisions();
  const texts = await textsOf(
    store,
    all.flatMap((d) => d.of.map((s) => s.article)),
  );
  const form: ListForm<Decision> = {
    open: '[\n',
    item: (d) => JSON.stringify(decisionToWebAnnotation(d, texts)),
    between: ',\n',
    close: '\n]\n',
  };
  return write(form, all, out);
}

async function latest<T>(
  records: AsyncIterable<T>,
  dates: (record: T) => readonly (string | null)[],
): Promise<string | null> {
  let found: string | null = null;
  for await (const record of records) found = latestOf([found, ...dates(record)]);
  return found;
}

/** What a form cannot hold is left out, and told in one line. */
async function write<T>(
  { open, item, between, close }: ListForm<T>,
  records: AsyncIterable<T> | Iterable<T>,
  out: string | undefined,
): Promise<void> {
  const output = await openOutput(out ?? null, []);
  await output.write(open);
  let [written, left] = [0, 0];
  for await (const record of records) {
    const made = item(record);
    if (made === null) left++;
    else await output.write(`${written++ ? between : ''}${made}`);
  }
  await output.write(close);
  await output.close();
  if (left) process.stderr.write(`hearsay: ${left} without a date left out\n  a feed wants a date for each entry\n`);
}
