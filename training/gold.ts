import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../src/records/span.ts';

/** An attribution as annotated; PolNeAR has spans only. */
export interface Gold {
  readonly id: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly act?: string;
  readonly stance?: string;
  readonly grade?: string;
  readonly within?: string | null;
}

/** Development documents of `polnear`, `polnear-rich` or `corpus`. */
export function* goldOf(shared: string, set: string): Generator<{ id: string; text: string; attributions: Gold[] }> {
  if (set === 'polnear') {
    const out = execFileSync(
      'node',
      [join(shared, 'score', 'polnear.mjs'), join(shared, 'polnear', 'dev'), '--jsonl'],
      { maxBuffer: 1 << 28, encoding: 'utf8' },
    );
    for (const line of out.split('\n').filter(Boolean)) yield JSON.parse(line);
    return;
  }
  const only = new Set(
    readFileSync(join(shared, set, 'dev.txt'), 'utf8')
      .split(/\s+/)
      .filter(Boolean),
  );
  for (const file of readdirSync(join(shared, set, 'annotations')).sort()) {
    const id = file.replace(/\.json$/, '');
    if (!only.has(id)) continue;
    const d = JSON.parse(readFileSync(join(shared, set, 'annotations', file), 'utf8')) as {
      attributions: (Gold & { spans: Gold })[];
    };
    yield {
      id,
      text: readFileSync(join(shared, set, 'articles', `${id}.txt`), 'utf8'),
      attributions: d.attributions.map((a) => ({
        ...a,
        source: a.spans.source,
        cue: a.spans.cue,
        content: a.spans.content,
      })),
    };
  }
}
