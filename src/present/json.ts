import { toJson } from '../records/json.ts';
import type { ReadArticle } from '../records/read-article.ts';

/** One article on one line, with its line feed: `--format jsonl` and bulk output. */
export const toJsonLine = (read: ReadArticle): string => `${toJson(read)}\n`;

/** The same JSON for eyes: a line for each record, so that a review shows which one changed. Ends with a line feed. */
export const toJsonText = (read: ReadArticle): string => keyLines(JSON.parse(toJson(read)));

/** A record with a line for each key, and for each item of its lists. */
export function keyLines(record: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(record).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((v) => `    ${JSON.stringify(v)}`).join(',\n')}\n  ]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
