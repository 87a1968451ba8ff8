import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { Failure } from '../records/failure.ts';

/** Reads files below the folders that were named, and no others. */
export interface Folders {
  /** Throws a `Failure` for what is not there, not a file, too large, or elsewhere, by whatever name or link. */
  read(path: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
}

const MOST_BYTES = 50_000_000;

/** Throws a `Failure` where one of them is no folder. */
export async function openFolders(paths: readonly string[]): Promise<Folders> {
  const roots: string[] = [];
  for (const path of paths) {
    const real = await realpath(path).catch(() => null);
    if (real === null || !(await stat(real)).isDirectory())
      throw new Failure('no-folder', `no folder: ${path}`, 'name a folder that is there with --folder');
    roots.push(real);
  }
  const isWithin = (real: string): boolean =>
    roots.some((root) => {
      const inside = relative(root, real);
      return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(root, inside) === real;
    });
  const outside = (): Failure =>
    new Failure(
      'outside',
      'no such file in the folders that may be read',
      'give a path below a folder named with --folder',
    );
  return {
    async read(path) {
      if (path.includes('\0')) throw outside();
      let found: string | null = null;
      for (const root of roots) found ??= await realpath(resolve(root, path)).catch(() => null);
      // Whether a file elsewhere is there is not told.
      if (found === null || !isWithin(found)) throw outside();
      const handle = await open(found, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => {
        throw outside();
      });
      try {
        const about = await handle.stat();
        // Again, now that it is open: no folder on the way may have become a link meanwhile.
        const again = await realpath(found).catch(() => '');
        const there = await stat(again || '.');
        if (!isWithin(again) || there.ino !== about.ino || there.dev !== about.dev) throw outside();
        if (!about.isFile()) throw new Failure('no-file', 'this is not a file', 'give the path of a file');
        if (about.size > MOST_BYTES)
          throw new Failure('too-large', `the file is larger than ${MOST_BYTES} bytes`, 'use `hearsay read`');
        return { name: basename(found), bytes: await handle.readFile() };
      } finally {
        await handle.close();
      }
    },
  };
}
