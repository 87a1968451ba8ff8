/**
 * Marks the inner attributions that PolNeAR does not annotate, with a model trained before: cues inside annotated contents. Sure
 * ones become labels of the cue tagger, doubtful ones are left open, the rest of the content counts as free of cues.
 *
 *   tsx training/pseudo.ts --shared DIR --model DIR --out FILE
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadModel } from '../src/attribute/model/engine.ts';
import { nodeRuntime } from '../src/attribute/model/runtime-node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { overlaps, type Span, within } from '../src/records/span.ts';
import { plainArticle } from './articles.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '' },
    model: { type: 'string' },
    out: { type: 'string' },
    sure: { type: 'string', default: '0.5' },
  },
});
if (!values.shared || !values.model || !values.out)
  throw new Error('give --shared (or HEARSAY_SHARED), --model and --out');
const folder = values.model;
const model = await loadModel({
  readFile: (name) => readFile(join(folder, name)),
  runtime: await nodeRuntime(),
  decode: { cue: 1, least: 0.08, leastNested: 0.08 },
});
const dir = join(values.shared, 'polnear', 'train');
const scorer = join(values.shared, 'score', 'polnear.mjs');
const out = execFileSync('node', [scorer, dir, '--jsonl'], { maxBuffer: 1 << 28, encoding: 'utf8' });
const lines: string[] = [];
for (const line of out.split('\n').filter(Boolean)) {
  const d = JSON.parse(line) as { id: string; text: string; attributions: { cue: Span[]; content: Span[] }[] };
  const contents = d.attributions.flatMap((a) => a.content);
  const cues = d.attributions.flatMap((a) => a.cue);
  const found = (await model.attribute(parseArticle(plainArticle(d.text)))).filter(
    (a) => within(contents, a.cue) && !cues.some((c) => overlaps(c, a.cue)),
  );
  const sure = found.filter((a) => a.confidence >= Number(values.sure));
  lines.push(
    JSON.stringify({
      id: d.id,
      attributions: sure.map(({ source, cue, content }) => ({ source, cue: [cue], content })),
      doubtful: found.filter((a) => !sure.includes(a)).map((a) => a.cue),
    }),
  );
}
writeFileSync(values.out, `${lines.join('\n')}\n`);
await model.close();
