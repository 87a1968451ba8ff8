import type { Attribution } from '../../records/attribution.ts';
import { hull } from '../../records/span.ts';
import { blames } from '../blame.ts';
import type { Draft } from '../draft.ts';
import { chainOf, isQuoted, shareOf, sourceOf, stemsIn } from '../look.ts';
import { namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

export const loneAnonymousAccuser: Rule = {
  id: 'lone-anonymous-accuser',
  level: 'warning',
  about: 'an accusation of a named person or body that rests on one source without a name',
  why: 'Whoever is accused cannot answer somebody without a face, and a single source may be wrong or have a grudge; most houses ask for a second source.',
  standards: [
    'Reuters Handbook of Journalism: stories on one anonymous source are an exception that needs approval',
    'SPJ Code of Ethics: consider the motives of sources before promising anonymity',
  ],
  limits: 'Another source with a name that says the same is enough, wherever it stands.',
  bad: [
    { text: 'A clerk who asked not to be named because she fears for her job said that Mayor Ada Lund took bribes.' },
  ],
  good: [
    {
      text: 'A clerk who asked not to be named because she fears for her job said that Mayor Ada Lund took bribes. Auditor Per Holm also said that Lund took bribes.',
    },
  ],
  check: (draft) =>
    draft.read.attributions
      .filter((a) => accuses(draft, a) && !isSupported(draft, a))
      .map((a) => ({
        span: hull(a.content)!,
        message:
          'this accusation rests on one source without a name: find a second source, or say how this one knows it',
      })),
};

const isHidden = (draft: Draft, a: Attribution): boolean =>
  chainOf(draft, a).every((x) => ['anonymous', 'unnamed'].includes(sourceOf(draft, x)?.grade ?? 'none')) &&
  sourceOf(draft, a)?.grade === 'anonymous';

const accuses = (draft: Draft, a: Attribution): boolean =>
  a.stance === 'asserts' &&
  a.content.length > 0 &&
  !a.content.some((c) => isQuoted(draft, c) && a.form !== 'direct') &&
  isHidden(draft, a) &&
  blames(draft, a) &&
  // The accused may stand between the cue and what it is about: "accused | Holm | of theft".
  namesIn(draft, hull([[a.cue[1], a.cue[1]], ...a.content])!).length > 0;

/** Somebody else says about the same. */
const isSupported = (draft: Draft, a: Attribution): boolean => {
  const own = stemsIn(draft, hull(a.content)!);
  return draft.read.attributions.some(
    (b) =>
      b !== a &&
      b.sourceId !== a.sourceId &&
      b.within !== a.id &&
      a.within !== b.id &&
      b.stance === 'asserts' &&
      b.content.length > 0 &&
      !['anonymous', 'none'].includes(sourceOf(draft, b)?.grade ?? 'none') &&
      blames(draft, b) &&
      shareOf(own, stemsIn(draft, hull(b.content)!)) >= SAME,
  );
};
/** Share of the words of an accusation that another source's must have. */
const SAME = 0.4;
