/**
 * Real articles annotated by the whole scheme. `annotations.jsonl` has places only (UTF-16 offsets), one article a line; the texts stand in
 * the shared folder and are known by their hash. Outlets and events of the part `develop` are in no text that anything was trained on.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../src/records/span.ts';
import type { EventArticle } from '../events/places.ts';
import type { EventFile } from '../events/shape.ts';

type Source = Omit<EventFile['sources'][number], 'name'> & {
  /** Where the name stands in the text; words where it stands nowhere as it is. */
  readonly name: Span | string;
};

interface Line extends Pick<EventArticle, 'id' | 'furniture' | 'mentions' | 'attributions' | 'figures'> {
  readonly part: 'train' | 'fit' | 'develop' | 'test';
  /** Folder of the shared texts; `fetched` stands in a folder of its own (`fetched.ts`). */
  readonly set: 'events-raw' | 'links' | 'polnear' | 'fetched';
  /** Beginning of the SHA-256 of the text. */
  readonly hash: string;
  readonly sources: readonly Source[];
}

export interface AnnotatedArticle extends Omit<Line, 'sources'> {
  readonly text: string;
  readonly sources: readonly EventFile['sources'][number][];
}

const FOLDERS = {
  'events-raw': 'events-raw/articles',
  links: 'links/articles',
  polnear: 'polnear/train/text',
  fetched: '.',
} as const;

/**
 * The articles of a part in the order of their file; of `fetched.jsonl` with the folder that `fetched.ts` wrote. Throws where a text is
 * missing or another than was annotated.
 */
export function annotatedArticles(shared: string, part: Line['part'], file = 'annotations.jsonl'): AnnotatedArticle[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.part === part)
    .map((line) => {
      const text = readFileSync(join(shared, FOLDERS[line.set], `${line.id}.txt`), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      if (!hash.startsWith(line.hash))
        throw new Error(`${line.set}/${line.id}: the text is not the one that was annotated`);
      const named = line.sources.map((s) => ({
        ...s,
        name: typeof s.name === 'string' ? s.name : text.slice(...s.name),
      }));
      return { ...line, text, sources: named };
    });
}

/** An article as the shared scorer reads annotations (`score/score.mjs corpus`). */
export function asCorpus(article: AnnotatedArticle): object {
  const sources = new Map(article.sources.map((s) => [s.id, s]));
  const list = (span: Span | null): Span[] => (span ? [span] : []);
  return {
    id: article.id,
    attributions: article.attributions.map((a) => {
      const who = a.who === null ? null : (sources.get(a.who) ?? null);
      return {
        id: a.id,
        form: formOf(article.text, a.content),
        act: a.act,
        stance: a.stance,
        within: a.within,
        who: who?.name ?? null,
        kind: who?.kind ?? 'none',
        grade: a.grade,
        spans: {
          source: list(a.source),
          cue: [a.cue],
          content: a.content,
          ...(a.reason ? { reason: [a.reason] } : {}),
        },
      };
    }),
    figures: article.figures.map((f) => ({
      at: f.span,
      min: f.min,
      max: f.max,
      hedge: f.hedge,
      attribution: f.attribution,
    })),
  };
}

/** Whether all, some or none of the words of a content stand within double quotation marks. */
function formOf(text: string, content: readonly Span[]): 'direct' | 'mixed' | 'indirect' {
  let inside = 0;
  let all = 0;
  for (const [start, end] of content) {
    const words = text.slice(start, end).replace(/^(?:that|whether) /, '');
    const quoted = words.match(/["“][^"”“]*["”]?|''[^']*''/g) ?? [];
    const count = (s: string): number => s.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    all += count(words);
    inside += quoted.reduce((n, q) => n + count(q), 0);
  }
  if (!inside) return 'indirect';
  return inside === all ? 'direct' : 'mixed';
}
