import { z } from '@hono/zod-openapi';
import { STANCES } from '../../records/attribution.ts';
import type { Claim, Drift, Evidence, Interval, Origin, Position, Relation, Statement } from '../../records/claim.ts';
import { DRIFT_KINDS, RELATION_KINDS } from '../../records/claim.ts';
import { GRADES } from '../../records/source.ts';
import type { Span } from '../../records/span.ts';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';

export const span: z.ZodType<Span> = z
  .tuple([z.int().min(0), z.int().min(0)])
  .openapi({ description: 'Start and end (excluded) in `article.text`, in UTF-16 units.' });

export const stance = z.enum(STANCES).openapi('Stance');
export const grade = z.enum(GRADES).openapi('Grade', {
  description: 'How far a reader could hold someone to it, as the article leaves it.',
});

export const statementGrade = z.enum(STATEMENT_GRADES).openapi('StatementGrade', {
  description: 'The grade of its source; `own voice` where the article tells it itself.',
});

const texts = z.array(z.string());
const text = z.string();
const textOrNull = z.string().nullable();

export const evidence = z
  .strictObject({ kind: text, text })
  .openapi('Evidence', { description: 'Why two things were linked.' }) satisfies z.ZodType<Evidence>;

export const statement = z
  .strictObject({
    id: text,
    article: text,
    file: textOrNull,
    outlet: textOrNull,
    published: textOrNull,
    attribution: textOrNull.openapi({ description: "Its attribution; null in the article's own voice." }),
    content: z.array(span),
    stance,
    sourceId: textOrNull,
    sourceName: textOrNull,
    grade: statementGrade,
    hands: z.int().min(0).openapi({ description: 'Changes of source between the speaker and the article.' }),
    chain: texts.openapi({ description: 'Names of the sources from the outside in.' }),
    withdrawn: z.boolean(),
  })
  .openapi('Statement') satisfies z.ZodType<Statement>;

const position = z
  .strictObject({ sourceId: text, sourceName: text, stance, statements: texts, since: textOrNull })
  .openapi('Position', {
    description: "A source's stance to the claim's affirmative text.",
  }) satisfies z.ZodType<Position>;

export const origin = z
  .strictObject({ root: text, files: texts, statements: texts, why: z.array(evidence) })
  .openapi('Origin', { description: 'Statements with one root.' }) satisfies z.ZodType<Origin>;

const relation = z
  .strictObject({ claim: text, kind: z.enum(RELATION_KINDS), why: z.array(evidence) })
  .openapi('Relation') satisfies z.ZodType<Relation>;

export const drift = z
  .strictObject({ from: text, to: text, kind: z.enum(DRIFT_KINDS), span, why: text })
  .openapi('Drift', {
    description: 'What changed from one hand to the next on one root.',
  }) satisfies z.ZodType<Drift>;

const origins = z.array(origin);

const interval = z.strictObject({ atLeast: z.int(), atMost: z.int() }).openapi('Interval', {
  description: 'How many independent origins there are, as far as the texts show.',
}) satisfies z.ZodType<Interval>;

export const claim = z
  .strictObject({
    id: text,
    text: text.openapi({ description: 'The proposition in affirmative words.' }),
    title: text.openapi({
      description:
        "As lists show it: a statement's own words, with names in brackets for what would not be understood alone.",
    }),
    listable: z.boolean().openapi({ description: 'Worth a place on the board, and understood alone.' }),
    disputed: z.boolean().openapi({ description: 'Sources surely stand on two sides of it.' }),
    possiblyDisputed: z
      .boolean()
      .openapi({ description: 'Some assert and some deny it, but it is not sure that they speak of one thing.' }),
    statements: z.array(statement),
    positions: z.array(position),
    origins: z.strictObject({ asserts: origins, denies: origins, questions: origins, withholds: origins }),
    independent: z.strictObject({ asserts: interval, denies: interval }),
    relations: z.array(relation),
    drift: z.array(drift),
    hidden: z.literal(true).optional().openapi({ description: 'A person took it off the lists; left out otherwise.' }),
  })
  .openapi('Claim', {
    description: 'What statements from one or many articles have in common.',
  }) satisfies z.ZodType<Claim>;
