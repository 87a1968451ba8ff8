import type { Act, Stance } from '../../records/attribution.ts';
import type { Span } from '../../records/span.ts';
import type { ConstructionId } from '../../rules/en/constructions.ts';

/** An attribution as a construction finds it, before `within` and form follow from containment. */
export interface Draft {
  readonly source: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly act: Act;
  readonly stance: Stance;
  readonly to: Span | null;
  readonly rule: ConstructionId;
}
