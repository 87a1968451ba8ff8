import { Failure } from '../records/failure.ts';
import type { Given } from '../records/reading.ts';
import { webLink } from './fragment.ts';
import { shown } from './net/redirect.ts';

/** One line of JSONL: an article as text or HTML, or the address where it stands. */
export interface JsonlEntry {
  readonly kind: 'text' | 'html' | 'url';
  /** The text, the HTML or the address. */
  readonly value: string;
  readonly given: Given;
}

const METADATA = ['url', 'outlet', 'title', 'published', 'fetched'] as const;
const HINT =
  'each line is an object with "text", "html" or "url", and may have "title", "outlet", "published" and "fetched"';

function parsed(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Failure('bad-json', `no JSON: ${shown(line.slice(0, 60))}`, HINT);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Failure('bad-json', `no object: ${shown(line.slice(0, 60))}`, HINT);
}

/**
 * Reads one line. `html` wins over `text`, and both over `url`, which then is only where the article was published. Other fields
 * are left alone. Throws a `Failure` that quotes the start of a bad line or names the bad field.
 */
export function readJsonlLine(line: string): JsonlEntry {
  const object = parsed(line);
  const field = (name: string): string | null => {
    const value = object[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string')
      throw new Failure('bad-json', `"${name}" is no string: ${shown(JSON.stringify(value))}`, HINT);
    return value.trim() === '' ? null : value;
  };
  const given = Object.fromEntries(METADATA.flatMap((name) => (field(name) === null ? [] : [[name, field(name)]])));
  for (const kind of ['html', 'text'] as const) {
    const value = field(kind);
    if (value !== null) return { kind, value, given };
  }
  const url = webLink(field('url'));
  if (url === null) throw new Failure('bad-json', `no "text", "html" or "url" in: ${shown(line.slice(0, 60))}`, HINT);
  return { kind: 'url', value: url, given };
}
