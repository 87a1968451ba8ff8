import { z } from 'zod';
import type { Given } from '../../records/reading.ts';

/** What a caller knows of a text, beside its words. */
export const known = {
  outlet: z.string().min(1).max(300).optional().describe('Who publishes it, where it does not say.'),
  title: z.string().min(1).max(1_000).optional().describe('Its headline, where it does not say.'),
  published: z.iso
    .date()
    .or(z.iso.datetime({ offset: true }))
    .optional()
    .describe('ISO 8601; dates in the text are resolved against it.'),
};

/** The same for a reader: what was not given is left out. */
export const givenOf = (all: Readonly<Record<string, string | undefined>>): Given =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
