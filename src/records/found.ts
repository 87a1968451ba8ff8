import type { Act, Stance } from './attribution.ts';
import type { Grade, SourceKind } from './source.ts';
import type { Span } from './span.ts';
import type { Why } from './why.ts';

/**
 * An attribution as an engine finds it, before sources are resolved: spans, act and stance, and the index of the attribution
 * that it lies within. Engines return them in text order of the cue.
 */
export interface Found {
  readonly source: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly act: Act;
  readonly stance: Stance;
  /** What the engine takes the source to be, where it has a view. */
  readonly kind: SourceKind | null;
  /** How likely each kind and each grade of the source is, as far as its sentence and those around it tell; only from a model, and only with a source. */
  readonly kinds?: Readonly<Record<SourceKind, number>>;
  readonly grades?: Readonly<Record<Grade, number>>;
  /** Words of the addressee ("told *Agency T*"), or null. */
  readonly to: Span | null;
  readonly within: number | null;
  readonly confidence: number;
  readonly why: readonly Why[];
}
