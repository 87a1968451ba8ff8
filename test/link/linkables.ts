import type { Stance } from '../../src/records/attribution.ts';
import type { FactNumber, LedgerSource, Linkable, Publication } from '../../src/records/ledger.ts';

/** A source in few words: what is not said is as of a named person. */
export type SourceSpec = Partial<LedgerSource> & { readonly name: string; readonly id?: string };

/** A statement in few words. */
export interface Spec {
  readonly id: string;
  readonly file: string;
  readonly words: string;
  readonly outlet?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
  readonly credits?: readonly string[];
  readonly links?: readonly string[];
  readonly stance?: Stance;
  /** From the outside in, the speaker last; none: the article's own voice. */
  readonly chain?: readonly SourceSpec[];
  /** True for an attribution to nobody ("reportedly"). */
  readonly nobody?: boolean;
  readonly quoted?: boolean;
  readonly translated?: boolean;
  readonly said?: string | null;
  readonly hedges?: readonly string[];
  readonly numbers?: readonly FactNumber[];
  readonly negated?: boolean;
  /** Numbers that stand for the text: equal ones make a copy. */
  readonly prints?: readonly number[];
  readonly others?: readonly SourceSpec[];
}

export const source = (local: string, { id: _, ...spec }: SourceSpec): LedgerSource => ({
  local,
  kind: 'person',
  grade: 'named',
  aliases: [],
  members: [],
  role: null,
  affiliation: null,
  outletId: null,
  reason: null,
  ...spec,
});

/** A statement with its text and publication, as the store gives it. */
export function linkable(s: Spec): Linkable {
  const chain = s.chain ?? [];
  const sources = [...chain, ...(s.others ?? [])].map((spec, i) => ({
    ...source(spec.local ?? `s${i + 1}`, spec),
    id: spec.id ?? null,
  }));
  const article = `sha256:${s.file}`;
  const publication: Publication = {
    id: `p:${s.file}`,
    article,
    file: s.file,
    url: s.url ?? null,
    canonical: null,
    outlet: s.outlet ?? null,
    outletId: null,
    country: null,
    title: null,
    authors: [],
    published: s.published ?? null,
    modified: null,
    fetched: null,
    credits: s.credits ?? [],
    replaces: null,
  };
  const last = sources[chain.length - 1];
  return {
    statement: {
      id: s.id,
      article,
      attribution: chain.length || s.nobody ? 'a1' : null,
      content: [[0, s.words.length]],
      words: s.words,
      proposition: s.words,
      stance: s.stance ?? 'asserts',
      quoted: s.quoted ?? false,
      translated: s.translated ?? false,
      source: last?.local ?? null,
      grade: last?.grade ?? (s.nobody ? 'none' : 'named'),
      chain: sources.slice(0, chain.length).map((x) => x.local),
      hands: Math.max(0, chain.length - 1),
      about: null,
      said: s.said ?? null,
      facts: {
        stems: [],
        names: [],
        context: [],
        numbers: s.numbers ?? [],
        predicate: 'be',
        hedges: s.hedges ?? [],
        negated: s.negated ?? false,
        dates: [],
      },
      vector: null,
    },
    text: {
      article,
      prints: s.prints ?? [],
      wordCount: 200,
      topic: [],
      story: { names: [], numbers: [], words: [] },
      centre: [],
      links: s.links ?? [],
    },
    publications: [publication],
    sources: new Map(sources.map((x) => [x.local, x])),
  };
}

export { linkablesOf } from '../../scripts/linkables.ts';
