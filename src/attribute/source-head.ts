import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import type { SourceKind } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import { AUXILIARIES, PREPOSITIONS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { TRAILING_ADJECTIVES } from '../rules/en/phrase-words.ts';
import { LONGEST_SOURCE_NOUN, sourceNoun } from '../rules/en/source-nouns.ts';
import { tokensIn } from './form.ts';

/** Kind of the noun that heads the phrase `span` ("the report by the auditor": document); null where no noun of ours does. */
export function kindOfHead(parse: Parse, span: Span): SourceKind | null {
  const [first, last] = tokensIn(parse, span);
  let end = first;
  while (end < last) {
    const { lower, kind } = parse.tokens[end]!;
    if (
      end > first &&
      (kind === 'mark' || PREPOSITIONS.has(lower) || SUBORDINATORS.has(lower) || AUXILIARIES.has(lower))
    )
      if (lower !== "'s" && lower !== '’') break;
    end++;
  }
  while (end > first + 1 && standsBehind(parse.tokens[end - 1]!.lower)) end--;
  for (let n = Math.min(LONGEST_SOURCE_NOUN, end - first); n > 0; n--) {
    const words = parse.tokens.slice(end - n, end).map((t) => t.lower);
    const form = sourceNoun(words.join(' '));
    if (form) return form.kind;
  }
  return null;
}

/** What stands behind its noun: "people *familiar* with the talks", "a letter *seen* by the paper". */
const standsBehind = (word: string): boolean => TRAILING_ADJECTIVES.has(word) || /^\p{L}{3,}ed$/u.test(word);

/** True where the source is a report, study, figure, picture and the like. */
export function isDocument(parse: Parse, found: Pick<Found, 'source' | 'kind'>): boolean {
  const span = found.source[0];
  if (!span) return false;
  const kind = kindOfHead(parse, span);
  return kind === null ? found.kind === 'document' : kind === 'document';
}
