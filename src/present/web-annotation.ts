import type { CitedClaim, CitedStory } from '../records/cited.ts';
import { type Offsets, offsetsOf } from '../records/code-points.ts';
import type { Decision } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Span } from '../records/span.ts';
import { chains, nameOf, shown } from './chain.ts';
import { iriOf, selectorsOf, type WebTarget } from './web-selector.ts';

/** The W3C context, and the few terms that the record needs beside it. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    '@version': 1.1,
    hearsay: 'urn:hearsay:terms:',
    kind: 'hearsay:kind',
    part: 'hearsay:part',
    record: { '@id': 'hearsay:record', '@type': '@json' },
  },
] as const;

/** Lists of a read article whose records become annotations, with what each of these does. */
export const LISTS = [
  ['attributions', 'describing'],
  ['sources', 'identifying'],
  ['figures', 'highlighting'],
  ['unattributed', 'classifying'],
  ['notices', 'commenting'],
] as const;

/** One annotation, as JSON. */
export type WebAnnotation = Readonly<Record<string, unknown>>;

/**
 * A read article as a collection of W3C Web Annotations, one for each of its records. Every span stands as position and quotation and
 * nowhere else: with `fromWebAnnotation` the record comes back whole.
 */
export function toWebAnnotation(read: ReadArticle): WebAnnotation {
  const { article, hearsay } = read;
  const { text, ...about } = article;
  const words = wordsOf(read);
  const offsets = offsetsOf(text);
  const id = iriOf(article.id);
  const whole: WebAnnotation = {
    id: `${id}#article`,
    type: 'Annotation',
    motivation: 'describing',
    body: [
      { type: 'TextualBody', value: text, format: 'text/plain', language: article.language, purpose: 'describing' },
      { type: 'Dataset', kind: 'article', record: { hearsay, article: about } },
    ],
    target: id,
  };
  const parts = LISTS.flatMap(([list, motivation]) =>
    read[list].map((record, k): WebAnnotation => {
      const { bare, spans } = lifted(record);
      const said = words(list, k);
      const targets = spans.map(([part, span]) => targetAt(id, text, span, offsets, part));
      return {
        id: `${id}#${'id' in record ? record.id : `${list}-${k + 1}`}`,
        type: 'Annotation',
        motivation,
        body: [
          ...(said === null ? [] : [{ type: 'TextualBody', value: said, format: 'text/plain', purpose: 'describing' }]),
          { type: 'Dataset', kind: list, record: bare },
        ],
        target: targets.length ? targets : id,
      };
    }),
  );
  return collection(`${id}#read`, article.title, [whole, ...parts]);
}

/** The statements of a claim as annotations of the articles that they stand in. */
export const claimToWebAnnotation = (cited: CitedClaim): WebAnnotation =>
  collection(iriOf(cited.claim.id), cited.claim.title, statementsOf(cited));

/** The statements of a story's claims that its own articles make. */
export function storyToWebAnnotation({ story, claims }: CitedStory): WebAnnotation {
  const own = new Set(story.publications.map((p) => p.article));
  return collection(
    iriOf(story.id),
    story.title,
    claims.flatMap((cited) => statementsOf(cited, (article) => own.has(article))),
  );
}

function statementsOf(
  { claim, linkables, texts }: CitedClaim,
  isAsked: (article: string) => boolean = () => true,
): readonly WebAnnotation[] {
  const offsets = new Map([...texts].map(([id, text]) => [id, offsetsOf(text)]));
  const shown = new Map(claim.statements.filter((s) => isAsked(s.article)).map((s) => [s.id, s]));
  return [...shown.values()].map((s): WebAnnotation => {
    const text = texts.get(s.article);
    const source = iriOf(s.article);
    const linked = linkables.get(s.id);
    const place = linked?.publications[0];
    const address = place?.canonical ?? place?.url ?? null;
    return {
      id: iriOf(s.id),
      type: 'Annotation',
      motivation: 'describing',
      body: [
        {
          type: 'TextualBody',
          value: `${s.sourceName ?? s.outlet ?? 'no source'}, ${s.stance}: ${linked?.statement.words ?? ''}`,
          format: 'text/plain',
          purpose: 'describing',
        },
        { type: 'Dataset', kind: 'statement', record: s },
      ],
      target:
        text === undefined
          ? source
          : s.content.map((span) => ({
              ...targetAt(source, text, span, offsets.get(s.article)!),
              ...(address === null ? {} : { scope: address }),
            })),
    };
  });
}

