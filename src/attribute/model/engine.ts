import type { Antecedents } from '../../records/antecedents.ts';
import type { Act, Stance } from '../../records/attribution.ts';
import type { ClaimStarts } from '../../records/claim-starts.ts';
import type { Judged } from '../../records/judged.ts';
import type { Parse } from '../../records/parse.ts';
import type { Grade, SourceKind } from '../../records/source.ts';
import type { Span } from '../../records/span.ts';
import { PieceAntecedents } from './antecedents.ts';
import { choose, type DecodeSettings, findCues, findSpans, nest } from './decode.ts';
import { factsOf } from './facts.ts';
import { type Features, features, QUOTES } from './features.ts';
import { actAndStance, largest, softmax } from './labels.ts';
import { type Manifest, type ReadFile, readManifest, readPart } from './manifest.ts';
import { type FoundName, findNames } from './names.ts';
import { remembering } from './remembering.ts';
import type { Runtime, Session } from './runtime.ts';
import { PIECE_OUTPUTS, PieceVectors } from './vectors.ts';
import { type Input, input, type Window, windows } from './windows.ts';
import { WordPiece } from './wordpiece.ts';

/** What the model found, before rules and links add to it. Scores are probabilities, 0..1. */
export interface RawAttribution {
  readonly source: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly act: Act;
  readonly stance: Stance;
  /** Kind of the source; null without a source. */
  readonly kind: SourceKind | null;
  /** Probabilities of the source's kinds and grades; null without a source. */
  readonly kinds: Readonly<Record<SourceKind, number>> | null;
  readonly grades: Readonly<Record<Grade, number>> | null;
  /** Index of the attribution in whose content this one lies. */
  readonly withinIndex: number | null;
  /** Probability, after calibration, that source, cue and content are right. */
  readonly confidence: number;
  readonly scores: {
    readonly cue: number;
    readonly source: number;
    readonly content: number;
    readonly act: number;
    readonly stance: number;
    /** That the cue is one at all, asked again with source and content in view. */
    readonly valid: number;
  };
}

/** All that one reading of an article gives. */
export interface ModelReading {
  readonly attributions: readonly RawAttribution[];
  readonly names: readonly FoundName[];
  /** What its words stand for. */
  readonly antecedents: Antecedents;
  /** Sentence vectors of the same run; absent where they were not asked for. */
  readonly vectors?: StatementVectors;
  /** What is made of statements as titles, told where vectors were asked for. */
  readonly judged?: StatementsJudged;
  /** Where another claim begins within what is said, told where vectors were asked for. */
  readonly claimStarts?: ClaimStarts;
}

/** What the encoder makes of each statement (a list of spans) as a title. */
export type StatementsJudged = (statements: readonly (readonly Span[])[]) => Judged[];

/** One unit vector of 384 numbers for each statement (a list of spans); their dot product is the likeness of two statements. */
export type StatementVectors = (statements: readonly (readonly Span[])[]) => Float32Array[];

export interface ReadingOptions {
  /** Keep what sentence vectors need: 1.5 kB a word piece as long as the reading is held. */
  readonly vectors?: boolean;
  /** Waited for before each window: lets others go first, or ends the reading by what it throws. It changes nothing else. */
  readonly between?: () => Promise<void>;
  /**
   * Told what has been found up to an offset into the text, while there is more to come: first once anything has, then each time
   * twice as many windows have been read, so that looking at it costs little. What follows may still change some of it.
   */
  readonly soFar?: (attributions: readonly RawAttribution[], until: number) => void;
}

/** A loaded model. */
export interface Model {
  readonly id: string;
  /** Hash of the manifest, which holds the hashes of all files. */
  readonly hash: string;
  /** Attributions and names of an article, in text order. A pure function of the parse: vectors change nothing else. */
  read(parse: Parse, options?: ReadingOptions): Promise<ModelReading>;
  attribute(parse: Parse): Promise<readonly RawAttribution[]>;
  /** Sentence vectors alone; with the attributions, `read` gives them in one run. */
  vectors(parse: Parse, statements: readonly (readonly Span[])[]): Promise<Float32Array[]>;
  /** The same model with a memory of its last reading: windows whose words are unchanged are not run again. It shares the networks. */
  remembering(): Model;
  close(): Promise<void>;
}

export interface ModelOptions {
  /** Gives the bytes of a file of the model folder (`manifest.json`, `vocab.txt`, ...). */
  readonly readFile: ReadFile;
  readonly runtime: Runtime;
  /** Numbers of the decoder in place of those in the manifest: for tuning. */
  readonly decode?: Partial<DecodeSettings>;
}

