import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadEngine, readFound } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { inputsOf } from '../../src/read/inputs-node.ts';
import type { Stance } from '../../src/records/attribution.ts';
import type { DriftKind, RelationKind } from '../../src/records/claim.ts';
import type { Hedge } from '../../src/records/figure.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Grade, SourceKind } from '../../src/records/source.ts';
import type { Span } from '../../src/records/span.ts';

/** The bundle of examples: one invented event in 14 articles (examples/README.md). */
const BUNDLE = join(import.meta.dirname, '../../examples/bundle');

/** A place in an article: its file as the ledger names it (the folder left out), and words of its text. */
export interface TruthPlace {
  readonly file: string;
  readonly words: string;
  /** Which of several occurrences, from 1. */
  readonly n?: number;
}

export interface TruthStatement extends TruthPlace {
  readonly stance: Stance;
  readonly source: string;
  readonly grade: Grade;
  readonly hands: number;
  readonly chain: readonly string[];
  /** In the article's own voice. */
  readonly own?: true;
  /** The source has changed its mind since. */
  readonly withdrawn?: true;
}

export interface TruthClaim {
  readonly id: string;
  readonly text: string;
  readonly disputed: boolean;
  readonly statements: readonly TruthStatement[];
  readonly positions: readonly {
    readonly source: string;
    readonly stance: Stance;
    readonly since: string;
    readonly changedFrom: { readonly stance: Stance; readonly since: string } | null;
  }[];
  readonly origins: Readonly<
    Record<
      Stance,
      readonly { readonly root: string; readonly files: readonly string[]; readonly why: readonly string[] }[]
    >
  >;
}

export interface TruthFigure extends TruthPlace {
  readonly counted?: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly hedge: Hedge;
  readonly was: number | null;
  readonly source: string;
  readonly own?: true;
}

export interface Truth {
  readonly publications: readonly {
    readonly file: string;
    /** The file of the feed that holds it. */
    readonly in?: string;
    readonly outlet: string;
    readonly title: string;
    readonly published: string;
    readonly modified?: string;
    readonly authors: readonly string[];
    readonly credits: readonly string[];
    readonly copyOf: string | null;
  }[];
  readonly sources: readonly {
    readonly name: string;
    readonly kind: SourceKind;
    readonly aliases: readonly string[];
    readonly role: string | null;
    readonly files: readonly string[];
  }[];
  readonly apart: readonly (readonly [string, string])[];
  readonly claims: readonly TruthClaim[];
  readonly relations: readonly {
    readonly from: string;
    readonly kind: RelationKind;
    readonly to: string;
    readonly why: string;
  }[];
  readonly drift: readonly {
    readonly claim: string;
    readonly kind: DriftKind;
    readonly from: TruthPlace;
    readonly to: TruthPlace;
    /** What of the first was changed, dropped or left out. */
    readonly words: string;
  }[];
  readonly figures: readonly { readonly counted: string; readonly values: readonly TruthFigure[] }[];
}

export const TRUTH = JSON.parse(readFileSync(join(BUNDLE, '../truth.json'), 'utf8')) as Truth;

/** A file as the truth names it: an item of a feed by its address, all others without their folder. */
export const shortFile = (file: string | null): string =>
  file === null || file.includes('://') ? `${file}` : basename(file);

/** Every article of the bundle as it is read, by file. */
export async function readTexts(): Promise<ReadonlyMap<string, Reading>> {
  const out = new Map<string, Reading>();
  for (const file of new Set(TRUTH.publications.map((p) => p.in ?? p.file))) {
    for await (const found of inputsOf(join(BUNDLE, file), { offline: true })) {
      if (found.kind === 'failure') throw new Error(`${file}: ${found.reason}`);
      const reading = readFound(found);
      out.set(shortFile(reading.article.file ?? found.name), reading);
    }
  }
  return out;
}

/** Every article of the bundle, analysed by the default engine, by file. */
export async function readBundle(): Promise<ReadonlyMap<string, ReadArticle>> {
  const engine = await loadEngine('model');
  const out = new Map<string, ReadArticle>();
  for (const [file, reading] of await readTexts()) out.set(file, await analyse(reading, engine));
  return out;
}

/** The span of the words, or null where they do not occur. */
export function spanOf(text: string, { words, n = 1 }: Pick<TruthPlace, 'words' | 'n'>): Span | null {
  let at = -1;
  for (let i = 0; i < n; i++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return null;
  }
  return [at, at + words.length];
}
