/** What found one part of a record: a model or a rule, and how sure it was (0..1). Nothing is guessed in silence. */
export interface Why {
  /** The part that was found: `source`, `cue`, `content`, `act`, `stance`, `mention`, `span`, ... */
  readonly part: string;
  /** `rule <id>` or `model <id>`. */
  readonly by: string;
  /** Probability that the part is right, 0..1. */
  readonly score: number;
}
