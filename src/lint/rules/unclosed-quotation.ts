import type { Rule } from '../rule.ts';

export const unclosedQuotation: Rule = {
  id: 'unclosed-quotation',
  level: 'error',
  about: 'quotation marks without a partner',
  why: 'A reader cannot tell where the quoted words end and the article goes on, so words of the article may be taken for those of the speaker.',
  standards: ['AP Stylebook: punctuation of quotations', 'Reuters Handbook of Journalism: accuracy of quotations'],
  limits:
    'A quotation over several paragraphs has an opening mark at each paragraph and a closing mark at the last; that is found to be right.',
  bad: [{ text: '"The bridge will open in June, Mayor Ada Lund said on Monday. The work took four years.' }],
  good: [
    { text: '"The bridge will open in June," Mayor Ada Lund said on Monday. The work took four years.' },
    { text: '"The bridge will open in June," Mayor Ada Lund said. "We waited for four years.\n\n"Now it is done."' },
    { text: 'The bridge will open in June. <post id="12> It took four years.' },
  ],
  check: ({ read, parse }) =>
    read.notices.flatMap((n) => {
      if (n.code !== 'unbalanced-quote' || !n.span) return [];
      const block = parse.blocks.find((b) => b.span[0] <= n.span![0] && n.span![0] < b.span[1])?.span ?? n.span;
      const before = read.article.text.slice(block[0], n.span[0]);
      const behind = read.article.text.slice(n.span[0] + 1, block[1]);
      if (closesOnNextLine(read.article.text, n.span[0]) || isInTag(before, behind)) return [];
      // A blank on its inner side: it has a partner, and only stands apart from the words it belongs to.
      const isAway = /\s$/.test(before) && /^(?:\s|$)/.test(behind);
      return [{ span: n.span, message: isAway ? AWAY : ALONE }];
    }),
};

const ALONE =
  'this quotation mark has no partner: add the missing mark, turn this one or set it on the other side of the blank, or take it out';
const AWAY = 'this quotation mark has blanks on both sides: put it next to the words that it opens or closes';

/** `<post id="12">`: a value in a tag that the text has kept. */
const isInTag = (before: string, behind: string): boolean =>
  /<\/?[a-z][^<>]{0,200}$/i.test(before) && /^[^<>]{0,200}>/.test(behind);

/** Letters that a quotation over several lines may have. */
const LONG = 2_000;

/** A quotation over lines of a text that has no empty lines between its paragraphs: where its paragraph ends is not known. */
function closesOnNextLine(text: string, at: number): boolean {
  const behind = text.slice(at + 1, at + LONG);
  const end = behind.search(/["“”]/);
  if (end < 0) return false;
  const words = behind.slice(0, end);
  return /\n/.test(words) && !/\n\s*\n/.test(words) && /[\s\p{P}]$/u.test(words);
}
