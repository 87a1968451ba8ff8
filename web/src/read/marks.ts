import { type Chains, extent, gradeOf } from '../../../src/present/chain.ts';
import { nameOfHidden, pieces } from '../../../src/present/visible.ts';
import type { BlockKind } from '../../../src/records/article.ts';
import type { Attribution } from '../../../src/records/attribution.ts';
import { type Span, touching } from '../../../src/records/span.ts';

/** A stretch of the text with a meaning. `id` is that of its attribution, figure or clause. */
export interface Mark {
  readonly kind: 'source' | 'cue' | 'content' | 'figure' | 'own';
  readonly id: string;
  readonly span: Span;
  readonly look: string;
  /** Among marks over the same stretch the lower rank is the outer one. */
  readonly rank: number;
}

/** A paragraph's text as a tree: words, and marks around them. A mark that another one crosses is cut in two. */
export type Piece =
  | { readonly text: string; readonly hidden: boolean }
  | { readonly mark: Mark; readonly starts: boolean; readonly inner: readonly Piece[] };

export interface Row {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly pieces: readonly Piece[];
  /** Ids of the attributions, figures and clauses that have words here. */
  readonly ids: ReadonlySet<string>;
}

/** All paragraphs of an article in order: together they hold every word of the text but its markup. */
export function rowsOf(c: Chains): readonly Row[] {
  const marks = marksOf(c);
  const rows: Row[] = [];
  let next = 0;
  let open: readonly Mark[] = [];
  for (const { kind, span } of linesOf(c)) {
    const mine = open.filter((m) => m.span[1] > span[0]);
    for (; next < marks.length && marks[next]!.span[0] < span[1]; next++)
      if (marks[next]!.span[1] > span[0]) mine.push(marks[next]!);
    open = mine;
    rows.push({
      kind,
      span,
      pieces: nested(c, mine.map((m) => cut(m, span)).sort(byPlace), span),
      ids: new Set(mine.map((m) => m.id)),
    });
  }
  return rows;
}

/** Blocks as lines, with what lies between blocks as lines of its own. */
function linesOf(c: Chains): readonly { readonly kind: BlockKind; readonly span: Span }[] {
  const { text, blocks } = c.read.article;
  const out: { kind: BlockKind; span: Span }[] = [];
  const add = (kind: BlockKind, span: Span): void => {
    const last = out.at(-1);
    // A dateline and its paragraph share a line.
    if (last && !text.slice(last.span[1], span[0]).includes('\n'))
      out[out.length - 1] = { kind: kind === 'dateline' ? last.kind : kind, span: [last.span[0], span[1]] };
    else out.push({ kind, span });
  };
  let at = 0;
  for (const b of blocks) {
    if (text.slice(at, b.span[0]).trim() !== '') add('paragraph', [at, b.span[0]]);
    if (b.span[1] > b.span[0]) add(b.kind, b.span);
    at = Math.max(at, b.span[1]);
  }
  if (text.slice(at).trim() !== '') add('paragraph', [at, text.length]);
  return out;
}

function marksOf(c: Chains): readonly Mark[] {
  const { attributions, figures, unattributed } = c.read;
  const over = heights(c);
  const marks: Mark[] = [];
  for (const a of attributions) {
    const rank = c.depth(a) * 3;
    const facts = `${a.stance} g-${gradeOf(c, a)}`;
    for (const span of a.content)
      marks.push({ kind: 'content', id: a.id, span, rank, look: `${facts} over${Math.min(3, over.get(a.id) ?? 0)}` });
    for (const span of a.source) marks.push({ kind: 'source', id: a.id, span, rank: rank + 1, look: facts });
    marks.push({ kind: 'cue', id: a.id, span: a.cue, rank: rank + 2, look: facts });
  }
  for (const f of figures) marks.push({ kind: 'figure', id: f.id, span: f.span, rank: 9999, look: '' });
  for (const u of unattributed) marks.push({ kind: 'own', id: u.id, span: u.span, rank: -1, look: '' });
  return marks.filter((m) => m.span[1] > m.span[0]).sort(byPlace);
}

const byPlace = (a: Pick<Mark, 'span' | 'rank'>, b: Pick<Mark, 'span' | 'rank'>): number =>
  a.span[0] - b.span[0] || b.span[1] - a.span[1] || a.rank - b.rank;

/** How many rules of contents run above each content's own: 0 for one that holds no other. */
function heights(c: Chains): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const a of [...c.read.attributions].sort((x, y) => c.depth(y) - c.depth(x)))
    out.set(
      a.id,
      c.inside(a.id).reduce((most, i) => Math.max(most, 1 + (out.get(i.id) ?? 0)), 0),
    );
  return out;
}

interface Cut extends Pick<Mark, 'rank' | 'span'> {
  readonly mark: Mark;
  readonly starts: boolean;
}

const cut = (mark: Mark, [from, to]: Span): Cut => ({
  mark,
  rank: mark.rank,
  span: [Math.max(from, mark.span[0]), Math.min(to, mark.span[1])],
  starts: mark.span[0] >= from,
});

/** `marks` in order of place, all within the stretch. */
function nested(c: Chains, marks: readonly Cut[], [from, to]: Span): readonly Piece[] {
  const out: Piece[] = [];
  let at = from;
  let rest = [...marks];
  for (let m = rest.shift(); m; m = rest.shift()) {
    out.push(...words(c, [at, m.span[0]]));
    const [, end] = m.span;
    const inner: Cut[] = [];
    const crossing: Cut[] = [];
    let i = 0;
    for (; i < rest.length && rest[i]!.span[0] < end; i++) {
      const x = rest[i]!;
      if (x.span[1] <= end) inner.push(x);
      else {
        inner.push({ ...x, span: [x.span[0], end] });
        crossing.push({ ...x, span: [end, x.span[1]], starts: false });
      }
    }
    rest = [...crossing, ...rest.slice(i)];
    if (crossing.length) rest.sort(byPlace);
    out.push({ mark: m.mark, starts: m.starts, inner: nested(c, inner.sort(byPlace), m.span) });
    at = end;
  }
  out.push(...words(c, [at, to]));
  return out;
}

/** Words as shown: markup left out, hidden characters apart. */
function words(c: Chains, [from, to]: Span): readonly Piece[] {
  const { text, skip } = c.read.article;
  let shown = '';
  let at = from;
  for (const [s, e] of touching(skip, [from, to])) {
    shown += text.slice(at, Math.max(at, s));
    at = Math.min(to, e);
  }
  shown += text.slice(at, to);
  return pieces(shown).map((p) => (p.hidden ? { text: nameOfHidden(p.text), hidden: true } : p));
}

/** The attributions in the order that a reader meets them. */
export const inOrder = (c: Chains): readonly Attribution[] =>
  [...c.read.attributions].sort((a, b) => a.cue[0] - b.cue[0] || extent(a)[0] - extent(b)[0]);
