import type { Found } from './article.ts';
import { dayLine } from './day-line.ts';
import { foldPhrase } from './phrases.ts';
import { frontMatterEnd } from './sniff.ts';

/** Front matter of a text: where it ends (0 for none), and what it says of the article. */
export interface FrontMatter {
  readonly end: number;
  readonly meta: Found;
}

/**
 * Keys and values between two lines of dashes at the top. Only plain values and lists of them are understood, as writers of news
 * use them; anything else is passed over.
 */
export function readFrontMatter(text: string): FrontMatter {
  const end = frontMatterEnd(text);
  if (!end) return { end, meta: {} };
  const values = new Map<string, string[]>();
  let key = '';
  for (const line of text.slice(0, end).split(/\r?\n/)) {
    const pair = /^([\w-]{1,40}):[ \t]*(.*)$/.exec(line);
    if (pair) {
      key = pair[1]!.toLowerCase();
      values.set(key, listOf(pair[2]!));
      continue;
    }
    const item = /^[ \t]*-[ \t]+(.*)$/.exec(line);
    if (item && key) values.get(key)!.push(...listOf(item[1]!));
  }
  const one = (...keys: readonly string[]): string | null => keys.map((k) => values.get(k)?.[0]).find((v) => v) ?? null;
  const published = day(one('published', 'date', 'pubdate'));
  const url = one('url', 'link', 'canonical', 'source_url');
  return {
    end,
    meta: {
      title: one('title', 'headline'),
      outlet: one('outlet', 'publisher', 'publication', 'site', 'source'),
      authors: values.get('authors') ?? values.get('author') ?? values.get('byline') ?? [],
      url: url && URL.canParse(url) && /^https?:/i.test(url) ? url : null,
      modified: day(one('modified', 'updated', 'lastmod')),
      ...(published ? { published, publishedFrom: 'meta' as const } : {}),
    },
  };
}

/** "value", 'value', or [one, two]. */
function listOf(raw: string): string[] {
  const value = raw.trim();
  const list = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1).split(',') : [value];
  return list.map(unquote).filter((v) => v !== '');
}

function unquote(raw: string): string {
  const value = raw.trim();
  const mark = value[0];
  return value.length > 1 && (mark === '"' || mark === "'") && value.at(-1) === mark
    ? value.slice(1, -1).trim()
    : value;
}

/** A day in words or digits, or a time with its offset as it stands. */
function day(value: string | null): string | null {
  if (!value) return null;
  const time = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})? ?(Z|[+-]\d{2}:\d{2})?$/.exec(value);
  if (time) return Number.isNaN(Date.parse(time[1]!)) ? null : `${time[1]}T${time[2]}${time[3] ?? ''}`;
  return dayLine(foldPhrase(value))?.date ?? null;
}
