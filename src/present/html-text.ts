import type { Block, BlockKind } from '../records/article.ts';
import type { Attribution, Stance } from '../records/attribution.ts';
import { type Span, subtract, touching, trim } from '../records/span.ts';
import { type Chains, extent, nameOf } from './chain.ts';
import { nameOfHidden, pieces } from './visible.ts';

/** Text for an element or an attribute in double quotes. Control characters and direction marks are shown by name. */
export const escaped = (text: string): string =>
  pieces(text)
    .map((p) => (p.hidden ? `[${nameOfHidden(p.text)}]` : entities(p.text)))
    .join('');

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const entities = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITY[c]!);

/** The number that the page shows for an attribution: its id without the letter. */
export const numberOf = (id: string): string => escaped(id.replace(/^a(?=\d+$)/, ''));

/** A stretch of text with an element around it. Marks may overlap; each is cut where another would cross it. */
interface Mark {
  readonly start: number;
  readonly end: number;
  /** Order among marks over the same stretch: the outer ones first. */
  readonly rank: number;
  readonly open: string;
  /** Written once, at the true start and the true end, not where the mark is cut. */
  readonly lead: string;
  readonly tail: string;
}

/** One paragraph of the page: blocks that share a line (a dateline and its paragraph) stand in one. */
export interface Row {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly html: string;
}

/** The article's text in paragraphs, with sources, cues and contents marked. Everything of the text is there but `skip`. */
export function rowsOf(c: Chains): readonly Row[] {
  const marks = marksOf(c);
  const out: Row[] = [];
  let next = 0;
  let active: Mark[] = [];
  for (const { kind, span, inner } of lines(c)) {
    active = active.filter((m) => m.end > span[0]);
    for (; next < marks.length && marks[next]!.start < span[1]; next++) {
      if (marks[next]!.end > span[0]) active.push(marks[next]!);
    }
    out.push({ kind, span, html: paragraph(c, span, [...active, ...inner]) });
  }
  return out;
}

/** Blocks as paragraphs, with what lies between blocks as paragraphs of their own, so that no word of the text is lost. */
function lines(c: Chains): readonly { kind: BlockKind; span: Span; inner: readonly Mark[] }[] {
  const { text, blocks, skip } = c.read.article;
  const out: { kind: BlockKind; span: Span; inner: Mark[] }[] = [];
  const add = (b: Block): void => {
    const last = out.at(-1);
    const small = (x: { kind: BlockKind; span: Span }): Mark => plain(x.span, `<span class="${x.kind}">`, -2);
    if (last && !text.slice(last.span[1], b.span[0]).includes('\n')) {
      const inner = [...last.inner, ...(last.kind === 'paragraph' ? [] : [small(last)])];
      out[out.length - 1] = { kind: b.kind, span: [last.span[0], b.span[1]], inner };
    } else out.push({ ...b, inner: [] });
  };
  // Markup alone, as the dash before an item of a list, is no paragraph.
  const addBetween = (between: Span): void => {
    const span = trim(text, between);
    const seen = subtract(span, touching(skip, span)).map((s) => text.slice(...s));
    if (seen.join('').trim() !== '') add({ kind: 'paragraph', span });
  };
  let at = 0;
  for (const b of blocks) {
    addBetween([at, Math.max(at, b.span[0])]);
    if (b.span[1] > b.span[0]) add(b);
    at = Math.max(at, b.span[1]);
  }
  addBetween([at, text.length]);
  return out;
}

const plain = ([start, end]: Span, open: string, rank: number): Mark => ({
  start,
  end,
  rank,
  open,
  lead: '',
  tail: '',
});

const LINE: Readonly<Record<Stance, string>> = {
  asserts: '',
  denies: ' denies',
  questions: ' questions',
  withholds: ' withholds',
};

