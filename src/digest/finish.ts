import { fragmentLink } from '../present/text-fragment.ts';
import type { Claim } from '../records/claim.ts';
import type {
  Digest,
  DigestFigure,
  DigestLeftOut,
  DigestLine,
  DigestMatter,
  DigestOrigins,
  DigestPlace,
  DigestSource,
  DigestTold,
  DigestValue,
  MatterSeries,
  MatterValue,
} from '../records/digest.ts';
import type { Figure } from '../records/figure.ts';
import type { Maker } from '../records/read-article.ts';
import { hull, type Span, words } from '../records/span.ts';
import { figuresOf } from './back.ts';
import type { DraftLine, LineKind } from './draft.ts';
import type { Names } from './names.ts';
import { SURE } from './parts.ts';
import { outletOf, publishedOf, sourceOf, type Text } from './text.ts';

export interface Finished {
  readonly maker: Maker;
  readonly matter: DigestMatter;
  readonly texts: readonly Text[];
  readonly names: Names;
  readonly lines: readonly DraftLine[];
  readonly leftOut: readonly DigestLeftOut[];
}

const MOST_PLACES = 6;
const MOST_FIGURES = 8;

/** A digest from the lines that came back. */
export function finish({ maker, matter, texts, names, lines, leftOut }: Finished): Digest {
  const byId = new Map(texts.map((t) => [t.read.article.id, t]));
  const of = (kind: LineKind): readonly DigestLine[] =>
    lines.filter((l) => l.kind === kind).map((l) => lineOf(l, byId));
  return {
    hearsay: maker,
    kind: matter.kind,
    of: matter.of,
    headline: of('headline')[0] ?? null,
    standfirst: of('standfirst')[0] ?? null,
    bullets: of('bullet'),
    quotation: of('quotation')[0] ?? null,
    background: of('background'),
    figures: figures(matter, byId, names),
    silent: of('silent'),
    origins: origins(lines),
    sources: sources(lines),
    articles: articlesOf(texts),
    leftOut,
  };
}

const articlesOf = (texts: readonly Text[]): Digest['articles'] =>
  texts
    .flatMap((t) => t.publications)
    .map(({ article, file, outlet, title, published, url }) => ({ article, file, outlet, title, published, url }))
    .sort(
      (a, b) => order(a.published ?? '9', b.published ?? '9') || order(a.url ?? a.file ?? '', b.url ?? b.file ?? ''),
    );

const order = (a: string, b: string): number => Number(a > b) - Number(a < b);

function lineOf(line: DraftLine, texts: ReadonlyMap<string, Text>): DigestLine {
  const { plan, claim, also } = line;
  const parts = plan.parts.filter((p, i) => i === 0 || !p.attribution || p.attribution.confidence >= SURE);
  const told = parts.map(
    (p): DigestTold => ({
      source: p.profile?.name ?? null,
      grade: p.profile?.grade ?? 'none',
      act: p.act,
      stance: p.stance,
      within: p.within === null ? null : indexOf(parts, plan.parts[p.within]),
      content: p.content,
    }),
  );
  const span = hull(plan.spans)!;
  const places = [placeOf(plan.text, span)];
  for (const s of also) {
    const text = texts.get(s.article);
    const at = hull(s.content);
    if (!text || !at || text === plan.text || places.some((p) => p.article === s.article)) continue;
    if (places.length < MOST_PLACES) places.push(placeOf(text, at));
  }
  const numbers = figuresOf(line).map(({ min, max, hedge, unit, counted }) => ({ min, max, hedge, unit, counted }));
  return { text: line.text, told, figures: numbers, places, claim: claim?.id ?? null };
}

const indexOf = <T>(list: readonly T[], one: T | undefined): number | null => {
  const at = one === undefined ? -1 : list.indexOf(one);
  return at < 0 ? null : at;
};

function placeOf(text: Text, span: Span): DigestPlace {
  const { article } = text.read;
  const url = text.publications.find((p) => p.url !== null)?.url ?? null;
  return {
    article: article.id,
    file: text.publications[0]?.file ?? article.file,
    outlet: outletOf(text),
    published: publishedOf(text),
    link: url === null ? null : fragmentLink(url, article.text, span, article.skip),
    words: words(article.text, [span], article.skip),
    span,
  };
}

function sources(lines: readonly DraftLine[]): readonly DigestSource[] {
  const found = new Map<string, { source: DigestSource; outlets: Set<string> }>();
  for (const { plan, kind } of lines) {
    if (kind === 'headline') continue;
    for (const p of plan.parts) {
      if (!p.profile) continue;
      const { key, name, grade, reason } = p.profile;
      const known = found.get(key) ?? { source: { name, grade, reason, lines: 0, outlets: [] }, outlets: new Set() };
      const outlet = outletOf(plan.text);
      if (outlet !== null) known.outlets.add(outlet);
      found.set(key, { ...known, source: { ...known.source, lines: known.source.lines + 1 } });
    }
  }
  return [...found.values()].map(({ source, outlets }) => ({ ...source, outlets: [...outlets] }));
}

