/** The model engine: speed against bare ONNX Runtime on the same tensors, two processes against one, load time, memory, accuracy. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Engine, rulesEngine } from '../src/attribute/engine.ts';
import { loadModel } from '../src/attribute/model/engine.ts';
import type { Runtime, Session, Tensor } from '../src/attribute/model/runtime.ts';
import { nodeRuntime } from '../src/attribute/model/runtime-node.ts';
import { modelEngine } from '../src/attribute/model-engine.ts';
import { MODEL_FOLDER } from '../src/node.ts';
import { analyse } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import { toJson } from '../src/records/json.ts';
import type { Span } from '../src/records/span.ts';
import { article } from './texts.ts';

const ARTICLES = 40;
const WORDS = 600;
const texts = Array.from({ length: ARTICLES }, (_, i) => article(i + 1, WORDS));

interface Call {
  readonly session: Session;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly wanted: readonly string[];
}

/** A runtime that keeps every call, so that the same tensors can be run again with nothing around them. */
function recording(inner: Runtime, calls: Call[]): Runtime {
  return {
    name: inner.name,
    async load(bytes) {
      const session = await inner.load(bytes);
      return {
        run: (inputs, wanted) => {
          calls.push({ session, inputs, wanted });
          return session.run(inputs, wanted);
        },
        close: () => session.close(),
      };
    },
  };
}

const load = async (runtime: Runtime): Promise<Engine> =>
  modelEngine(await loadModel({ readFile: (name) => readFile(new URL(name, MODEL_FOLDER)), runtime }));

async function readAll(engine: Engine): Promise<number> {
  const from = performance.now();
  for (const text of texts) toJson(await analyse(readText(text, {}), engine));
  return performance.now() - from;
}

/** One process that reads all articles once, warm; says how long it took. */
const child = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', fileURLToPath(new URL('./main.ts', import.meta.url)), 'model-child'];
    const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    process_.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    process_.on('error', reject);
    process_.on('close', (code) => (code === 0 ? resolve(Number(out)) : reject(new Error(`child ended with ${code}`))));
  });

export async function benchChild(): Promise<void> {
  const engine = await load(await nodeRuntime());
  await readAll(engine);
  process.stdout.write(String(await readAll(engine)));
}

export async function benchModel(): Promise<void> {
  console.log(`model engine, text to JSON, ${ARTICLES} articles of ${WORDS} words, one thread`);
  const calls: Call[] = [];
  const start = performance.now();
  const engine = await load(recording(await nodeRuntime(), calls));
  console.log(`  load                    ${(performance.now() - start).toFixed(0)} ms`);
  await readAll(engine);
  let whole = Number.POSITIVE_INFINITY;
  let bare = Number.POSITIVE_INFINITY;
  let pieces = 0;
  for (let round = 0; round < 3; round++) {
    calls.length = 0;
    whole = Math.min(whole, await readAll(engine));
    const recorded = [...calls];
    pieces = recorded.reduce((n, c) => n + (c.inputs.ids?.data.length ?? 0), 0);
    const from = performance.now();
    for (const { session, inputs, wanted } of recorded) await session.run(inputs, wanted);
    bare = Math.min(bare, performance.now() - from);
  }
  const rate = (ms: number): string => Math.round((pieces / ms) * 1000).toLocaleString('en');
  console.log(
    `  whole path              ${rate(whole)} word pieces/s, ${((ARTICLES / whole) * 1000).toFixed(1)} articles/s`,
  );
  console.log(`  bare ONNX Runtime       ${rate(bare)} word pieces/s on the same tensors`);
  console.log(`  whole against bare      ${((100 * bare) / whole).toFixed(0)} %`);
  console.log(`  peak memory             ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  const one = await child();
  const two = Math.max(...(await Promise.all([child(), child()])));
  console.log(`  two processes           ${((2 * one) / two).toFixed(2)} times one`);
  await accuracy(engine);
}

type Parts = { readonly source: readonly Span[]; readonly cue: readonly Span[]; readonly content: readonly Span[] };
interface Scorer {
  compare(text: string, gold: readonly Parts[], pred: readonly Parts[]): Record<string, number[]>;
  addScores(total: object, one: object): Record<string, number[]>;
  finishScores(total: object): Record<string, { f: number }>;
}

/** Whole attributions (F1) of both engines on articles annotated under the scheme, where they are present. */
async function accuracy(engine: Engine): Promise<void> {
  const shared = process.env.HEARSAY_SHARED ?? '../shared';
  if (!existsSync(join(shared, 'score/attributions.mjs'))) {
    console.log(`  accuracy                not measured: no annotated articles in ${shared}`);
    return;
  }
  const { compare, addScores, finishScores } = (await import(
    pathToFileURL(join(process.cwd(), shared, 'score/attributions.mjs')).href
  )) as Scorer;
  const ids = readFileSync(join(shared, 'corpus/dev.txt'), 'utf8').split(/\s+/).filter(Boolean);
  const known = new Set(readdirSync(join(shared, 'corpus/articles')));
  const score = async (with_: Engine): Promise<number> => {
    let total = {};
    for (const id of ids.filter((i) => known.has(`${i}.txt`))) {
      const text = readFileSync(join(shared, `corpus/articles/${id}.txt`), 'utf8');
      const gold = JSON.parse(readFileSync(join(shared, `corpus/annotations/${id}.json`), 'utf8')) as {
        attributions: { spans: Parts }[];
      };
      const read = await analyse(readText(text, {}), with_);
      const pred = read.attributions.filter((a) => a.content.length).map((a) => ({ ...a, cue: [a.cue] }));
      const wanted = gold.attributions.map((a) => a.spans).filter((a) => a.content.length);
      total = addScores(total, compare(text, wanted, pred));
    }
    return finishScores(total)['attr.full']!.f;
  };
  const model = await score(engine);
  const rules = await score(rulesEngine);
  console.log(
    `  accuracy                attr.full ${model} with the model, ${rules} by rules (corpus dev, attitudes counted)`,
  );
}
