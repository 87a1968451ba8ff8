/** A logistic model over what is seen and the sentence vector, and another for statements without one. */
export interface Worths {
  readonly withVector: { readonly bias: number; readonly own: readonly number[] };
  readonly without: { readonly bias: number; readonly own: readonly number[] };
  /** What one step of the vector's weights is worth, and these in 16 bits each, in base64. */
  readonly step: number;
  readonly bits: string;
}
