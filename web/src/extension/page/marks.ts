import type { Place } from '../../../../src/read/places.ts';
import type { Layer, Layers, Marked, Stretch } from '../messages.ts';
import { articleOffset, type Piece, piecesOf, stands } from './places.ts';
import type { PageWords } from './snapshot.ts';

const PREFIX = 'hearsay-';

/** Marks by the browser's own highlights: they are no part of the document, so that no box of it changes. */
export class Marks {
  readonly #pieces = new Map<Stretch, readonly Piece[]>();
  readonly #words: PageWords;
  readonly #places: readonly Place[];
  readonly #order: ReadonlyMap<Node, number>;
  readonly marked: Omit<Marked, 'busy'>;

  constructor(words: PageWords, text: string, places: readonly Place[], stretches: readonly Stretch[]) {
    this.#words = words;
    this.#places = places;
    this.#order = new Map(words.nodes.map((n, i) => [n, i]));
    let shown = 0;
    for (const stretch of stretches) {
      const pieces = piecesOf(stretch.span, places, words);
      if (!pieces.length) continue;
      shown++;
      if (stands(text.slice(...stretch.span), pieces)) this.#pieces.set(stretch, pieces);
    }
    this.marked = { stretches: stretches.length, shown, right: this.#pieces.size };
  }

  /** Shows the layers that are on, and no other. */
  show(layers: Layers): void {
    const names = new Map<string, Highlight>();
    for (const [stretch, pieces] of this.#pieces) {
      if (!layers[stretch.layer]) continue;
      const name = PREFIX + (stretch.look || stretch.layer);
      const highlight = names.get(name) ?? new Highlight();
      names.set(name, highlight);
      for (const piece of pieces) highlight.add(rangeOf(piece));
    }
    const kept = CSS.highlights.get(`${PREFIX}on`);
    this.clear();
    for (const [name, highlight] of names) {
      highlight.priority = PRIORITY[name.slice(PREFIX.length)] ?? 0;
      CSS.highlights.set(name, highlight);
    }
    if (kept) CSS.highlights.set(`${PREFIX}on`, kept);
  }

  /** Brings out all words of one attribution, figure or clause; null none. Gives its first range. */
  reveal(id: string | null): Range | null {
    CSS.highlights.delete(`${PREFIX}on`);
    const pieces = [...this.#pieces].filter(([s]) => s.id === id).flatMap(([, p]) => p);
    if (!pieces.length) return null;
    const ranges = pieces.map(rangeOf);
    const highlight = new Highlight(...ranges);
    highlight.priority = 9;
    CSS.highlights.set(`${PREFIX}on`, highlight);
    return ranges.reduce((first, r) => (r.compareBoundaryPoints(Range.START_TO_START, first) < 0 ? r : first));
  }

  /** Id of the innermost attribution whose words these are; null for the article's own voice and what is not of the article. */
  attributionAt(node: Node, offset: number): { readonly inArticle: boolean; readonly id: string | null } {
    const at = articleOffset(node, offset, this.#places, this.#words, this.#order);
    if (at < 0) return { inArticle: false, id: null };
    const over = [...this.#pieces.keys()].filter((s) => SAYS.has(s.layer) && s.span[0] <= at && at < s.span[1]);
    over.sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]));
    return { inArticle: true, id: over[0]?.id ?? null };
  }

  /** By their names: the page's own highlights are not ours to look through. */
  clear(): void {
    for (const name of [...Object.keys(PRIORITY), 'on']) CSS.highlights.delete(PREFIX + name);
  }
}

const SAYS: ReadonlySet<Layer> = new Set(['source', 'cue', 'content']);
/** Of marks over the same words the higher one is painted last. */
const PRIORITY: Readonly<Record<string, number>> = { own: 0, content: 1, denied: 1, doubt: 1, anonymous: 2, source: 3, cue: 4, figure: 5 };

function rangeOf({ node, from, to }: Piece): Range {
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  return range;
}
