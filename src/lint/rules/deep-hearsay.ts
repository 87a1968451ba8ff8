import type { Act, Attribution } from '../../records/attribution.ts';
import { sentenceIndex } from '../../records/in-parse.ts';
import { hull } from '../../records/span.ts';
import type { Draft } from '../draft.ts';
import { chainOf, isQuoted, sourceOf } from '../look.ts';
import type { Rule } from '../rule.ts';

export const deepHearsay: Rule = {
  id: 'deep-hearsay',
  level: 'info',
  about: 'words that came through three hands or more, told in one sentence',
  why: 'With every hand something is lost or added; a reader should see how far the outlet is from who was there.',
  standards: [
    'SPJ Code of Ethics: use original sources whenever possible',
    'Reuters Handbook of Journalism: how close a source is to the event',
  ],
  limits: null,
  bad: [
    { text: 'The Nara Herald reported that an aide had said that a clerk told her that the builder had paid twice.' },
  ],
  good: [{ text: 'A clerk told an aide that the builder had paid twice, the Nara Herald reported.' }],
  check: (draft) => {
    const done = new Set<string>();
    return draft.read.attributions.flatMap((a) => {
      const chain = chainOf(draft, a).filter((x) => SAYING.has(x.act) && x.sourceId !== null);
      const outer = chain.at(-1);
      if (
        !outer ||
        done.has(outer.id) ||
        isQuoted(draft, a.cue) ||
        hands(draft, chain) < HANDS ||
        !isOneSentence(draft, chain)
      )
        return [];
      done.add(outer.id);
      const names = chain.map((x) => sourceOf(draft, x)?.name ?? '').reverse();
      return [
        {
          span: hull(chain.flatMap((x) => [x.cue, ...x.source]))!,
          message: `this came through ${names.slice(0, 4).join(', ')}: ask the first of them, or say in a sentence of its own how it reached you`,
        },
      ];
    });
  },
};
const HANDS = 3;
/** Acts by which something is passed on. */
const SAYING: ReadonlySet<Act> = new Set(['say', 'allege', 'confirm', 'deny', 'show'] as const);

/** Sources that are surely not one: none has a word of another's name. */
const hands = (draft: Draft, chain: readonly Attribution[]): number => {
  const names: string[] = [];
  for (const a of chain) {
    const name = sourceOf(draft, a)?.name.toLowerCase().split(' ').at(-1) ?? '';
    if (!names.includes(name)) names.push(name);
  }
  return new Set(chain.map((a) => a.sourceId)).size === chain.length ? names.length : 0;
};

const isOneSentence = (draft: Draft, chain: readonly Attribution[]): boolean =>
  new Set(chain.map((a) => sentenceIndex(draft, a.cue[0]))).size === 1;
