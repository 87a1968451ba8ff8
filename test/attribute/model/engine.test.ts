import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesEngine } from '../../../src/attribute/engine.ts';
import { loadModel, type Model } from '../../../src/attribute/model/engine.ts';
import { nodeRuntime } from '../../../src/attribute/model/runtime-node.ts';
import { modelEngine } from '../../../src/attribute/model-engine.ts';
import { parseArticle } from '../../../src/parse/parse.ts';

const FOLDER = fileURLToPath(new URL('../../../models/en', import.meta.url));
const read = (name: string): Promise<Uint8Array> => readFile(join(FOLDER, name));

/** Paragraphs, the first the headline. */
function parse(...paragraphs: string[]) {
  let at = 0;
  const blocks = paragraphs.map((p, i) => {
    const span = [at, at + p.length] as const;
    at += p.length + 2;
    return { kind: i === 0 ? ('headline' as const) : ('paragraph' as const), span };
  });
  return parseArticle({ text: paragraphs.join('\n\n'), blocks, skip: [] });
}

const ARTICLE = parse(
  'Council votes on harbour tunnel',
  'The council will vote on the harbour tunnel in March, the mayor said on Tuesday.',
  '"We have waited long enough," Anna Holm told reporters. Residents fear that the works will close the quay.',
  'According to the Harbour Post, an engineer said that the tunnel leaks.',
);

let model: Model;
beforeAll(async () => {
  model = await loadModel({ readFile: read, runtime: await nodeRuntime() });
});
afterAll(() => model.close());

describe('the model', () => {
  it('finds sources, cues and contents as spans of the text', async () => {
    const found = await model.attribute(ARTICLE);
    const show = found.map((a) =>
      [a.source, [a.cue], a.content].map((s) => s.map(([x, y]) => ARTICLE.text.slice(x, y)).join(' | ')),
    );
    expect(show).toContainEqual(['Anna Holm', 'told', '"We have waited long enough,"']);
    const mayor = show.find(([source]) => source === 'the mayor');
    expect(mayor?.[1]).toBe('said');
    expect(mayor?.[2]).toContain('The council will vote on the harbour tunnel in March');
  });

  it('finds chains', async () => {
    const found = await model.attribute(ARTICLE);
    const inner = found.findLast((a) => ARTICLE.text.slice(...a.cue) === 'said');
    expect(inner?.withinIndex).not.toBeNull();
    expect(ARTICLE.text.slice(...found[inner!.withinIndex!]!.cue)).toBe('According to');
  });

  it('gives the same on every run, whatever was read before', async () => {
    const once = await model.read(ARTICLE);
    await model.read(parse('Another text', 'Somebody else said something else.'));
    expect(await model.read(ARTICLE)).toEqual(once);
  });

  it('reads an empty article', async () => {
    expect(await model.read(parse())).toMatchObject({ attributions: [], names: [] });
  });

  it('gives unit vectors that put like statements close together', async () => {
    const p = parse(
      'a',
      'The tunnel leaks water.',
      'Water is leaking in the tunnel.',
      'Bananas are sold by the kilo in Lima.',
    );
    const spans = p.sentences.slice(1).map((s) => [s.span]);
    const [a, b, c] = await model.vectors(p, spans);
    const dot = (x: Float32Array, y: Float32Array): number => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
    expect(dot(a!, a!)).toBeCloseTo(1, 4);
    expect(dot(a!, b!)).toBeGreaterThan(dot(a!, c!));
  });

  it('gives the same vectors in the run that finds the attributions', async () => {
    // Long enough for several windows, so that statements lie in different ones.
    const long = parse(
      'Council votes on harbour tunnel',
      ...Array.from(
        { length: 30 },
        (_, k) => `The tunnel leaks at gate ${k}, an engineer said, and the quay is closed.`,
      ),
    );
    const statements = [...long.sentences.map((s) => [s.span]), [long.sentences[1]!.span, long.sentences[20]!.span]];
    const engine = modelEngine(model);
    const { found, names, vectors } = await engine.attribute(long, { vectors: true });
    const alone = await model.vectors(long, statements);
    expect(vectors!(statements)).toEqual(alone);
    expect(new Set(alone.map((v) => v.join())).size).toBe(statements.length);
    expect(await engine.attribute(long)).toMatchObject({ found, names });
  });

  it('gives vectors to engines that have a model, where they are asked for', async () => {
    const engine = modelEngine(model);
    expect((await engine.attribute(ARTICLE)).vectors).toBeUndefined();
    expect((await rulesEngine.attribute(ARTICLE, { vectors: true })).vectors).toBeUndefined();
  });
});

describe('a model that cannot be used', () => {
  const load = async (readFile: (name: string) => Promise<Uint8Array>): Promise<Model> =>
    loadModel({ readFile, runtime: await nodeRuntime() });

  it('is refused when a file is missing', async () => {
    const missing = (name: string) => (name === 'pairs.onnx' ? Promise.reject(new Error('no such file')) : read(name));
    await expect(load(missing)).rejects.toThrow('the model cannot be used: pairs.onnx cannot be read (no such file)');
  });

  it('is refused when a file is damaged or cut', async () => {
    const damaged = async (name: string) => {
      const bytes = Uint8Array.from(await read(name));
      if (name === 'vocab.txt') bytes[5] = bytes[5]! ^ 1;
      return bytes;
    };
    await expect(load(damaged)).rejects.toThrow(/^the model cannot be used: vocab\.txt is damaged/);
    const cut = async (name: string) => (name === 'vocab.txt' ? (await read(name)).slice(1) : read(name));
    await expect(load(cut)).rejects.toThrow(/vocab\.txt has \d+ bytes, \d+ expected/);
  });

  it('is refused when the manifest is none', async () => {
    await expect(load(async () => new TextEncoder().encode('{'))).rejects.toThrow('manifest.json is not JSON');
    await expect(load(async () => new TextEncoder().encode('{"schema": 9}'))).rejects.toThrow('schema 9');
  });
});
