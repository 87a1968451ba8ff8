import { SENTENCES, STEMS_BY_FREQUENCY } from './frequencies.ts';

const weights = new Map<string, number>(
  STEMS_BY_FREQUENCY.flatMap((list, k) => {
    const weight = Math.log(SENTENCES / (1.5 * 2 ** k));
    return list ? list.split(' ').map((s): [string, number] => [s, weight]) : [];
  }),
);

/** Weight of a stem that was counted at most twice. */
const RARE = Math.log(SENTENCES / 1.5);

/** How much it tells that two statements share a stem: the logarithm of sentences by sentences that hold it (inverse document frequency). */
export const stemWeight = (stem: string): number => weights.get(stem) ?? RARE;
