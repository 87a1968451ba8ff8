import { z } from 'zod';
import { Failure } from '../../records/failure.ts';
import { named, namedOrNull, quoted, quotedShape } from '../quoted.ts';
import { date, dateOf, figureShape, hitOf, sourceOf, sourceShape, statementShape } from '../shapes.ts';
import { paged, pageOf, paging, tool } from '../tool.ts';
import { filters, given } from './claims.ts';

export const findSources = tool({
  name: 'find_sources',
  title: 'Find sources',
  about: 'Sources across articles by name, those with the most statements first, with how often they assert and deny.',
  input: z.strictObject({ query: z.string().max(300).optional(), ...paging }),
  output: z.strictObject({ sources: z.array(sourceShape), ...paged }),
  run: async (asked, { ledger }) => {
    const { items, next, total } = await ledger.store.sources(given(asked));
    return { sources: items.map(sourceOf), next, total };
  },
});

export const showSource = tool({
  name: 'show_source',
  title: "Show a source's record",
  about: "One source's record: its names, what it is, and what it asserted and denied, in which articles. No rating.",
  input: z.strictObject({ source: z.string().min(1).max(300).describe('Its id: s:…'), ...paging }),
  output: z.strictObject({
    source: z.strictObject({
      ...sourceShape.pick({ id: true, name: true, kind: true, grade: true, role: true, affiliation: true }).shape,
      aliases: z.array(quotedShape),
      articles: z.int(),
    }),
    statements: z.array(statementShape).describe('This page.'),
    ...paged,
  }),
  run: async ({ source: id, ...at }, { ledger: { store } }) => {
    const source = await store.source(id.includes(':') ? id : `s:${id}`);
    if (!source) throw new Failure('no-source', `no source ${id}`, 'look it up with find_sources');
    const { items, next, total } = await store.search({ source: source.id, ...given(at) });
    return {
      source: {
        id: source.id,
        name: named(source.name),
        kind: source.kind,
        grade: source.grade,
        role: namedOrNull(source.role),
        affiliation: namedOrNull(source.affiliation),
        aliases: source.aliases.map((a) => named(a)),
        articles: new Set(source.joined.map((j) => j.article)).size,
      },
      statements: items.map(hitOf),
      next,
      total,
    };
  },
});

const id = z.string().nullable();

export const findFigures = tool({
  name: 'find_figures',
  title: 'Find figures',
  about: 'Figures that compete or follow one another: each value with its words, hedge, source and date.',
  input: z.strictObject({ ...filters, ...paging }),
  output: z.strictObject({
    series: z.array(
      z.strictObject({
        counted: quotedShape.nullable(),
        unit: quotedShape.nullable(),
        competing: z.boolean().describe('Two values cannot both be right for the same time.'),
        claims: z.array(z.string()),
        values: z.array(
          z.strictObject({
            ...figureShape.shape,
            time: date,
            statement: id,
            claim: id,
            source: quotedShape.nullable(),
            outlet: quotedShape.nullable(),
          }),
        ),
      }),
    ),
    ...paged,
  }),
  run: async ({ cursor, limit, ...filter }, { ledger }) => {
    const page = pageOf(await ledger.figures(given(filter)), { cursor, limit });
    const series = page.items.map((s) => ({
      counted: namedOrNull(s.counted),
      unit: namedOrNull(s.unit),
      competing: s.competing,
      claims: [...s.claims],
      values: s.values.map(({ figure: f, hit, publications, time }) => ({
        words: quoted(f.words, f.article, [f.span]),
        min: f.min,
        max: f.max,
        hedge: f.hedge,
        counted: namedOrNull(f.counted, f.article),
        unit: namedOrNull(f.unit, f.article),
        was: f.was,
        time: dateOf(time),
        statement: f.statement,
        claim: hit?.claim ?? null,
        source: namedOrNull(hit?.sourceName, f.article),
        outlet: namedOrNull(publications[0]?.outlet, f.article),
      })),
    }));
    return { series, next: page.next, total: page.total };
  },
});
