import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../../src/attribute/model/engine.ts';
import { findRuntime } from '../../../src/attribute/model/runtime-node.ts';
import { modelEngine } from '../../../src/attribute/model-engine.ts';
import { MODEL_FOLDER } from '../../../src/node.ts';
import { analyse } from '../../../src/pipeline.ts';
import { readText } from '../../../src/read/text.ts';
import { hearsay } from '../../cli/run.ts';
import { Agreement, TEXTS } from './agreement.ts';

const isMissing = !existsSync(new URL('manifest.json', MODEL_FOLDER));
if (isMissing) console.warn('no model in models/en: that its two runtimes agree is not tested');

const engineOn = async (wanted: string) => {
  const { runtime } = await findRuntime(wanted);
  return modelEngine(await loadModel({ readFile: (name) => readFile(new URL(name, MODEL_FOLDER)), runtime }));
};

test('the native build is taken unless WebAssembly is asked for', async () => {
  const [usual, wasm] = [await findRuntime(''), await findRuntime('wasm')];
  expect([usual.kind, usual.missing, usual.runtime.name]).toEqual([
    'native',
    null,
    expect.stringMatching(/^onnxruntime-node \d/),
  ]);
  expect([wasm.kind, wasm.missing, wasm.runtime.name]).toEqual([
    'wasm',
    null,
    expect.stringMatching(/^onnxruntime-web \d/),
  ]);
});

test('the command line names the runtime in use, and what cannot be one', async () => {
  const env = { HEARSAY_RUNTIME: 'wasm' };
  const [version, doctor, wrong] = await Promise.all([
    hearsay(['--version'], { env }),
    hearsay(['doctor'], { env }),
    hearsay(['demo'], { env: { HEARSAY_RUNTIME: 'gpu' } }),
  ]);
  expect(version.out).toMatch(/, runtime onnxruntime-web \d+\.\d+\.\d+ \(wasm\)\n$/);
  expect(doctor.out).toMatch(
    /^ok {6}runtime {2}onnxruntime-web \S+, WebAssembly: the same answers, about 4 times slower$/m,
  );
  expect([wrong.code, wrong.err]).toEqual([
    1,
    'hearsay: HEARSAY_RUNTIME is "gpu"\n  set it to native or wasm, or not at all\n',
  ]);
});

describe.skipIf(isMissing)('in Node', () => {
  test('WebAssembly finds what the native build finds: at least 99.5 % equal attributions', {
    timeout: 240_000,
  }, async () => {
    const [native, wasm] = [await engineOn('native'), await engineOn('wasm')];
    const agreement = new Agreement();
    for (const text of TEXTS) {
      const [here, there] = [await analyse(readText(text), native), await analyse(readText(text), wasm)];
      agreement.add(here.attributions, there.attributions);
    }
    agreement.check();
  });
});
