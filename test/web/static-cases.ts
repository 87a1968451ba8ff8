import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type App, ROOT } from './harness.ts';

const FOLDER = resolve(ROOT, 'dist/static');
/** A folder below the host's root, as pages of a project have it. */
const BELOW = '/tools/hearsay/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A web host that knows nothing but files. */
async function host(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://host.example').pathname;
    const file = join(FOLDER, path.startsWith(BELOW) ? path.slice(BELOW.length) || 'index.html' : 'none');
    if (!existsSync(file) || !statSync(file).isFile()) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(answer);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** The pages that need no server as one folder for any web host. */
export function staticCases(app: () => App): void {
  test('a draft is read by a folder on a plain web host, and nothing leaves the browser', {
    timeout: 400_000,
  }, async () => {
    execFileSync(process.execPath, ['scripts/build-web.mjs', '--static'], { cwd: ROOT, stdio: 'ignore' });
    const { url, stop } = await host();
    const { page, odd, close } = await app().open(url + BELOW);
    const asked: string[] = [];
    page.on('request', (r) => asked.push(`${r.method()} ${r.url()}`));
    await page.reload();
    await page
      .getByLabel('Text of an article')
      .fill('“The bridge is closed,” the mayor of Ottery, Nora Velt, said on Monday, according to The Ottery Post.');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('.source', { hasText: 'Nora Velt' }).waitFor();
    await page.reload();
    await page.locator('.source', { hasText: 'Nora Velt' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(BELOW);
    expect(asked.filter((a) => !a.startsWith(`GET ${url}${BELOW}`))).toEqual([]);
    expect(odd).toEqual([]);
    await page.getByRole('link', { name: 'Hearsay' }).click();
    await page.getByRole('link', { name: 'try the example' }).click();
    await page.locator('article .cue').first().waitFor();
    await page.getByRole('link', { name: 'Draft' }).click();
    await page.getByRole('textbox', { name: 'Draft' }).fill('Sources said that the bridge is closed.');
    await page.locator('aside').getByText('says nothing of who spoke').waitFor();
    expect(asked.filter((a) => !a.startsWith(`GET ${url}${BELOW}`))).toEqual([]);
    expect(odd).toEqual([]);
    await close();
    stop();
  });

  test('the folder names nothing outside itself, and its page forbids the rest', () => {
    const page = readFileSync(join(FOLDER, 'index.html'), 'utf8');
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;/,
    );
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map((m) => m[1]).filter((a) => !a?.startsWith('./'))).toEqual(
      [],
    );
    const assets = readdirSync(join(FOLDER, 'assets'));
    expect(assets.filter((name) => /^(?:BoardView|ClaimView|AddView|SearchView)/.test(name))).toEqual([]);
  });
}
