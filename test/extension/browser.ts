import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from 'playwright-core';
import type { TabState } from '../../web/src/extension/messages.ts';
import { CHROMIUM, ROOT } from '../web/harness.ts';

const ARGS =
  '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-renderer-backgrounding --enable-unsafe-extension-debugging';

/** Pages by path; one may come with headers of its own. */
export type Pages = Map<string, string>;

/** A browser with the extension, and a host of pages. */
export interface Extended {
  readonly pages: Pages;
  readonly host: string;
  readonly context: BrowserContext;
  readonly worker: Worker;
  /** Takes everything off a tab again, as the button of the panel does. */
  readonly off: (tab: number) => Promise<void>;
  /** Ends the background of the extension, as a browser does at times. */
  readonly endBackground: () => Promise<void>;
  /** Megabytes that pages, workers and extensions hold, what they share counted once. */
  readonly memory: () => Promise<number>;
  /** Opens a page of the host. */
  readonly open: (path: string) => Promise<Tab>;
  /** Hosts that the extension spoke with, by the browser's own log of the network, told once it is closed. */
  readonly close: () => Promise<readonly string[]>;
}

export interface Tab {
  readonly page: Page;
  readonly id: number;
  /** Clicks the button of the extension in the toolbar. */
  readonly click: () => Promise<void>;
  /** What the extension knows of the tab, once it has read it or failed. */
  readonly read: () => Promise<TabState>;
  readonly state: () => Promise<TabState | null>;
  /** Milliseconds of the processor that the page's main thread has had. */
  readonly busy: () => Promise<number>;
  /** The same of all pages, workers and extensions of the browser together. */
  readonly spent: () => Promise<number>;
  /** What the side panel shows of this tab, in a tab of its own. */
  readonly panel: () => Promise<Page>;
}

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .reduce((last, f) => Math.max(last, statSync(join(f.parentPath, f.name)).mtimeMs), 0);

/** The extension as `npm run build:extension` makes it; made anew where its source is newer. */
export function builtExtension(): string {
  const folder = resolve(ROOT, 'dist-extension');
  const manifest = join(folder, 'chromium/manifest.json');
  if (
    !existsSync(manifest) ||
    statSync(manifest).mtimeMs < Math.max(newest(resolve(ROOT, 'web')), newest(resolve(ROOT, 'src')))
  )
    execFileSync(process.execPath, ['scripts/build-extension.mjs'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  return folder;
}

/** Scripts of saved pages do not run, and nothing is fetched for them. */
const STILL = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";

export async function startExtended(extension = join(builtExtension(), 'chromium')): Promise<Extended> {
  if (!CHROMIUM) throw new Error('no Chromium here, and CI=true allows no skip');
  const pages: Pages = new Map();
  const server = createServer((asked, answer) => {
    const html = pages.get(new URL(asked.url ?? '/', 'http://host.example').pathname);
    const isStill = html !== undefined && !html.includes('data-runs');
    answer.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...(isStill ? { 'content-security-policy': STILL } : {}),
    });
    answer.end(html ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-extension-'));
  // A copy, so that the next build does not disturb it.
  const copy = join(folder, 'extension');
  cpSync(extension, copy, { recursive: true });
  const log = join(folder, 'net.json');
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    headless: false,
    viewport: { width: 1100, height: 800 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...ARGS.split(' '),
      `--disable-extensions-except=${copy}`,
      `--load-extension=${copy}`,
      `--log-net-log=${log}`,
    ],
  });
  context.setDefaultTimeout(120_000);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const browser = await context.browser()!.newBrowserCDPSession();
  const panel = await context.newPage();
  await panel.goto(new URL('panel.html', worker.url()).href);
  return {
    off: async (tab) => {
      await panel.evaluate((id) => chrome.runtime.sendMessage({ from: 'panel', kind: 'off', tab: id }), tab);
      while (await worker.evaluate(async (k) => k in (await chrome.storage.session.get(k)), `tab:${tab}`))
        await new Promise((next) => setTimeout(next, 50));
    },
    endBackground: async () => {
      const { targetInfos } = (await browser.send('Target.getTargets')) as {
        targetInfos: { targetId: string; type: string; url: string }[];
      };
      const target = targetInfos.find((t) => t.type === 'service_worker' && t.url === worker.url())!;
      await browser.send('Target.closeTarget', { targetId: target.targetId });
    },
    memory: async () => {
      const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
      return processInfo.filter((p) => p.type === 'renderer').reduce((n, p) => n + sharedOnce(p.id), 0);
    },
    pages,
    host,
    context,
    worker,
    open: (path) => openTab(context, worker, browser, host + path),
    close: async () => {
      await context.close();
      server.close();
      const asked = readFileSync(log, 'utf8')
        .split('\n')
        .filter((l) => l.includes('"initiator":"chrome-extension://'))
        .flatMap((l) => /"url":"(\w+:\/\/[^/"?]+)/.exec(l)?.[1] ?? []);
      rmSync(folder, { recursive: true, force: true });
      return [...new Set(asked)].filter((a) => !a.startsWith('chrome-extension://'));
    },
  };
}

