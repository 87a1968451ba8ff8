/**
 * Speed of the model's whole path (parse to attributions) against bare ONNX Runtime on the same tensors, in one run and one thread.
 *
 *   tsx bench/model.ts [--model models/en] FILE...
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadModel } from '../src/attribute/model/engine.ts';
import type { Runtime, Session, Tensor } from '../src/attribute/model/runtime.ts';
import { nodeRuntime } from '../src/attribute/model/runtime-node.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { plainArticle } from '../training/articles.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string', default: 'models/en' } },
});
type Call = { session: Session; inputs: Readonly<Record<string, Tensor>>; wanted: readonly string[] };
const calls: Call[] = [];
let pieces = 0;
let record = false;
const inner = nodeRuntime();
const runtime: Runtime = {
  name: inner.name,
  async load(bytes) {
    const session = await inner.load(bytes);
    return {
      async run(inputs, wanted) {
        if (record) {
          calls.push({ session, inputs, wanted });
          pieces += inputs.ids ? inputs.ids.data.length : 0;
        }
        return session.run(inputs, wanted);
      },
      close: () => session.close(),
    };
  },
};

const begun = performance.now();
const model = await loadModel({ readFile: (name) => readFile(join(values.model, name)), runtime });
const load = performance.now() - begun;
const articles = positionals.map((file) => plainArticle(readFileSync(file, 'utf8')));
const readAll = async (): Promise<number> => {
  const start = performance.now();
  for (const a of articles) await model.read(parseArticle(a));
  return performance.now() - start;
};
await readAll();
record = true;
await readAll();
record = false;
// In turns, so that a busy machine slows both alike.
const whole: number[] = [];
const bare: number[] = [];
for (let round = 0; round < 3; round++) {
  whole.push(await readAll());
  const start = performance.now();
  for (const { session, inputs, wanted } of calls) await session.run(inputs, wanted);
  bare.push(performance.now() - start);
}
const [w, b] = [Math.min(...whole), Math.min(...bare)];
console.log(`load ${load.toFixed(0)} ms, ${articles.length} articles, ${pieces} pieces with context`);
console.log(
  `whole path ${((1000 * pieces) / w).toFixed(0)} pieces/s, ${((1000 * articles.length) / w).toFixed(1)} articles/s`,
);
console.log(
  `bare ONNX Runtime ${((1000 * pieces) / b).toFixed(0)} pieces/s; the whole path has ${((100 * b) / w).toFixed(1)} % of its speed`,
);
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
await model.close();
