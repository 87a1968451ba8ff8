import { hash48 } from '../rows/ids.ts';
import { type Term, wordQuery } from '../rows/query.ts';
import { stemsOf, tokensOf } from './tokens.ts';

/** Bounds of PostgreSQL's `tsvector`: the longest lexeme, the last place in a text, and bytes of the whole, each with room to spare. */
const LONGEST = 255;
const LAST_PLACE = 16_383;
const MOST_BYTES = 900_000;

/** Of a longer token its begin, with a hash of the whole. */
const cut = (token: string): string =>
  token.length > LONGEST ? token.slice(0, LONGEST) + hash48(token).toString(36) : token;
const quoted = (token: string): string => `'${cut(token).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** How many tokens a text has. */
export const lengthOf = (text: string): number => tokensOf(text).length;

/** A text as PostgreSQL's `tsvector`, from the stems that FTS5 would find in it. */
export const vectorOf = (text: string): string => vector(stemsOf(text));
/** The same of names, unstemmed. */
export const nameVectorOf = (text: string): string => vector(tokensOf(text));

function vector(tokens: readonly string[]): string {
  const places = new Map<string, number[]>();
  let bytes = 0;
  for (const [i, token] of tokens.entries()) {
    const at = places.get(token);
    bytes += (at ? 0 : 4 * Math.min(LONGEST, token.length) + 8) + 4;
    if (bytes > MOST_BYTES) break;
    const place = Math.min(LAST_PLACE, i + 1);
    if (at) at.push(place);
    else places.set(token, [place]);
  }
  return [...places].map(([token, at]) => `${quoted(token)}:${at.join(',')}`).join(' ');
}

/** A term that must be there: a query for it alone, and its stems, the last of which may have any ending. */
export interface Wanted {
  readonly query: string;
  readonly stems: readonly string[];
  readonly isPrefix: boolean;
}

/** A query as PostgreSQL's `tsquery`, with the terms that must be there. */
export interface TextQuery {
  readonly match: string;
  readonly wanted: readonly Wanted[];
}

/** What was typed, for the words of statements; null where no word is asked for. */
export const textQuery = (typed: string): TextQuery | null => queryOf(typed, stemsOf);
/** The same for names. */
export const nameQuery = (typed: string): string | null => queryOf(typed, tokensOf)?.match ?? null;

function queryOf(typed: string, split: (text: string) => string[]): TextQuery | null {
  const parts = wordQuery(typed);
  if (!parts) return null;
  const of = (terms: readonly Term[]): Wanted[] =>
    terms.flatMap(({ text, isPrefix }) => {
      const stems = split(text).map(cut);
      return stems.length ? [{ query: phrase(stems, isPrefix), stems, isPrefix }] : [];
    });
  const [wanted, unwanted] = [of(parts.wanted), of(parts.unwanted)];
  if (!wanted.length) return null;
  const all = wanted.map((w) => w.query).join(' & ');
  const none = unwanted.length ? ` & !(${unwanted.map((w) => w.query).join(' | ')})` : '';
  return { match: all + none, wanted };
}

const phrase = (stems: readonly string[], isPrefix: boolean): string =>
  `(${stems.map((s, i) => `${quoted(s)}${isPrefix && i === stems.length - 1 ? ':*' : ''}`).join(' <-> ')})`;
