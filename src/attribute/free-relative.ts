import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { contains } from '../records/span.ts';
import { AUXILIARIES, BE } from '../rules/en/grammar.ts';
import { tokensIn } from './form.ts';

const HEADS = new Set(['what', 'whatever']);

/**
 * True of "*What I said* on Tuesday was wrong": what is said is only named there, and the rest speaks about it. The content that
 * was found then has pieces on both sides, the relative word among them and a finite verb behind, or is what stands behind alone; "*what he called* a new start"
 * says it.
 */
export function isFreeRelative(parse: Parse, { source, cue, content }: Found): boolean {
  const first = Math.min(...[...source, cue].map((s) => tokensIn(parse, s)[0]));
  const head = parse.tokens[first - 1];
  if (!head || !HEADS.has(head.lower)) return false;
  const isSplit = content.length > 1 && content.some((piece) => contains(piece, [head.start, head.end]));
  if (!isSplit && content.length !== 1) return false;
  const judged = content.some(
    (c) => c[0] >= cue[1] && AUXILIARIES.has(parse.tokens[tokensIn(parse, c)[0]]?.lower ?? ''),
  );
  return judged && !isCleft(parse, cue);
}

/** How far behind the cue the verb of the sentence may stand ("told *reporters on Monday* is"), in tokens. */
const REACH = 8;

/** "What he said *was that* the boat sank": the words themselves follow. */
function isCleft(parse: Parse, cue: Found['cue']): boolean {
  const { tokens } = parse;
  const [, last] = tokensIn(parse, cue);
  for (let i = last; i < last + REACH && i + 1 < tokens.length; i++)
    if (BE.has(tokens[i]!.lower)) return ['that', ':', '“', '"'].includes(tokens[i + 1]!.lower);
  return false;
}
