import { SENTENCES, STEMS_BY_FREQUENCY } from './frequencies.ts';

const classes = new Map<string, number>(
  STEMS_BY_FREQUENCY.flatMap((list, k) => (list ? list.split(' ').map((s): [string, number] => [s, k]) : [])),
);

/** Weight of a stem that was counted at most twice. */
const RARE = Math.log(SENTENCES / 1.5);

/** How much it tells that two statements share a stem: the logarithm of sentences by sentences that hold it (inverse document frequency). */
export function stemWeight(stem: string): number {
  const k = classes.get(stem);
  return k === undefined ? RARE : Math.log(SENTENCES / (1.5 * 2 ** k));
}
