import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { BUNDLE_LEDGER, MAIN } from '../compiled/paths.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) =>
  existsSync(p),
);
const ARGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const BUNDLE = resolve(ROOT, 'examples/bundle');

/** A page that is watched: `odd` is everything that should not happen on any. */
export interface Watched {
  readonly page: Page;
  /** Messages of the console, errors, requests to other hosts, reports of the page's policy. */
  readonly odd: string[];
  readonly close: () => Promise<void>;
}

export interface App {
  readonly url: string;
  /** Opens a path of the app, or an address of another host, in a window of its own. */
  readonly open: (
    path: string,
    options?: BrowserContextOptions & { readonly width?: number; readonly scheme?: 'light' | 'dark' },
  ) => Promise<Watched>;
  readonly close: () => Promise<void>;
}

/** Newest change of any file in a folder, in milliseconds. */
const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .reduce((last, f) => Math.max(last, statSync(join(f.parentPath, f.name)).mtimeMs), 0);

function builtApp(): void {
  const index = resolve(ROOT, 'dist/web/index.html');
  if (existsSync(index) && statSync(index).mtimeMs > newest(resolve(ROOT, 'web'))) return;
  execFileSync(process.execPath, ['scripts/build-web.mjs'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** `hearsay serve` as a user starts it, on any free port. */
export async function serving(db: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [MAIN, 'serve', '--db', db, '--port', '0', '--look-limit', '30'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let told = '';
  const url = await new Promise<string>((done, failed) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const found = /serves at (http:\S+)/.exec(told)?.[1];
      if (found) done(found);
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.on('exit', (code) => failed(new Error(`hearsay serve ended with ${code}: ${told}`)));
  });
  const stop = (): Promise<void> =>
    new Promise((done) => {
      child.removeAllListeners('exit');
      child.on('exit', () => done());
      child.kill('SIGTERM');
    });
  return { url, stop };
}

/** Jobs that may wait at once on a server. */
const AT_ONCE = 40;

/** Adds files through the REST interface and waits until all are read and linked. */
export function addFiles(
  url: string,
  files: readonly { readonly name: string; readonly content: string }[],
): Promise<void> {
  return addAll(
    url,
    files.map(({ name, content }) => {
      const body = new FormData();
      body.set('file', new File([content], name));
      return { body };
    }),
  );
}

/** Adds texts with what is known of them (`text`, `outlet`, `url`, `published`) in the same way. */
export const addTexts = (url: string, texts: readonly Readonly<Record<string, string>>[]): Promise<void> =>
  addAll(
    url,
    texts.map((text) => ({ body: JSON.stringify(text), headers: { 'content-type': 'application/json' } })),
  );

async function addAll(url: string, requests: readonly RequestInit[]): Promise<void> {
  for (let from = 0; from < requests.length; from += AT_ONCE) {
    const jobs: string[] = [];
    for (const request of requests.slice(from, from + AT_ONCE)) jobs.push(await handIn(url, request));
    for (const id of jobs) await ended(url, id);
  }
}

async function handIn(url: string, request: RequestInit): Promise<string> {
  const answer = await fetch(`${url}/api/v1/articles`, { method: 'POST', ...request });
  const job = (await answer.json()) as { id?: string };
  if (!job.id) throw new Error(`an article is not taken: ${JSON.stringify(job)}`);
  return job.id;
}

async function ended(url: string, id: string): Promise<void> {
  for (;;) {
    const job = (await (await fetch(`${url}/api/v1/jobs/${id}`)).json()) as Readonly<Record<string, unknown>>;
    if (job.ended !== null) {
      if (job.state !== 'done') throw new Error(JSON.stringify(job));
      return;
    }
    await new Promise((next) => setTimeout(next, 20));
  }
}

export const bundle = (): readonly { readonly name: string; readonly content: string }[] =>
  readdirSync(BUNDLE)
    .filter((name) => /\.(?:html|xml|eml)$/.test(name))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(BUNDLE, name), 'utf8') }));

