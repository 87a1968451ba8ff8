import { expect, test } from 'vitest';
import type { Claim } from '../../src/records/claim.ts';
import type { Digest } from '../../src/records/digest.ts';
import type { Page } from '../../src/store/store.ts';
import { type App, settled } from './harness.ts';
import { savesDigest } from './saved-digest.ts';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A digest of a claim, of claims that are chosen, and of what a search finds: the way there, and all that can be had of it. */
export function digestCases(app: () => App): void {
  const asked = async <T>(path: string): Promise<T> =>
    (await fetch(`${app().url}/api/v1/${path}`)).json() as Promise<T>;

  test("a claim's page leads to its digest, which tells what the server tells", async () => {
    const [claim] = (await asked<Page<Claim>>('claims?query=sirens')).items;
    const { page, odd, close } = await app().open(`/claims/${claim!.id}`);
    await page.getByRole('link', { name: 'Digest', exact: true }).click();
    await page.waitForURL(/\/digest\?claim=c:/);
    await page.getByText('Of 1 claim.').waitFor();
    const region = page.getByRole('region', { name: 'Digest' });
    const told = plain(await region.innerText());
    const digest = await asked<Digest>(`digest?claim=${claim!.id}`);
    expect(digest.bullets.length).toBeGreaterThan(0);
    for (const line of [digest.headline, ...digest.bullets]) expect(told).toContain(plain(line!.text));
    const levels = await page.getByRole('heading').evaluateAll((all) => all.map((h) => Number(h.tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.every((l, i) => i === 0 || l <= levels[i - 1]! + 1)).toBe(true);
    // The address alone leads to the same.
    await page.reload();
    await page.getByText('Of 1 claim.').waitFor();
    expect(plain(await region.innerText())).toBe(told);
    expect(odd).toEqual([]);
    await close();
  });

  test('claims that are chosen on the board make one digest', async () => {
    const { page, odd, close } = await app().open('/claims');
    await page.getByRole('button', { name: 'Choose claims' }).click();
    const digest = page.getByRole('button', { name: 'Digest', exact: true });
    expect(await digest.isDisabled()).toBe(true);
    const boxes = page.getByRole('checkbox', { name: /^Choose: / });
    await boxes.nth(1).waitFor();
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await digest.click();
    await page.waitForURL(/\/digest\?claim=c:[0-9a-f]+&claim=c:[0-9a-f]+$/);
    await page.getByText('Of 2 claims.').waitFor();
    expect(await page.getByRole('region', { name: 'Digest' }).getByRole('listitem').count()).toBeGreaterThan(1);
    await page.goBack();
    await page.waitForURL(/\/claims$/);
    expect(odd).toEqual([]);
    await close();
  });

  test.each(['/search?query=sirens', '/claims?query=sirens&from=2000-01-01'])(
    'a digest of what %s finds, and none where something narrows it that a digest does not know',
    async (path) => {
      const { page, odd, close } = await app().open(path);
      const link = page.getByRole('main').getByRole('link', { name: 'Digest', exact: true });
      await link.click();
      await page.waitForURL(/\/digest\?query=sirens/);
      await page.getByText(/^Of what is found by sirens/).waitFor();
      expect(new URL(page.url()).search).toBe(new URL(path, app().url).search);
      await page.goto(`${app().url}${path}&stance=denies`);
      await settled(page);
      await page.getByRole('status').filter({ hasText: /\d/ }).first().waitFor();
      expect(await link.count()).toBe(0);
      expect(odd).toEqual([]);
      await close();
    },
  );

  test('it is copied as Markdown, HTML and text, and had as a file of each kind', async () => {
    const { page, odd, close } = await app().open('/digest?query=sirens');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const region = page.getByRole('region', { name: 'Digest' });
    await region.waitFor();
    for (const [name, format] of [
      ['Markdown', 'md'],
      ['HTML', 'html'],
      ['Text', 'text'],
    ] as const) {
      await region.getByRole('button', { name: `Copy as ${name}`, exact: true }).click();
      await region.getByText(`Copied as ${name}.`).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const made = await (await fetch(`${app().url}/api/v1/digest?query=sirens&format=${format}`)).text();
      expect([name, copied.replaceAll('\r\n', '\n')]).toEqual([name, made.replaceAll('\r\n', '\n')]);
    }
    await savesDigest(page, region, ['Markdown', 'HTML', 'Text', 'JSON', 'Mail']);
    expect(odd).toEqual([]);
    await close();
  });

  test('where nothing may be copied, or nothing is found, it says so and what to do', async () => {
    const { page, close } = await app().open('/digest?query=sirens');
    const region = page.getByRole('region', { name: 'Digest' });
    await region.waitFor();
    // As a browser does on a page that is not secure.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await region.getByRole('button', { name: 'Copy as Text' }).click();
    await page.getByRole('alert').getByText('It could not be copied').waitFor();
    await page.goto(`${app().url}/digest?query=nosuchword`);
    await page.getByRole('alert').getByText('The ledger holds nothing of that').waitFor();
    await page.goto(`${app().url}/digest?claim=c:none`);
    await page.getByRole('alert').getByText('No such claim').waitFor();
    await close();
  });
}