/** Loads a model folder. Throws a `Failure` with one plain line where a file is missing, wrong or damaged. */
export async function loadModel({ readFile, runtime, decode }: ModelOptions): Promise<Model> {
  const { manifest, hash } = await readManifest(readFile);
  const part = (name: string): Promise<Uint8Array> => readPart(readFile, manifest, name);
  const tokenizer = new WordPiece(new TextDecoder().decode(await part('vocab.txt')));
  // The small one first: it starts the runtime, in a browser while the large one is still on its way.
  const pairs = await runtime.load(await part('pairs.onnx'));
  const encoder = await runtime.load(await part('encoder.onnx'));
  const settings = { ...manifest, decode: { ...manifest.decode, ...decode } };
  return new OnnxModel(settings, hash, tokenizer, encoder, pairs);
}

const pieceOutputs = (out: Awaited<ReturnType<Session['run']>>): Parameters<PieceVectors['take']>[2] => ({
  vector: out.vector!.data as Float32Array,
  judged: out.judged!.data as Float32Array,
  cuts: out.cuts!.data as Float32Array,
});

/** Outputs of the encoder that tell of the article, and of what its words stand for. */
const OF_ARTICLES = ['cue', 'pair', 'names'] as const;
const ANTECEDENTS = 'antecedents';

/** Index of the feature of opening quotation marks. */
const OPEN = QUOTES.indexOf('open');

/** Attributions of one window, their cues' order kept. */
type Draft = Omit<RawAttribution, 'withinIndex'> & { readonly quoted: boolean };

class OnnxModel implements Model {
  readonly id: string;

  constructor(
    private readonly manifest: Manifest,
    readonly hash: string,
    private readonly tokenizer: WordPiece,
    private readonly encoder: Session,
    private readonly pairs: Session,
    /** Told when an article has been read. */
    private readonly done: () => void = () => undefined,
  ) {
    this.id = manifest.id;
  }

  async read(parse: Parse, { vectors = false, between, soFar }: ReadingOptions = {}): Promise<ModelReading> {
    const f = features(parse, this.tokenizer);
    const drafts: Draft[] = [];
    const names: FoundName[] = [];
    const antecedents = new PieceAntecedents(f, this.manifest.far);
    const rows = vectors ? new PieceVectors(f) : null;
    const wanted = [...OF_ARTICLES, ANTECEDENTS, ...(rows ? PIECE_OUTPUTS : [])];
    const all = windows(f, this.manifest.window);
    let tell = 1;
    for (const [i, w] of all.entries()) {
      await between?.();
      const tokens = input(f, w, this.tokenizer.cls, this.tokenizer.sep);
      const out = await this.encoder.run(tensors(tokens), wanted);
      antecedents.take(w, tokens.pieces, out[ANTECEDENTS]!.data as Float32Array);
      rows?.take(w, tokens.pieces, pieceOutputs(out));
      drafts.push(
        ...(await this.#attributions(
          parse,
          f,
          w,
          tokens,
          out.cue!.data as Float32Array,
          out.pair!.data as Float32Array,
        )),
      );
      names.push(...findNames(out.names!.data as Float32Array, tokens.pieces, f, w, this.manifest.labels.names));
      const read = i + 1;
      if (!soFar || read < tell || read === all.length || drafts.length === 0) continue;
      soFar(this.#chosen(drafts), f.ends[w.coreTo - 1]!);
      tell = 2 * read;
    }
    this.done();
    const attributions = this.#chosen(drafts);
    return {
      attributions,
      names,
      antecedents,
      ...(rows && {
        vectors: (s) => rows.of(s),
        judged: (s) => rows.judged(s),
        claimStarts: (at) => rows.startsAt(at),
      }),
    };
  }

