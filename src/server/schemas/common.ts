import { z } from '@hono/zod-openapi';

export const CSV_TYPE = 'text/csv; charset=utf-8';

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
export const format = z.enum(['json', 'csv']).default('json').openapi({ description: 'How the answer is written.' });

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
