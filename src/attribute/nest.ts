import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { within as inside, length, shared } from '../records/span.ts';

/**
 * Puts attributions into text order of their cues, one a cue, and sets `within`: the innermost other attribution whose content
 * holds the cue and most of the content. An inner content never runs out of the content that it lies in.
 */
export function nest(_parse: Parse, found: readonly Found[]): Found[] {
  const byCue = new Map<string, Found>();
  for (const f of found) {
    const key = f.cue.join();
    const other = byCue.get(key);
    if (!other || f.confidence > other.confidence) byCue.set(key, f);
  }
  const list = [...byCue.values()].sort((a, b) => a.cue[0] - b.cue[0] || b.cue[1] - a.cue[1]);
  return list.map((f, i) => {
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
}

/** Attributions near enough in the list to hold one another: contents reach a few dozen cues at most. */
function* near(list: readonly Found[], i: number): Generator<number> {
  for (let j = Math.max(0, i - 40); j < Math.min(list.length, i + 40); j++) if (j !== i) yield j;
}
