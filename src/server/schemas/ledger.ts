import { z } from '@hono/zod-openapi';
import { HEDGES } from '../../records/figure.ts';
import type {
  Decision,
  LedgerFigure,
  LedgerSource,
  Publication,
  Selector,
  ShownStatement,
  SourceRecord,
} from '../../records/ledger.ts';
import { DECISION_KINDS } from '../../records/ledger.ts';
import { SOURCE_KINDS } from '../../records/source.ts';
import type { Facets, SourceSummary, Stats } from '../../store/store.ts';
import { evidence, grade, span, stance, statementGrade } from './claim.ts';

const text = z.string();
const texts = z.array(text);
const textOrNull = text.nullable();
const numberOrNull = z.number().nullable();
const count = z.int().min(0);

export const publication = z
  .strictObject({
    id: text,
    article: text,
    file: textOrNull,
    url: textOrNull,
    canonical: textOrNull,
    outlet: textOrNull,
    outletId: textOrNull.openapi({ description: 'Key into the outlet register.' }),
    country: textOrNull.openapi({ description: 'ISO 3166-1 alpha-2, as the register has it.' }),
    title: textOrNull,
    authors: texts,
    published: textOrNull,
    modified: textOrNull,
    fetched: textOrNull,
    credits: texts,
    replaces: textOrNull.openapi({ description: 'The publication of an older text at the same address.' }),
  })
  .openapi('Publication', {
    description: 'One appearance of a text: where, by whom, when.',
  }) satisfies z.ZodType<Publication>;

export const sourceRecord = z
  .strictObject({
    id: text,
    kind: z.enum(SOURCE_KINDS),
    grade,
    name: text,
    aliases: texts,
    role: textOrNull,
    affiliation: textOrNull,
    outletId: textOrNull,
    members: texts,
    joined: z
      .array(z.strictObject({ article: text, local: text, why: z.array(evidence) }))
      .openapi({ description: 'Where it is one: article and the id in it, with why they were joined.' }),
  })
  .openapi('SourceRecord', { description: 'A source across articles.' }) satisfies z.ZodType<SourceRecord>;

export const ledgerSource = z
  .strictObject({
    id: textOrNull.openapi({ description: 'Its id across articles.' }),
    local: text.openapi({ description: 'Its id in the article.' }),
    kind: z.enum(SOURCE_KINDS),
    grade,
    name: text,
    aliases: texts,
    members: texts,
    role: textOrNull,
    affiliation: textOrNull,
    outletId: textOrNull,
    reason: textOrNull,
  })
  .openapi('LedgerSource') satisfies z.ZodType<LedgerSource & { readonly id: string | null }>;

export const sourceSummary = z
  .strictObject({ source: sourceRecord, articles: count, statements: count, asserts: count, denies: count })
  .openapi('SourceSummary') satisfies z.ZodType<SourceSummary>;

export const shownStatement = z
  .strictObject({
    id: text,
    article: text,
    attribution: textOrNull,
    content: z.array(span),
    words: text,
    proposition: text.openapi({
      description: 'The affirmative proposition in words, as far as negation could be taken out.',
    }),
    stance,
    quoted: z.boolean(),
    translated: z.boolean(),
    source: textOrNull.openapi({ description: 'Id of its source in the article.' }),
    grade: statementGrade,
    chain: texts.openapi({ description: 'Ids of the sources in the article, from the outside in.' }),
    hands: count,
    about: textOrNull,
    said: textOrNull,
  })
  .openapi('LedgerStatement') satisfies z.ZodType<ShownStatement>;

export const hit = z
  .strictObject({
    statement: shownStatement,
    publications: z.array(publication),
    sourceId: textOrNull,
    sourceName: textOrNull,
    claim: text.openapi({ description: 'Id of its claim.' }),
  })
  .openapi('StatementHit');

export const figure = z
  .strictObject({
    id: text,
    span,
    min: numberOrNull,
    max: numberOrNull,
    hedge: z.enum(HEDGES),
    counted: textOrNull,
    unit: textOrNull,
    was: numberOrNull,
    partOf: textOrNull,
    asOf: textOrNull,
    attribution: textOrNull,
    article: text,
    words: text,
    statement: textOrNull,
  })
  .openapi('LedgerFigure') satisfies z.ZodType<LedgerFigure>;

const counted = <T extends z.ZodType>(name: T) => z.array(z.strictObject({ name, count }));
export const facets = z
  .strictObject({
    outlets: counted(text),
    sources: z.array(z.strictObject({ id: text, name: text, count })),
    grades: counted(statementGrade),
    stances: counted(stance),
  })
  .openapi('Facets', {
    description: 'How the hits fall apart; of very many hits the first thousands count.',
  }) satisfies z.ZodType<Facets>;

const selector = z
  .strictObject({
    article: text,
    position: z.strictObject({ type: z.literal('TextPositionSelector'), start: count, end: count }),
    quote: z.strictObject({ type: z.literal('TextQuoteSelector'), exact: text, prefix: text, suffix: text }),
  })
  .openapi('Selector', { description: 'W3C Web Annotation.' }) satisfies z.ZodType<Selector>;

export const decision = z
  .strictObject({
    id: text,
    kind: z.enum(DECISION_KINDS),
    of: z.array(selector).openapi({ description: 'Statements; of `same-source` mentions of the sources.' }),
    rest: z.array(selector).openapi({ description: 'For `split`: the statements that stayed in the claim.' }),
    speaker: textOrNull,
    outlet: textOrNull.openapi({ description: 'For `furniture`: whose pages have it, by name.' }),
    by: text,
    at: text,
    note: textOrNull,
    retracted: z.strictObject({ by: text, at: text }).nullable(),
  })
  .openapi('Decision') satisfies z.ZodType<Decision>;

export const stats = z
  .strictObject({
    articles: count,
    publications: count,
    statements: count,
    sources: count,
    figures: count,
    claims: count,
    disputed: count,
    edges: count,
    decisions: count,
    removed: count,
    bytes: count,
    textBytes: count,
    schema: count,
  })
  .openapi('Stats') satisfies z.ZodType<Stats>;
