import { UNSEEN_UNIT } from './page-words.ts';

/** A piece of a text node: from unit `at` of the node on, its units stand at `from` in the page's words. */
type Piece = readonly [at: number, from: number];

/** Remembers where each text node of a page came from, while the extractor takes the page apart. */
export class Origins {
  readonly #pieces = new Map<Node, readonly Piece[]>();

  /** Counts the text nodes of a document as it was parsed, and follows them when its body is made anew from its own HTML. */
  register({ body }: Document): void {
    let at = 0;
    for (const node of textsIn(body)) {
      this.#pieces.set(node, [[0, at]]);
      at += node.nodeValue?.length ?? 0;
    }
    this.#follow(body);
  }

  /** Where unit `i` of a text node stands in the page's words; -1 where that is not known. */
  placeOf(node: Node): (i: number) => number {
    const pieces = this.#pieces.get(node) ?? [];
    return (i) => {
      const piece = pieces.findLast(([at]) => at <= i);
      return piece && piece[1] >= 0 ? piece[1] + i - piece[0] : -1;
    };
  }

  /** The extractor keeps the body's HTML and sets it again for another try: its text nodes are new then, their words are not. */
  #follow(body: HTMLElement): void {
    const html = accessor(body);
    let kept: readonly { readonly size: number; readonly pieces: readonly Piece[] }[] = [];
    Object.defineProperty(body, 'innerHTML', {
      configurable: true,
      get: () => {
        kept = textsIn(body).map((n) => ({ size: n.nodeValue?.length ?? 0, pieces: this.#pieces.get(n) ?? [[0, -1]] }));
        return html.get!.call(body) as string;
      },
      set: (value: string) => {
        html.set!.call(body, value);
        this.#settle(textsIn(body), kept);
      },
    });
  }

  #settle(nodes: readonly Node[], kept: readonly { readonly size: number; readonly pieces: readonly Piece[] }[]): void {
    const sum = (sizes: readonly number[]): number => sizes.reduce((n, size) => n + size, 0);
    if (sum(nodes.map((n) => n.nodeValue?.length ?? 0)) !== sum(kept.map((k) => k.size))) return;
    let old = 0;
    let within = 0;
    for (const node of nodes) {
      const size = node.nodeValue?.length ?? 0;
      const pieces: Piece[] = [];
      for (let at = 0; at < size; ) {
        const k = kept[old]!;
        if (within >= k.size) {
          old++;
          within = 0;
          continue;
        }
        const i = k.pieces.findLastIndex(([from]) => from <= within);
        const [start, from] = k.pieces[i]!;
        const end = Math.min(k.pieces[i + 1]?.[0] ?? k.size, within + size - at);
        pieces.push([at, from < 0 ? -1 : from + within - start]);
        at += end - within;
        within = end;
      }
      this.#pieces.set(node, pieces);
    }
  }
}

function accessor(body: object): PropertyDescriptor {
  for (let proto: object | null = body; proto; proto = Object.getPrototypeOf(proto) as object | null) {
    const found = Object.getOwnPropertyDescriptor(proto, 'innerHTML');
    if (found) return found;
  }
  throw new Error('a body without HTML');
}

/** The text nodes below an element in page order. No recursion. */
function textsIn(root: Node): readonly Node[] {
  const out: Node[] = [];
  const nodes: Node[] = [root];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.nodeType === 3) out.push(node);
    for (let child = node.lastChild; child; child = child.previousSibling) nodes.push(child);
  }
  return out;
}

/** For each unit that is left when `raw` is folded, its place in `raw`. */
export function foldedFrom(raw: string): readonly number[] {
  const out: number[] = [];
  let blank = false;
  for (let i = 0; i < raw.length; i++) {
    const unit = raw[i]!;
    if (UNSEEN_UNIT.test(unit)) continue;
    const isBlank = /\s/.test(unit);
    if (!isBlank || !blank) out.push(i);
    blank = isBlank;
  }
  return out;
}