/** What a person decided, as an annotation of the words that it is about. */
export function decisionToWebAnnotation(decision: Decision, texts: ReadonlyMap<string, string>): WebAnnotation {
  const { id, kind, of, speaker, by, at, note } = decision;
  const body = (purpose: string, value: string | null): readonly WebAnnotation[] =>
    value === null ? [] : [{ type: 'TextualBody', value, format: 'text/plain', purpose }];
  return {
    '@context': CONTEXT,
    id: iriOf(id),
    type: 'Annotation',
    motivation: 'moderating',
    creator: { type: 'Person', name: by },
    created: at,
    body: [
      ...body('tagging', kind),
      ...body('identifying', speaker),
      ...body('commenting', note),
      { type: 'Dataset', kind: 'decision', record: decision },
    ],
    target: of.map(({ article, position, quote }) => {
      const text = texts.get(article);
      return text === undefined
        ? { type: 'SpecificResource', source: iriOf(article), selector: [quote] }
        : targetAt(iriOf(article), text, [position.start, position.end], offsetsOf(text));
    }),
  };
}

const collection = (id: string, label: string | null, items: readonly WebAnnotation[]): WebAnnotation => ({
  '@context': CONTEXT,
  id,
  type: 'AnnotationCollection',
  ...(label === null ? {} : { label }),
  generator: { id: 'urn:hearsay:software', type: 'Software', name: 'Hearsay' },
  total: items.length,
  ...(items.length ? { first: { id: `${id}-page`, type: 'AnnotationPage', partOf: id, startIndex: 0, items } } : {}),
});

const targetAt = (source: string, text: string, span: Span, offsets: Offsets, part?: string): WebTarget => ({
  type: 'SpecificResource',
  ...(part === undefined ? {} : { part }),
  source,
  selector: selectorsOf(text, span, offsets),
});

const isSpan = (value: unknown): value is Span =>
  Array.isArray(value) && value.length === 2 && value.every((n) => typeof n === 'number');

/** A record without its spans, and these by their places in it: in a record of ours two numbers in a list are always a span. */
function lifted(record: object): {
  readonly bare: unknown;
  readonly spans: readonly (readonly [part: string, span: Span])[];
} {
  const spans: (readonly [string, Span])[] = [];
  const bare = (value: unknown, at: string): unknown => {
    if (isSpan(value)) {
      spans.push([at, value]);
      return null;
    }
    if (Array.isArray(value)) return value.map((v, k) => bare(v, `${at}/${k}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, bare(v, `${at}/${k}`)]));
  };
  return { bare: bare(record, ''), spans };
}

/** What an annotation says to people who know nothing of our records. */
function wordsOf(read: ReadArticle): (list: (typeof LISTS)[number][0], k: number) => string | null {
  const c = chains(read);
  return (list, k) => {
    if (list === 'attributions') {
      const a = read.attributions[k]!;
      const name = nameOf(c, a) ?? 'no source';
      return `${name} · ${a.act} · ${a.stance}: ${shown(read, a.content)}`;
    }
    if (list === 'sources') {
      const { name, kind, grade, role } = read.sources[k]!;
      return [name, kind, grade, ...(role === null ? [] : [role])].join(' · ');
    }
    if (list === 'figures') return shown(read, [read.figures[k]!.span]);
    return list === 'unattributed' ? "in the article's own voice" : read.notices[k]!.message;
  };
}
