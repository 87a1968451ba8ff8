import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { tokensIn } from './form.ts';

/**
 * Sources whose name ends in a letter by itself, with the whole name: "Country A", "Paper P". An engine that splits names at words
 * may find one half of it.
 */
export const wholeNames = (parse: Parse, found: readonly Found[]): Found[] =>
  found.map((f) => {
    const source = f.source.map((s) => whole(parse, s));
    return source.some((s, i) => s !== f.source[i]) ? { ...f, source } : f;
  });

function whole(parse: Parse, span: Span): Span {
  const { tokens } = parse;
  const [first, last] = tokensIn(parse, span);
  if (first >= last) return span;
  if (isName(tokens[last - 1]) && isLetter(tokens[last]) && follows(tokens[last - 1]!, tokens[last]!))
    return [span[0], tokens[last]!.end];
  if (
    last - first === 1 &&
    isLetter(tokens[first]) &&
    isName(tokens[first - 1]) &&
    follows(tokens[first - 1]!, tokens[first]!)
  )
    return [tokens[first - 1]!.start, span[1]];
  return span;
}

const follows = (a: Token, b: Token): boolean => b.start === a.end + 1;
/** One capital letter, not the pronoun. */
const isLetter = (t: Token | undefined): boolean => t !== undefined && /^[A-HJ-Z]$/.test(t.text);
const isName = (t: Token | undefined): boolean => t?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(t.text);
