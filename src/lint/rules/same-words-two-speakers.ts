import type { Source } from '../../records/source.ts';
import type { Span } from '../../records/span.ts';
import type { Draft } from '../draft.ts';
import { isBody, outermost, plainWords, sourceOf, speakerOf } from '../look.ts';
import { mayBeOne } from '../quotes.ts';
import type { Rule } from '../rule.ts';

export const sameWordsTwoSpeakers: Rule = {
  id: 'same-words-two-speakers',
  level: 'error',
  about: 'the same quoted words in two mouths',
  why: 'Two people hardly ever say the same sentence; one of them was given words of the other, mostly by copying a paragraph.',
  standards: [
    'Reuters Handbook of Journalism: accuracy of quotations',
    'SPJ Code of Ethics: take responsibility for accuracy',
  ],
  limits: 'From six words on where all of a quotation stands in the other, from twelve where a part of both does.',
  bad: [
    {
      text: '"Nobody has won, but the trams will run again," Karl Venn said. "Nobody has won, but the trams will run again," Bo Lind told reporters.',
    },
    {
      text: '"Nobody has won today, but the trams will run again, and that is all we wanted," Karl Venn said. "Nobody has won today, but the trams will run again," Bo Lind told reporters.',
    },
  ],
  good: [
    {
      text: '"I think that it is time for us to go home," Karl Venn said. "I think that it is time to sell," Bo Lind told reporters.',
    },
    {
      text: '"Nobody has won, but the trams will run again," Karl Venn said. "We can live with it," Bo Lind told reporters.',
    },
    {
      text: '"Nobody has won, but the trams will run again," Karl Venn said. "Nobody has won, but the trams will run again," Venn said once more.',
    },
  ],
  check: (draft) => {
    const all = quoted(draft);
    return all.flatMap((said, i) => {
      const before = all
        .slice(0, i)
        .find((other) => other.source.id !== said.source.id && isShared(draft, other, said));
      return before
        ? [
            {
              span: said.span,
              message: `${before.source.name} is quoted with the same words: check which of the two said them`,
            },
          ]
        : [];
    });
  },
};

/** All words of the one stand in the other, or a long run of words stands in both. */
function isShared(draft: Draft, a: Said, b: Said): boolean {
  if (a.words === b.words) return true;
  // A part may be quoted in the headline, or again of one who is called otherwise there.
  if (!isBody(draft, a.span[0]) || !isBody(draft, b.span[0]) || mayBeOne(a.source, b.source)) return false;
  if (` ${a.words} `.includes(` ${b.words} `) || ` ${b.words} `.includes(` ${a.words} `)) return true;
  const words = a.words.split(' ');
  return words.some(
    (_, i) => i + RUN <= words.length && ` ${b.words} `.includes(` ${words.slice(i, i + RUN).join(' ')} `),
  );
}
/** Words of such a run. */
const RUN = 12;

interface Said {
  readonly span: Span;
  readonly words: string;
  readonly source: Source;
}

const FEW = 6;

/** Quotations of more than a few words with the source that speaks them. */
const quoted = (draft: Draft): readonly Said[] =>
  outermost(draft).flatMap(({ span }) => {
    const words = plainWords(draft, span);
    const speaker = speakerOf(draft, span);
    const source = speaker && sourceOf(draft, speaker);
    if (words.length < FEW || !source) return [];
    return [{ span, words: words.map((w) => w.word).join(' '), source }];
  });
