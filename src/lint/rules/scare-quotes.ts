import { tokenRange } from '../../records/in-parse.ts';
import type { Quotation } from '../../records/parse.ts';
import type { Span } from '../../records/span.ts';
import { BEFORE_SCARE_QUOTES, TERM_NOUNS } from '../../rules/en/lint-context-words.ts';
import { NAMING_WORDS } from '../../rules/en/lint-words.ts';
import type { Draft } from '../draft.ts';
import { isAttributed, isBody, outermost, sentenceAt, shown, stemsIn, tellersOf, wordCount } from '../look.ts';
import type { Rule } from '../rule.ts';

export const scareQuotes: Rule = {
  id: 'scare-quotes',
  level: 'off',
  about: "a single word in quotation marks that is nobody's",
  why: 'Marks around one word say that the writer does not mean it, or that somebody else said it; a reader cannot tell which.',
  standards: [
    'AP Stylebook: avoid fragmentary quotes',
    'Reuters Handbook of Journalism: avoid loaded words and take no side',
  ],
  limits:
    "In what somebody says a word is taken to be that speaker's, but for the plural behind the article. Names, titles and words that the text speaks about as words are left alone. Off until a house turns it on: in news nearly four of ten such words are terms or names that stand in no list.",
  bad: [
    { text: 'The "experts" of the mayor did not look at the bridge.' },
    { text: 'The town has put up "modern" lamps along the quay. They go out in the rain.' },
    { text: 'The drum came to the town as a "gift" in 1962. It is insured for much money.' },
    { text: 'Guests get a "discount" at the gate. It is less than the fee.' },
  ],
  good: [
    { text: 'The experts of the mayor did not look at the bridge.' },
    { text: 'The storm, called "Ada", hit the coast.' },
    { text: 'Holm said the plan was "absurd".' },
    { text: 'The town took in the crew under a rule for "transit" status. They left in May.' },
  ],
  check: (draft) =>
    outermost(draft)
      .filter((q) => isScare(draft, q))
      .map((q) => ({
        span: q.span,
        message: `it is not clear whose word ${shown(draft, q.span)} is: say who uses it, or take the marks off`,
      })),
};

/** "the 'experts'": one word in lower case behind a determiner. */
function isScare(draft: Draft, { span }: Quotation): boolean {
  if (!isBody(draft, span[0]) || wordCount(draft, span) !== 1) return false;
  const { tokens } = draft.parse;
  const [first, last] = tokenRange(draft, span);
  const word = tokens.slice(first, last).find((t) => t.kind === 'word');
  if (!word || /^\p{Lu}/u.test(word.text)) return false;
  if (tokens.slice(Math.max(0, first - 4), first).some((t) => NAMING_WORDS.has(t.lower))) return false;
  if (TERM_NOUNS.test(draft.read.article.text.slice(span[1], span[1] + LEAD))) return false;
  if (!BEFORE_SCARE_QUOTES.has(tokens[first - 1]?.lower ?? '')) return isNobodys(draft, span);
  // Within somebody's words it is that speaker's.
  const isPlural = tokens[first - 1]?.lower === 'the' && /[^s]s$/.test(word.lower);
  return isPlural || tellersOf(draft, span).every((a) => a.sourceId === null);
}

/** Nobody speaks in the sentence or leads up to it by a colon, and nobody uses the word elsewhere in the draft. */
function isNobodys(draft: Draft, span: Span): boolean {
  const { text } = draft.read.article;
  const sentence = sentenceAt(draft, span[0])!.span;
  if (isAttributed(draft, sentence) || LED_UP.test(text.slice(Math.max(0, sentence[0] - LEAD), sentence[0])))
    return false;
  const [word] = stemsIn(draft, span);
  if (!word || !/^\p{Ll}+(?:-\p{Ll}+)*$/u.test(word) || text[span[0] - 1] === '=') return false;
  const isUsed = (other: Span): boolean => other[0] !== span[0] && stemsIn(draft, other).has(word);
  return (
    !outermost(draft).some((q) => isUsed(q.span)) &&
    !draft.read.attributions.some((a) => a.sourceId !== null && a.content.some(isUsed))
  );
}
const LED_UP = /:\s*$/;
/** Letters around a sentence in which its lead or the noun behind the marks may stand. */
const LEAD = 16;