function marksOf(c: Chains): readonly Mark[] {
  const { attributions, figures, unattributed } = c.read;
  const deep = heights(c);
  const marks: Mark[] = [];
  for (const a of attributions) {
    const depth = c.depth(a);
    const n = numberOf(a.id);
    const height = Math.min(3, deep.get(a.id) ?? 0);
    a.content.forEach(([start, end], i) => {
      const open = `<span class="content h${height}${LINE[a.stance]}">`;
      const lead = `<span class="edge" aria-hidden="true" data-n="${i === 0 ? n : `${n}…`}"></span>`;
      const tail = '<span class="edge end" aria-hidden="true"></span>';
      marks.push({ start, end, rank: depth * 2, open, lead, tail });
    });
    for (const span of a.source) marks.push(plain(span, '<span class="source">', depth * 2 + 1));
    const label = `Attribution ${n}: ${escaped(nameOf(c, a) ?? 'no source')}`;
    const tail = `<a class="n" href="#a${n}" aria-label="${label}">${n}</a>`;
    const [start, end] = a.cue;
    marks.push({ start, end, rank: depth * 2 + 1, open: `<span class="cue" id="t${n}">`, lead: '', tail });
  }
  for (const f of figures) marks.push(plain(f.span, `<span id="t-${escaped(f.id)}">`, 1000));
  for (const u of unattributed) marks.push(plain(u.span, `<span id="t-${escaped(u.id)}">`, -1));
  return marks.filter((m) => m.end > m.start).sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
}

/** How many lines of contents run above each content's own: 0 for one that holds no other. */
function heights(c: Chains): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  const innermostFirst = [...c.read.attributions].sort((a, b) => c.depth(b) - c.depth(a));
  for (const a of innermostFirst) {
    const above = c.inside(a.id).map((i) => 1 + (out.get(i.id) ?? 0));
    out.set(
      a.id,
      above.reduce((x, y) => Math.max(x, y), 0),
    );
  }
  return out;
}

/** The marked text of one stretch. Elements are closed and opened again where marks cross, so that they always nest. */
function paragraph(c: Chains, [from, to]: Span, marks: readonly Mark[]): string {
  const { text, skip } = c.read.article;
  const opening = [...marks].sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  const hidden = touching(skip, [from, to]);
  const cuts = new Set([from, to]);
  for (const [s, e] of [...opening.map((m): Span => [m.start, m.end]), ...hidden]) {
    if (s > from) cuts.add(Math.min(s, to));
    if (e < to) cuts.add(Math.max(e, from));
  }
  const at = [...cuts].sort((a, b) => a - b);
  let html = '';
  let stack: Mark[] = [];
  let next = 0;
  let skipped = 0;
  for (let i = 0; i < at.length; i++) {
    const pos = at[i]!;
    const last = pos === to;
    const ends = (m: Mark): boolean => last || m.end <= pos;
    const keep = stack.findIndex(ends);
    if (keep >= 0) {
      const again: Mark[] = [];
      for (let k = stack.length - 1; k >= keep; k--) {
        const m = stack[k]!;
        html += `${m.end === pos ? m.tail : ''}</span>`;
        if (!ends(m)) again.push(m);
      }
      stack = stack.slice(0, keep);
      for (const m of again.reverse()) {
        html += m.open.replace(/ id="[^"]*"/, '');
        stack.push(m);
      }
    }
    if (last) break;
    for (; next < opening.length && opening[next]!.start <= pos; next++) {
      const m = opening[next]!;
      if (m.end <= pos) continue;
      html += m.start < from ? m.open.replace(/ id="[^"]*"/, '') : m.open + m.lead;
      stack.push(m);
    }
    while (skipped < hidden.length && hidden[skipped]![1] <= pos) skipped++;
    const markup = hidden[skipped];
    if (markup && markup[0] <= pos) continue;
    html += words(text.slice(pos, at[i + 1]!));
  }
  return html;
}

const words = (text: string): string =>
  pieces(text)
    .map((p) =>
      p.hidden ? `<span class="hidden-mark" title="hidden character">${nameOfHidden(p.text)}</span>` : entities(p.text),
    )
    .join('');

/** Outermost attributions by the row that they start in; one that starts in no row goes to the last row before it. */
export function notesByRow(c: Chains, rows: readonly Row[]): ReadonlyMap<Row, readonly Attribution[]> {
  const out = new Map<Row, Attribution[]>();
  let i = 0;
  for (const a of c.outermost) {
    const [start] = extent(a);
    while (i + 1 < rows.length && rows[i + 1]!.span[0] <= start) i++;
    const row = rows[i];
    if (!row) continue;
    if (out.has(row)) out.get(row)!.push(a);
    else out.set(row, [a]);
  }
  return out;
}
