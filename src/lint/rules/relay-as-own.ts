import type { Span } from '../../records/span.ts';
import { OUTLET_NAME_WORDS } from '../../rules/en/press-words.ts';
import type { Draft, Text } from '../draft.ts';
import { sourceOf, speakerOf } from '../look.ts';
import { namesIn } from '../names.ts';
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
      against: [
        'Marta Lie told the Hemmen Echo of her shop. "I had already packed half of my stock into boxes," Lie told the Hemmen Echo.',
      ],
    },
    {
      text: 'Marta Lie welcomed the news. "I had already packed half of my stock into boxes," she said.',
      against: [REPORT],
    },
  ],
  good: [
    {
      text: 'Marta Lie welcomed the news. "I had already packed half of my stock into boxes," she told the Hemmen Echo.',
      against: [
        'Marta Lie told the Hemmen Echo of her shop. "I had already packed half of my stock into boxes," Lie told the Hemmen Echo.',
      ],
    },
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
  const told = own.map((a) => outletBehind(text, a.cue)).find((name) => name !== null);
  if (told) return told;
  const outer = speakerOf(text, quote.span)?.within;
  const relay = text.read.attributions.find((a) => a.id === outer);
  const source = relay && sourceOf(text, relay);
  if (source?.kind === 'outlet' && source.grade === 'named') return source.name;
  return null;
}

/** "told the Nara Herald": a name behind the cue that is one of an outlet, or that stands at the head of the document. */
function outletBehind(text: Text, cue: Span): string | null {
  const all = text.read.article.text;
  const [name] = namesIn(text, [cue[1], cue[1] + LONG]);
  if (!name || name.isPerson || !/^\s+(?:the |The )?$/.test(all.slice(cue[1], name.span[0]))) return null;
  const words = all.slice(...name.span);
  const isOutlet =
    name.words.some((w) => OUTLET_NAME_WORDS.has(w.toLowerCase())) ||
    all.slice(0, HEAD).toLowerCase().includes(words.toLowerCase());
  return isOutlet ? words : null;
}
/** Letters in which a name stands behind its cue, and those of the head of a document. */
const LONG = 60;
const HEAD = 120;

const isNamed = ({ read: { article } }: Draft, outlet: string): boolean =>
  article.text.toLowerCase().includes(outlet.replace(/^the /i, '').toLowerCase()) ||
  article.outlet?.toLowerCase() === outlet.toLowerCase();
