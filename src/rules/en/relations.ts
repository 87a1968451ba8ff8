/** What may stand right before a later item of a list of quantities. */
export const LIST_MARKS: ReadonlySet<string> = new Set([',', 'and', 'or', '(']);

/** Words beside a figure that make it a part of the figure before it. */
export interface PartPhrase {
  readonly phrase: string;
  /** Where it stands: "*including* three children", "three *of them* children". */
  readonly place: 'before' | 'after';
}

export const PART_PHRASES: readonly PartPhrase[] = [
  { phrase: 'including', place: 'before' },
  { phrase: 'among them', place: 'before' },
  { phrase: 'of whom', place: 'before' },
  { phrase: 'of which', place: 'before' },
  { phrase: 'of them', place: 'after' },
  { phrase: 'of whom', place: 'after' },
  { phrase: 'of which', place: 'after' },
];

/** Words before "from" that make what follows the old value: "21, *up* from 17". */
export const TOLD_CHANGES: ReadonlySet<string> = new Set([
  'up',
  'down',
  'increase',
  'rise',
  'jump',
  'drop',
  'fall',
  'decline',
  'decrease',
]);
