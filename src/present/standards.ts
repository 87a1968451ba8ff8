import type { CitedClaim, CitedStory } from '../records/cited.ts';
import type { Claim } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import { STANDARDS, type Standard } from '../records/formats.ts';
import type { Publication } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Story } from '../records/story.ts';
import {
  articleToAtom,
  claimEntry,
  claimToAtom,
  type Entry,
  FEED_END,
  feedHead,
  referenceEntry,
  storyEntry,
  storyToAtom,
  toEntry,
} from './atom.ts';
import { toBibtex } from './bibtex.ts';
import { toCsl } from './csl-json.ts';
import { claimToProv, storyToProv, toProv } from './prov.ts';
import { claimReferences, publicationReference, type Reference, referenceOf } from './reference.ts';
import { claimToSchemaOrg, storyToSchemaOrg, toSchemaOrg } from './schema-org.ts';
import { claimToWebAnnotation, storyToWebAnnotation, toWebAnnotation } from './web-annotation.ts';

export const isStandard = (format: string): format is Standard => (STANDARDS as readonly string[]).includes(format);

/** What each is, for the help. */
export const STANDARD_HELP = `  web-annotation  W3C Web Annotations: every record with its places as position and quotation
  prov            W3C PROV-O as JSON-LD: what is derived from whose words
  schema-org      schema.org as JSON-LD: NewsArticle, Quotation, Claim; ClaimReview where a person decided
  csl-json        a reference for citation programs, at the words where some are cited
  bibtex          the same for BibTeX
  atom            a feed: who said what, with links to the words`;

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const dated = (feed: string | null): string => {
  if (feed === null)
    throw new Failure(
      'no-date',
      'a feed needs a date, and none is known',
      'give it with --published, or take another --format',
    );
  return feed;
};

/** One read article in a form that others know. Throws a `Failure` for a feed of an article without a date. */
export function articleAs(standard: Standard, read: ReadArticle): string {
  switch (standard) {
    case 'web-annotation':
      return text(toWebAnnotation(read));
    case 'prov':
      return text(toProv(read));
    case 'schema-org':
      return text(toSchemaOrg(read));
    case 'csl-json':
      return text([toCsl(referenceOf(read))]);
    case 'bibtex':
      return toBibtex(referenceOf(read));
    case 'atom':
      return dated(articleToAtom(read));
  }
}

/** One claim in a form that others know; as references, the appearances that it rests on. Throws a `Failure` for a feed without any date. */
export function claimAs(standard: Standard, cited: CitedClaim): string {
  switch (standard) {
    case 'web-annotation':
      return text(claimToWebAnnotation(cited));
    case 'prov':
      return text(claimToProv(cited));
    case 'schema-org':
      return text(claimToSchemaOrg(cited));
    case 'csl-json':
      return text(claimReferences(cited).map(toCsl));
    case 'bibtex':
      return claimReferences(cited).map(toBibtex).join('\n');
    case 'atom':
      return dated(claimToAtom(cited));
  }
}

/** One story in a form that others know; as references, its articles. Throws a `Failure` for a feed of claims without any date. */
export function storyAs(standard: Standard, cited: CitedStory): string {
  const { story, claims } = cited;
  switch (standard) {
    case 'web-annotation':
      return text(storyToWebAnnotation(cited));
    case 'prov':
      return text(storyToProv(cited));
    case 'schema-org':
      return text(storyToSchemaOrg(cited));
    case 'csl-json':
      return text(story.publications.map((p) => toCsl(publicationReference(p))));
    case 'bibtex':
      return story.publications.map((p) => toBibtex(publicationReference(p))).join('\n');
    case 'atom':
      return dated(
        storyToAtom(
          story,
          claims.map((c) => c.claim),
        ),
      );
  }
}

/** A list as it is written out: what stands before, between and behind its items. An item that a form cannot hold is null. */
export interface ListForm<T> {
  readonly open: string;
  readonly item: (record: T) => string | null;
  readonly between: string;
  readonly close: string;
}

const jsonList = <T>(item: (record: T) => unknown): ListForm<T> => ({
  open: '[\n',
  item: (record) => JSON.stringify(item(record)),
  between: ',\n',
  close: '\n]\n',
});

const feed = <T>(
  id: string,
  title: string,
  updated: string | null,
  entry: (record: T) => Entry | null,
): ListForm<T> => ({
  open: dated(updated === null ? null : feedHead(id, title, updated)),
  item: (record) => {
    const made = entry(record);
    return made ? toEntry(made) : null;
  },
  between: '',
  close: FEED_END,
});

const bibliography = <T>(reference: (record: T) => Reference): ListForm<T> => ({
  open: '',
  item: (record) => toBibtex(reference(record)),
  between: '\n',
  close: '',
});

/** `updated`: the latest date of what follows, for feeds. */
export function articlesAs(standard: Standard, updated: string | null): ListForm<ReadArticle> {
  switch (standard) {
    case 'web-annotation':
      return jsonList(toWebAnnotation);
    case 'prov':
      return jsonList(toProv);
    case 'schema-org':
      return jsonList(toSchemaOrg);
    case 'csl-json':
      return jsonList((read) => toCsl(referenceOf(read)));
    case 'bibtex':
      return bibliography(referenceOf);
    case 'atom':
      return feed('articles', 'Articles', updated, (read) => referenceEntry(referenceOf(read)));
  }
}

/** Publications are works: references and entries of a feed. */
export function publicationsAs(
  standard: 'csl-json' | 'bibtex' | 'atom',
  updated: string | null,
): ListForm<Publication> {
  switch (standard) {
    case 'csl-json':
      return jsonList((p) => toCsl(publicationReference(p)));
    case 'bibtex':
      return bibliography(publicationReference);
    case 'atom':
      return feed('publications', 'Publications', updated, (p) => referenceEntry(publicationReference(p)));
  }
}

/** Claims as graphs, each whole. */
export function claimsAs(standard: 'web-annotation' | 'prov' | 'schema-org'): ListForm<CitedClaim> {
  switch (standard) {
    case 'web-annotation':
      return jsonList(claimToWebAnnotation);
    case 'prov':
      return jsonList(claimToProv);
    case 'schema-org':
      return jsonList(claimToSchemaOrg);
  }
}

/** Claims as a feed, an entry each. */
export const claimsFeed = (updated: string | null): ListForm<Claim> => feed('claims', 'Claims', updated, claimEntry);

/** Stories as graphs, each whole. */
export function storiesAs(standard: 'web-annotation' | 'prov' | 'schema-org'): ListForm<CitedStory> {
  switch (standard) {
    case 'web-annotation':
      return jsonList(storyToWebAnnotation);
    case 'prov':
      return jsonList(storyToProv);
    case 'schema-org':
      return jsonList(storyToSchemaOrg);
  }
}

/** Stories as a feed, an entry each. */
export const storiesFeed = (updated: string | null): ListForm<Story> => feed('stories', 'Stories', updated, storyEntry);
