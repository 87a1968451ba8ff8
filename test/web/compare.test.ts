import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, addFiles, bundle, CHROMIUM, faults, settled, startApp } from './harness.ts';

const isSkipped = !CHROMIUM && process.env.CI !== 'true';
const OLD = [
  'The gate of the ferry was open when it left, an official said on Monday.',
  '“We are looking at every hinge of the gate,” Ines Marek, the mayor, said.',
].join('\n\n');
const NEW = [
  OLD.replace('an official', 'Cora Sato').replace('every hinge', 'each hinge'),
  'It rained all night, Olaf Lind said.',
].join('\n\n');

describe.skipIf(isSkipped)('side by side in a browser', { timeout: 120_000 }, () => {
  let app: App;
  beforeAll(async () => {
    const few = bundle().filter((f) => /^(?:kestrel-1|lowland|daily|vpa)/.test(f.name));
    app = await startApp((url) => addFiles(url, few));
  }, 400_000);
  afterAll(async () => {
    await app?.close();
  });
  const both = [
    [1280, 'light'],
    [360, 'dark'],
  ] as const;

  test('two versions: what changed stands over both wordings, and is saved as one page without the network', async () => {
    const { page, odd, close } = await app.open('/compare');
    await page.getByLabel('The earlier version', { exact: true }).fill(OLD);
    await page.keyboard.press('Tab');
    await page.getByLabel('The later version', { exact: true }).fill(NEW);
    await page.getByRole('button', { name: 'Compare' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: /Statements/ });
    await list.getByText('source changed: an official → Cora Sato').waitFor();
    await list.getByText('quotation changed').waitFor();
    expect(await list.locator('del').allTextContents()).toEqual(['every']);
    expect(await list.locator('ins').allTextContents()).toEqual(['each']);
    await list.getByText('added', { exact: true }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a page' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    const html = Buffer.concat(chunks).toString();
    expect(html).toContain('<del>every</del>');
    expect(html).not.toMatch(/src=|<link|<script/);
    expect(odd).toEqual([]);
    await close();
  });

  test('two texts of the ledger by their address; one that is not there is told', async () => {
    const { items } = (await (await fetch(`${app.url}/api/v1/articles?limit=2`)).json()) as {
      items: readonly { readonly article: string }[];
    };
    const [a, b] = items.map((p) => p.article);
    const { page, close } = await app.open(`/compare?before=${a}&after=${b}`);
    await page.getByRole('list', { name: /Statements/ }).waitFor();
    await page.goto(`${app.url}/compare?before=${a}&after=sha256:${'0'.repeat(64)}`);
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Paste two versions instead' }).click();
    await page.getByLabel('The earlier version', { exact: true }).waitFor();
    await close();
  });

  test('two outlets: from the page of the story, each claim with source and grade on its side, another outlet by choice', async () => {
    const { page, odd, close } = await app.open('/stories');
    await page.getByRole('list', { name: 'Stories, newest first' }).getByRole('link').first().click();
    await page.getByRole('link', { name: 'Two outlets side by side' }).click();
    await page.getByRole('heading', { name: 'Two outlets side by side' }).waitFor();
    await page.getByText(/\d+ claims? in both, \d+ in .+ alone/).waitFor();
    const options = await page.getByLabel('The other').locator('option').allTextContents();
    await page.getByLabel('The other').selectOption(options.at(-1)!);
    await page.waitForURL(/other=/);
    await page.getByText(`in ${options.at(-1)} alone`).waitFor();
    const words = page.getByRole('link', { name: 'the words' }).first();
    await words.click();
    await page.waitForURL(/\/read\/sha256:/);
    expect(odd).toEqual([]);
    await close();
  });

  test('a story is saved as one page that asks for nothing, with its digest', async () => {
    const { page, odd, close } = await app.open('/stories');
    await page.getByRole('list', { name: 'Stories, newest first' }).getByRole('link').first().click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save as one page' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('story.html');
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    await page.getByRole('button', { name: 'Write a digest' }).click();
    const digest = page.getByRole('region', { name: 'Digest' });
    const sentence = await digest.getByRole('listitem').first().locator('p').first().textContent();
    expect(odd).toEqual([]);
    // Shown here, the page is held to the policy of the app too, which lets no style of its own in.
    await page.setContent(Buffer.concat(chunks).toString());
    await page.getByText(sentence!.trim()).first().waitFor();
    for (const title of ['Digest', 'Articles in order of time', 'Claims', 'Sources'])
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
    expect(await page.locator('script, link, img').count()).toBe(0);
    await close();
  });

  test.each(both)('axe finds no fault at %i, %s, and nothing scrolls sideways', async (width, scheme) => {
    const { items } = (await (await fetch(`${app.url}/api/v1/stories?limit=1`)).json()) as {
      items: readonly { readonly id: string }[];
    };
    const { page, close } = await app.open('/', { width, scheme });
    const look = async (): Promise<void> => {
      await settled(page);
      expect([page.url(), await faults(page)]).toEqual([page.url(), []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    };
    await page.goto(`${app.url}/beside?story=${items[0]!.id}`);
    await page.getByRole('combobox', { name: 'The other' }).waitFor();
    await look();
    await page.goto(`${app.url}/compare`);
    await look();
    await page.getByLabel('The earlier version', { exact: true }).fill(OLD);
    await page.getByLabel('The later version', { exact: true }).fill(NEW);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('list', { name: /Statements/ }).waitFor();
    await look();
    await close();
  });
});
