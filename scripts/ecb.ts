/**
 * Pairs of sentences of ECB+ (Cybulska and Vossen 2014), read as linking reads statements: those with an event of a cross-document chain, of
 * two documents of one topic. Two sentences are one where they share a chain. Used by `score-ecb.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Engine } from '../src/attribute/engine.ts';
import { findFigures } from '../src/figures/figures.ts';
import { factContext, factsOf } from '../src/link/facts.ts';
import { textFacts } from '../src/link/text-facts.ts';
import { tokensOf } from '../src/link/tokens.ts';
import { loadEngine } from '../src/node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { readText } from '../src/read/text.ts';
import type { LedgerStatement, Linkable } from '../src/records/ledger.ts';
import type { Span } from '../src/records/span.ts';

/** Topics by which everything is chosen and fitted: 1 to this; the others are only scored. */
export const LAST_TRAINED = 18;

interface Document {
  readonly doc: string;
  readonly topic: number;
  readonly text: string;
  readonly sentences: readonly { readonly i: number }[];
  readonly mentions: readonly {
    readonly type: string;
    readonly tokens: readonly (readonly [sentence: number, token: number])[];
    readonly chain?: string;
    readonly link?: string;
  }[];
}

/** A sentence as a statement in the article's own voice, with the chains of events that it tells of. */
export interface EcbSentence {
  readonly topic: number;
  readonly doc: string;
  readonly words: string;
  readonly chains: ReadonlySet<string>;
  readonly linkable: Linkable;
}

/** Sentence vectors of a document, each number times 127. */
type Rows = readonly (readonly number[])[];

/**
 * All sentences with events. `shared`: the folder that holds `data/ecbplus`; `cache`: a file that keeps the sentence vectors, so that a second run
 * needs no model. Throws where the corpus is missing.
 */
export async function ecbSentences(shared: string, cache?: string): Promise<EcbSentence[]> {
  const file = join(resolve(shared), 'data/ecbplus/ecbplus-topics-1-35.jsonl.gz');
  if (!existsSync(file)) throw new Error(`no ECB+ in ${shared}: name the folder with --shared or HEARSAY_SHARED`);
  const documents = gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as Document);
  const known =
    cache && existsSync(cache) ? (JSON.parse(readFileSync(cache, 'utf8')) as Record<string, Rows>) : undefined;
  const engine = known ? null : await loadEngine('model');
  const made: Record<string, Rows> = {};
  const out: EcbSentence[] = [];
  for (const d of documents) {
    const rows = known?.[d.doc] ?? (await vectorsOf(d, engine!));
    made[d.doc] = rows;
    out.push(...sentencesOf(d, rows).filter((s) => s.chains.size > 0));
  }
  if (cache && !known) writeFileSync(cache, JSON.stringify(made));
  return out;
}

/** One line of the text is one sentence. */
function spansOf(d: Document): Span[] {
  let at = 0;
  return d.text.split('\n').map((line): Span => {
    at += line.length + 1;
    return [at - line.length - 1, at - 1];
  });
}

async function vectorsOf(d: Document, engine: Engine): Promise<Rows> {
  const { vectors } = await engine.attribute(parseArticle(readText(d.text, { file: d.doc }).article), {
    vectors: true,
  });
  const rows = vectors?.(spansOf(d).map((s) => [s])) ?? [];
  return rows.map((r) => Array.from(r ?? [], (x) => Math.round(127 * x)));
}

function sentencesOf(d: Document, rows: Rows): EcbSentence[] {
  const { article } = readText(d.text, { file: d.doc });
  const parse = parseArticle(article);
  const figures = findFigures(parse, { published: null, attributions: [] });
  const of = factContext(parse, figures, null);
  const statements = spansOf(d).map((span, k): LedgerStatement => {
    const facts = factsOf(of, tokensOf(parse, [span]));
    const words = article.text.slice(...span);
    return {
      id: `${d.doc}:${k}`,
      article: d.doc,
      attribution: null,
      content: [span],
      words,
      proposition: words,
      stance: facts.negated ? 'denies' : 'asserts',
      quoted: false,
      translated: false,
      source: null,
      grade: 'named',
      chain: [],
      hands: 0,
      about: null,
      said: null,
      facts,
      vector: rows[k]?.length ? Int8Array.from(rows[k]) : null,
    };
  });
  const read = {
    article: { ...article, id: d.doc },
    attributions: [],
    sources: [],
    figures,
    unattributed: [],
    notices: [],
  } as unknown as Parameters<typeof textFacts>[0];
  const text = textFacts(read, parse, statements);
  return statements.map((statement, k) => ({
    topic: d.topic,
    doc: d.doc,
    words: statement.words,
    chains: chainsOf(d, d.sentences[k]?.i ?? -1),
    linkable: { statement, text, publications: [], sources: new Map() },
  }));
}

const chainsOf = (d: Document, sentence: number): ReadonlySet<string> =>
  new Set(
    d.mentions
      .filter(
        (m) => /^(?:ACTION|NEG)/.test(m.type) && m.link === 'CROSS_DOC_COREF' && m.tokens.some(([s]) => s === sentence),
      )
      .flatMap((m) => m.chain ?? []),
  );

/** Pairs of sentences of two documents of one topic. */
export function* ecbPairs(sentences: readonly EcbSentence[]): Generator<readonly [EcbSentence, EcbSentence]> {
  for (const [i, a] of sentences.entries())
    for (let j = i + 1; j < sentences.length && sentences[j]!.topic === a.topic; j++)
      if (a.doc !== sentences[j]!.doc) yield [a, sentences[j]!];
}

export const shareChain = (a: EcbSentence, b: EcbSentence): boolean => [...a.chains].some((c) => b.chains.has(c));