/**
 * A copy of a ledger with the example bundle. The first who asks has it made by a server, in the same way as any other; it is kept with
 * the code that made it, so that no later one waits for the same articles to be read again.
 */
async function bundleLedger(path: string): Promise<void> {
  if (!existsSync(BUNDLE_LEDGER)) {
    const making = mkdtempSync(join(tmpdir(), 'hearsay-web-'));
    const server = await serving(join(making, 'ledger.db'));
    await addFiles(server.url, bundle());
    await server.stop();
    const whole = `${BUNDLE_LEDGER}.${process.pid}`;
    execFileSync(process.execPath, [MAIN, 'backup', whole, '--db', join(making, 'ledger.db')], {
      cwd: ROOT,
      stdio: 'pipe',
    });
    renameSync(whole, BUNDLE_LEDGER);
    rmSync(making, { recursive: true });
  }
  copyFileSync(BUNDLE_LEDGER, path);
}

/** Server, ledger and browser: all real. The ledger holds the example bundle, or what `fill` adds at the server's address. */
export async function startApp(fill?: (url: string) => Promise<void>): Promise<App> {
  if (!CHROMIUM) throw new Error('no Chromium here, and CI=true allows no skip');
  builtApp();
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-web-'));
  const path = join(folder, 'ledger.db');
  if (!fill) await bundleLedger(path);
  const server = await serving(path);
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS.split(' ') });
  await fill?.(server.url);
  return {
    url: server.url,
    open: (path, options) => openPage(browser, server.url, path, options),
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(
  browser: Browser,
  server: string,
  path: string,
  { width = 1280, scheme = 'light', ...rest }: Parameters<App['open']>[1] = {},
): Promise<Watched> {
  const address = new URL(path, server).href;
  const { origin } = new URL(address);
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, ...rest });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const odd: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (e) =>
      console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`),
    );
  });
  page.on('console', (m) => odd.push(`${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => odd.push(String(e)));
  page.on('dialog', (d) => {
    odd.push(`dialog: ${d.message()}`);
    void d.dismiss();
  });
  page.on('request', (r) => {
    if (!/^(?:data|blob):/.test(r.url()) && new URL(r.url()).origin !== origin) odd.push(`request: ${r.url()}`);
  });
  await page.goto(address);
  // Chromium sometimes never answers that a context is closed; all of them end with the browser.
  const late = new Promise<void>((done) => setTimeout(done, 5_000).unref());
  return { page, odd, close: () => Promise.race([context.close(), late]) };
}

interface Axe {
  readonly run: (options: { readonly runOnly?: readonly string[]; readonly preload: boolean }) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }[];
  }>;
}

/** Axe is put into the page from outside of it, where the page's policy does not hold; once for each page that is loaded. */
async function withAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  await session.detach();
}

/** What axe finds wrong, by all of its rules or by some: rule and first element of each. */
export async function faults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await withAxe(page);
  return page.evaluate(
    async (options) => {
      const { axe: found } = globalThis as unknown as { readonly axe: Axe };
      const { violations } = await found.run(options);
      return violations.map((v) => `${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`);
    },
    // It would fetch the page's styles anew, which the page's own policy forbids.
    { ...(rules ? { runOnly: rules } : {}), preload: false },
  );
}

/** By how many pixels a page scrolls sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Waits until the view has its data. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.waiting'));
};

const isSkipped = !CHROMIUM && process.env.CI !== 'true';

/** Cases over one server with the example bundle and one browser; each file of them may run beside the others. */
export function overBundle(name: string, cases: (app: () => App) => void): void {
  if (isSkipped) console.warn('no Chromium here: the tests of the web app are skipped');
  describe.skipIf(isSkipped)(name, { timeout: 180_000 }, () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp();
    }, 400_000);
    afterAll(async () => {
      await app?.close();
    });
    cases(() => app);
  });
}
