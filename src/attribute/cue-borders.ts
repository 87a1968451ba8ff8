import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { AUXILIARIES, TIME_WORDS } from '../rules/en/grammar.ts';
import { TIME_LEADS, TIME_NOUNS } from '../rules/en/verb-group-words.ts';
import { lowerBound, tokensIn } from './form.ts';

/** "was 'happy | where he is'": words that begin in the middle of a cue and end behind it are quoted, so that the cue is none. */
export function splitsQuotation({ quotations }: Parse, { cue }: Found): boolean {
  let i = lowerBound(quotations.length, (k) => quotations[k]!.span[0] > cue[0]);
  for (; i < quotations.length && quotations[i]!.span[0] < cue[1]; i++)
    if (cue[1] < quotations[i]!.span[1]) return true;
  return false;
}

/**
 * "as | reported by", "later said" and "said": two cues side by side, or one in the other, of one speaker and one content are one cue; so are "had" and
 * "claimed" of one speaker, where the first is an auxiliary alone.
 */
export function withoutHalves(parse: Parse, found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const f of [...found].sort((a, b) => a.cue[0] - b.cue[0])) {
    const last = out.at(-1);
    const one =
      last &&
      parse.text.slice(last.cue[1], f.cue[0]).trim() === '' &&
      last.source.join() === f.source.join() &&
      (last.content.join() === f.content.join() || isAuxiliary(parse, last));
    if (!one) out.push(f);
    else if (last.content.join() !== f.content.join()) out[out.length - 1] = { ...f, cue: [last.cue[0], f.cue[1]] };
    else
      out[out.length - 1] = {
        ...(last.confidence > f.confidence ? last : f),
        cue: [last.cue[0], Math.max(last.cue[1], f.cue[1])],
      };
  }
  return out;
}

function isAuxiliary(parse: Parse, { cue }: Found): boolean {
  const [first, last] = tokensIn(parse, cue);
  return last === first + 1 && AUXILIARIES.has(parse.tokens[first]!.lower);
}

/** "reported last week | that", "said Saturday": time belongs to no part. */
export function withoutTime(parse: Parse, f: Found): Found {
  const [first, last] = tokensIn(parse, f.cue);
  const { tokens } = parse;
  let end = last;
  while (end > first + 1 && isTime(tokens, end - 1)) end--;
  if (end === last) return f;
  while (end > first + 1 && TIME_LEADS.has(tokens[end - 1]!.lower)) end--;
  return { ...f, cue: [f.cue[0], tokens[end - 1]!.end] };
}

/** Words of time that a cue may end with; "may" and "late" alone are none. */
const isTime = (tokens: readonly Token[], i: number): boolean => {
  const { lower, text } = tokens[i]!;
  if (!TIME_WORDS.has(lower)) return false;
  return DAYS.test(lower)
    ? text !== text.toLowerCase() || lower.length > 4
    : TIME_NOUNS.has(tokens[i + 1]?.lower ?? lower) || TIME_NOUNS.has(lower);
};
const DAYS = /^(?:\p{L}+day|tomorrow|tonight)$/u;

/** "“reaffirmed | their commitment”": a mark that opens a quotation is no part of a cue. */
export function withoutOpeningMark(parse: Parse, f: Found): Found {
  const mark = /^["“]\s*(?=\p{L})/u.exec(parse.text.slice(...f.cue));
  return mark ? { ...f, cue: [f.cue[0] + mark[0].length, f.cue[1]] } : f;
}

/** "said | bluntly that": manner right before a complementiser belongs to the cue. */
export function withManner(parse: Parse, f: Found): Found {
  const [first, ...others] = f.content;
  if (!first || parse.text.slice(f.cue[1], first[0]).trim() !== '' || f.cue[1] > first[0]) return f;
  const [at] = tokensIn(parse, first);
  const [adverb, next] = [parse.tokens[at]!, parse.tokens[at + 1]];
  if (!/^\p{Ll}{3,}ly$/u.test(adverb.text) || !next || !/^(?:that|whether)$/.test(next.text) || next.end > first[1])
    return f;
  return { ...f, cue: [f.cue[0], adverb.end], content: [[next.start, first[1]], ...others] };
}

/** "before 2 a.m|.": the full stop of an abbreviation belongs to the content that ends with it. */
export function wholeAbbreviation(parse: Parse, f: Found): Found {
  const isCut = ([, end]: Span): boolean =>
    parse.text[end] === '.' &&
    /(?:^|[\s(])(?:\p{L}\.)+\p{L}$/u.test(parse.text.slice(Math.max(0, end - ABBREVIATION), end));
  if (!f.content.some(isCut)) return f;
  return { ...f, content: f.content.map((c): Span => (isCut(c) ? [c[0], c[1] + 1] : c)) };
}
const ABBREVIATION = 12;
