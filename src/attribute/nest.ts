import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { contains, within as inside, length, shared } from '../records/span.ts';
import { citations } from './citing.ts';
import { readCue } from './cue-facts.ts';
import { wholeNames } from './letters.ts';
import { quotationsAt } from './quoted.ts';
import { runOn } from './statements.ts';

/**
 * Puts attributions into text order of their cues, one a cue, and sets `within`: the innermost other attribution whose content
 * holds the cue and most of the content. An inner content never runs out of the content that it lies in.
 */
export function nest(parse: Parse, found: readonly Found[]): Found[] {
  const byCue = new Map<string, Found>();
  const inOrder = [...found].sort(byPlace);
  for (const f of citations(parse, runOn(parse, wholeNames(parse, inOrder)))) {
    const key = f.cue.join();
    const other = byCue.get(key);
    if (!other || f.confidence > other.confidence) byCue.set(key, f);
  }
  const list = [...byCue.values()].map((f) => withWholeWords(parse, f)).sort(byPlace);
  const placed = list.map((f, i) => {
    let parent: number | null = null;
    let size = Number.POSITIVE_INFINITY;
    for (const j of near(list, i)) {
      const outer = list[j]!;
      if (!inside(outer.content, f.cue)) continue;
      const total = f.content.reduce((n, c) => n + length(c), 0);
      const held = f.content.reduce((n, c) => n + shared(outer.content, c), 0);
      if (total > 0 && held < total * 0.5) continue;
      const extent = outer.content.reduce((n, c) => n + length(c), 0);
      if (extent < size && !(inside(f.content, outer.cue) && total >= extent)) {
        size = extent;
        parent = j;
      }
    }
    return { ...f, within: parent };
  });
  return withoutWeak(parse, placed);
}

/** "Can | n’t blame": no source begins within a word. */
function withWholeWords({ text }: Parse, f: Found): Found {
  const source = f.source.filter(([start]) => !/^n['’]t\b/.test(text.slice(start, start + 'n’t '.length)));
  return source.length < f.source.length ? { ...f, source } : f;
}

const byPlace = (a: Found, b: Found): number => a.cue[0] - b.cue[0] || b.cue[1] - a.cue[1];

/** Below this an attribution in another's content stands only where the lists know its cue. */
const WEAK = 0.4;
/** Below this a claim without a source stands in nobody's denial. */
const DOUBTFUL = 0.5;

/** "I think" in a quotation that nobody is known to speak: whoever "I" is, it is not the article that tells of it. */
function isUnheard(parse: Parse, f: Found): boolean {
  const [source] = f.source;
  if (f.within !== null || !source || !FIRST_PERSON.test(parse.text.slice(...source))) return false;
  return quotationsAt(parse, f.cue[0]).some(
    (q) => q.marks === 'double' && contains(q.span, f.cue) && contains(q.span, source),
  );
}

const FIRST_PERSON = /^(?:I|[Ww]e|[Mm]y|[Oo]ur)$/;

/** Without a model's weak findings inside other contents whose cue has no verb or noun of the cue lists. */
function withoutWeak(parse: Parse, list: readonly Found[]): Found[] {
  const isWeak = (f: Found): boolean => {
    if (f.within === null || f.confidence >= DOUBTFUL) return false;
    const { verb, noun } = readCue(parse, f);
    // "denies report of": a claim of nobody's adds nothing to who denies it.
    if (!f.source.length && list[f.within]!.act === 'deny') return true;
    return f.confidence < WEAK && verb === null && noun === null;
  };
  const weak = list.map((f) => isWeak(f) || isUnheard(parse, f));
  if (!weak.includes(true)) return [...list];
  const place: number[] = [];
  let n = 0;
  for (const w of weak) place.push(w ? -1 : n++);
  const up = (at: number | null): number | null => (at === null ? null : weak[at] ? up(list[at]!.within) : place[at]!);
  return list.filter((_, i) => !weak[i]).map((f) => ({ ...f, within: up(f.within) }));
}

/** Attributions near enough in the list to hold one another: contents reach a few dozen cues at most. */
function* near(list: readonly Found[], i: number): Generator<number> {
  for (let j = Math.max(0, i - 40); j < Math.min(list.length, i + 40); j++) if (j !== i) yield j;
}
