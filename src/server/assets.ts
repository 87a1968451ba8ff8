import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MEDIA_TYPES } from '../records/formats.ts';
import { Body } from './answer.ts';

/** A file of the web app. */
export interface Asset {
  /** Path and size of the file, and its body where it is small enough to be kept. */
  readonly path: string;
  readonly bytes: number;
  /** Validator: size and time of the last change. */
  readonly tag: string;
  readonly body: Body | null;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The files of the web app by the path that they are asked for under: `/assets/app-1a2b3c4d.js`. */
export type Assets = ReadonlyMap<string, Asset>;

const BY_ENDING: Readonly<Record<string, string>> = {
  '.html': MEDIA_TYPES.html,
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': MEDIA_TYPES.json,
  '.txt': MEDIA_TYPES.text,
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const FIXED = /^\/assets\/.*[-.][A-Za-z0-9_-]{8}\.[a-z0-9]+$/;
/** Names that the build gave a hash never get other bytes. */
const YEAR = { 'cache-control': 'public, max-age=31536000, immutable' };
/** Larger files (weights) are read when they are asked for. */
const KEPT_BYTES = 2_000_000;

/** A folder and the path below which its files are served, both ending in a slash. */
export interface Served {
  readonly at: string;
  readonly folder: string;
}

/**
 * The app where a build puts it, and what it analyses with in the browser: the package's one copy of the model and of ONNX Runtime's
 * WebAssembly files. Nothing where there is no build.
 */
export function webFolders(): readonly Served[] {
  const root = new URL('../../', import.meta.url);
  const at = (path: string): string => fileURLToPath(new URL(path, root));
  if (!existsSync(at('dist/web/index.html'))) return [];
  return [
    { at: '/', folder: at('dist/web/') },
    { at: '/model/en/', folder: at('models/en/') },
    { at: '/runtime/', folder: at('dist/runtime/') },
  ];
}

/**
 * Lists the app's files once. Only what is on this list is ever served, so no name that a request makes up can lead out of the
 * folders; links are not followed.
 */
export const loadAssets = (folders: readonly Served[]): Assets => new Map(folders.flatMap(filesOf));

function filesOf({ at, folder }: Served): (readonly [string, Asset])[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  return files.map((file) => {
    const path = join(file.parentPath, file.name);
    const name = at + relative(folder, path).split(sep).join('/');
    const { size: bytes, mtimeMs } = statSync(path);
    const tag = `${bytes.toString(36)}-${Math.round(mtimeMs).toString(36)}`;
    const type = BY_ENDING[extname(name).toLowerCase()] ?? 'application/octet-stream';
    const headers = FIXED.test(name) ? YEAR : {};
    const body = bytes <= KEPT_BYTES ? new Body(readFileSync(path), type, headers) : null;
    return [name, { path, bytes, tag, body, type, headers }];
  });
}
