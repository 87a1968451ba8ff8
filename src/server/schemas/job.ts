import { z } from '@hono/zod-openapi';
import { JOB_STATES, type Job } from '../jobs.ts';

const text = z.string();
const textOrNull = text.nullable();
const count = z.int().min(0);
const counts = {
  new: count,
  reread: count.openapi({ description: 'Known texts read again by a newer reader.' }),
  publication: count.openapi({ description: 'Known texts that appeared once more.' }),
  unchanged: count,
  removed: count.openapi({ description: 'Texts taken out before, and not taken in again.' }),
  failed: count,
};
const names = Object.keys(counts) as (keyof typeof counts)[];

export const job = z
  .strictObject({
    id: text,
    state: z.enum(JOB_STATES),
    inputs: z.array(text).openapi({ description: 'Addresses or names of what is added.' }),
    created: text,
    ended: textOrNull,
    counts: z.strictObject(counts),
    added: z.array(z.strictObject({ name: text, article: text, kind: z.enum(names) })),
    failures: z
      .array(z.strictObject({ input: text, stage: text, code: text, reason: text, hint: textOrNull }))
      .openapi({ description: 'What could not be added and why, the first thousand.' }),
    trouble: z.strictObject({ code: text, message: text, hint: textOrNull }).nullable(),
  })
  .openapi('Job', { description: 'Articles on their way into the ledger.' }) satisfies z.ZodType<Job>;