/** Megabytes of a process; of what it shares with others its part. */
function sharedOnce(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Math.round(Number(/^Pss:\s+(\d+) kB/m.exec(rollup)![1]) / 1024);
}

interface Chrome {
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
  readonly tabs: { query(filter: object): Promise<{ id: number; active: boolean }[]> };
  readonly storage: { session: { get(key: string): Promise<Record<string, unknown>> } };
}
declare const chrome: Chrome;

async function openTab(context: BrowserContext, worker: Worker, browser: CDPSession, url: string): Promise<Tab> {
  const before = await worker.evaluate(async () => (await chrome.tabs.query({})).map((t) => t.id));
  const page = await context.newPage();
  await page.goto(url);
  const after = await worker.evaluate(async () => (await chrome.tabs.query({})).map((t) => t.id));
  const id = after.find((t) => !before.includes(t))!;
  const { targetInfo } = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
  const extension = new URL(worker.url()).host;
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const state = (): Promise<TabState | null> =>
    worker.evaluate(
      async (key) => ((await chrome.storage.session.get(key))[key] as TabState | undefined) ?? null,
      `tab:${id}`,
    );
  const click = async (): Promise<void> => {
    // The button is that of the tab in front.
    await page.bringToFront();
    const { targetInfos } = (await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
      targetInfos: { targetId: string; url: string }[];
    };
    const target = targetInfos.find((t) => t.url === targetInfo.url || t.url === page.url())!;
    const send = browser.send.bind(browser) as (method: string, of: object) => Promise<unknown>;
    await send('Extensions.triggerAction', { id: extension, targetId: target.targetId });
  };
  return {
    page,
    id,
    click,
    state,
    read: async () => {
      let now: TabState | null = null;
      for (let i = 0; i < 600; i++) {
        now = await state();
        if (now && now.kind !== 'reading') return now;
        await new Promise((next) => setTimeout(next, 200));
      }
      throw new Error(`not read: ${JSON.stringify(now)}`);
    },
    busy: async () => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return 1000 * metrics.find((m) => m.name === 'TaskDuration')!.value;
    },
    spent: async () => {
      const { processInfo } = (await browser.send('SystemInfo.getProcessInfo')) as {
        processInfo: { type: string; cpuTime: number }[];
      };
      return 1000 * processInfo.filter((p) => p.type === 'renderer').reduce((n, p) => n + p.cpuTime, 0);
    },
    panel: async () => {
      const panel = await context.newPage();
      await panel.goto(`chrome-extension://${extension}/panel.html?tab=${id}`);
      return panel;
    },
  };
}

/** The extension with leave that a person would be asked for, in a folder of its own: no test can click on the browser's question. */
export function withLeave(folder: string, origins: readonly string[]): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: origins }));
}
