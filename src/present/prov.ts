import type { CitedClaim, CitedStory } from '../records/cited.ts';
import type { Decision, Publication } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { SourceKind } from '../records/source.ts';
import { chains, shown } from './chain.ts';
import { linkTo } from './reference.ts';
import { iriOf } from './web-selector.ts';

/** A node of the graph, as JSON-LD. */
type Node = Readonly<Record<string, unknown>>;

/** Terms of PROV-O and Dublin Core by their own names; ours stand beside them. */
const CONTEXT = {
  '@version': 1.1,
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  hearsay: 'urn:hearsay:terms:',
} as const;

const graph = (nodes: readonly Node[]): Node => ({ '@context': CONTEXT, '@graph': nodes });
const ref = (id: string): Node => ({ '@id': id });
const refs = (ids: Iterable<string>): readonly Node[] => [...new Set(ids)].map(ref);

const AGENTS: Readonly<Record<SourceKind, string | null>> = {
  person: 'prov:Person',
  author: 'prov:Person',
  organization: 'prov:Organization',
  outlet: 'prov:Organization',
  group: null,
  document: null,
};

/** A date with its type: what the page says, a day or a moment. */
const dated = (date: string): Node => ({
  '@type': date.length > 10 ? 'xsd:dateTime' : 'xsd:date',
  '@value': seconds(date),
});
/** xsd:dateTime wants seconds. */
const seconds = (date: string): string => date.replace(/T(\d\d:\d\d)(?=Z|[+-]|$)/, 'T$1:00');

/**
 * Where an article has its words from (W3C PROV-O): each content is an entity attributed to its source; the article is derived from
 * those that it tells itself, and a content from those within it, which is the chain of hands. Direct speech is quoted.
 */
export function toProv(read: ReadArticle): Node {
  const { article, hearsay } = read;
  const c = chains(read);
  const own = iriOf(article.id);
  const local = (id: string): string => `${own}#${id}`;
  const url = article.canonical ?? article.url;
  const derived = (inner: readonly (typeof read.attributions)[number][]): Node => {
    const [quoted, told] = [inner.filter((a) => a.form === 'direct'), inner.filter((a) => a.form !== 'direct')];
    return {
      ...(quoted.length ? { 'prov:wasQuotedFrom': refs(quoted.map((a) => local(a.id))) } : {}),
      ...(told.length ? { 'prov:wasDerivedFrom': refs(told.map((a) => local(a.id))) } : {}),
    };
  };
  const people = [...article.authors.map((name, k) => ({ id: local(`author-${k + 1}`), type: 'prov:Person', name }))];
  const outlet =
    article.outlet === null ? [] : [{ id: local('outlet'), type: 'prov:Organization', name: article.outlet }];
  return graph([
    {
      '@id': own,
      '@type': 'prov:Entity',
      ...(article.title === null ? {} : { 'dcterms:title': article.title }),
      ...(article.published === null ? {} : { 'dcterms:issued': dated(article.published) }),
      ...(url === null ? {} : { 'prov:atLocation': located(url) }),
      ...(people.length + outlet.length
        ? { 'prov:wasAttributedTo': refs([...people, ...outlet].map((p) => p.id)) }
        : {}),
      ...derived(c.outermost),
    },
    ...[...people, ...outlet].map(({ id, type, name }) => agent(id, [type], name)),
    ...read.sources.map((s) => ({
      ...agent(local(s.id), [AGENTS[s.kind]], s.name),
      'hearsay:kind': s.kind,
      'hearsay:grade': s.grade,
      ...(s.affiliation === null ? {} : { 'hearsay:affiliation': s.affiliation }),
    })),
    ...read.attributions.map((a) => ({
      '@id': local(a.id),
      '@type': 'prov:Entity',
      ...(a.content.length ? { 'prov:value': shown(read, a.content) } : {}),
      'hearsay:cue': shown(read, [a.cue]),
      'hearsay:act': a.act,
      'hearsay:stance': a.stance,
      ...(a.at?.date ? { 'dcterms:date': a.at.date } : {}),
      ...(a.sourceId === null ? {} : { 'prov:wasAttributedTo': ref(local(a.sourceId)) }),
      ...(url === null ? {} : { 'prov:atLocation': located(linkTo(url, article.text, a.content, article.skip)) }),
      ...derived(c.inside(a.id)),
    })),
    {
      '@id': local('record'),
      '@type': 'prov:Entity',
      'prov:wasDerivedFrom': ref(own),
      'prov:wasGeneratedBy': {
        '@id': local('reading'),
        '@type': 'prov:Activity',
        'prov:used': ref(own),
        'prov:wasAssociatedWith': {
          '@id': 'urn:hearsay:software',
          '@type': ['prov:Agent', 'prov:SoftwareAgent'],
          'rdfs:label': `Hearsay ${hearsay.version}, ${hearsay.model ?? `rules ${hearsay.rules}`}`,
        },
      },
    },
  ]);
}

