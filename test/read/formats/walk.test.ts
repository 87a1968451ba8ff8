import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesOf, type WalkOptions } from '../../../src/read/walk-node.ts';
import type { Failure } from '../../../src/records/failure.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-walk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with these files; a name may be any bytes. */
function made(name: string, files: readonly (string | Buffer)[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of files) writeFileSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.from(file)]), 'text');
  return path;
}

/** Files below `path` by their names, failures as their codes and names. */
async function walked(path: string, pattern = '', options: WalkOptions = {}): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const one of filesOf(path + pattern, options)) {
    found.push(
      typeof one === 'string'
        ? one.slice(path.length)
        : `${(one.failure as Failure).code} ${one.path.slice(path.length)}`,
    );
  }
  return found;
}

test('a name that is not UTF-8 costs itself alone', async () => {
  const path = made('names', [
    'a',
    Buffer.from('b\xff.txt', 'latin1'),
    Buffer.from('b\xfe.txt', 'latin1'),
    'b\ufffd',
    'c',
  ]);
  const below = Buffer.from(`${path}/\xe9`, 'latin1');
  mkdirSync(below);
  writeFileSync(Buffer.concat([below, Buffer.from('/x')]), 'text');
  const whole = ['bad-name /%E9', '/a', 'bad-name /b%FE.txt', 'bad-name /b%FF.txt', '/b\ufffd', '/c'];
  expect(await walked(path)).toEqual(whole);
  expect(await walked(path, '/**')).toEqual(whole);
  expect(await walked(path, '/b*')).toEqual(whole.slice(2, 5));
  expect(await walked(path, '/[ac]')).toEqual(['/a', '/c']);
});

test('a branch that is too deep costs itself alone', async () => {
  const path = made('deep', ['a', 'z']);
  let at = join(path, 'm');
  for (let n = 0; n < 70; n++, at = join(at, 'm')) {
    mkdirSync(at);
    writeFileSync(join(at, 'x'), 'text');
  }
  const found = await walked(path);
  const levels = Array.from({ length: 64 }, (_, n) => `${'/m'.repeat(64 - n)}/x`);
  expect(found).toEqual(['/a', `too-deep ${'/m'.repeat(65)}`, ...levels, '/z']);
  expect((await walked(path, '/**')).filter((f) => !f.startsWith('/m'))).toEqual([
    '/a',
    `too-deep ${'/m'.repeat(65)}`,
    '/z',
  ]);
});

test('a link out of the named folder is followed only where that is asked for', async () => {
  const outer = made('outer', ['secret']);
  const path = made('inner', ['a', 'z']);
  mkdirSync(join(path, 'below'));
  writeFileSync(join(path, 'below/b'), 'text');
  symlinkSync(join(outer, 'secret'), join(path, 'out'));
  symlinkSync('../../outer/secret', join(path, 'below/out'));
  symlinkSync(outer, join(path, 'folder'));
  symlinkSync('below/b', join(path, 'in'));
  symlinkSync('nowhere', join(path, 'dangling'));
  symlinkSync('round', join(path, 'round'));
  const files = ['/a', '/below/b', 'outside /below/out', '/in', 'outside /out', 'unreadable /round', '/z'];
  expect(await walked(path)).toEqual(files);
  expect(await walked(path, '/**')).toEqual(files);
  expect(await walked(path, '/*out')).toEqual(['outside /out']);
  await expect(walked(path, '/*/secret')).rejects.toThrow('no file fits');
  expect(await walked(path, '/**/folder/*')).toEqual(['outside /folder']);
  expect(await walked(path, '/**/folder/secret')).toEqual(['outside /folder/secret']);
  // What a person names in full is asked for, and so is the folder that a link leads to.
  expect(await walked(path, '/out')).toEqual(['/out']);
  expect(await walked(path, '/{out,a}')).toEqual(['/out', '/a']);
  expect(await walked(path, '/folder/*')).toEqual(['/folder/secret']);
  symlinkSync(path, join(folder, 'to-inner'));
  expect(await walked(join(folder, 'to-inner'))).toEqual(files);
  const all = ['/a', '/below/b', '/below/out', '/in', '/out', 'unreadable /round', '/z'];
  expect(await walked(path, '', { followLinks: true })).toEqual(all);
  expect(await walked(path, '/**/folder/*', { followLinks: true })).toEqual(['/folder/secret']);
});
