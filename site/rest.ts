import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { docsParts } from '../src/server/docs-page.ts';
import type { OpenApi } from '../src/server/openapi.ts';
import { escaped, type Page } from './page.ts';

const OUT = 'reference/rest.html';
const MAIN = resolve(import.meta.dirname, '../dist/cli/main.js');

/** The OpenAPI document of a server that is started for it. */
export async function openApi(): Promise<OpenApi> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-docs-'));
  const server = spawn(process.execPath, [MAIN, 'serve', '--db', join(folder, 'ledger.db'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const answer = await fetch(`${await addressOf(server)}/openapi.json`);
    return (await answer.json()) as OpenApi;
  } finally {
    const ended = new Promise((done) => server.once('exit', done));
    if (server.exitCode === null && server.kill()) await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const addressOf = (server: ChildProcess): Promise<string> =>
  new Promise((done, failed) => {
    let told = '';
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`hearsay serve ended with ${code}; run npm run build`)));
    server.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      const found = /serves at (http:\S+)/.exec(told)?.[1];
      if (found) done(found);
    });
  });

/** The page of all routes and records. */
export function restPage(document: OpenApi): Page {
  const { parts, html } = docsParts(document);
  const about = escaped(document.info.description ?? '').replace(/`([^`]+)`/g, '<code>$1</code>');
  return {
    out: OUT,
    title: 'REST routes',
    headings: parts,
    html: `<h1>REST routes</h1>
<p>${about}</p>
<p>A running server shows the same at <code>/docs</code>, and for programs at <code>/openapi.json</code>.</p>
${html}`,
  };
}
