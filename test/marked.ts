import { ROLES, type Role } from '../src/records/attribution.ts';
import type { Found } from '../src/records/found.ts';
import type { Span } from '../src/records/span.ts';

/** The three parts of one attribution as marked: spans into the text without marks, in text order. */
export type MarkedParts = Readonly<Record<Role, readonly Span[]>>;

/** A sentence with its marks taken out. */
export interface Marked {
  readonly text: string;
  /** Parts of the attribution with number 1, or without a number. */
  readonly spans: MarkedParts;
  /** Parts of every attribution, by number from 1 on; a number that is not used is empty. */
  readonly all: readonly MarkedParts[];
}

const MARK = /<(\/?)(source|cue|content)(\d*)>/g;

/**
 * Reads marks such as `<source>The mayor</source> <cue>said</cue> <content>taxes will rise</content>`. Marks of several
 * attributions carry a number and may lie in one another or cross: `<content1>... <cue2>`; two `<content>` marks are two
 * pieces of one content. Throws where a mark is opened twice, closed without being open, or never closed.
 */
export function parseMarked(marked: string): Marked {
  const all: Record<Role, Span[]>[] = [];
  const open = new Map<string, number>();
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(at, match.index);
    at = match.index + match[0].length;
    const role = match[2] as Role;
    const number = Number(match[3] || '1');
    const key = `${role}${number}`;
    const start = open.get(key);
    if (match[1] === '') {
      if (start !== undefined) throw new Error(`mark <${key}> is opened twice in: ${marked}`);
      open.set(key, text.length);
      continue;
    }
    if (start === undefined) throw new Error(`mark </${key}> is closed without being open in: ${marked}`);
    open.delete(key);
    while (all.length < number) all.push({ source: [], cue: [], content: [] });
    all[number - 1]![role].push([start, text.length]);
  }
  if (open.size) throw new Error(`mark <${[...open.keys()].join('>, <')}> is never closed in: ${marked}`);
  text += marked.slice(at);
  if (text.includes('<') && /<\/?[a-z]+\d*>/.test(text)) throw new Error(`unknown mark in: ${marked}`);
  for (const parts of all) for (const role of ROLES) parts[role].sort((a, b) => a[0] - b[0]);
  return { text, spans: all[0] ?? { source: [], cue: [], content: [] }, all };
}

/** The words of spans, one string a span. */
export const shown = (text: string, spans: readonly Span[]): string[] => spans.map(([s, e]) => text.slice(s, e));

/** What an engine found at these marks: said and asserted, with 90 % confidence, unless told otherwise. */
export const foundAt = ({ source, cue, content }: MarkedParts, more: Partial<Found> = {}): Found => ({
  source,
  cue: cue[0]!,
  content,
  act: 'say',
  stance: 'asserts',
  kind: null,
  to: null,
  within: null,
  confidence: 0.9,
  why: [{ part: 'cue', by: 'model test', score: 0.9 }],
  ...more,
});
