import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article } from '../../../bench/texts.ts';
import type { Engine } from '../../../src/attribute/engine.ts';
import { loadEngine, MODEL_FOLDER, readFile } from '../../../src/node.ts';
import { analyse } from '../../../src/pipeline.ts';
import { toJsonText } from '../../../src/present/json.ts';
import { MAIN } from '../../compiled/paths.ts';

const isMissing = !existsSync(new URL('manifest.json', MODEL_FOLDER));
const isSkipped = isMissing && process.env.CI !== 'true';
if (isSkipped) console.warn('no model in models/en: that its results are always the same is not tested');

const ROOT = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'hearsay-same-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An article of several windows, and others to read before it: shorter, longer, one without a word said. */
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const ONE = file('one.txt', article(7, 700));
const OTHERS = [
  file('short.txt', article(8, 60)),
  file('long.txt', article(9, 1500)),
  file('none.txt', 'Rain fell on the quay.\n'),
];

async function jsonOf(path: string, engine: Engine): Promise<string> {
  return toJsonText(await analyse(await readFile(path, { file: 'article.txt' }), engine));
}

/** What the command prints, with the name of the file as `jsonOf` gives it. */
function printed(path: string): Promise<string> {
  const args = [MAIN, 'read', path, '--format', 'json'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) fail(new Error(`exit code ${code}`));
      else done(Buffer.concat(out).toString().replace(JSON.stringify(path), '"article.txt"'));
    });
  });
}

describe.skipIf(isSkipped)('the same article gives the same bytes', () => {
  let alone = '';
  beforeAll(async () => {
    alone = await jsonOf(ONE, await loadEngine('model'));
    expect(alone).toContain('"engine":"model"');
    expect(alone.match(/"cue":/g)!.length).toBeGreaterThan(20);
  });

  test('alone and after others, with one engine', async () => {
    const engine = await loadEngine('model');
    for (const other of OTHERS) {
      expect(await jsonOf(other, engine)).not.toBe(alone);
      expect(await jsonOf(ONE, engine)).toBe(alone);
    }
  });

  test('beside others that are read at the same time', async () => {
    const engine = await loadEngine('model');
    const all = await Promise.all([OTHERS[0]!, ONE, OTHERS[1]!, ONE].map((path) => jsonOf(path, engine)));
    expect([all[1], all[3]]).toEqual([alone, alone]);
  });

  test('in two processes at once', async () => {
    const copy = file('copy.txt', article(7, 700));
    expect(await Promise.all([printed(ONE), printed(copy)])).toEqual([alone, alone]);
  });
});
