import type { Attribution } from '../../records/attribution.ts';
import { hull, type Span } from '../../records/span.ts';
import type { Draft, Text } from '../draft.ts';
import { attributionOf, bodySentences, shareOf, sourceOf, stemsIn } from '../look.ts';
import type { Rule } from '../rule.ts';

const REPORT =
  'Mayor Finn Dahl accused the ferry line of taking subsidies for trips that never took place. The ferry line denied taking subsidies for trips that never took place.';

export const denialLeftOut: Rule = {
  id: 'denial-left-out',
  level: 'warning',
  about: 'a claim of the document without the denial that the document has (`--against`)',
  why: 'The document gave both sides and the draft gives one: a reader takes as settled what is disputed.',
  standards: [
    'SPJ Code of Ethics: diligently seek subjects of coverage to allow them to respond to criticism or allegations of wrongdoing',
    'BBC Editorial Guidelines, Fairness: right of reply to allegations of wrongdoing',
  ],
  limits: 'Looks only where documents are given.',
  bad: [
    {
      text: 'Mayor Finn Dahl accused the ferry line of taking subsidies for trips that never took place.',
      against: [REPORT],
    },
  ],
  good: [
    {
      text: 'Mayor Finn Dahl accused the ferry line of taking subsidies for trips that never took place. The line denied it.',
      against: [REPORT],
    },
  ],
  check: (draft) => {
    const done = new Set<number>();
    return draft.against.flatMap((text) =>
      text.read.attributions.flatMap((denial) => {
        const told = isDenial(denial) ? toldWithout(draft, text, denial) : null;
        if (!told || done.has(told[0])) return [];
        done.add(told[0]);
        const who = sourceOf(text, denial)?.name ?? 'somebody';
        return [{ span: told, message: `the document has a denial by "${who}": give it, or say why it is left out` }];
      }),
    );
  },
};

const isDenial = (a: Attribution): boolean =>
  a.act === 'deny' && a.stance === 'denies' && a.sourceId !== null && a.content.length > 0;

/** Share of the words of what is denied that a sentence must have. */
const SAME = 0.6;
/** Words that what is denied must have to be known again. */
const FEW = 3;

/** The sentence of the draft that tells what is denied, where the draft has no denial at all like it. */
function toldWithout(draft: Draft, text: Text, denial: Attribution): Span | null {
  const about = attributionOf(text, denial.about);
  const wanted = [denial, about].map((a) => (a?.content.length ? stemsIn(text, hull(a.content)!) : new Set<string>()));
  const claim = wanted.find((w) => w.size >= FEW);
  if (!claim || draft.read.attributions.some((a) => a.stance === 'denies' && a.within === null)) return null;
  const best = bodySentences(draft)
    .map((s) => ({ span: s.span, share: shareOf(claim, stemsIn(draft, s.span)) }))
    .sort((a, b) => b.share - a.share)[0];
  return best && best.share >= SAME ? best.span : null;
}
