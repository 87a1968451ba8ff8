/** How far a long step has come. */
export interface StepProgress {
  readonly step: 'link' | 'settle';
  readonly done: number;
  /** Null where it is not known beforehand. */
  readonly total: number | null;
}

export type OnProgress = (progress: StepProgress) => void;