function origins(lines: readonly DraftLine[]): readonly DigestOrigins[] {
  const claims = new Map<string, Claim>();
  for (const l of lines) if (l.claim && l.kind !== 'background') claims.set(l.claim.id, l.claim);
  return [...claims.values()]
    .filter((c) => c.independent.asserts.atMost + c.independent.denies.atMost > 0)
    .map((c) => ({ claim: c.id, title: c.title, asserts: c.independent.asserts, denies: c.independent.denies }));
}

function figures(matter: DigestMatter, texts: ReadonlyMap<string, Text>, names: Names): readonly DigestFigure[] {
  const series = matter.series.length || matter.claims.length ? matter.series : [...texts.values()].flatMap(ownSeries);
  return series
    .filter((s) => s.counted !== null && s.values.some((v) => v.figure.was !== null || isWeighty(v.figure)))
    .map((s) => figureOf(s, texts, names))
    .filter((f) => f !== null)
    .slice(0, MOST_FIGURES);
}

/** Figures of an article alone, each with the older value that it tells. */
const ownSeries = (text: Text): readonly MatterSeries[] =>
  text.read.figures
    .filter((f) => (f.min !== null || f.max !== null) && f.partOf === null && (f.was !== null || isWeighty(f)))
    .map((figure) => ({
      counted: figure.counted,
      unit: figure.unit,
      values: [{ figure, article: text.read.article.id, time: figure.asOf ?? publishedOf(text) }],
      competing: false,
    }));

/** People, money and shares: what a reader looks for in a list of figures. */
const isWeighty = ({ unit, counted }: Figure): boolean =>
  counted !== null && /^(?:people|%|[A-Z]{3})$/.test(unit ?? '') && !/\b(?:said|told|say)\b/.test(counted);

const DAY = 10;

function figureOf(
  { counted, unit, values, competing }: MatterSeries,
  texts: ReadonlyMap<string, Text>,
  names: Names,
): DigestFigure | null {
  const told = values.flatMap((v) => amountOf(v, texts, names));
  const bounded = told.filter((v) => v.min !== null || v.max !== null);
  if (bounded.length === 0) return null;
  const newest = bounded.reduce((t, v) => ((v.time ?? '') > t ? v.time! : t), '').slice(0, DAY);
  const once = new Map<string, DigestValue>();
  const isNow = (v: DigestValue): boolean => (v.time ?? '').slice(0, DAY) === newest;
  for (const v of [...bounded].reverse()) {
    const key = [v.min, v.max, v.hedge].join();
    if (
      !once.has(key) ||
      (!once.get(key)!.grade.includes('named') && v.grade === 'named' && isNow(v) === isNow(once.get(key)!))
    )
      once.set(key, v);
  }
  const all = [...once.values()];
  const now = all.filter(isNow);
  const older = [...all.filter((v) => !isNow(v)), ...wasOf(values, told)];
  return { counted, unit, now: competing ? now : now.slice(0, 3), older };
}

function amountOf(
  { figure, article, time }: MatterValue,
  texts: ReadonlyMap<string, Text>,
  names: Names,
): readonly DigestValue[] {
  const text = texts.get(article);
  if (!text) return [];
  const a = figure.attribution === null ? null : (text.attributions.get(figure.attribution) ?? null);
  const source = a && sourceOf(text, a);
  const profile = source && names.of(text, source);
  const outlet = outletOf(text);
  const { min, max, hedge } = figure;
  if (source && !profile) return [];
  if (!profile && outlet === null) return [];
  return [
    {
      min,
      max,
      hedge,
      source: profile?.name ?? outlet!,
      grade: profile?.grade ?? 'own voice',
      time,
      place: placeOf(text, figure.span),
    },
  ];
}

/** The older value that the words themselves tell: "rose to 21 from 17". */
function wasOf(values: readonly MatterValue[], told: readonly DigestValue[]): readonly DigestValue[] {
  const known = new Set(told.map((v) => v.min ?? v.max));
  return values.flatMap(({ figure }: { readonly figure: Figure }, i) => {
    const { was } = figure;
    const by = told[i];
    if (was === null || known.has(was) || !by || told.length !== values.length) return [];
    known.add(was);
    return [{ ...by, min: was, max: was, hedge: 'exact' as const, time: null }];
  });
}
