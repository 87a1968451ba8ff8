import { z } from '@hono/zod-openapi';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';
import { publication } from './ledger.ts';

const summary = {
  id: z.string().openapi({ example: 'sy:0123456789abcdef0123456789abcdef' }),
  title: z
    .string()
    .nullable()
    .openapi({ description: 'Headline of its most central article; without one what that says first.' }),
  article: z.string().openapi({ description: 'Its most central article.' }),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  articles: z.number().int(),
  outlets: z.array(z.string()),
  claims: z.number().int().openapi({ description: 'Claims of the board that its articles carry.' }),
  disputed: z.number().int().openapi({ description: 'Of them those that are surely disputed.' }),
  from: z.string().nullable().openapi({ description: 'Date of the first appearance with one.' }),
  to: z.string().nullable(),
};

export const storySummary = z.strictObject(summary).openapi('StorySummary');

export const story = z
  .strictObject({
    ...summary,
    publications: z.array(publication).openapi({ description: 'Appearances of its articles, in order of time.' }),
    sources: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          grade: z.enum(STATEMENT_GRADES).openapi({ description: 'The best that its articles leave it.' }),
          statements: z.number().int(),
        }),
      )
      .openapi({ description: 'Those with the most statements, at most 500.' }),
  })
  .openapi('Story');