const agent = (id: string, types: readonly (string | null)[], name: string): Node => ({
  '@id': id,
  '@type': ['prov:Agent', ...types.filter((t) => t !== null)],
  'rdfs:label': name,
});

const located = (url: string): Node => ({ '@id': url, '@type': 'prov:Location' });

/** Who stands behind a claim, through whose hands, on how many roots, and what persons decided. */
export const claimToProv = (cited: CitedClaim): Node => graph(nodesOf(cited));

/** A story as a collection of its articles and claims, and where these have their words from. */
export function storyToProv({ story, claims }: CitedStory): Node {
  const nodes: readonly Node[] = [
    {
      '@id': iriOf(story.id),
      '@type': ['prov:Entity', 'prov:Collection'],
      ...(story.title === null ? {} : { 'dcterms:title': story.title }),
      'prov:hadMember': refs([...story.publications.map((p) => p.id), ...claims.map((c) => c.claim.id)].map(iriOf)),
    },
    ...story.publications.map(appearance),
    ...textsOf(story.publications.map((p) => p.article)),
    ...claims.flatMap(nodesOf),
  ];
  // Claims share articles, texts and sources: each stands once.
  return graph([...new Map(nodes.map((n) => [JSON.stringify(n), n])).values()]);
}

function nodesOf({ claim, linkables, texts, decisions }: CitedClaim): readonly Node[] {
  const once = [...new Map(claim.statements.map((s) => [s.id, s])).values()];
  const sources = new Map(once.flatMap((s) => (s.sourceId === null ? [] : [[s.sourceId, s.sourceName ?? s.sourceId]])));
  const articles = new Map(once.flatMap((s) => (linkables.get(s.id)?.publications ?? []).map((p) => [p.id, p])));
  const changed = new Map<string, string[]>();
  for (const { from, to } of claim.drift) changed.set(to, [...(changed.get(to) ?? []), from]);
  const stances = (['asserts', 'denies', 'questions', 'withholds'] as const).flatMap((stance) =>
    claim.origins[stance].map((origin, k) => ({ stance, origin, id: `${iriOf(claim.id)}#${stance}-${k + 1}` })),
  );
  return [
    {
      '@id': iriOf(claim.id),
      '@type': ['prov:Entity', 'prov:Collection'],
      'dcterms:title': claim.title,
      'prov:hadMember': refs(once.map((s) => iriOf(s.id))),
    },
    ...once.map((s) => {
      const linked = linkables.get(s.id);
      const place = linked?.publications[0];
      const url = place?.canonical ?? place?.url ?? null;
      const text = texts.get(s.article);
      return {
        '@id': iriOf(s.id),
        '@type': 'prov:Entity',
        ...(linked ? { 'prov:value': linked.statement.words } : {}),
        'hearsay:stance': s.stance,
        'hearsay:grade': s.grade,
        'hearsay:hands': s.hands,
        ...(s.sourceId === null ? {} : { 'prov:wasAttributedTo': ref(iriOf(s.sourceId)) }),
        ...(url === null || text === undefined ? {} : { 'prov:atLocation': located(linkTo(url, text, s.content)) }),
        'prov:hadPrimarySource': ref(iriOf(s.article)),
        ...(changed.has(s.id) ? { 'prov:wasRevisionOf': refs(changed.get(s.id)!.map(iriOf)) } : {}),
      };
    }),
    ...[...sources].map(([id, name]) => agent(iriOf(id), [], name)),
    ...[...articles.values()].map(appearance),
    ...textsOf([...once.map((s) => s.article), ...[...articles.values()].map((p) => p.article)]),
    ...stances.map(({ stance, origin, id }) => ({
      '@id': id,
      '@type': ['prov:Entity', 'prov:Collection'],
      'hearsay:stance': stance,
      'hearsay:root': origin.root,
      'prov:hadMember': refs(origin.statements.map(iriOf)),
    })),
    ...decisions.map((d) => decided(d, claim.id)),
  ];
}

/** An appearance of a text, which is the text at one place and time. */
const appearance = (p: Publication): Node => ({
  '@id': iriOf(p.id),
  '@type': 'prov:Entity',
  'prov:specializationOf': ref(iriOf(p.article)),
  ...(p.title === null ? {} : { 'dcterms:title': p.title }),
  ...(p.outlet === null ? {} : { 'dcterms:publisher': p.outlet }),
  ...(p.published === null ? {} : { 'dcterms:issued': dated(p.published) }),
});

/** The texts that statements and appearances lead to. */
const textsOf = (articles: Iterable<string>): readonly Node[] =>
  [...new Set(articles)].map((article) => ({ '@id': iriOf(article), '@type': 'prov:Entity' }));

const decided = ({ id, kind, by, at, note }: Decision, claim: string): Node => ({
  '@id': iriOf(id),
  '@type': 'prov:Activity',
  'hearsay:kind': kind,
  'prov:used': ref(iriOf(claim)),
  'prov:endedAtTime': dated(at),
  'prov:wasAssociatedWith': agent(`${iriOf(id)}#by`, ['prov:Person'], by),
  ...(note === null ? {} : { 'rdfs:comment': note }),
});
