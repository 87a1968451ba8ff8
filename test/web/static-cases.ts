import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hostFiles } from './file-host.ts';
import { type App, ROOT } from './harness.ts';

const FOLDER = resolve(ROOT, 'dist/static');
/** A folder below the host's root, as pages of a project have it. */
const BELOW = '/tools/hearsay/';
/** The pages that need no server as one folder for any web host. */
export function staticCases(app: () => App): void {
  test('a draft is read by a folder on a plain web host, and nothing leaves the browser', {
    timeout: 400_000,
  }, async () => {
    execFileSync(process.execPath, ['scripts/build-web.mjs', '--static'], { cwd: ROOT, stdio: 'ignore' });
    const { url, stop } = await hostFiles(FOLDER, BELOW);
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
