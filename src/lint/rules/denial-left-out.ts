import type { Attribution } from '../../records/attribution.ts';
import { sentenceIndex, tokensIn } from '../../records/in-parse.ts';
import type { Source } from '../../records/source.ts';
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
    {
      text: 'Mayor Finn Dahl accused the ferry line of taking subsidies for trips that never took place. The line has nine boats. They are painted red. Each has a name. Clerk Ida Moss denied that the mayor would resign.',
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

/** The sentence of the draft that tells what is denied, where nobody denies it there. */
function toldWithout(draft: Draft, text: Text, denial: Attribution): Span | null {
  const accusation = attributionOf(text, denial.about) ?? accusationBefore(text, denial);
  const wanted = [denial, accusation].map((a) =>
    a?.content.length ? stemsIn(text, hull(a.content)!) : new Set<string>(),
  );
  const claim = wanted.find((w) => w.size >= FEW);
  if (!claim) return null;
  const best = bodySentences(draft)
    .map((s) => ({ span: s.span, share: shareOf(claim, stemsIn(draft, s.span)) }))
    .filter((s) => s.share >= SAME)
    .sort((a, b) => b.share - a.share)[0];
  return best && !isDenied(draft, best.span, claim, sourceOf(text, denial)!) ? best.span : null;
}

/** Who is accused right before the denial, by a name of the one who denies: what is denied, where the denial itself says little. */
function accusationBefore(text: Text, denial: Attribution): Attribution | null {
  const at = sentenceIndex(text, denial.cue[0]);
  const keys = endsOf(sourceOf(text, denial)!);
  return (
    text.read.attributions.findLast((a) => {
      const away = at - sentenceIndex(text, a.cue[0]);
      return (
        a.act === 'accuse' &&
        away >= 0 &&
        away <= NEAR &&
        // The accused may stand between the cue and what it is about.
        tokensIn(text, hull([a.cue, ...a.content])!).some((t) => keys.includes(t.lower))
      );
    }) ?? null
  );
}
/** Sentences between an accusation and its denial at most. */
const NEAR = 2;

const endsOf = (s: Source): readonly string[] => [s.name, ...s.aliases].map((n) => n.split(' ').at(-1)!.toLowerCase());

/** A denial in the draft by the same source, of the same words, or right behind the sentence. */
function isDenied(draft: Draft, told: Span, claim: ReadonlySet<string>, denier: Source): boolean {
  const ends = endsOf(denier);
  return draft.read.attributions.some((a) => {
    if (a.stance !== 'denies' || a.within !== null) return false;
    const source = sourceOf(draft, a);
    const away = sentenceIndex(draft, a.cue[0]) - sentenceIndex(draft, told[0]);
    const words = a.content.length > 0 ? stemsIn(draft, hull(a.content)!) : new Set<string>();
    // "Denied it" right behind answers; "denied that the street would be sold" answers something else.
    const isOther = words.size >= FEW && shareOf(words, claim) === 0;
    return (
      (away >= 0 && away <= NEAR && !isOther) ||
      (source !== null && endsOf(source).some((e) => ends.includes(e))) ||
      shareOf(claim, words) >= SAME
    );
  });
}
