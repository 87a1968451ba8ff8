import type { CitedClaim, CitedStory } from '../records/cited.ts';
import type { Statement } from '../records/claim.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { SourceKind } from '../records/source.ts';
import { chains, nameOf, shown } from './chain.ts';
import { claimReferences, linkTo, publicationReference, type Reference, referenceOf } from './reference.ts';
import { iriOf } from './web-selector.ts';

type Node = Readonly<Record<string, unknown>>;

const CONTEXT = 'https://schema.org';

/** What schema.org knows a source as; a group and a document have no better word. */
const typeOf = (kind: SourceKind | null): string =>
  kind === 'person' || kind === 'author' ? 'Person' : 'Organization';

/** An article with what it quotes (`Quotation`) and what it tells in its own words of what others say (`Claim`). */
export function toSchemaOrg(read: ReadArticle): Node {
  const c = chains(read);
  const { article } = read;
  const id = iriOf(article.id);
  const url = article.canonical ?? article.url;
  const parts = read.attributions.flatMap((a): readonly Node[] => {
    if (!a.content.length) return [];
    const name = nameOf(c, a);
    const kind = c.source(a.sourceId)?.kind ?? null;
    const who = name === null || kind === 'document' ? null : { '@type': typeOf(kind), name };
    const own = { '@id': `${id}#${a.id}`, text: shown(read, a.content) };
    const at = url === null ? {} : { url: linkTo(url, article.text, a.content, article.skip) };
    return a.form === 'direct'
      ? [{ '@type': 'Quotation', ...own, ...at, ...(who ? { spokenByCharacter: who } : {}) }]
      : [{ '@type': 'Claim', ...own, ...at, ...(who ? { author: who } : {}) }];
  });
  return {
    '@context': CONTEXT,
    ...work(referenceOf(read), id),
    ...(parts.length ? { hasPart: parts } : {}),
  };
}

/**
 * A claim with where it appears. `ClaimReview` only where a person decided something about it, with the person's own words and no
 * rating: nobody here says what is true.
 */
export function claimToSchemaOrg(cited: CitedClaim): Node {
  const own = claimNode(cited, new Set());
  const reviews = reviewsOf([cited]);
  return reviews.length ? { '@context': CONTEXT, '@graph': [own, ...reviews] } : { '@context': CONTEXT, ...own };
}

/** A story as a collection of its articles and claims, with what persons decided about these. */
export function storyToSchemaOrg({ story, claims }: CitedStory): Node {
  const known = new Set(story.publications.map((p) => p.id));
  const own = {
    '@type': 'Collection',
    '@id': iriOf(story.id),
    ...(story.title === null ? {} : { name: story.title }),
    hasPart: [
      ...story.publications.map((p) => work(publicationReference(p), iriOf(p.id))),
      ...claims.map((cited) => claimNode(cited, known)),
    ],
  };
  const reviews = reviewsOf(claims);
  return reviews.length ? { '@context': CONTEXT, '@graph': [own, ...reviews] } : { '@context': CONTEXT, ...own };
}

/** `known`: ids of appearances that are told of elsewhere, so that their name is enough. */
function claimNode(cited: CitedClaim, known: ReadonlySet<string>): Node {
  const { claim } = cited;
  const [first, ...others] = claimReferences(cited).map((r) =>
    known.has(r.id) ? { '@id': iriOf(r.id) } : work(r, iriOf(r.id)),
  );
  return {
    '@type': 'Claim',
    '@id': iriOf(claim.id),
    name: claim.title,
    ...(first ? { firstAppearance: first } : {}),
    ...(others.length ? { appearance: others } : {}),
    hasPart: statementsOf(cited),
  };
}

/** A decision about several claims is a review of each. */
const reviewsOf = (claims: readonly CitedClaim[]): readonly Node[] =>
  claims.flatMap(({ claim, decisions }) =>
    decisions.map((d) => ({
      '@type': 'ClaimReview',
      '@id': claims.length > 1 ? `${iriOf(d.id)}#${claim.id}` : iriOf(d.id),
      claimReviewed: claim.title,
      reviewAspect: d.kind,
      ...(d.note === null ? {} : { reviewBody: d.note }),
      author: { '@type': 'Person', name: d.by },
      datePublished: d.at,
      itemReviewed: { '@id': iriOf(claim.id) },
    })),
  );

function statementsOf({ claim, linkables, texts }: CitedClaim): readonly Node[] {
  const once = new Map<string, Statement>(claim.statements.map((s) => [s.id, s]));
  return [...once.values()].flatMap((s): readonly Node[] => {
    const linked = linkables.get(s.id);
    if (!linked) return [];
    const { statement, publications, sources } = linked;
    const source = statement.source === null ? undefined : sources.get(statement.source);
    const place = publications[0];
    const url = place?.canonical ?? place?.url ?? null;
    const text = texts.get(s.article);
    const who =
      s.sourceName === null || source?.kind === 'document'
        ? null
        : { '@type': typeOf(source?.kind ?? null), name: s.sourceName };
    return [
      {
        '@type': statement.quoted ? 'Quotation' : 'Claim',
        '@id': iriOf(s.id),
        text: statement.words,
        ...(url === null || text === undefined ? {} : { url: linkTo(url, text, s.content) }),
        ...(who ? { [statement.quoted ? 'spokenByCharacter' : 'author']: who } : {}),
      },
    ];
  });
}

const work = (r: Reference, id: string): Node => ({
  '@type': 'NewsArticle',
  '@id': id,
  ...(r.title === null ? {} : { headline: r.title }),
  ...(r.authors.length ? { author: r.authors.map((name) => ({ '@type': 'Person', name })) } : {}),
  ...(r.outlet === null ? {} : { publisher: { '@type': 'Organization', name: r.outlet } }),
  ...(r.published === null ? {} : { datePublished: r.published }),
  ...(r.modified === null ? {} : { dateModified: r.modified }),
  ...(r.language === null ? {} : { inLanguage: r.language }),
  ...(r.url === null ? {} : { url: r.url }),
});
