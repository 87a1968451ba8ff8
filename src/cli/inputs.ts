import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../records/failure.ts';

/** Names that articles in a folder have; a file named on the command line is read whatever its name. */
const ARTICLE = /\.(txt|text|md|markdown|html?|xhtml)$/i;

/** One thing to read, or why a path gives nothing. */
export type Input = { readonly path: string } | { readonly path: string; readonly failure: Failure };

/** Files in the order given; the articles of a folder and its subfolders in the order of their names, hidden ones left out. */
export async function inputsOf(paths: readonly string[]): Promise<readonly Input[]> {
  const out: Input[] = [];
  for (const path of paths) {
    if (path === '-' || !(await isFolder(path))) {
      out.push({ path });
      continue;
    }
    const found = await articlesIn(path);
    if (found.length) out.push(...found.map((p) => ({ path: p })));
    else {
      const hint = 'articles are .txt, .md and .html files; name a file to read it whatever its name';
      out.push({ path, failure: new Failure('no-articles', `no articles in folder: ${path}`, hint) });
    }
  }
  return out;
}

/** A path that is not there is no folder: reading it will say what is wrong. */
const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};

async function articlesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  // By code unit, so that the order is the same in every locale.
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const out: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) out.push(...(await articlesIn(path)));
    else if (ARTICLE.test(entry.name)) out.push(path);
  }
  return out;
}
