import type { Span } from '../../records/span.ts';
import type { Draft } from '../draft.ts';
import { outermost, plainWords, sourceOf, speakerOf } from '../look.ts';
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
  limits: 'From six words on.',
  bad: [
    {
      text: '"Nobody has won, but the trams will run again," Karl Venn said. "Nobody has won, but the trams will run again," Bo Lind told reporters.',
    },
  ],
  good: [
    {
      text: '"Nobody has won, but the trams will run again," Karl Venn said. "We can live with it," Bo Lind told reporters.',
    },
    {
      text: '"Nobody has won, but the trams will run again," Karl Venn said. "Nobody has won, but the trams will run again," Venn said once more.',
    },
  ],
  check: (draft) => {
    const first = new Map<string, Said>();
    return quoted(draft).flatMap((said) => {
      const before = first.get(said.words);
      if (!before) first.set(said.words, said);
      return before && before.id !== said.id
        ? [
            {
              span: said.span,
              message: `${before.name} is quoted with the same words: check which of the two said them`,
            },
          ]
        : [];
    });
  },
};

interface Said {
  readonly span: Span;
  readonly words: string;
  readonly id: string;
  readonly name: string;
}

const FEW = 6;

/** Quotations of more than a few words with the source that speaks them. */
const quoted = (draft: Draft): readonly Said[] =>
  outermost(draft).flatMap(({ span }) => {
    const words = plainWords(draft, span);
    const speaker = speakerOf(draft, span);
    const source = speaker && sourceOf(draft, speaker);
    if (words.length < FEW || !source) return [];
    return [{ span, words: words.map((w) => w.word).join(' '), id: source.id, name: source.name }];
  });
