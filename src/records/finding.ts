import type { Span } from './span.ts';

/** How much a finding weighs, the heaviest first. */
export const FINDING_LEVELS = ['error', 'warning', 'info'] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** What a rule may be set to: a level, or not looked for at all. */
export const RULE_LEVELS = [...FINDING_LEVELS, 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** A change that surely mends a finding: `text` in place of the span. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** What the lint found at one place of a draft. */
export interface Finding {
  /** Id of the rule: `loaded-verb`. */
  readonly rule: string;
  readonly level: FindingLevel;
  /** UTF-16 offsets into the text as read. */
  readonly span: Span;
  /** One sentence: what it is, and what to do. */
  readonly message: string;
  /** Null where no change is certain. */
  readonly fix: Fix | null;
}

/** What is published of a rule, beside what it does. */
export interface RuleFacts {
  readonly id: string;
  /** Its level where nothing else is set. */
  readonly level: RuleLevel;
  /** What it looks for, as the end of "finds ...". */
  readonly about: string;
  /** Why it matters to a reader. */
  readonly why: string;
  /** Published standards of newsrooms that ask for it. */
  readonly standards: readonly string[];
  /** What it does not find, where that would surprise. */
  readonly limits: string | null;
}

/** A draft with what was found in it. */
export interface LintedFile {
  /** As given; null or `-` for standard input. */
  readonly file: string | null;
  /** The text as read, which spans count in. */
  readonly text: string;
  /** True where that text is the file itself, so that its lines are those of the file. */
  readonly isFile: boolean;
  readonly findings: readonly Finding[];
}
