import { MADE_KNOWN } from '../rules/en/page.ts';
import { SHARED_BY } from '../rules/en/picture-words.ts';

/** Units of a line that may have such a shape. */
const LEAST = 10;
const MOST = 200;

/**
 * True for whole lines (folded as `foldPhrase` does) that are of the page by their shape: what was shared from elsewhere, where to write to, whom to
 * follow, an address with its label, a link in square brackets.
 */
export const isPageShape = (folded: string): boolean =>
  folded.length >= LEAST &&
  folded.length <= MOST &&
  (isShared(folded) || isMail(folded) || isFollowing(folded) || isAddress(folded) || isBracketed(folded));

/** "A red boat A post shared by Nara Boats (@naraboats) on Dec 22, 2026". */
function isShared(folded: string): boolean {
  const found = SHARED_BY.exec(folded);
  return found !== null && folded.slice(found.index).includes('(@');
}

/** "Ada Holm can be reached at holm@nara.example". */
const isMail = (folded: string): boolean =>
  /\b(?:can|may) be (?:contacted|reached) (?:at|on|via) /.test(folded) &&
  folded.slice(folded.lastIndexOf(' ')).includes('@');

/** "Follow Ada Holm on Twitter: @adaholm." */
const isFollowing = (folded: string): boolean =>
  folded.startsWith('follow ') && MADE_KNOWN.some((site) => folded.includes(` on ${site}`)) && !/[.!?] /.test(folded);

/** "For more on harbours: http://nara.example and http://brell.example". */
function isAddress(folded: string): boolean {
  const colon = folded.indexOf(': ');
  return (
    colon > 1 &&
    !/[.!?]/.test(folded.slice(0, colon)) &&
    folded
      .slice(colon + 2)
      .split(' ')
      .every((w) => w === 'and' || /^(?:https?:|www\.)/.test(w))
  );
}

/** "[Is the mayor losing her grip?]" */
const isBracketed = (folded: string): boolean =>
  folded.startsWith('[') && folded.indexOf(']') === folded.length - 1 && folded.lastIndexOf('[') === 0;
