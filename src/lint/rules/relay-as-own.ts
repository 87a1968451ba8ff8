import type { Draft, Text } from '../draft.ts';
import { sourceOf, speakerOf } from '../look.ts';
import { type Quote, quotesOf, standings } from '../quotes.ts';
import type { Rule } from '../rule.ts';

const REPORT =
  'Marta Lie told The Hemmen Post that she had expected the worst. "I had already packed half of my stock into boxes," she said.';

export const relayAsOwn: Rule = {
  id: 'relay-as-own',
  level: 'warning',
  about: 'words told to another outlet that the draft gives as if told to itself (`--against`)',
  why: 'The other outlet did the reporting, and the reader should know that nobody here has heard the words.',
  standards: [
    'SPJ Code of Ethics: never plagiarize, always attribute',
    'Reuters Handbook of Journalism: credit what others reported',
  ],
  limits: 'Looks only where documents are given. Naming the other outlet anywhere in the draft is enough.',
  bad: [
    {
      text: 'Marta Lie welcomed the news. "I had already packed half of my stock into boxes," she said.',
      against: [REPORT],
    },
  ],
  good: [
    {
      text: '"I had already packed half of my stock into boxes," Marta Lie told The Hemmen Post.',
      against: [REPORT],
    },
  ],
  check: (draft) =>
    quotesOf(draft).flatMap((q) => {
      const standing = standings(draft).get(q);
      const outlet = standing?.kind === 'same' && standing.quote ? toldTo(standing.text, standing.quote) : null;
      if (!outlet || isNamed(draft, outlet)) return [];
      return [
        { span: q.span, message: `these words were told to ${outlet}: name it as the place where they were said` },
      ];
    }),
};

/** The outlet to which a speaker spoke in a document: the addressee of any of its words there, or who relays them. */
function toldTo(text: Text, quote: Quote): string | null {
  const own = text.read.attributions.filter((a) => a.sourceId !== null && a.sourceId === quote.speaker?.id);
  for (const { to } of own) {
    const outlet = to && sourceOf(text, to);
    if (outlet?.grade === 'named') return outlet.name;
  }
  const outer = speakerOf(text, quote.span)?.within;
  const relay = text.read.attributions.find((a) => a.id === outer);
  const source = relay && sourceOf(text, relay);
  if (source?.kind === 'outlet' && source.grade === 'named') return source.name;
  return null;
}

const isNamed = ({ read: { article } }: Draft, outlet: string): boolean =>
  article.text.toLowerCase().includes(outlet.replace(/^the /i, '').toLowerCase()) ||
  article.outlet?.toLowerCase() === outlet.toLowerCase();
