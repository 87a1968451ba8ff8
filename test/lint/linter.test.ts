import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Linter, lint } from '../../src/linting.ts';
import { loadEngine } from '../../src/node.ts';
import { readDraft } from '../../src/read/switches.ts';
import { engines } from '../attribute/engines.ts';

const PARAGRAPHS = [
  'Mayor Ada Lund claimed that the bridge was safe.',
  'Sources said the boom had been repaired twice since the winter.',
  '"Nobody has won, but the trams will run again," Karl Venn said.',
  'It is believed that the wind played a part.',
  'Councillor Per Holm accused Mayor Ada Lund of taking bribes from a builder.',
  'The council turned down the plan yesterday after a debate of four hours.',
  'A local newspaper reported that the mayor would try again in the autumn.',
  'The roads office said that 22 of the 40 bridges, or 65 percent, were closed.',
  'Lund said "the bolts came out like teeth.',
];

test.skipIf(!engines.includes('model'))(
  'a linter that remembers finds what a fresh run finds, after any edits',
  async () => {
    const engine = await loadEngine('model');
    const edit = fc.record({
      at: fc.nat(30),
      put: fc.constantFrom(...PARAGRAPHS, ''),
      word: fc.constantFrom('', ' now', ' "so"'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const linter = new Linter(engine);
        const draft = [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS];
        await linter.lint(readDraft(draft.join('\n\n')));
        for (const { at, put, word } of edits) {
          draft.splice(at % draft.length, 1, put + word);
          const reading = readDraft(draft.join('\n\n'));
          expect(await linter.lint(reading)).toEqual(await lint(reading, engine));
        }
      }),
      { numRuns: 6, seed: 7 },
    );
  },
);

test.skipIf(!engines.includes('model'))(
  'an engine that remembers runs the network for changed stretches alone',
  async () => {
    const { loadModel } = await import('../../src/attribute/model/engine.ts');
    const { findRuntime, MODEL_FOLDER } = await import('../../src/node.ts');
    const { readFile } = await import('node:fs/promises');
    const { modelEngine } = await import('../../src/attribute/model-engine.ts');
    const { runtime } = await findRuntime();
    let runs = 0;
    const counting = {
      name: runtime.name,
      load: async (bytes: Uint8Array) => {
        const session = await runtime.load(bytes);
        return {
          run: (...args: Parameters<typeof session.run>) => session.run(...args).finally(() => runs++),
          close: () => session.close(),
        };
      },
    };
    const model = await loadModel({ readFile: (f) => readFile(new URL(f, MODEL_FOLDER)), runtime: counting });
    const linter = new Linter(modelEngine(model));
    const draft = Array.from({ length: 60 }, (_, i) => PARAGRAPHS[i % 8]!);
    await linter.lint(readDraft(draft.join('\n\n')));
    const whole = runs;
    runs = 0;
    await linter.lint(readDraft(draft.join('\n\n')));
    expect(runs).toBe(0);
    draft[30] = 'Mayor Ada Lund said that the bridge was safe.';
    await linter.lint(readDraft(draft.join('\n\n')));
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThan(whole);

    // A reading that is ended between two windows: what was read by then is not read again.
    const other = readDraft(draft.map((p) => p.replaceAll('bridge', 'tunnel')).join('\n\n'));
    runs = 0;
    await new Linter(modelEngine(model)).lint(other);
    const all = runs;
    const stop = new Error('stop');
    let windows = 0;
    const between = async (): Promise<void> => {
      if (++windows === 3) throw stop;
    };
    runs = 0;
    await expect(linter.read(other, { between })).rejects.toBe(stop);
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThan(all);
    expect(await linter.lint(other)).toEqual(await lint(other, await loadEngine('model')));
    expect(runs).toBe(all);
  },
);
