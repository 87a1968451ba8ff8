import type { Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import {
  COMMON_PAST_FORMS,
  DEPICTING_PARTICIPLES,
  FINITE_AUXILIARIES,
  PICTURE_PREPOSITIONS,
  PRESENT_AUXILIARIES,
} from '../rules/en/digest-clause-words.ts';
import { BE, DETERMINERS, isAdverb, NEGATIONS, SUBORDINATORS } from '../rules/en/grammar.ts';
import { type Text, tokensWithin } from './text.ts';

/**
 * Whether a sentence tells what was so, as "P reported that ..." has it: its main clause has a finite auxiliary or a past form. What shows a
 * scene ("The mayor opens the gate", "Boats are leaving the pier", "The mayor is seen with a goat") is the caption of a picture or tells a
 * tale in the present, and "There are 40 berths" leaves the place to the text.
 */
export function isReportable(text: Text, span: Span): boolean {
  const tokens = tokensWithin(text, span);
  if (tokens.find((t) => t.kind === 'word')?.lower === 'there') return false;
  const end = tokens.findIndex((t, i) => i > 0 && SUBORDINATORS.has(t.lower));
  const main = end < 0 ? tokens : tokens.slice(0, end);
  const verb = main.findIndex((t, i) => i > 0 && isMainVerb(main, i, t));
  return verb > 0 && !isShown(main, verb);
}

function isMainVerb(tokens: readonly Token[], i: number, { lower, text }: Token): boolean {
  if (FINITE_AUXILIARIES.has(lower)) return true;
  // "an injured rower".
  if (text !== lower || DETERMINERS.has(tokens[i - 1]!.lower)) return false;
  // "Rowers dressed in white wait": behind its noun a participle may be no verb of its own.
  return (
    COMMON_PAST_FORMS.has(lower) || (/[^e]ed$/.test(lower) && !PICTURE_PREPOSITIONS.has(tokens[i + 1]?.lower ?? ''))
  );
}

/** "are leaving", "can be seen". */
function isShown(tokens: readonly Token[], verb: number): boolean {
  const group: Token[] = [];
  for (let i = verb; i < tokens.length; i++) {
    const t = tokens[i]!;
    group.push(t);
    if (!FINITE_AUXILIARIES.has(t.lower) && !BE.has(t.lower) && !NEGATIONS.has(t.lower) && !isAdverb(t.lower)) break;
  }
  const last = group.at(-1)!.lower;
  const isPresent = PRESENT_AUXILIARIES.has(group[0]!.lower);
  return isPresent && group.some((t) => BE.has(t.lower)) && (/.ing$/.test(last) || DEPICTING_PARTICIPLES.has(last));
}

/**
 * Whether a line stands alone beside one that ends without a mark: a caption, a heading, a credit or another piece of the page. A sentence
 * there may be a piece too, and a pronoun in it may go back to before them.
 */
export function isAmongPieces({ read: { article } }: Text, [start, end]: Span): boolean {
  const from = article.text.lastIndexOf('\n', start - 1) + 1;
  const to = article.text.indexOf('\n', end);
  const isOwnLine =
    article.text.slice(from, start).trim() === '' && (to < 0 || article.text.slice(end, to).trim() === '');
  const before = article.text.slice(0, from).trimEnd();
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isFirst = !before.includes('\n');
  const behind = to < 0 ? '' : (article.text.slice(to).trimStart().split('\n', 1)[0] ?? '');
  return isOwnLine && ((!isFirst && isPiece(line)) || isPiece(behind));
}

/** A line before this one that ends without a mark. */
export function isBehindPiece({ read: { article } }: Text, at: number): boolean {
  const from = article.text.lastIndexOf('\n', at) + 1;
  const before = article.text.slice(0, from).trimEnd();
  return from > 0 && before.includes('\n') && isPiece(before.slice(before.lastIndexOf('\n') + 1));
}

const isPiece = (line: string): boolean => line.trim() !== '' && !/[.!?:;,…]["”’')\]]*$/.test(line.trim());
