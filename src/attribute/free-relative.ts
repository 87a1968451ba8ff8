import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { contains } from '../records/span.ts';
import { tokensIn } from './form.ts';

const HEADS = new Set(['what', 'whatever']);

/**
 * True of "*What I said* on Tuesday was wrong": what is said is only named there, and the rest speaks about it. The content that
 * was found then has pieces on both sides, the relative word among them.
 */
export function isFreeRelative(parse: Parse, { source, cue, content }: Found): boolean {
  const first = Math.min(...[...source, cue].map((s) => tokensIn(parse, s)[0]));
  const head = parse.tokens[first - 1];
  if (!head || !HEADS.has(head.lower)) return false;
  return content.length > 1 && content.some((piece) => contains(piece, [head.start, head.end]));
}
