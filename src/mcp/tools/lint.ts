import { z } from 'zod';
import { FINDING_LEVELS, type LintedFile } from '../../records/finding.ts';
import type { Span } from '../../records/span.ts';
import { HOUSE_SCHEMA, houseOf } from '../../server/house.ts';
import type { DraftIn } from '../../server/reader.ts';
import { lately } from '../lately.ts';
import { named, quoted, quotedShape } from '../quoted.ts';
import { paged, pageOf, paging, tool } from '../tool.ts';
import { givenOf, known } from './given.ts';

const lintIn = lately<Pick<LintedFile, 'findings'>, DraftIn>((reader, draft) => reader.lint(draft));

export const lintDraft = tool({
  name: 'lint_draft',
  title: 'Check a draft',
  about:
    'Finds where a draft in English loses a source, judges in a word, gets a sum wrong or has a quotation without a speaker. Nothing is stored, fetched or changed.',
  input: z.strictObject({
    text: z.string().min(1).max(2_000_000).describe('The draft: plain text or Markdown.'),
    ...known,
    config: z
      .unknown()
      .optional()
      .meta({ ...HOUSE_SCHEMA }),
    ...paging,
  }),
  output: z.strictObject({
    findings: z
      .array(
        z.strictObject({
          rule: z.string().regex(/^[a-z0-9-]+$/),
          level: z.enum(FINDING_LEVELS),
          words: quotedShape.describe('The words at issue; their offsets are those of `text`.'),
          message: quotedShape.describe('What it is and what to do, in a sentence that may hold words of the draft.'),
        }),
      )
      .describe('In the order of the text: this page.'),
    ...paged,
  }),
  run: async ({ text, outlet, title, published, config, cursor, limit }, { reader }) => {
    const given = givenOf({ outlet, title, published });
    const house = houseOf(config);
    const { findings } = await lintIn(reader, { url: null, content: text, format: 'text', file: null, given, house });
    // A byte order mark is no part of the text as read.
    const mark = text.startsWith('\ufeff') ? 1 : 0;
    const wordsAt = ([start, end]: Span) =>
      quoted(text.slice(start + mark, end + mark), null, [[start + mark, end + mark]]);
    const page = pageOf(findings, { cursor, limit });
    return {
      findings: page.items.map(({ rule, level, span, message }) => ({
        rule,
        level,
        words: wordsAt(span),
        message: named(message),
      })),
      next: page.next,
      total: page.total,
    };
  },
});
