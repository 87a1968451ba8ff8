import { BODY_KINDS } from '../records/article.ts';
import type { Attribution } from '../records/attribution.ts';
import type { Figure } from '../records/figure.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Grade, Source } from '../records/source.ts';
import { bySpan, hull, normalize, type Span, subtract, words } from '../records/span.ts';
import { BINDING_WORDS } from '../rules/en/binding-words.ts';

/** The records of an article by id and by chain: what every format looks up. */
export interface Chains {
  readonly read: ReadArticle;
  /** Attributions that the article itself tells, in text order. */
  readonly outermost: readonly Attribution[];
  /** Those that lie directly within an attribution, in text order; empty for none. */
  readonly inside: (id: string) => readonly Attribution[];
  /** From the outermost to the attribution itself. */
  readonly chain: (a: Attribution) => readonly Attribution[];
  /** How many attributions it lies in: 0 for the outermost. */
  readonly depth: (a: Attribution) => number;
  readonly attribution: (id: string | null) => Attribution | null;
  readonly source: (id: string | null) => Source | null;
  readonly figures: (attribution: string | null) => readonly Figure[];
}

/** From the first unit to the last of source, cue and content. */
export const extent = (a: Attribution): Span => hull([...a.source, a.cue, ...a.content]) ?? a.cue;

/**
 * Orders an article's attributions into chains. A `within` that points at nothing, or back at its own inside, counts as none, so
 * that every attribution is shown once whatever the record says.
 */
export function chains(read: ReadArticle): Chains {
  const byId = new Map(read.attributions.map((a) => [a.id, a]));
  const sources = new Map(read.sources.map((s) => [s.id, s]));
  const outer = (a: Attribution): Attribution | null => (a.within === null ? null : (byId.get(a.within) ?? null));

  const start = new Map(read.attributions.map((a) => [a.id, extent(a)]));
  const inOrder = [...read.attributions].sort((a, b) => bySpan(start.get(a.id)!, start.get(b.id)!));
  const inside = new Map<string, Attribution[]>();
  const roots: Attribution[] = [];
  for (const a of inOrder) {
    const o = outer(a);
    if (!o) roots.push(a);
    else if (inside.has(o.id)) inside.get(o.id)!.push(a);
    else inside.set(o.id, [a]);
  }

  // What no root reaches goes round in a circle: its first attribution in the text becomes a root.
  const parent = new Map<string, Attribution | null>();
  const depth = new Map<string, number>();
  const reach = (root: Attribution): void => {
    const open: [Attribution, Attribution | null][] = [[root, null]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [a, o] = next;
      if (parent.has(a.id)) continue;
      parent.set(a.id, o);
      depth.set(a.id, o ? depth.get(o.id)! + 1 : 0);
      for (const i of inside.get(a.id) ?? []) open.push([i, a]);
    }
  };
  for (const root of roots) reach(root);
  const outermost = [...roots];
  for (const a of inOrder) {
    if (parent.has(a.id)) continue;
    outermost.push(a);
    reach(a);
  }
  outermost.sort((a, b) => bySpan(start.get(a.id)!, start.get(b.id)!));

  const figures = new Map<string | null, Figure[]>();
  for (const f of read.figures) {
    const key = f.attribution !== null && byId.has(f.attribution) ? f.attribution : null;
    const list = figures.get(key);
    if (list) list.push(f);
    else figures.set(key, [f]);
  }
  return {
    read,
    outermost,
    inside: (id) => (inside.get(id) ?? []).filter((a) => parent.get(a.id)?.id === id),
    chain: (a) => {
      const out: Attribution[] = [];
      for (let at: Attribution | null = a; at; at = parent.get(at.id) ?? null) out.push(at);
      return out.reverse();
    },
    depth: (a) => depth.get(a.id) ?? 0,
    attribution: (id) => (id === null ? null : (byId.get(id) ?? null)),
    source: (id) => (id === null ? null : (sources.get(id) ?? null)),
    figures: (id) => figures.get(id) ?? [],
  };
}

/** Grade of an attribution's source; `none` where it has no source. */
export const gradeOf = (c: Chains, a: Attribution): Grade => c.source(a.sourceId)?.grade ?? 'none';

/** The source's name, or its words where it was not resolved; null where the article names nobody. */
export const nameOf = (c: Chains, a: Attribution): string | null =>
  c.source(a.sourceId)?.name ?? (a.source.length ? shown(c.read, a.source) : null);

/**
 * Changes of source between the speaker and the article (docs/glossary.md, "hand"): an outer attribution counts when it asserts
 * and names another source; attitudes, and outer ones that deny, question or withhold, pass nothing on.
 */
export function hands(c: Chains, a: Attribution): number {
  let n = 0;
  let inner = a;
  for (const outer of [...c.chain(a)].reverse().slice(1)) {
    if (outer.stance !== 'asserts' || outer.act === 'attitude' || outer.sourceId === null) continue;
    if (inner.act !== 'attitude' && inner.sourceId !== null && inner.sourceId !== outer.sourceId) n++;
    inner = outer;
  }
  return n;
}

/** The words of `pieces` with what was cut out between them as an ellipsis, markup left out. */
export function shown(read: ReadArticle, pieces: readonly Span[]): string {
  const { text, skip } = read.article;
  const parts = normalize(pieces).map((p) => words(text, [p], skip));
  return parts.filter((p) => p !== '').join(' … ');
}

/**
 * True where an attribution's content says more than the attributions within it: else its words need not be printed twice, once
 * for each hand.
 */
export function saysMore(c: Chains, a: Attribution): boolean {
  const inner = c.inside(a.id).map(extent);
  const rest = a.content.flatMap((p) => subtract(p, inner));
  return words(c.read.article.text, rest)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((w) => w !== '' && !BINDING_WORDS.has(w));
}

/** Number of words in the body: what a reader would call the length of the article. */
export function wordCount(read: ReadArticle): number {
  const { blocks, skip, text } = read.article;
  const body = blocks.filter((b) => BODY_KINDS.has(b.kind)).map((b) => b.span);
  const all = words(text, body.length ? body : [[0, text.length]], skip);
  return all === '' ? 0 : all.split(' ').length;
}

/** How many attributions each source has, the busiest first, then in the order of the text. */
export function bySource(
  read: ReadArticle,
): readonly { readonly source: Source; readonly of: readonly Attribution[] }[] {
  const of = new Map<string, Attribution[]>(read.sources.map((s) => [s.id, []]));
  for (const a of read.attributions) if (a.sourceId !== null) of.get(a.sourceId)?.push(a);
  return read.sources
    .map((source, i) => ({ source, of: of.get(source.id)!, i }))
    .sort((a, b) => b.of.length - a.of.length || a.i - b.i)
    .map(({ source, of }) => ({ source, of }));
}
