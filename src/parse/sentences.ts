import type { Quotation, Sentence, Token } from '../records/parse.ts';
import { BOUND_ABBREVIATIONS, OPEN_ABBREVIATIONS, SENTENCE_STARTERS, TAG_VERBS } from '../rules/en/abbreviations.ts';
import { isUpper } from './characters.ts';

const CLOSERS = new Set(['"', '”', '’', "'", "''", '’’', '»', '›', ')', ']', '“']);
const OPENERS = new Set(['"', '“', '‘', "'", "''", '``', '«', '‹', '„', '(', '[']);

/** What has more tokens is no sentence that anybody wrote: it is cut there, so that no stage meets one without end. */
const LONGEST = 1000;

/**
 * Cuts the tokens `first` to `last` of one block into sentences. Never inside a quotation: the sentence goes on to its closing
 * mark, and behind it while a tag follows. Abbreviations and initials are told by lists (`rules/en/abbreviations.ts`).
 */
export function sentences(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  block: number,
  quotations: readonly Quotation[],
): Sentence[] {
  const out: Sentence[] = [];
  let start = first;
  let q = 0;
  let quotedUntil = -1;
  for (let i = first; i < last; i++) {
    const token = tokens[i]!;
    while (q < quotations.length && quotations[q]!.span[0] <= token.start) {
      if (quotations[q]!.marks === 'double' || quotations[q]!.depth === 0)
        quotedUntil = Math.max(quotedUntil, quotations[q]!.span[1]);
      q++;
    }
    if (i - start >= LONGEST) {
      out.push({ span: [tokens[start]!.start, tokens[i - 1]!.end], first: start, last: i, block });
      start = i;
    }
    if (!endsSentence(token)) continue;
    let end = i + 1;
    while (end < last && tokens[end]!.start === tokens[end - 1]!.end && CLOSERS.has(tokens[end]!.text)) end++;
    if (tokens[end - 1]!.end < quotedUntil) continue;
    if (end >= last) break;
    if (tokens[end]!.start === tokens[end - 1]!.end && token.text === '.') continue;
    if (!startsSentence(text, tokens, i, end, last)) continue;
    out.push({ span: [tokens[start]!.start, tokens[end - 1]!.end], first: start, last: end, block });
    start = end;
    i = end - 1;
  }
  if (start < last) out.push({ span: [tokens[start]!.start, tokens[last - 1]!.end], first: start, last, block });
  return out;
}

/** A final mark, or an abbreviation that keeps its full stop ("U.S."). */
const endsSentence = (t: Token): boolean =>
  t.kind === 'mark' ? t.text[0] === '.' || t.text === '!' || t.text === '?' || t.text === '…' : t.text.endsWith('.');

function startsSentence(text: string, tokens: readonly Token[], at: number, next: number, last: number): boolean {
  let follower = next;
  while (follower < last - 1 && OPENERS.has(tokens[follower]!.text)) follower++;
  const word = tokens[follower]!;
  const mark = tokens[at]!;
  const capital = isUpper(text, word.start);
  if (mark.text === '!' || mark.text === '?') {
    if (!capital && word.kind !== 'number') return false;
    return next === at + 1 || !tagFollows(tokens, follower, last);
  }
  if (mark.text.startsWith('..') || mark.text === '…') return capital;
  if (word.kind === 'word' && !capital && follower === next) return false;
  if (word.kind === 'mark' && follower === next) return false;
  const before = mark.kind === 'word' ? mark : tokens[at - 1];
  if (before?.kind !== 'word' || (mark.kind === 'mark' && before.end !== mark.start)) return true;
  const key = before.lower.replace(/\.$/, '');
  if (next > at + 1) return true;
  if (mark.kind === 'mark' && (key === 'no' || key === 'nos')) return word.kind !== 'number';
  if (mark.kind === 'mark' && BOUND_ABBREVIATIONS.has(key))
    return !isUpper(text, before.start) && !['vs', 'v', 'e.g', 'i.e', 'cf'].includes(key);
  const initial = mark.kind === 'word' && key.length === 1;
  if (initial || OPEN_ABBREVIATIONS.has(key)) return capital && SENTENCE_STARTERS.has(word.lower);
  return true;
}

/** "...?" Holm asked: within a few words and before any mark comes a verb that tags the quotation. */
function tagFollows(tokens: readonly Token[], from: number, last: number): boolean {
  for (let i = from; i < Math.min(last, from + 5); i++) {
    const t = tokens[i]!;
    if (t.kind === 'mark') return false;
    if (TAG_VERBS.has(t.lower)) return true;
  }
  return false;
}
