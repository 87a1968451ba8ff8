import type { CitedClaim } from '../records/cited.ts';
import type { Publication } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { hull, type Span } from '../records/span.ts';
import { fragmentLink } from './text-fragment.ts';
import { visible } from './visible.ts';

/** A work as bibliographies and feeds name it. What is not known is null or empty. */
export interface Reference {
  /** Made of the letters, figures and dashes that every format takes. */
  readonly key: string;
  /** The record that it stands for. */
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly fetched: string | null;
  readonly language: string | null;
  /** The page, at the words that are cited where some are. */
  readonly url: string | null;
  /** The words that are cited. */
  readonly quote: string | null;
}

/** Control characters and turns of direction shown by name, white space folded: what goes into a citation. */
export const plain = (text: string): string =>
  visible(text.replace(/\s+/g, ' '))
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

const KEY_LENGTH = 20;
const keyOf = (id: string): string => id.replace(/[^a-zA-Z0-9]+/g, '-').slice(0, KEY_LENGTH);

/** The article itself. */
export function referenceOf({ article: a }: ReadArticle): Reference {
  return {
    key: keyOf(a.id),
    id: a.id,
    title: a.title,
    outlet: a.outlet,
    authors: a.authors,
    published: a.published,
    modified: a.modified,
    fetched: a.fetched,
    language: a.language,
    url: a.canonical ?? a.url,
    quote: null,
  };
}

/** An appearance of a text. */
export const publicationReference = (p: Publication): Reference => ({
  key: keyOf(p.id),
  id: p.id,
  title: p.title,
  outlet: p.outlet,
  authors: p.authors,
  published: p.published,
  modified: p.modified,
  fetched: p.fetched,
  language: null,
  url: p.canonical ?? p.url,
  quote: null,
});

/** Every appearance of a text that a claim rests on, oldest first, each at the first words that it has of the claim. */
export function claimReferences({ claim, linkables, texts }: CitedClaim): readonly Reference[] {
  const seen = new Map<string, Reference>();
  for (const { id, article } of claim.statements) {
    const linked = linkables.get(id);
    const text = texts.get(article);
    for (const p of linked?.publications ?? []) {
      if (seen.has(p.id)) continue;
      const own = publicationReference(p);
      const url = own.url !== null && text !== undefined ? linkTo(own.url, text, linked!.statement.content) : own.url;
      seen.set(p.id, { ...own, url, quote: linked!.statement.words });
    }
  }
  const time = (r: Reference): number => (r.published === null ? Number.POSITIVE_INFINITY : Date.parse(r.published));
  return [...seen.values()].sort((a, b) => compare(time(a), time(b)) || compare(a.id, b.id));
}

const compare = <T extends string | number>(a: T, b: T): number => Number(a > b) - Number(a < b);

/** The address of a page at these words of its text. */
export function linkTo(url: string, text: string, content: readonly Span[], skip: readonly Span[] = []): string {
  const span = hull(content);
  return span ? fragmentLink(url, text, span, skip) : url;
}