  /** Of drafts that exclude one another the better ones, each with what it lies within. */
  #chosen(drafts: readonly Draft[]): RawAttribution[] {
    const kept = choose(
      drafts.filter((d) => d.content.length > 0 || d.act === 'decline'),
      this.manifest.decode,
    );
    const within = nest(kept);
    return kept.map(({ quoted: _, ...d }, i) => ({ ...d, withinIndex: within[i]! }));
  }

  async attribute(parse: Parse): Promise<readonly RawAttribution[]> {
    return (await this.read(parse)).attributions;
  }

  async #attributions(
    parse: Parse,
    f: Features,
    w: Window,
    { pieces }: Input,
    logits: Float32Array,
    pair: Float32Array,
  ): Promise<Draft[]> {
    const inCore = (k: number): boolean => pieces[k]! >= w.coreFrom && pieces[k]! < w.coreTo;
    const isComma = (k: number): boolean => parse.text.slice(f.starts[pieces[k]!], f.ends[pieces[k]!]) === ',';
    const cues = findCues(logits, (k) => pieces[k]! >= 0, this.manifest.decode.cue)
      .filter((c) => inCore(c.from))
      // "..., Ruiz said at a briefing, Agency T reported": the mark behind a tag is no part of it.
      .map((c) => (c.to - c.from > 1 && isComma(c.to - 1) ? { ...c, to: c.to - 1 } : c));
    if (cues.length === 0) return [];
    const n = pieces.length;
    const out = await this.pairs.run(
      {
        pair: { data: pair, dims: [n, pair.length / n] },
        from: { data: BigInt64Array.from(cues, (c) => BigInt(c.from)), dims: [cues.length] },
        to: { data: BigInt64Array.from(cues, (c) => BigInt(c.to)), dims: [cues.length] },
      },
      ['scores', 'labels'],
    );
    const scores = out.scores!.data as Float32Array;
    const labels = out.labels!.data as Float32Array;
    const { act, stance, kind, grade } = this.manifest.labels;
    const facts = factsOf(parse, f, pieces);
    const spans = (list: readonly (readonly [number, number])[]): Span[] =>
      list.map(([a, b]) => [f.starts[pieces[a]!]!, f.ends[pieces[b - 1]!]!]);
    const last = act.length + stance.length + kind.length;
    const width = last + 1 + grade.length;
    return cues.map((cue, k): Draft => {
      const found = findSpans(scores.subarray(k * n * 6, (k + 1) * n * 6), cue, facts, this.manifest.decode);
      const row = labels.subarray(k * width, (k + 1) * width);
      const stances = row.subarray(act.length, act.length + stance.length);
      const told = actAndStance(row.subarray(0, act.length), act, stances, stance);
      const valid = 1 / (1 + Math.exp(-row[last]!));
      return {
        source: spans(found.source),
        cue: spans([[cue.from, cue.to]])[0]!,
        content: spans(found.content),
        quoted: found.content.length > 0 && found.content.every(([a]) => f.quotes[pieces[a]!] === OPEN),
        act: told.act,
        stance: told.stance,
        kind: found.source.length
          ? (kind[largest(row.subarray(act.length + stance.length, last))] as SourceKind)
          : null,
        kinds: found.source.length
          ? shares(row.subarray(act.length + stance.length, last), kind as SourceKind[])
          : null,
        grades: found.source.length ? shares(row.subarray(last + 1), grade as Grade[]) : null,
        confidence: confidence(this.manifest.calibration, [cue.score, found.sourceScore, found.contentScore, valid]),
        scores: {
          cue: cue.score,
          source: found.sourceScore,
          content: found.contentScore,
          act: told.actScore,
          stance: told.stanceScore,
          valid,
        },
      };
    });
  }

  async vectors(parse: Parse, statements: readonly (readonly Span[])[]): Promise<Float32Array[]> {
    const f = features(parse, this.tokenizer);
    const rows = new PieceVectors(f);
    for (const w of windows(f, this.manifest.window)) {
      const tokens = input(f, w, this.tokenizer.cls, this.tokenizer.sep);
      const out = await this.encoder.run(tensors(tokens), PIECE_OUTPUTS);
      rows.take(w, tokens.pieces, pieceOutputs(out));
    }
    return rows.of(statements);
  }

  remembering(): Model {
    const [encoder, pairs] = [remembering(this.encoder), remembering(this.pairs)];
    return new OnnxModel(this.manifest, this.hash, this.tokenizer, encoder, pairs, () => {
      encoder.endReading();
      pairs.endReading();
    });
  }

  async close(): Promise<void> {
    await this.encoder.close();
    await this.pairs.close();
  }
}

const shares = <K extends string>(logits: Float32Array, names: readonly K[]): Record<K, number> => {
  const p = softmax(logits);
  return Object.fromEntries(names.map((name, i) => [name, p[i]!])) as Record<K, number>;
};

const tensors = (t: Input) => {
  const dims = [1, t.ids.length];
  return {
    ids: { data: t.ids, dims },
    cases: { data: t.cases, dims },
    quotes: { data: t.quotes, dims },
    blocks: { data: t.kinds, dims },
  };
};

const logit = (p: number): number => {
  const q = Math.min(1 - 1e-4, Math.max(1e-4, p));
  return Math.log(q / (1 - q));
};

/** Logistic function of the parts' log-odds, with the weights of the manifest. */
const confidence = ([constant, ...weights]: Manifest['calibration'], parts: readonly number[]): number =>
  1 / (1 + Math.exp(-weights.reduce((sum, w, k) => sum + w * logit(parts[k]!), constant)));
