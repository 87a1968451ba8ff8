import { isUtf8 } from 'node:buffer';
import { type Dirent, realpathSync, type Stats, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Failure } from '../records/failure.ts';
import { fileFailure } from './files-node.ts';
import { braces, fitsGlob, isGlob } from './glob.ts';

/** Folders deeper than this are a mistake. */
const MAX_DEPTH = 64;

/** What a walk comes upon: a file, or a place of which nothing can be read, and why. */
export type Walked = string | { readonly path: string; readonly failure: unknown };

export interface WalkOptions {
  /** Read files outside of a named folder too, where a link in it leads to them. */
  readonly followLinks?: boolean;
}

/** The folder that is walked, without links, or null where nothing is outside of it. */
interface Walk {
  readonly root: string | null;
}

/**
 * The files that `path` names, in a fixed order: itself, all files below a folder, or what a pattern (`*`, `?`, `[a-z]`, `**`,
 * `{a,b}`) fits. Hidden files and links to folders are passed over. What cannot be read costs itself alone: a folder that may not be
 * opened or lies too deep, a name that is not UTF-8, a link out of the folder. Throws a `Failure` where `path` names nothing.
 */
export async function* filesOf(
  path: string,
  { followLinks = false }: WalkOptions = {},
): AsyncGenerator<Walked, void, undefined> {
  let kind: Stats | null = null;
  try {
    kind = statSync(path);
  } catch (error) {
    if (!isGlob(path)) throw fileFailure(path, error);
  }
  if (kind?.isDirectory()) yield* below(path, { root: followLinks ? null : realpathSync(path) }, 0);
  else if (kind) yield path;
  else {
    const seen = new Set<string>();
    for (const pattern of braces(path)) {
      for await (const found of fitting(pattern, followLinks)) {
        const at = typeof found === 'string' ? found : found.path;
        if (!seen.has(at)) yield found;
        seen.add(at);
      }
    }
    if (seen.size === 0) throw new Failure('missing', `no file fits: ${path}`, 'check the pattern');
  }
}

interface Entry {
  /** With the bytes of a name that is not UTF-8 as `%FF`. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly isFolder: boolean;
  readonly isFile: boolean;
  /** Whatever it leads to. */
  readonly isLink: boolean;
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true, encoding: 'buffer' });
  return entries
    .map(entryOf)
    .filter((e) => !e.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function entryOf(entry: Dirent<Buffer>): Entry {
  const isText = isUtf8(entry.name);
  const inBytes = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  return {
    name: isText ? entry.name.toString('utf8') : entry.name.toString('latin1').replace(/[\x80-\xff]/g, inBytes),
    isUtf8: isText,
    isFolder: entry.isDirectory(),
    isFile: entry.isFile(),
    isLink: entry.isSymbolicLink(),
  };
}

async function* below(folder: string, walk: Walk, depth: number): AsyncGenerator<Walked, void, undefined> {
  if (depth > MAX_DEPTH) {
    yield tooDeep(folder);
    return;
  }
  let entries: readonly Entry[];
  try {
    entries = await entriesOf(folder);
  } catch (error) {
    yield { path: folder, failure: fileFailure(folder, error) };
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (!entry.isUtf8) yield badName(path);
    else if (entry.isFolder) yield* below(path, walk, depth + 1);
    else if (entry.isFile) yield path;
    else if (entry.isLink) yield* linked(path, walk);
  }
}

/** The file that a link leads to, where it may be followed. */
function* linked(path: string, { root }: Walk): Generator<Walked, void, undefined> {
  try {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return;
    yield isInside(path, root) ? path : outside(path);
  } catch (error) {
    yield { path, failure: fileFailure(path, error) };
  }
}

function isInside(path: string, root: string | null): boolean {
  if (root === null) return true;
  const real = realpathSync(path === '' ? '.' : path);
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** The files that a pattern without braces fits. */
async function* fitting(pattern: string, followLinks: boolean): AsyncGenerator<Walked, void, undefined> {
  const start = pattern.startsWith('/') ? '/' : '';
  const parts = pattern.split('/').filter((p) => p !== '');
  const named = parts.slice(0, parts.findIndex(isGlob));
  const folder = start + named.join('/');
  // What is named in full is asked for.
  const isFree = followLinks || !parts.some(isGlob) || !statSync(folder || '.', { throwIfNoEntry: false });
  yield* matching(start, parts, { root: isFree ? null : realpathSync(folder || '.') }, 0);
}

/** The files below `folder` that the parts of a pattern fit. */
async function* matching(
  folder: string,
  parts: readonly string[],
  walk: Walk,
  depth: number,
): AsyncGenerator<Walked, void, undefined> {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  const at = (name: string): string => (folder === '' || folder === '/' ? folder + name : join(folder, name));
  if (depth > MAX_DEPTH) yield tooDeep(folder);
  else if (isGlob(part)) yield* amongEntries(folder, part, rest, walk, depth, at);
  else if (rest.length > 0) yield* matching(at(part), rest, walk, depth);
  else yield* linked(at(part), walk);
}

async function* amongEntries(
  folder: string,
  part: string,
  rest: readonly string[],
  walk: Walk,
  depth: number,
  at: (name: string) => string,
): AsyncGenerator<Walked, void, undefined> {
  if (part === '**') yield* matching(folder, rest, walk, depth);
  let entries: readonly Entry[];
  try {
    entries = await entriesOf(folder);
  } catch (error) {
    // A pattern is tried on what has no such folder too.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') yield { path: folder, failure: fileFailure(folder, error) };
    return;
  }
  if (!isInside(folder, walk.root)) {
    yield outside(folder);
    return;
  }
  for (const entry of entries) {
    const path = at(entry.name);
    const isLast = rest.length === 0;
    if (part !== '**' && !fitsGlob(entry.name, part)) continue;
    if (!entry.isUtf8) yield badName(path);
    else if (entry.isFolder && part === '**') yield* matching(path, [part, ...rest], walk, depth + 1);
    else if (entry.isFolder && !isLast) yield* matching(path, rest, walk, depth + 1);
    else if (entry.isFile && isLast) yield path;
    else if (entry.isLink && isLast) yield* linked(path, walk);
  }
}

const tooDeep = (path: string): Walked => ({
  path,
  failure: new Failure('too-deep', `more than ${MAX_DEPTH} folders deep: ${path}`, 'name a folder in it'),
});

const badName = (path: string): Walked => ({
  path,
  failure: new Failure('bad-name', `name that is not UTF-8: ${path}`, 'rename it'),
});

const outside = (path: string): Walked => ({
  path,
  failure: new Failure('outside', `link out of the folder: ${path}`, 'name it itself, or add --follow-links'),
});
