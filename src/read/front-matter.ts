import { parse } from 'yaml';
import type { Found } from './article.ts';
import { dayLine } from './day-line.ts';
import { foldPhrase } from './phrases.ts';
import { frontMatterEnd } from './sniff.ts';

/** Front matter of a text: where it ends (0 for none), and what it says of the article. */
export interface FrontMatter {
  readonly end: number;
  readonly meta: Found;
}

/** Longer front matter is read as plain lines: no page needs as much, and nesting without end must cost nothing. */
const MOST_YAML = 16_000;

/**
 * The YAML between two lines of dashes at the top: text, lists, and what has a name or a title. Where it is no YAML, as a title with a
 * colon in it is none, plain lines of a key and a value are understood.
 */
export function readFrontMatter(text: string): FrontMatter {
  const end = frontMatterEnd(text);
  if (!end) return { end, meta: {} };
  const matter = text
    .slice(0, end)
    .replace(/^---.*\n/, '')
    .replace(/---\s*$/, '');
  const values = yamlValues(matter) ?? plainValues(matter);
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

/** Values by key, in lower case; null where it is no YAML. */
function yamlValues(matter: string): ReadonlyMap<string, readonly string[]> | null {
  if (matter.length > MOST_YAML) return null;
  let found: unknown;
  try {
    // Every value as it is written: a date stays words. No aliases, which may stand for more than memory holds.
    found = parse(matter, { schema: 'failsafe', uniqueKeys: false, maxAliasCount: 0, logLevel: 'error' });
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return null;
  return new Map(Object.entries(found).map(([key, value]) => [key.toLowerCase(), wordsIn(value)]));
}

/** The words of a value: text, a list of values, or what bears a name. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim().replace(/\s+/g, ' ')];
  if (Array.isArray(value)) return value.filter((v) => !Array.isArray(v)).flatMap(wordsIn);
  const { name, title } = (value ?? {}) as { readonly name?: unknown; readonly title?: unknown };
  return [name, title]
    .filter((v) => typeof v === 'string')
    .slice(0, 1)
    .flatMap(wordsIn);
}

function plainValues(matter: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  let key = '';
  for (const line of matter.split(/\r?\n/)) {
    const pair = /^([\w-]{1,40}):(.*)$/s.exec(line);
    if (pair) {
      key = pair[1]!.toLowerCase();
      values.set(key, listOf(pair[2]!));
      continue;
    }
    const item = /^[ \t]*-[ \t](.*)$/s.exec(line);
    if (item && key) values.get(key)!.push(...listOf(item[1]!));
  }
  return values;
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
