import { z } from '@hono/zod-openapi';
import { FINDING_LEVELS } from '../../records/finding.ts';

const offset = z.number().int().min(0);
const finding = z
  .strictObject({
    rule: z.string().openapi({ description: 'Id of the rule.', example: 'loaded-verb' }),
    level: z.enum(FINDING_LEVELS),
    span: z.tuple([offset, offset]).openapi({ description: 'UTF-16 offsets into the text as read.' }),
    message: z.string().openapi({ description: 'One sentence: what it is, and what to do.' }),
  })
  .openapi('Finding');

/** What the lint found in one draft. */
export const linted = z
  .strictObject({
    file: z.string().nullable().openapi({ description: 'Name of the file or address, as given; null for a text.' }),
    findings: z.array(finding).openapi({ description: 'In text order.' }),
  })
  .openapi('Linted');
