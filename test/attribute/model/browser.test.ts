import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadEngine } from '../../../src/node.ts';
import { analyse } from '../../../src/pipeline.ts';
import { readText } from '../../../src/read/text.ts';
import { Agreement, type Part, TEXTS } from './agreement.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CHROMIUM = '/usr/bin/chromium';
const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const missing = [CHROMIUM, resolve(ROOT, 'models/en/manifest.json')].filter((p) => !existsSync(p));
const isSkipped = missing.length > 0 && process.env.CI !== 'true';
if (isSkipped) console.warn(`not here: ${missing.join(', ')}; the comparison with a browser is skipped`);

/** What the page runs: the library as a reader of a site would use it. */
const ENTRY = `
import { analyse, readText } from './src/index.ts';
import { loadWebEngine } from './src/web.ts';
const engine = loadWebEngine({ model: '/model/', runtime: '/runtime/' });
globalThis.hearsay = async (text) => {
  const { hearsay, attributions } = await analyse(readText(text), await engine);
  return { engine: hearsay.model, attributions };
};
globalThis.refused = () =>
  loadWebEngine({ model: '/no-model/', runtime: '/runtime/' }).then(() => 'loaded', (error) => error.message);
`;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  wasm: 'application/wasm',
};

/** A loopback server of the page, the script, the model folder and ONNX Runtime's WebAssembly files. */
async function serve(script: string): Promise<{ readonly server: Server; readonly origin: string }> {
  const page =
    '<!doctype html><title>hearsay</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  const folders = { '/model/': 'models/en/', '/runtime/': 'dist/runtime/' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const send = (body: string | Uint8Array, name: string): void => {
      response.setHeader('content-type', TYPES[name.split('.').at(-1)!] ?? 'application/octet-stream');
      response.end(body);
    };
    if (path === '/') return send(page, 'page.html');
    if (path === '/page.js') return send(script, 'page.js');
    for (const [at, folder] of Object.entries(folders)) {
      const name = path.slice(at.length);
      if (!path.startsWith(at) || !/^[\w-]+(\.[\w-]+)+$/.test(name)) continue;
      const file = resolve(ROOT, folder, name);
      if (existsSync(file)) return send(readFileSync(file), name);
    }
    response.statusCode = 404;
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.skipIf(isSkipped)('the model in a browser', () => {
  let browser: Browser | undefined;
  let server: Server | undefined;
  let origin = '';
  beforeAll(async () => {
    if (missing.length) throw new Error(`not here: ${missing.join(', ')}, and CI=true allows no skip`);
    const built = await build({
      stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    ({ server, origin } = await serve(built.outputFiles[0]!.text));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS.split(' ') });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const open = async () => {
    const page = await browser!.newPage();
    const hosts = new Set<string>();
    const errors: string[] = [];
    page.on('request', (r) => {
      if (!/^(data|blob):/.test(r.url())) hosts.add(new URL(r.url()).origin);
    });
    page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
    page.on('pageerror', (e) => errors.push(String(e)));
    await page.goto(origin);
    return { page, hosts, errors };
  };

  test('finds what it finds in Node: at least 99.5 % equal attributions', { timeout: 240_000 }, async () => {
    const { page, hosts, errors } = await open();
    const engine = await loadEngine('model');
    const agreement = new Agreement();
    for (const text of TEXTS) {
      const there = await page.evaluate(
        (t) =>
          (
            globalThis as unknown as { hearsay: (t: string) => Promise<{ engine: string; attributions: Part[] }> }
          ).hearsay(t),
        text,
      );
      const here = await analyse(readText(text), engine);
      expect(there.engine).toBe(here.hearsay.model);
      agreement.add(here.attributions, there.attributions);
    }
    agreement.check();
    expect([...hosts]).toEqual([origin]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('says plainly that a model is missing', async () => {
    const { page } = await open();
    const message = await page.evaluate(() => (globalThis as unknown as { refused: () => Promise<string> }).refused());
    expect(message).toBe('the model cannot be used: manifest.json cannot be read (status 404)');
    await page.close();
  });
});
