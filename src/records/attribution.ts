import type { Span } from './span.ts';
import type { Why } from './why.ts';

export const ROLES = ['source', 'cue', 'content'] as const;
export type Role = (typeof ROLES)[number];

/** All, some or none of the words of the content lie within double quotation marks. */
export const FORMS = ['direct', 'mixed', 'indirect'] as const;
export type Form = (typeof FORMS)[number];

/** What kind of expressing the cue names. */
export const ACTS = [
  'say',
  'allege',
  'confirm',
  'deny',
  'refuse',
  'accuse',
  'warn',
  'urge',
  'promise',
  'predict',
  'ask',
  'decline',
  'show',
  'attitude',
] as const;
export type Act = (typeof ACTS)[number];

/** How the source stands to the claim at issue. */
export const STANCES = ['asserts', 'denies', 'questions', 'withholds'] as const;
export type Stance = (typeof STANCES)[number];

export const PRECISIONS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** When, where and through what something was expressed. */
export interface At {
  readonly when: Span | null;
  /** ISO 8601 date or time, resolved against the article's `published`; cut to `precision`. */
  readonly date: string | null;
  readonly precision: Precision | null;
  readonly where: Span | null;
  readonly medium: Span | null;
}

/** An outlet that was told first: "told *Agency T*". */
export interface Addressee {
  readonly span: Span;
  readonly sourceId: string | null;
}

/** One source expressing one content. */
export interface Attribution {
  readonly id: string;
  /** The words that name who expresses it; empty where the article names nobody. */
  readonly source: readonly Span[];
  /** The words that signal it: exactly one contiguous span. */
  readonly cue: Span;
  /** What is expressed; empty only with `decline` ("did not respond"). */
  readonly content: readonly Span[];
  readonly to: Addressee | null;
  readonly form: Form;
  readonly act: Act;
  readonly stance: Stance;
  /** Id of the attribution that states the claim at issue, where the content only names or judges it. */
  readonly about: string | null;
  /** Id of the attribution in whose content this one lies; null for one that the article itself tells. */
  readonly within: string | null;
  readonly sourceId: string | null;
  readonly at: At | null;
  readonly translated: boolean;
  /** Probability that source, cue and content are right, 0..1. */
  readonly confidence: number;
  readonly why: readonly Why[];
}

/** A sentence or clause of the body that lies in no content: the article's own voice. */
export interface Unattributed {
  readonly id: string;
  readonly span: Span;
  readonly why: readonly Why[];
}
