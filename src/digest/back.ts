import type { Attribution } from '../records/attribution.ts';
import type { Figure } from '../records/figure.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import type { DraftLine } from './draft.ts';
import { type Profile, plainName } from './names.ts';
import { SURE } from './parts.ts';

/** The sentences of a digest as Hearsay reads them again, each with where it stands. */
export interface Body {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Lines as paragraphs. */
export function bodyOf(lines: readonly Pick<DraftLine, 'text'>[]): Body {
  const spans: Span[] = [];
  let at = 0;
  for (const { text } of lines) {
    spans.push([at, at + text.length]);
    at += text.length + 2;
  }
  return { text: lines.map((l) => l.text).join('\n\n'), spans };
}

/** What became of the attributions of one line when it was read again. */
export interface CameBack {
  readonly told: number;
  readonly found: number;
  /** An attribution came back with the other stance. */
  readonly isTurned: boolean;
  readonly faults: readonly string[];
}

/** Holds what a line tells against what was read of it: source, stance, act, chain, grade, figures. */
export function cameBack(line: DraftLine, read: ReadArticle, span: Span): CameBack {
  const actual = read.attributions.filter((a) => a.cue[0] >= span[0] && a.cue[1] <= span[1]);
  const sources = new Map(read.sources.map((s) => [s.id, s]));
  const sourceOf = (a: Attribution): Source | null => sources.get(a.sourceId ?? '') ?? null;
  const faults: string[] = [];
  const matched = new Map<number, Attribution>();
  let [told, found] = [0, 0];
  let isTurned = false;
  const put = wordsOf(
    [...line.plan.parts.flatMap((p) => p.profile ?? []), ...line.plan.put]
      .flatMap((p) => [p.full, p.clause ?? ''])
      .join(' '),
  );
  for (const [i, part] of line.plan.parts.entries()) {
    if (part.attribution && part.attribution.confidence < SURE && i > 0) continue;
    told++;
    const fit = actual
      .filter((a) => ![...matched.values()].includes(a) && isNamed(read, a, sourceOf(a), part.profile))
      .map((a) => ({
        a,
        score: overlap(part.content, a.content.map((s) => read.article.text.slice(...s)).join(' '), {
          cue: read.article.text.slice(...a.cue),
          put,
        }),
      }))
      .filter((x) => x.score >= ALIKE)
      .sort((x, y) => y.score - x.score)[0];
    const who = part.profile?.name ?? 'no source';
    if (!fit) {
      faults.push(`not found again: ${who} (${part.act})`);
      continue;
    }
    const { a } = fit;
    matched.set(i, a);
    const before = faults.length;
    if (a.stance !== part.stance) faults.push(`stance of ${who}: ${part.stance}, read as ${a.stance}`);
    if (isOpposed(a.stance, part.stance)) isTurned = true;
    if (a.act !== part.act) faults.push(`act of ${who}: ${part.act}, read as ${a.act}`);
    const grade = part.profile === null ? 'none' : part.profile.grade === 'own voice' ? 'named' : part.profile.grade;
    const own = sourceOf(a)?.grade ?? 'none';
    if (own !== grade) faults.push(`grade of ${who}: ${grade}, read as ${own}`);
    const outer = part.within === null ? null : (matched.get(part.within)?.id ?? part.within);
    if (typeof outer !== 'number' && a.within !== outer) faults.push(`chain of ${who}`);
    if (faults.length === before) found++;
  }
  const roots = actual.filter((a) => a.within === null && ![...matched.values()].includes(a) && a.confidence >= SURE);
  for (const a of roots) faults.push(`read beside it: ${sourceOf(a)?.name ?? 'no source'} (${a.act})`);
  for (const f of figuresOf(line))
    if (!read.figures.some((g) => g.span[0] >= span[0] && g.span[1] <= span[1] && isSame(f, g)))
      faults.push(`figure: ${f.min ?? f.max} ${f.counted ?? ''}`.trim());
  return { told, found, isTurned, faults };
}

const ALIKE = 0.75;
const HALF = 0.5;
const isOpposed = (a: string, b: string): boolean =>
  (a === 'asserts' && b === 'denies') || (a === 'denies' && b === 'asserts');
const isSame = (f: Figure, g: Figure): boolean => f.min === g.min && f.max === g.max && f.hedge === g.hedge;

/** Figures that stand in the stretch that a line tells. */
export const figuresOf = ({ plan }: Pick<DraftLine, 'plan'>): readonly Figure[] =>
  plan.text.read.figures.filter((f) => plan.spans.some((s) => f.span[0] >= s[0] && f.span[1] <= s[1]));

function isNamed(read: ReadArticle, a: Attribution, source: Source | null, profile: Profile | null): boolean {
  if (profile === null) return a.source.length === 0;
  if (a.source.length === 0) return false;
  const all = [
    source?.name ?? '',
    ...(source?.aliases ?? []),
    a.source.map((s) => read.article.text.slice(...s)).join(' '),
  ].map(plainName);
  if (all.some((n) => profile.names.has(n))) return true;
  return all.some(
    (n) => n.length > 3 && [...profile.names].some((p) => p.length > 3 && (isPart(n, p) || isPart(p, n))),
  );
}

const isPart = (a: string, b: string): boolean => ` ${b.replace(/,/g, '')} `.includes(` ${a.replace(/,/g, '')} `);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .split(/[^\p{L}\p{N}']+/u)
      .filter((w) => w !== ''),
  );

interface Beside {
  /** Words of the cue: where it ends and the content begins is not told apart. */
  readonly cue: string;
  /** Names that were put in in full, which do not count. */
  readonly put: ReadonlySet<string>;
}

/** Share of a content's words that came back, 0 where much else was read into it. */
function overlap(told: string, content: string, { cue, put }: Beside): number {
  const x = wordsOf(told);
  const y = [...wordsOf(content)].filter((w) => x.has(w) || !put.has(w));
  if (x.size === 0 || y.length === 0) return x.size === y.length ? 1 : 0;
  const all = new Set([...y, ...wordsOf(cue)]);
  const both = [...x].filter((w) => all.has(w)).length;
  return both / y.length < HALF ? 0 : both / x.size;
}
