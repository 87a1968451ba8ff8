import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DecodeSettings } from '../src/attribute/model/decode.ts';
import { loadModel, type RawAttribution } from '../src/attribute/model/engine.ts';
import type { Runtime } from '../src/attribute/model/runtime.ts';
import { parseArticle } from '../src/parse/parse.ts';
import type { Parse } from '../src/records/parse.ts';
import type { Span } from '../src/records/span.ts';
import { plainArticle } from './articles.ts';
import { type Gold, goldOf } from './gold.ts';

/** Right among predicted, predicted, right among annotated, annotated. */
export type Counts = Record<string, readonly number[]>;

/** Precision, recall and F1 in per cent. */
export interface Scored {
  readonly p: number;
  readonly r: number;
  readonly f: number;
}

/** What we use of the shared scorer (score/attributions.mjs). */
export interface Scorer {
  compare(text: string, gold: readonly unknown[], pred: readonly unknown[]): Counts;
  link(text: string, gold: readonly unknown[], pred: readonly unknown[]): [number, number][];
  addScores(total: Counts, one: Counts): Counts;
  finishScores(total: Counts): Record<string, Scored>;
}

export const loadScorer = async (shared: string): Promise<Scorer> =>
  (await import(pathToFileURL(resolve(shared, 'score', 'attributions.mjs')).href)) as Scorer;

/** One development text. */
export interface Document {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  readonly parse: Parse;
  readonly gold: readonly Gold[];
}

export function documentsOf(shared: string, sets: readonly string[], limit = Number.POSITIVE_INFINITY): Document[] {
  return sets.flatMap((set) =>
    [...goldOf(shared, set)].slice(0, limit).map(({ id, text, attributions }) => ({
      set,
      id,
      text,
      parse: parseArticle(plainArticle(text)),
      gold: attributions,
    })),
  );
}

/** A reading of one text and how it compares. */
export interface Judged {
  readonly document: Document;
  readonly found: readonly RawAttribution[];
  readonly counts: Counts;
  /** Linked pairs: right act, right stance, all. */
  readonly labels: { readonly act: number; readonly stance: number; readonly of: number };
  /** Scores of what was found and whether it is right as `attr.full` wants it: for calibration. */
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly scores: RawAttribution['scores'];
  readonly confidence: number;
  readonly right: boolean;
}

/** Reads all documents with a model folder and compares. */
export async function judge(
  scorer: Scorer,
  documents: readonly Document[],
  folder: string,
  runtime: Runtime,
  decode: Partial<DecodeSettings>,
): Promise<Judged[]> {
  const model = await loadModel({ readFile: (name) => readFile(join(folder, name)), runtime, decode });
  const out: Judged[] = [];
  for (const document of documents) {
    const found = await model.attribute(document.parse);
    const all = found.map(loose);
    const { counts, labels } =
      document.set === 'polnear' ? outermost(scorer, document, all) : wholeScheme(scorer, document, all);
    out.push({ document, found, counts, labels, samples: samplesOf(scorer, document, found, all) });
  }
  await model.close();
  return out;
}

interface Loose {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly act: string;
  readonly stance: string;
  readonly within: number | null;
}
const loose = (a: RawAttribution): Loose => ({ ...a, cue: [a.cue], within: a.withinIndex });
const NO_LABELS = { act: 0, stance: 0, of: 0 };

function outermost(scorer: Scorer, d: Document, all: readonly Loose[]) {
  const outer = all.filter((a) => a.within === null && a.content.length > 0);
  return { counts: scorer.compare(d.text, d.gold, outer), labels: NO_LABELS };
}

/** As score.mjs does for texts with the full scheme: attitudes left out, chains by edges, act and stance over linked pairs. */
function wholeScheme(scorer: Scorer, d: Document, all: readonly Loose[]) {
  const pred = all.filter((a) => a.content.length > 0);
  const gold = d.gold.filter((a) => a.content.length > 0);
  const goldFor = new Map(scorer.link(d.text, gold, pred).map(([i, j]) => [pred[j]!, gold[i]!]));
  const kept = pred.filter((a) => (goldFor.get(a) ?? a).act !== 'attitude');
  const spoken = gold.filter((a) => a.act !== 'attitude');
  const pairs = [...goldFor].filter(([, g]) => g.act !== 'attitude');
  const ids = new Set(gold.map((g) => g.id));
  const edges = gold.filter((g) => g.within && ids.has(g.within));
  const mine = pred.filter((a) => a.within !== null);
  const rightEdges = mine.filter(
    (a) => goldFor.get(a)?.within && goldFor.get(a)?.within === goldFor.get(all[a.within!]!)?.id,
  );
  const countedEdges = mine.filter((a) => {
    const g = goldFor.get(a);
    return g?.act !== 'attitude' || Boolean(g.within);
  });
  const marked = (a: { stance?: string }): boolean => a.stance !== 'asserts';
  const rightMarked = pairs.filter(([a, g]) => marked(g) && a.stance === g.stance).length;
  return {
    counts: {
      ...scorer.compare(d.text, spoken, kept),
      chain: [rightEdges.length, countedEdges.length, rightEdges.length, edges.length],
      'stance.marked': [rightMarked, kept.filter(marked).length, rightMarked, spoken.filter(marked).length],
    },
    labels: {
      act: pairs.filter(([a, g]) => a.act === g.act).length,
      stance: pairs.filter(([a, g]) => a.stance === g.stance).length,
      of: pairs.length,
    },
  };
}

function samplesOf(scorer: Scorer, d: Document, found: readonly RawAttribution[], all: readonly Loose[]): Sample[] {
  const gold = d.gold.filter((a) => a.content.length > 0);
  const pairs = new Map(scorer.link(d.text, gold, all).map(([i, j]) => [j, i]));
  return found.flatMap((a, j) => {
    if (a.content.length === 0 || (d.set === 'polnear' && a.withinIndex !== null)) return [];
    const i = pairs.get(j);
    const right = i !== undefined && scorer.compare(d.text, [gold[i]!], [all[j]!])['attr.full']![0]! > 0;
    return [{ scores: a.scores, confidence: a.confidence, right }];
  });
}

/** Scores of each set, pooled over its documents. */
export function pooled(scorer: Scorer, judged: readonly Judged[]): Record<string, Record<string, Scored>> {
  const totals: Record<string, Counts> = {};
  for (const { document, counts } of judged) {
    totals[document.set] = scorer.addScores(totals[document.set] ?? {}, counts);
  }
  return Object.fromEntries(Object.entries(totals).map(([set, t]) => [set, scorer.finishScores(t)]));
}
