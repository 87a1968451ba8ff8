/**
 * The annotated events (`links` of the shared folder): their articles read for the ledger, and which pairs of statements are one claim. Used by
 * `score-links.ts` and by `training/pairs.ts`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { loadEngine } from '../src/node.ts';
import { readForLedger } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import type { LedgerEntry, Linkable } from '../src/records/ledger.ts';
import type { Span } from '../src/records/span.ts';

/** The articles, in order of their names, read with the default engine. `cache`: a file that keeps them, so that a second run needs no model. */
export async function readEvents(folder: string, cache?: string): Promise<LedgerEntry[]> {
  if (cache && existsSync(cache)) return deserialize(readFileSync(cache)) as LedgerEntry[];
  const engine = await loadEngine('model');
  const list: LedgerEntry[] = [];
  for (const file of readdirSync(join(folder, 'articles')).sort())
    list.push(await readForLedger(readText(readFileSync(join(folder, 'articles', file), 'utf8'), { file }), engine));
  if (cache) writeFileSync(cache, serialize(list));
  return list;
}

/** Words of an article, and which of several occurrences. */
interface Place {
  readonly article: string;
  readonly span?: Span;
  readonly words?: string | { readonly text: string; readonly n: number };
}

interface EventFile {
  readonly claims: readonly { readonly id: string; readonly statements: readonly Place[] }[];
}

/** A statement that the annotation does not know is of no claim, as far as the claims that were annotated go. */
export interface EventPair {
  readonly event: string;
  readonly a: Linkable;
  readonly b: Linkable;
  readonly right: boolean;
}

/** Pairs of statements of two articles of one event, of which at least one is of an annotated claim. */
export function eventPairs(folder: string, entries: readonly LedgerEntry[]): EventPair[] {
  const out: EventPair[] = [];
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.json'))) {
    const event = file.replace('.json', '');
    const { claims } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as EventFile;
    const list = entries.filter((e) => e.publication.file?.startsWith(`${event}-`)).flatMap(linkablesOf);
    const claimsOf = new Map<Linkable, Set<string>>();
    for (const c of claims)
      for (const s of c.statements) {
        const found = bestOf(
          list.filter((l) => l.publications[0]?.file === `${s.article}.txt`),
          spanOf(folder, s),
        );
        if (found) claimsOf.set(found, (claimsOf.get(found) ?? new Set()).add(c.id));
      }
    for (const [i, a] of list.entries())
      for (const b of list.slice(i + 1)) {
        const [x, y] = [claimsOf.get(a), claimsOf.get(b)];
        if (a.text.article === b.text.article || (!x && !y)) continue;
        out.push({ event, a, b, right: x !== undefined && y !== undefined && [...x].some((c) => y.has(c)) });
      }
  }
  return out;
}

const linkablesOf = (e: LedgerEntry): Linkable[] => {
  const sources = new Map(e.sources.map((s) => [s.local, { ...s, id: null }]));
  return e.statements.map((statement) => ({ statement, text: e.text, publications: [e.publication], sources }));
};

function spanOf(folder: string, { article, span, words = '' }: Place): Span {
  if (span) return span;
  const { text, n } = typeof words === 'string' ? { text: words, n: 1 } : words;
  const all = readFileSync(join(folder, 'articles', `${article}.txt`), 'utf8');
  let at = -1;
  for (let k = 0; k < n; k++) at = all.indexOf(text, at + 1);
  return [at, at + text.length];
}

/** Share of characters that a statement and a span must have in common. */
const COMMON = 0.2;

function bestOf(list: readonly Linkable[], [start, end]: Span): Linkable | null {
  let best: Linkable | null = null;
  let most = COMMON;
  for (const l of list) {
    let common = 0;
    let size = end - start;
    for (const [s, e] of l.statement.content) {
      common += Math.max(0, Math.min(e, end) - Math.max(s, start));
      size += e - s;
    }
    const share = common / (size - common);
    if (share >= most) [best, most] = [l, share];
  }
  return best;
}
