import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { loadEngine, MODEL_FOLDER } from '../../../src/node.ts';
import { Failure } from '../../../src/records/failure.ts';

const SHIPPED = fileURLToPath(MODEL_FOLDER);
const isMissing = !existsSync(join(SHIPPED, 'manifest.json'));
const isSkipped = isMissing && process.env.CI !== 'true';
if (isSkipped) console.warn('no model in models/en: the refusal of damaged ones is not tested');

const root = mkdtempSync(join(tmpdir(), 'hearsay-model-'));
afterAll(() => rmSync(root, { recursive: true }));

/** The shipped model with one file changed (null: without it); the others are links. */
function changed(name: string, change: (bytes: Buffer) => Uint8Array | string | null): URL {
  const folder = mkdtempSync(join(root, 'm-'));
  for (const file of ['manifest.json', 'vocab.txt', 'encoder.onnx', 'pairs.onnx'])
    if (existsSync(join(SHIPPED, file))) symlinkSync(join(SHIPPED, file), join(folder, file));
  const bytes = readFileSync(join(folder, name));
  unlinkSync(join(folder, name));
  const now = change(bytes);
  if (now !== null) writeFileSync(join(folder, name), now);
  return pathToFileURL(`${folder}/`);
}

/** The failure with which the folder is refused; anything else, rules included, is a fault. */
async function refusal(folder: URL): Promise<Failure> {
  try {
    const { name } = await loadEngine('model', folder);
    throw new Error(`loaded as ${name}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.code).toBe('model-unusable');
    expect(error.message).toMatch(/^the model cannot be used: [^\n]+$/);
    expect(error.hint).toContain('--engine rules');
    return error;
  }
}

const flipped = (bytes: Buffer): Buffer => {
  const at = bytes.length >> 1;
  bytes[at] = bytes[at]! ^ 1;
  return bytes;
};
const manifestWith = (change: (manifest: Record<string, unknown>) => void): URL =>
  changed('manifest.json', (bytes) => {
    const manifest = JSON.parse(bytes.toString()) as Record<string, unknown>;
    change(manifest);
    return JSON.stringify(manifest);
  });

describe.skipIf(isSkipped)('a model that is not whole is refused, never replaced by rules', () => {
  test('the whole one loads', async () => {
    const folder = join(root, 'whole');
    cpSync(SHIPPED, folder, { recursive: true });
    expect((await loadEngine('model', pathToFileURL(`${folder}/`))).name).toBe('model');
  });

  test.each(['manifest.json', 'vocab.txt', 'encoder.onnx', 'pairs.onnx'])('%s', async (name) => {
    const missing = await refusal(changed(name, () => null));
    expect(missing.message).toBe(`the model cannot be used: ${name} is missing`);
    const cut = await refusal(changed(name, (bytes) => bytes.subarray(0, bytes.length - 7)));
    expect(cut.message).toContain(name);
    const empty = await refusal(changed(name, () => ''));
    expect(empty.message).toContain(name);
    if (name === 'manifest.json') return;
    const damaged = await refusal(changed(name, flipped));
    expect(damaged.message).toMatch(
      new RegExp(`: ${name} is damaged \\(sha256 [0-9a-f]{64}, [0-9a-f]{64} expected\\)$`),
    );
  });

  test.each<[string, string, (m: Record<string, unknown>) => void]>([
    ['another schema', 'manifest.json has schema 2, this version reads 1', (m) => (m.schema = 2)],
    ['no schema', 'manifest.json has schema undefined, this version reads 1', (m) => delete m.schema],
    ['no id', 'manifest.json is damaged: no id', (m) => delete m.id],
    [
      'an unlisted file',
      'manifest.json does not list vocab.txt',
      (m) => delete (m.files as Record<string, unknown>)['vocab.txt'],
    ],
    [
      'a hash that is none',
      'manifest.json is damaged: no size or hash of vocab.txt',
      (m) => ((m.files as Record<string, unknown>)['vocab.txt'] = { bytes: 1, sha256: 'abc' }),
    ],
    ['no labels', 'manifest.json is damaged: no labels of act', (m) => delete m.labels],
    [
      'an unknown act',
      'manifest.json is damaged: labels of act: shout',
      (m) => ((m.labels as Record<string, string[]>).act![0] = 'shout'),
    ],
    ['no window', 'manifest.json is damaged: window', (m) => delete m.window],
    [
      'a word for a number',
      'manifest.json is damaged: decode',
      (m) => ((m.decode as Record<string, unknown>).cue = 'none'),
    ],
    ['too few weights', 'manifest.json is damaged: calibration', (m) => (m.calibration as number[]).pop()],
  ])('a manifest with %s', async (_, message, change) => {
    expect((await refusal(manifestWith(change))).message).toBe(`the model cannot be used: ${message}`);
  });

  test('a folder that is not there', async () => {
    const { message } = await refusal(pathToFileURL(join(root, 'nowhere/')));
    expect(message).toBe('the model cannot be used: manifest.json is missing');
  });
});
