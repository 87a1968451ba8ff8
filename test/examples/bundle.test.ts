import { beforeAll, expect, test } from 'vitest';
import type { Attribution } from '../../src/records/attribution.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Span } from '../../src/records/span.ts';
import { lookupOutlet } from '../../src/rules/outlets/register.ts';
import { readBundle, spanOf, TRUTH, type TruthPlace, type TruthStatement } from './bundle-truth.ts';

let articles: ReadonlyMap<string, ReadArticle>;
beforeAll(async () => {
  articles = await readBundle();
}, 120_000);

const read = (file: string): ReadArticle => {
  const found = articles.get(file);
  if (!found) throw new Error(`no article ${file}`);
  return found;
};

test('every article is read with outlet, title, dates, authors and credits', () => {
  expect([...articles.keys()].sort()).toEqual(TRUTH.publications.map((p) => p.file).sort());
  for (const { file, outlet, title, published, modified, authors, credits } of TRUTH.publications) {
    const { article } = read(file);
    expect([file, article.outlet, article.title, article.published]).toEqual([file, outlet, title, published]);
    expect([file, article.authors, article.credits.map((c) => c.outlet)]).toEqual([file, authors, credits]);
    if (modified) expect(article.modified).toBe(modified);
  }
});

test('all words of the truth stand in the articles', () => {
  const places: TruthPlace[] = [
    ...TRUTH.claims.flatMap((c) => c.statements),
    ...TRUTH.figures.flatMap((f) => f.values),
    ...TRUTH.drift.flatMap((d) => [d.from, d.to, { file: d.from.file, words: d.words }]),
  ];
  expect(places.filter((p) => !spanOf(read(p.file).article.text, p))).toEqual([]);
});

const NAMES = new Map(TRUTH.sources.flatMap((s) => [s.name, ...s.aliases].map((n) => [n, s] as const)));
const namesOf = (name: string): readonly string[] => {
  const source = TRUTH.sources.find((s) => s.name === name);
  return source ? [source.name, ...source.aliases] : [];
};

const within = ([s, e]: Span, spans: readonly Span[]): boolean => spans.some(([a, b]) => a <= s && e <= b);

/** The deepest attribution whose content holds the span. */
function holder({ attributions }: ReadArticle, span: Span): Attribution | null {
  const holding = attributions.filter((a) => within(span, a.content));
  return holding.find((a) => !holding.some((b) => b.within === a.id)) ?? null;
}

/** Names of the sources from the outside in, a name that follows itself once. */
function chainOf({ attributions, sources }: ReadArticle, innermost: Attribution): string[] {
  const names: string[] = [];
  for (let a: Attribution | undefined = innermost; a; a = attributions.find((b) => b.id === a!.within)) {
    const name = sources.find((s) => s.id === a!.sourceId)?.name ?? 'no source';
    if (names[0] !== name) names.unshift(name);
  }
  return names;
}

/** A content that is negative itself turns the stance round: "said that no gate was opened" denies. */
const NEGATIVE = /\b(?:no|not|nobody)\b|silent/i;

function found(statement: TruthStatement): string {
  const article = read(statement.file);
  const span = spanOf(article.article.text, statement)!;
  if (statement.own)
    return within(
      span,
      article.unattributed.map((u) => u.span),
    )
      ? 'own voice'
      : 'not in the own voice';
  const attribution = holder(article, span);
  if (!attribution) return 'no attribution';
  const source = article.sources.find((s) => s.id === attribution.sourceId);
  const chain = chainOf(article, attribution).map((n) => NAMES.get(n)?.name ?? n);
  const stance = attribution.stance === 'asserts' && NEGATIVE.test(statement.words) ? 'denies' : attribution.stance;
  return [stance, source?.grade, chain.length - 1, ...chain].join(', ');
}

test('every statement lies in an attribution with its stance, grade and chain', () => {
  for (const claim of TRUTH.claims) {
    for (const s of claim.statements) {
      // "Korvin" alone is an alias of two: the reader's own name must be one of this source's.
      const wanted = s.own ? 'own voice' : [s.stance, s.grade, s.hands, ...s.chain].join(', ');
      expect(`${s.file}: ${s.words}: ${found(s)}`).toBe(`${s.file}: ${s.words}: ${wanted}`);
    }
  }
});

test('every source is there in its articles, as the outlet where it speaks in its own voice', () => {
  for (const { name, files } of TRUTH.sources) {
    for (const file of files) {
      const { article, sources } = read(file);
      const known = [...sources.map((s) => s.name), article.outlet];
      expect([file, name, known.some((k) => namesOf(name).includes(k ?? ''))]).toEqual([file, name, true]);
    }
  }
  for (const [a, b] of TRUTH.apart) expect([namesOf(a).length, namesOf(b).length].every((n) => n > 0)).toBe(true);
});

test('every figure is read with its interval, hedge, older value and source', () => {
  for (const { counted, values } of TRUTH.figures) {
    for (const v of values) {
      const article = read(v.file);
      const place = spanOf(article.article.text, v)!;
      const seen = article.figures
        .filter((f) => within(f.span, [place]))
        .map((f) => {
          const holding = article.attributions.find((a) => a.id === f.attribution);
          const name = article.sources.find((s) => s.id === holding?.sourceId)?.name ?? article.article.outlet;
          return [v.file, f.counted, f.min, f.max, f.hedge, f.was, name];
        });
      expect(seen).toEqual([[v.file, v.counted ?? counted, v.min, v.max, v.hedge, v.was, v.source]]);
    }
  }
});

test('the truth agrees with itself', () => {
  const ids = TRUTH.claims.map((c) => c.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { from, to } of TRUTH.relations) expect(ids).toEqual(expect.arrayContaining([from, to]));
  for (const { id, statements, positions, origins, disputed } of TRUTH.claims) {
    const current = positions.map((p) => p.stance);
    expect([id, disputed]).toEqual([id, current.includes('asserts') && current.includes('denies')]);
    expect([id, ...new Set(statements.map((s) => s.source))].sort()).toEqual(
      [id, ...positions.map((p) => p.source)].sort(),
    );
    for (const stance of ['asserts', 'denies', 'questions', 'withholds'] as const) {
      const files = new Set(statements.filter((s) => s.stance === stance).map((s) => s.file));
      expect([id, stance, ...new Set(origins[stance].flatMap((o) => o.files))].sort()).toEqual(
        [id, stance, ...files].sort(),
      );
    }
  }
});

test('no real outlet is named', () => {
  const names = new Set(TRUTH.publications.flatMap((p) => [p.outlet, ...p.credits]));
  for (const { article, sources } of articles.values()) {
    for (const host of [article.canonical, article.url]) if (host) names.add(host);
    for (const source of sources) expect([source.name, source.outletId]).toEqual([source.name, null]);
    for (const [run] of article.text.matchAll(/\p{Lu}[\p{L}’']+(?: (?:of |the )?\p{Lu}[\p{L}’']+)+/gu)) {
      const list = run.split(' ');
      for (let i = 0; i < list.length; i++)
        for (let j = i + 2; j <= list.length; j++) names.add(list.slice(i, j).join(' '));
    }
  }
  expect([...names].filter((n) => lookupOutlet(n))).toEqual([]);
});
