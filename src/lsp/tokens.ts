import type { SemanticTokensLegend } from 'vscode-languageserver';
import { gradeOf } from '../present/chain.ts';
import { ROLES, type Role, STANCES } from '../records/attribution.ts';
import { GRADES } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import type { Review } from './review.ts';
import type { SemanticTokensBuilder } from './sdk.ts';

/** What a token is: its part; and of what: grade of the source, stance of the attribution. */
export const LEGEND: SemanticTokensLegend = { tokenTypes: [...ROLES], tokenModifiers: [...GRADES, ...STANCES] };

/**
 * The parts of attributions as tokens in the order of the text, none across a line or over another: where one lies in another's content, the inner
 * one shows. Markup of Markdown is left to others.
 */
export function pushTokens(review: Review, builder: SemanticTokensBuilder): void {
  const { document, mark, chains } = review;
  const { text, skip } = chains.read.article;
  const kinds: (readonly [type: number, modifiers: number])[] = [];
  const painted = new Uint16Array(text.length);
  const paint = (spans: readonly Span[], kind: number): void => {
    for (const [start, end] of spans) painted.fill(kind, start, end);
  };
  const outerFirst = [...chains.read.attributions].sort((a, b) => chains.depth(a) - chains.depth(b));
  for (const a of outerFirst) {
    const modifiers = bitOf(GRADES, gradeOf(chains, a)) | (bitOf(STANCES, a.stance) << GRADES.length);
    const kindOf = (role: Role): number => {
      const type = ROLES.indexOf(role);
      const known = kinds.findIndex(([t, m]) => t === type && m === modifiers);
      return known < 0 ? kinds.push([type, modifiers]) : known + 1;
    };
    paint(a.content, kindOf('content'));
    paint(a.source, kindOf('source'));
    paint([a.cue], kindOf('cue'));
  }
  paint(skip, 0);
  for (let i = 0; i < text.length; i++) if (isLineEnd(text, i)) painted[i] = 0;
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = start + 1;
    while (end < text.length && painted[end] === painted[start]) end++;
    if (painted[start] === 0) continue;
    const { line, character } = document.positionAt(start + mark);
    builder.push(line, character, end - start, ...kinds[painted[start]! - 1]!);
  }
}

const bitOf = <T>(list: readonly T[], value: T): number => 1 << list.indexOf(value);

const isLineEnd = (text: string, i: number): boolean => text[i] === '\n' || text[i] === '\r';
