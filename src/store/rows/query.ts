const MOST_TERMS = 32;
const LONGEST = 1000;

/** A sign that the index keeps: marks on letters alone make no word. */
const INDEXED = /[\p{L}\p{N}\p{Co}]/u;

/** Words, "phrases", -not and prefix*. */
const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/** A query in the language of FTS5, with the terms that must be there, each by itself. */
export interface WordQuery {
  readonly match: string;
  readonly terms: readonly string[];
}

/**
 * A query in the language of FTS5 from what a person typed: all words and phrases in quotation marks must be there, those behind a
 * minus must not, an asterisk stands for any ending. Every term is quoted, so that nothing typed is ever read as syntax. Null where
 * no word is asked for.
 */
export function wordQuery(typed: string): WordQuery | null {
  const text = typed
    .slice(0, LONGEST)
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/gu, '"')
    .replaceAll('\0', ' ');
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, minus, phrase, word] of text.matchAll(TERM)) {
    const isPrefix = phrase === undefined && /[^*]\*+$/u.test(word!);
    const term = phrase ?? word!;
    if (!INDEXED.test(term) || wanted.length + unwanted.length >= MOST_TERMS) continue;
    (minus ? unwanted : wanted).push(`"${term}"${isPrefix ? ' *' : ''}`);
  }
  if (!wanted.length) return null;
  const all = wanted.join(' AND ');
  return { match: unwanted.length ? `(${all}) NOT (${unwanted.join(' OR ')})` : all, terms: wanted };
}

/** The query alone. */
export const ftsQuery = (typed: string): string | null => wordQuery(typed)?.match ?? null;
