import { z } from '@hono/zod-openapi';
import { ACTS, STANCES } from '../../records/attribution.ts';
import { DIGEST_KINDS } from '../../records/digest.ts';
import { HEDGES } from '../../records/figure.ts';
import { ANSWERED } from '../../records/formats.ts';
import { ENGINES } from '../../records/read-article.ts';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';
import { span } from './claim.ts';

const text = z.string();
const maybe = z.string().nullable();
const number = z.number().nullable();
const grade = z.enum(STATEMENT_GRADES);

const place = z
  .strictObject({
    article: text,
    file: maybe,
    outlet: maybe,
    published: maybe,
    link: maybe.openapi({ description: 'The page at these words, by a text fragment.' }),
    words: text.openapi({ description: 'The very words of the article.' }),
    span,
  })
  .openapi('DigestPlace');

const line = z
  .strictObject({
    text: text.openapi({ description: 'One or two sentences that say whose word it is.' }),
    told: z.array(
      z.strictObject({
        source: maybe,
        grade,
        act: z.enum(ACTS),
        stance: z.enum(STANCES),
        within: z.number().int().nullable().openapi({ description: 'Index of the attribution that it lies in.' }),
        content: text,
      }),
    ),
    figures: z.array(z.strictObject({ min: number, max: number, hedge: z.enum(HEDGES), unit: maybe, counted: maybe })),
    places: z.array(place),
    claim: maybe,
  })
  .openapi('DigestLine');

const value = z.strictObject({
  min: number,
  max: number,
  hedge: z.enum(HEDGES),
  source: text,
  grade,
  time: maybe,
  place,
});
const interval = z.strictObject({ atLeast: z.number().int(), atMost: z.number().int() });

export const digest = z
  .strictObject({
    hearsay: z.strictObject({
      schema: z.literal(1),
      version: text,
      engine: z.enum(ENGINES),
      model: maybe,
      rules: text,
    }),
    kind: z.enum(DIGEST_KINDS),
    of: text,
    headline: line.nullable(),
    standfirst: line.nullable(),
    bullets: z.array(line).openapi({ description: 'In the order of weight.' }),
    quotation: line.nullable(),
    background: z.array(line),
    figures: z.array(z.strictObject({ counted: maybe, unit: maybe, now: z.array(value), older: z.array(value) })),
    silent: z.array(line).openapi({ description: 'Who did not answer, or did not say something.' }),
    origins: z.array(z.strictObject({ claim: text, title: text, asserts: interval, denies: interval })),
    sources: z.array(
      z.strictObject({ name: text, grade, reason: maybe, lines: z.number().int(), outlets: z.array(text) }),
    ),
    articles: z.array(
      z.strictObject({ article: text, file: maybe, outlet: maybe, title: maybe, published: maybe, url: maybe }),
    ),
    leftOut: z
      .array(z.strictObject({ text, why: text }))
      .openapi({ description: 'Sentences that did not come back when the digest was read again.' }),
  })
  .openapi('Digest');

export const digestQuery = {
  format: z.enum(ANSWERED.digest).default('json').openapi({ description: 'How the digest is written.' }),
  bullets: z.coerce
    .number('a number from 1 to 40')
    .int('a whole number')
    .min(1, '1 or more')
    .max(40, '40 or less')
    .default(10),
};

/** Claims that one digest tells of. */
export const claimsAsked = z.array(z.string().min(1).max(300)).max(40, '40 claims or less').optional().openapi({
  description: 'Ids of claims, given once each: `claim=c:…&claim=c:…`. Nothing to filter by goes with them.',
});
