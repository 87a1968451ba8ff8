import type { Parse } from '../../records/parse.ts';
import type { Span } from '../../records/span.ts';
import type { Draft } from './draft.ts';
import { type Item, isCapital, isMark, isWord, type Region } from './items.ts';

/** Words of a speaker's label before a colon. */
const LABEL = 5;

/** A label at the start of a region: one to five words, capitals and titles, before a colon. Index of the colon, or -1. */
function labelEnd(items: readonly Item[]): number {
  for (let i = 0; i < Math.min(items.length, LABEL + 1); i++) {
    if (isMark(items[i], ':')) return i > 0 && items.length > i + 1 ? i : -1;
    if (!isWord(items[i]) && !isMark(items[i], '.&')) return -1;
    if (i === 0 && !isCapital(items[i])) return -1;
  }
  return -1;
}

/** Labels that introduce a topic or a kind of text, not a speaker. */
const TOPICS = new Set(
  'opinion analysis watch video photos update updated breaking exclusive report live review note editor read fact factbox explainer poll q question correction clarification'.split(
    ' ',
  ),
);

/**
 * Headlines "X: Y" where X is somebody the article goes on to name or a body that speaks (the colon is the cue).
 */
export function readHeadline(region: Region, speaks: (items: readonly Item[]) => boolean): Draft | null {
  const { items } = region;
  const colon = labelEnd(items);
  if (colon < 0 || TOPICS.has(items[0]!.lower)) return null;
  const label = items.slice(0, colon);
  if (!speaks(label)) return null;
  return turn(
    items,
    colon,
    [items[0]!.start, items[colon - 1]!.end],
    [items[colon + 1]!.start, items.at(-1)!.end],
    'headline-colon',
  );
}

function turn(items: readonly Item[], colon: number, source: Span, content: Span, rule: string): Draft {
  const cue: Span = [items[colon]!.start, items[colon]!.end];
  return { source: [source], cue, content: [content], act: 'say', stance: 'asserts', to: null, rule };
}

/**
 * Interview lines "Name: words": blocks that begin with a label which at least two blocks of the article bear. Each block is one
 * attribution; a bare "Q" or "Question" is the writer's and gives none.
 */
export function interviewTurns(parse: Parse, leads: readonly Region[]): ReadonlyMap<number, Draft> {
  const byLabel = new Map<string, { region: Region; colon: number }[]>();
  for (const region of leads) {
    const colon = labelEnd(region.items);
    if (colon < 0) continue;
    const label = region.items
      .slice(0, colon)
      .map((i) => i.lower)
      .join(' ');
    byLabel.set(label, [...(byLabel.get(label) ?? []), { region, colon }]);
  }
  const out = new Map<number, Draft>();
  for (const [label, turns] of byLabel) {
    if (turns.length < 2 || TOPICS.has(label)) continue;
    for (const { region, colon } of turns) {
      const { items, block } = region;
      const first = items[colon + 1]!.start;
      const tokens = parse.blocks[block]!;
      const last = parse.sentences[tokens.last - 1]!.span[1];
      out.set(block, turn(items, colon, [items[0]!.start, items[colon - 1]!.end], [first, last], 'interview-turn'));
    }
  }
  return out;
}
