/** A logistic model over what is seen of a statement. */
interface Weighed {
  readonly bias: number;
  readonly own: readonly number[];
}

/** Models with what the reader makes of a statement (`Judged`, behind the traits), and for engines that have no view. */
export interface Worths {
  readonly withReader: Weighed;
  readonly without: Weighed;
}
