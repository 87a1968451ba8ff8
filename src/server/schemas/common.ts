import { z } from '@hono/zod-openapi';
import { STANCES } from '../../records/attribution.ts';
import { ANSWERED } from '../../records/formats.ts';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';

export const failed = z
  .strictObject({
    error: z.strictObject({
      code: z.string().openapi({ description: 'Stable, in words with dashes.', example: 'not-found' }),
      message: z.string().openapi({ description: 'One line, with the bad value in it.' }),
      hint: z.string().nullable().openapi({ description: 'What to do next.' }),
    }),
  })
  .openapi('Failed');

/** How the answer is written. */
export const format = z.enum(ANSWERED.view).default('json').openapi({ description: 'How the answer is written.' });

/** A list's place and length. */
export const paging = {
  cursor: z
    .string()
    .max(2_000)
    .optional()
    .openapi({ description: 'The `next` of the page before; it stays valid while rows are added.' }),
  limit: z.coerce
    .number('a number from 1 to 1000')
    .int('a whole number')
    .min(1, '1 or more')
    .max(1_000, '1000 or less')
    .default(50),
};

export const pageOf = <T extends z.ZodType>(name: string, item: T) =>
  z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last.' }),
      total: z.number().int().nullable().openapi({ description: 'How many in all, where it is cheap to know.' }),
    })
    .openapi(name);

const isDay = (v: string): boolean => {
  const at = new Date(`${v.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(v.slice(0, 10));
};
/** A date, or a time with its offset from UTC, that exists. */
export const time = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/,
    'a date as 2026-03-16, or with a time and its offset from UTC',
  )
  .refine((v) => isDay(v) && !Number.isNaN(Date.parse(v)), 'a date that exists');
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as 2026-03-16')
  .refine(isDay, 'a date that exists');

const word = z.string().min(1).max(1_000).optional();
/** `true` and `false` as words, since a query has no others. */
export const flag = z.enum(['true', 'false']).optional();

/** What statements, claims and figures can be filtered by. */
export const filters = {
  query: word.openapi({ description: 'Words of the statements; "phrases", -without, begin*.' }),
  source: word.openapi({ description: 'Id of a source, or a name in any letters.' }),
  outlet: word.openapi({ description: 'Name of an outlet, as its articles give it.' }),
  grade: z.enum(STATEMENT_GRADES).optional().openapi({ description: 'How far somebody can be held to a statement.' }),
  stance: z.enum(STANCES).optional().openapi({ description: 'How a source stands to the claim.' }),
  from: day.optional().openapi({ description: 'First day of publication.' }),
  to: day.optional().openapi({ description: 'Last day of publication.' }),
  story: word.openapi({ description: 'Id of a story whose articles tell it.' }),
};

const ID = z.string().min(1).max(300);
/** The id in a path. */
export const idIn = z.object({ id: ID });
