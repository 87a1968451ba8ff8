import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the web app. */
export interface Asset {
  readonly type: string;
  /** Never changes under its name, which holds a hash of it. */
  readonly isFixed: boolean;
  readonly bytes: () => Uint8Array;
}

/** The files of the web app by the path that they are asked for under: `/assets/app-1a2b3c4d.js`. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const FIXED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;
/** Larger files (weights) are read when they are asked for. */
const KEPT_BYTES = 2_000_000;

/** Where a build puts the app: beside the server's own build. */
export function webFolder(): string | null {
  const places = ['../web/', '../../dist/web/'].map((p) => fileURLToPath(new URL(p, import.meta.url)));
  return places.find((p) => existsSync(join(p, 'index.html'))) ?? null;
}

/**
 * Lists the app's files once. Only what is on this list is ever served, so no name that a request makes up can lead out of the
 * folder; links are not followed.
 */
export function loadAssets(folder: string | null): Assets {
  if (folder === null) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      const name = `/${relative(folder, path).split(sep).join('/')}`;
      const kept = statSync(path).size <= KEPT_BYTES ? readFileSync(path) : null;
      const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
      return [name, { type, isFixed: FIXED.test(name), bytes: () => kept ?? readFileSync(path) }];
    }),
  );
}
