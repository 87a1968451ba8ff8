/** The analyser of bulk reading with articles that do to it what real ones have done to readers of articles. */
import { prepare as prepareReal } from '../../../src/bulk/analyser.ts';
import type { Prepare } from '../../../src/bulk/messages.ts';

const KILLS: Readonly<Record<string, () => void>> = {
  'KILLER endless': () => {
    for (;;);
  },
  'KILLER memory': () => {
    // Large pieces: small ones keep the collector busy for long before the end.
    const held: number[][] = [];
    for (let i = 0; ; i++) held.push(new Array<number>(100_000).fill(i));
  },
  'KILLER crash': () => process.abort(),
  'KILLER exit': () => process.exit(7),
};

export const prepare: Prepare = async (settings) => {
  const real = await prepareReal(settings);
  return {
    maker: real.maker,
    async analyse(input) {
      const text = typeof input.content === 'string' ? input.content : new TextDecoder().decode(input.content);
      const kill = Object.keys(KILLS).find((k) => text.includes(k));
      if (kill) KILLS[kill]?.();
      return real.analyse(input);
    },
  };
};
