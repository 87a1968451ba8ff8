import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type App, faults, overBundle, overflow, ROOT, settled } from './harness.ts';

/** Pictures of every view for whoever reviews a change, in `artifacts/web`, which git ignores. */
const isPictured = process.env.HEARSAY_PICTURES === '1';
const FOLDER = resolve(ROOT, 'artifacts/web');

/**
 * Ways to look at a view: a window's width in pixels of the page, and light or dark. What axe finds beside colours does not hang on light
 * or dark, so that the dark ones are held to contrast alone; 640 pixels are those of a window of 1280 that is magnified twice.
 */
const LOOKS = [
  { name: 'wide', width: 1280, scheme: 'light', axe: 'all' },
  { name: 'dark', width: 1280, scheme: 'dark', axe: 'colours' },
  { name: 'narrow-dark', width: 360, scheme: 'dark', axe: 'colours' },
  { name: 'narrow', width: 360, scheme: 'light', axe: 'all' },
  { name: 'magnified', width: 640, scheme: 'light', axe: null },
] as const;

type First = (list: string) => Promise<Readonly<Record<string, unknown>>>;

/**
 * Every view: its address, and at which widths axe looks at it here; those without have a file of their own. In a narrow window the names
 * in the drawing of a claim are shortened, which axe takes for another name than the link has.
 */
const VIEWS: Readonly<
  Record<string, { readonly path: string | ((first: First) => Promise<string>); readonly axe?: 'all' | 'wide' }>
> = {
  start: { path: '/', axe: 'all' },
  read: { path: '/?example&at=a4', axe: 'all' },
  'read-denied': { path: '/?example&show=denied' },
  article: { path: async (first) => `/read/${String((await first('articles?limit=1')).article)}` },
  claims: { path: '/claims', axe: 'all' },
  'claims-filtered': { path: '/claims?articles=1&query=sirens' },
  claim: { path: async (first) => `/claims/${String((await first('claims?limit=1')).id)}`, axe: 'wide' },
  stories: { path: '/stories', axe: 'all' },
  story: { path: async (first) => `/stories/${String((await first('stories?limit=1')).id)}`, axe: 'wide' },
  figures: { path: '/figures', axe: 'all' },
  source: {
    path: async (first) => `/sources/${((await first('sources?limit=1')).source as { readonly id: string }).id}`,
    axe: 'wide',
  },
  sources: { path: '/sources', axe: 'all' },
  outlets: { path: '/outlets', axe: 'all' },
  outlet: { path: '/outlets/Kestrel%20News%20Agency' },
  search: { path: '/search?query=dam', axe: 'all' },
  add: { path: '/add', axe: 'all' },
  draft: { path: '/draft' },
  compare: { path: '/compare' },
  beside: { path: async (first) => `/beside?story=${String((await first('stories?limit=1')).id)}` },
  watches: { path: '/watches' },
  digest: { path: '/digest?query=sirens', axe: 'all' },
  'not-found': { path: '/nowhere' },
  docs: { path: '/docs' },
};
/** The view of what is not there has the status of that, which the browser tells. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'not-found': ['error: Failed to load resource: the server responded with a status of 404 (Not Found)'],
};

/** Waits until what changes with the window has changed, and nothing moves any more. */
async function still(page: Page): Promise<void> {
  await settled(page);
  await page.evaluate(async () => {
    for (let n = 0; n < 2; n++) await new Promise((next) => requestAnimationFrame(next));
    await Promise.allSettled(document.getAnimations().map((a) => a.finished));
  });
}

async function picture(page: Page, name: string): Promise<void> {
  if (!isPictured) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`), fullPage: true });
}

/** Each view is loaded once and looked at in every way: nothing scrolls sideways, axe finds no fault, nothing odd is told. */
function looksCases(app: () => App): void {
  test.each(Object.keys(VIEWS))('%s in every look', { retry: 1, timeout: 60_000 }, async (view) => {
    const { path, axe } = VIEWS[view]!;
    const first: First = async (list) =>
      ((await (await fetch(`${app().url}/api/v1/${list}`)).json()) as { items: Readonly<Record<string, unknown>>[] })
        .items[0]!;
    const address = typeof path === 'string' ? path : await path(first);
    const { page, odd, close } = await app().open(address, isPictured ? { deviceScaleFactor: 2 } : {});
    const wrong: string[] = [];
    for (const look of LOOKS) {
      await page.setViewportSize({ width: look.width, height: 800 });
      await page.emulateMedia({ colorScheme: look.scheme });
      await still(page);
      const over = await overflow(page);
      if (over > 0) wrong.push(`${look.name}: scrolls ${over} pixels sideways`);
      if (axe && look.axe && (axe === 'all' || look.width > 1000))
        for (const fault of await faults(page, look.axe === 'all' ? undefined : ['color-contrast']))
          wrong.push(`${look.name}: ${fault}`);
      await picture(page, `${view}-${look.name}`);
    }
    expect(wrong).toEqual([]);
    expect(odd).toEqual(TOLD[view] ?? []);
    await close();
  });

  test('what is printed', async () => {
    const { page, odd, close } = await app().open('/?example', { width: 794 });
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'Who says what, from the outside in' }).waitFor();
    await picture(page, 'read-printed');
    expect(odd).toEqual([]);
    await close();
  });
}

overBundle('the web app: every view in every look', looksCases);
