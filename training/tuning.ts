import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DecodeSettings } from '../src/attribute/model/decode.ts';
import type { Judged, Sample, Scored } from './scoring.ts';

type Scores = Record<string, Record<string, Scored>>;

/** What tuning raises: whole attributions on all sets, exact fragments, chains. */
export function goal(scores: Scores): number {
  const f = (set: string, k: string): number => scores[set]?.[k]?.f ?? 0;
  const fragments = ['source', 'cue', 'content'].map((role) => f('polnear', `frag.exact.${role}`));
  return (
    f('polnear', 'attr.full') +
    0.2 * fragments.reduce((a, b) => a + b, 0) +
    0.5 * (f('polnear-rich', 'attr.full') + f('corpus', 'attr.full')) +
    0.25 * (f('polnear-rich', 'chain') + f('corpus', 'chain'))
  );
}

const logit = (p: number): number => {
  const q = Math.min(1 - 1e-4, Math.max(1e-4, p));
  return Math.log(q / (1 - q));
};

/** Weights of the logistic function from log-odds to confidence, by gradient steps: five numbers need no better method. */
export function calibrate(samples: readonly Sample[]): number[] {
  const rows = samples.map(({ scores: s, right }) => ({
    x: [1, logit(s.cue), logit(s.source), logit(s.content), logit(s.valid)],
    y: right ? 1 : 0,
  }));
  const w = [0, 0.2, 0.2, 0.2, 0.2];
  for (let step = 0; step < 3000; step++) {
    const g = [0, 0, 0, 0, 0];
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, v, k) => sum + v * w[k]!, 0)));
      for (let k = 0; k < 5; k++) g[k]! += ((y - p) * x[k]!) / rows.length;
    }
    for (let k = 0; k < 5; k++) w[k]! += 0.2 * g[k]!;
  }
  return w.map((v) => Math.round(v * 1e4) / 1e4);
}

const START: DecodeSettings = { cue: 0, content: -0.5, source: 1, least: 0.35, leastNested: 0.35, leastQuoted: 0.2 };
const STEPS: readonly (readonly [keyof DecodeSettings, readonly number[]])[] = [
  ['least', [0.25, 0.3, 0.4]],
  ['leastNested', [0.2, 0.25, 0.3, 0.4]],
  ['cue', [0.5, 1]],
  ['content', [-1, 0]],
  ['source', [0.5, 1.5]],
  ['least', [0.3, 0.35, 0.4]],
];

/** Fits calibration and decoder numbers one after the other and writes them into the manifest of `folder`. */
export async function tune(
  folder: string,
  read: (decode: Partial<DecodeSettings>) => Promise<readonly Judged[]>,
  score: (judged: readonly Judged[]) => Scores,
): Promise<void> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { decode: DecodeSettings; calibration: number[] };
  const write = (): void => writeFileSync(file, `${JSON.stringify(manifest, null, 1)}\n`);
  const open = await read({ ...START, cue: 0.5, least: 0, leastNested: 0 });
  manifest.calibration = calibrate(open.flatMap((j) => j.samples));
  write();
  let best = START;
  let top = goal(score(await read(best)));
  for (const [key, options] of STEPS)
    for (const value of options) {
      const tried = { ...best, [key]: value };
      const reached = goal(score(await read(tried)));
      if (reached <= top + 0.05) continue;
      [top, best] = [reached, tried];
    }
  manifest.decode = best;
  write();
  console.log(JSON.stringify(manifest.decode), JSON.stringify(manifest.calibration));
}
