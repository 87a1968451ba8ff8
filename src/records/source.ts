import type { Span } from './span.ts';
import type { Why } from './why.ts';

export const SOURCE_KINDS = ['person', 'group', 'organization', 'outlet', 'document', 'author'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How far a reader could hold someone to it, as the article leaves it. An attribution without a source counts as `none`. */
export const GRADES = ['named', 'role', 'unnamed', 'anonymous', 'none'] as const;
export type Grade = (typeof GRADES)[number];

/** Who stands behind a mention: one record for all mentions of it. */
export interface Source {
  readonly id: string;
  readonly kind: SourceKind;
  readonly grade: Grade;
  /** The name, or the fullest mention of a source without one. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Ids of the sources that a joint or grouped one consists of. */
  readonly members: readonly string[];
  readonly role: string | null;
  readonly affiliation: string | null;
  /** Key into the outlet register. */
  readonly outletId: string | null;
  /** The stated ground for withholding a name. */
  readonly reason: Span | null;
  readonly mentions: readonly Span[];
  readonly why: readonly Why[];
}
