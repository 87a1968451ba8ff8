// Builds the documentation site from docs/, the commands, the published types and the server's own description, as a folder that
// works from any web host and opened from disk. Run: npm run build:docs; needs a build (npm run build).
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { apiPages } from './api.ts';
import { commandPages, commandPlaces } from './commands.ts';
import { framed } from './frame.ts';
import type { Page } from './page.ts';
import { openApi, restPage } from './rest.ts';
import { searchParts } from './search.ts';
import { readTexts } from './texts.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Where the site is built. */
export const SITE = resolve(ROOT, 'artifacts/site');

/** All pages, and the files of the repository that they lead to. Throws where a link leads to nothing. */
export async function sitePages(): Promise<{ readonly pages: readonly Page[]; readonly files: readonly string[] }> {
  const command = commandPlaces();
  const texts = readTexts(command);
  const api = apiPages({ link: (href) => href, command: () => null });
  const pages = [...texts.pages, ...commandPages(), ...api, restPage(await openApi())];
  return { pages: pages.sort((a, b) => (a.out < b.out ? -1 : 1)), files: texts.files };
}

/** Writes the site into a folder, which is made anew. */
export async function buildSite(folder = SITE): Promise<readonly Page[]> {
  const { pages, files } = await sitePages();
  const titles = new Map(pages.map((p) => [p.out, p.title]));
  rmSync(folder, { recursive: true, force: true });
  for (const page of pages) put(join(folder, page.out), framed(page, titles));
  for (const file of files) {
    mkdirSync(dirname(join(folder, 'files', file)), { recursive: true });
    copyFileSync(resolve(ROOT, file), join(folder, 'files', file));
  }
  await assets(join(folder, 'assets'), pages);
  return pages;
}

/** Style, scripts and what the search looks through. Scripts are plain ones: modules do not load from disk. */
async function assets(folder: string, pages: readonly Page[]): Promise<void> {
  await build({
    entryPoints: [resolve(import.meta.dirname, 'client/site.ts'), resolve(import.meta.dirname, 'client/site.css')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  for (const name of ['theme.js', 'icon.svg']) copyFileSync(resolve(ROOT, 'web/public', name), join(folder, name));
  put(join(folder, 'search.js'), `window.hearsaySearch = ${JSON.stringify(searchParts(pages))};\n`);
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const pages = await buildSite();
  console.log(`${pages.length} pages in ${SITE}: open index.html`);
}
