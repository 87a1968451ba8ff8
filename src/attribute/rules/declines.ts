import type { Span } from '../../records/span.ts';
import { AUXILIARIES, GROUP_ADVERBS, isAdverb, PREPOSITIONS, TIME_WORDS } from '../../rules/en/grammar.ts';
import { decliningAt } from '../declines.ts';
import { clauseEnd, contentOf } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isEnd, isMark, isWord, spanOf } from './items.ts';
import { subjectBefore } from './nouns.ts';

/** Passives, whose subject is what stays unsaid: "*The price* was not disclosed". */
const PASSIVE: ReadonlySet<string> = new Set(['verified', 'confirmed', 'disclosed', 'revealed', 'released']);

/** Prepositions before what is not spoken about; they belong to the cue. */
const TOPIC: ReadonlySet<string> = new Set(['on', 'about', 'regarding', 'upon']);

/**
 * A fixed way of saying nothing from item `k` on, with the index behind its cue: "had no comment", "declined to say why",
 * "could not be reached", "it is unclear whether", "found no evidence that". `main` is the subject of the main clause.
 */
export function readDecline(
  items: readonly Item[],
  k: number,
  floor: number,
  main: readonly Span[],
): { readonly draft: Draft; readonly to: number } | null {
  const found = decliningAt(items, k);
  if (!found) return null;
  const { entry, to } = found;
  const dummy = items[k]!.lower === 'it' || items[k]!.lower === 'there';
  let from = k;
  while (from > floor && !dummy && inGroup(items[from - 1]!)) from--;
  const subject = dummy ? null : subjectBefore(items, from, floor);
  const trailing = !subject && isMark(items[from - 1], ',') && items[k]!.lower.endsWith('ing');
  const source = subject ? [spanOf(items, subject.from, subject.to)] : trailing ? main : [];
  const base = { cue: spanOf(items, from, to), act: entry.act, stance: entry.stance, to: null, rule: 'saying-nothing' };
  if (!dummy && !source.length) return null;
  if (entry.content === 'none' && PASSIVE.has(items[to - 1]!.lower))
    return { draft: { ...base, source: [], content: source }, to };
  if (entry.content === 'none') {
    const topic = TOPIC.has(items[to]?.lower ?? '') && isWord(items[to + 1]) && !TIME_WORDS.has(items[to + 1]!.lower);
    const span = topic ? contentOf(items, to + 1, clauseEnd(items, to + 1)) : null;
    if (!span) return { draft: { ...base, source, content: [] }, to };
    return { draft: { ...base, cue: spanOf(items, from, to + 1), source, content: [span] }, to: to + 1 };
  }
  if (isEnd(items[to]) || (PREPOSITIONS.has(items[to]!.lower) && items[to]!.lower !== 'to')) return null;
  const content = contentOf(items, to, clauseEnd(items, to));
  return content && { draft: { ...base, source, content: [content] }, to };
}

const inGroup = ({ lower }: Item): boolean => AUXILIARIES.has(lower) || GROUP_ADVERBS.has(lower) || isAdverb(lower);
