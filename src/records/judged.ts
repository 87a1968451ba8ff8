/** What a reader model makes of a statement as a title: log-odds that it is understood by somebody who sees nothing else, and that it is news. */
export interface Judged {
  readonly alone: number;
  readonly news: number;
}
