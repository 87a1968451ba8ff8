import { type Chains, gradeOf } from '../../../src/present/chain.ts';
import { BODY_KINDS } from '../../../src/records/article.ts';
import type { Grade, Source } from '../../../src/records/source.ts';
import { length, type Span, shared, subtract } from '../../../src/records/span.ts';

/**
 * Share of what an article tells by whose word it is: the innermost attribution counts, since it is the speaker's. The words that
 * only name sources and signal them tell nothing and are left out.
 */
export interface Shares {
  /** Shares of the letters, 0..1; with `own` they add up to 1. */
  readonly grades: Readonly<Record<Grade, number>>;
  /** The article's own voice. */
  readonly own: number;
  /** Sources by the share that rests on them, most first; those on which nothing rests last. */
  readonly sources: readonly { readonly source: Source; readonly share: number; readonly of: readonly string[] }[];
}

export function sharesOf(c: Chains): Shares {
  const { blocks } = c.read.article;
  const body = blocks.filter((b) => BODY_KINDS.has(b.kind)).map((b) => b.span);
  const size = (pieces: readonly Span[]): number =>
    pieces.reduce((n, p) => n + (body.length ? shared(body, p) : length(p)), 0);
  const voice = size(c.read.unattributed.map((u) => u.span));

  const grades: Record<Grade, number> = { named: 0, role: 0, unnamed: 0, anonymous: 0, none: 0 };
  const bySource = new Map<string, { n: number; of: string[] }>(c.read.sources.map((s) => [s.id, { n: 0, of: [] }]));
  for (const a of c.read.attributions) {
    const inner = c.inside(a.id).flatMap((i) => i.content);
    const own = a.content.flatMap((p) => subtract(p, inner));
    const n = size(own);
    grades[gradeOf(c, a)] += n;
    const record = a.sourceId === null ? undefined : bySource.get(a.sourceId);
    if (!record) continue;
    record.n += n;
    record.of.push(a.id);
  }
  const told = Object.values(grades).reduce((x, y) => x + y, 0);
  const all = told + voice || 1;
  for (const g of Object.keys(grades) as Grade[]) grades[g] /= all;
  return {
    grades,
    own: voice / all,
    sources: c.read.sources
      .map((source) => ({ source, share: bySource.get(source.id)!.n / all, of: bySource.get(source.id)!.of }))
      .sort((a, b) => b.share - a.share || b.of.length - a.of.length),
  };
}
