import { BODY_KINDS } from '../records/article.ts';
import type { Figure } from '../records/figure.ts';
import type { Parse, Sentence } from '../records/parse.ts';
import { bySpan, type Span } from '../records/span.ts';
import { MAKERS } from '../rules/en/not-figures.ts';
import { readCounted } from './counted.ts';
import { isNoFigure } from './no-figure.ts';
import { capital, type Place } from './place.ts';
import { type Quantity, readQuantity } from './quantity.ts';
import { type Candidate, carryLists, foldOldValues, linkParts, readAsOf } from './relations.ts';
import { readVotes } from './votes.ts';

/** What figures need to know of an attribution. */
export interface FigureAttribution {
  readonly id: string;
  readonly content: readonly Span[];
  readonly cue: Span;
  readonly within: string | null;
}

export interface FigureContext {
  /** The article's `published`: ISO 8601, or null. */
  readonly published: string | null;
  readonly attributions: readonly FigureAttribution[];
}

/**
 * The quantities that the text reports, in text order (ids `f1`, `f2`, ...): number reader, hedges and units by word lists
 * (`rules/en/numbers.ts`, `hedges.ts`, `units.ts`), dates, ages, durations, scores and names left out. Linear in the length.
 */
export function findFigures(parse: Parse, context: FigureContext): Figure[] {
  const out: Figure[] = [];
  const body = parse.sentences.filter((s) => BODY_KINDS.has(parse.blocks[s.block]!.kind));
  const places = body.map((s) => place(parse, s));
  const models = modelNumbers(parse);
  const attributionOf = innermost(context.attributions);
  for (const p of places) {
    const base = out.length;
    const list = candidates(p, models);
    for (const [k, c] of list.entries()) {
      const span: Span = [c.q.start, c.q.end];
      out.push({
        id: `f${out.length + 1}`,
        span,
        min: c.q.low,
        max: c.q.high,
        hedge: c.q.hedge,
        counted: c.counted.words,
        unit: c.counted.unit,
        was: c.was,
        partOf: c.partOf === null ? null : `f${base + c.partOf + 1}`,
        asOf: readAsOf(p, c, list[k + 1], context.published),
        attribution: attributionOf(span),
      });
    }
  }
  return out;
}

interface Piece {
  readonly span: Span;
  readonly of: FigureAttribution;
  /** Units of the whole content: the smaller one lies deeper. */
  readonly size: number;
}

/** Gives the id of the innermost attribution around a span, for spans asked in text order: one sweep over all pieces. */
function innermost(attributions: readonly FigureAttribution[]): (span: Span) => string | null {
  const pieces = attributions
    .flatMap((of): Piece[] => {
      const size = of.content.reduce((n, [s, e]) => n + e - s, 0);
      return of.content.map((span) => ({ span, of, size }));
    })
    .sort((a, b) => bySpan(a.span, b.span));
  let next = 0;
  let open: Piece[] = [];
  return (span) => {
    while (next < pieces.length && pieces[next]!.span[0] <= span[0]) open.push(pieces[next++]!);
    open = open.filter((p) => p.span[1] > span[0]);
    let best: Piece | null = null;
    for (const p of open) if (p.span[1] >= span[1] && (!best || p.size <= best.size)) best = p;
    return best?.of.id ?? null;
  };
}

const MODEL = /^\d{2,4}s$/;

/** Numbers that the article uses as the name of a thing: 737 where it tells of "737s" or of the "Boeing 737". */
function modelNumbers(parse: Parse): ReadonlySet<string> {
  const out = new Set<string>();
  for (const [i, token] of parse.tokens.entries()) {
    const code = token.text.charCodeAt(0);
    if (code < 48 || code > 57) continue;
    if (MODEL.test(token.text) && !/^(?:1[5-9]|20)\d0s$|^\d0s$/.test(token.text)) out.add(token.text.slice(0, -1));
    else if (token.text.length <= 4 && i > 0 && MAKERS.has(parse.tokens[i - 1]!.lower)) out.add(token.text);
  }
  return out;
}

/** A model's number stands alone: without hedge and unit. */
const isModel = (p: Place, q: Quantity, models: ReadonlySet<string>): boolean =>
  models.size > 0 && q.hedge === 'exact' && q.unit === null && models.has(p.tokens[q.amount.first]!.text);

/** Share of words with a capital from which a sentence counts as title case. */
const TITLE_SHARE = 0.6;

function place(parse: Parse, s: Sentence): Place {
  const block = parse.blocks[s.block]!;
  let words = 0;
  let capitals = 0;
  for (let i = s.first; i < s.last; i++) {
    const token = parse.tokens[i]!;
    if (token.kind !== 'word' || token.text.length < 4) continue;
    words++;
    if (capital(token)) capitals++;
  }
  const ends = parse.tokens[s.last - 1]?.text === '.';
  return {
    text: parse.text,
    tokens: parse.tokens,
    from: s.first,
    last: s.last,
    title: (!ends || block.kind === 'headline') && words > 2 && capitals / words >= TITLE_SHARE,
    alone: block.last - block.first === 1,
  };
}

function candidates(p: Place, models: ReadonlySet<string>): Candidate[] {
  const out: Candidate[] = [];
  let i = p.from;
  let floor = p.from;
  while (i < p.last) {
    const votes = p.tokens[i]!.kind === 'number' ? readVotes(p, i) : null;
    if (votes) {
      out.push(...votes);
      floor = ++i;
      continue;
    }
    const q = readQuantity(p.tokens, i, p.from, p.last, floor);
    if (!q) {
      i++;
      continue;
    }
    if (isNoFigure(p, q) || isModel(p, q, models)) {
      i = q.amount.kind === 'fraction' ? i + 1 : Math.max(i + 1, q.amount.last);
      continue;
    }
    i = Math.max(i + 1, q.last);
    floor = i;
    out.push({ q, counted: readCounted(p, q, out.at(-1)?.counted ?? null), was: q.was, partOf: null, asOf: null });
  }
  return out.length > 1 ? linkParts(p, carryLists(p, foldOldValues(p, out))) : out;
}
