import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint, readDraft, rulesEngine } from '../../src/index.ts';
import { type App, CHROMIUM, faults, settled, startApp } from './harness.ts';

const isSkipped = !CHROMIUM && process.env.CI !== 'true';
const DRAFT = [
  'The bridge over the Senn will stay closed until March, sources said on Tuesday.',
  'Mayor Nora Velt claimed that the town had asked for money in January.',
  'It is believed that the wind played a part.',
].join('\n\n');

describe.skipIf(isSkipped)('the Draft page in a browser', { timeout: 120_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(async () => undefined);
  }, 400_000);
  afterAll(async () => {
    await app?.close();
  });
  const area = (page: Page) => page.getByRole('textbox', { name: 'Draft' });
  const read = (page: Page) => page.locator('[data-fresh=true]').waitFor();
  const cards = (page: Page) => page.getByRole('complementary', { name: 'Findings' }).getByRole('listitem');
  const marked = (page: Page): Promise<readonly string[]> => page.locator('.copy mark').allTextContents();

  test('findings of the lint stand beside the text and in it, go with their words as one types, and nothing is sent', async () => {
    const { page, odd, close } = await app.open('/draft');
    await settled(page);
    await page.getByText('What is looked for').click();
    await page.getByText('scare-quotes').waitFor();
    const asked: string[] = [];
    page.on('request', (r) => asked.push(`${r.method()} ${r.url()}`));
    await area(page).fill(DRAFT);
    await read(page);
    const draft = readDraft(DRAFT);
    const findings = await lint(draft, rulesEngine);
    expect(findings.length).toBeGreaterThan(2);
    await expect.poll(() => cards(page).count()).toBe(findings.length);
    expect(await marked(page)).toEqual(findings.map((f) => DRAFT.slice(...f.span)));
    for (const [i, f] of findings.entries()) expect(await cards(page).nth(i).textContent()).toContain(f.message);

    // Before it is read again, marks stand where their words do.
    await area(page).press('Control+Home');
    await page.keyboard.type('Today: ');
    expect(await marked(page)).toContain('claimed');
    await read(page);
    expect(asked).toEqual([]);
    expect(odd).toEqual([]);
    await close();
  });

  test('by keys alone: next and previous finding, its reason, mending it, undoing that', async () => {
    const { page, odd, close } = await app.open('/draft');
    await area(page).fill(DRAFT);
    await read(page);
    await area(page).press('Control+Home');
    const selected = () =>
      area(page).evaluate((a: HTMLTextAreaElement) => a.value.slice(a.selectionStart, a.selectionEnd));
    await page.keyboard.press('F8');
    await expect.poll(selected).toBe('sources');
    await page.keyboard.press('F8');
    await expect.poll(selected).toBe('claimed');
    await cards(page).getByText('AP Stylebook').waitFor();
    await page.keyboard.press('Shift+F8');
    await expect.poll(selected).toBe('sources');
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await expect.poll(() => area(page).inputValue()).toBe(DRAFT.replace('claimed', 'said'));
    await read(page);
    expect(await marked(page)).not.toContain('claimed');
    await page.keyboard.press('Control+z');
    await expect.poll(() => area(page).inputValue()).toBe(DRAFT);
    await read(page);
    expect(await marked(page)).toContain('claimed');
    expect(odd).toEqual([]);
    await close();
  });

  test('a rule is switched off, on its card and in the list, and stays so; a comment allows one line; the tab keeps the draft', async () => {
    const { page, close } = await app.open('/draft');
    await area(page).fill(DRAFT);
    await read(page);
    await page
      .locator('aside')
      .getByRole('button', { name: /claimed/ })
      .click();
    await page.getByRole('button', { name: 'allow in this line' }).click();
    await read(page);
    await expect.poll(() => marked(page)).not.toContain('claimed');
    expect(await area(page).inputValue()).toContain('<!-- hearsay-off-line loaded-verb -->');
    await page
      .locator('aside')
      .getByRole('button', { name: /sources/ })
      .click();
    await page.getByRole('button', { name: 'switch off' }).click();
    await expect.poll(() => marked(page)).not.toContain('sources');
    await page.reload();
    await read(page);
    expect(await area(page).inputValue()).toContain('hearsay-off-line');
    expect(await marked(page)).toEqual(['is believed']);
    await page.getByText('What is looked for').click();
    await page.getByLabel('vague-sources').selectOption('error');
    await page.getByText('1 error').waitFor();
    await close();
  });

  test('files are opened: text as it is, a page and a Word document as Markdown', async () => {
    const { page, odd, close } = await app.open('/draft');
    await settled(page);
    const open = async (name: string, content: Uint8Array, words: string): Promise<string> => {
      await page.getByLabel('Open a file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
      await expect.poll(() => area(page).inputValue(), { timeout: 20_000 }).toContain(words);
      return area(page).inputValue();
    };
    const md = '# A bridge\n\nMayor Nora Velt claimed that it was safe. <!-- hearsay-off-line -->\n';
    expect(await open('a.md', strToU8(md), 'A bridge')).toBe(md);
    const html = `<html><body><article><h1>A ferry</h1><p>${'Nora Velt said that the ferry was late. '.repeat(4)}</p></article></body></html>`;
    expect(await open('b.html', strToU8(html), 'ferry')).toMatch(/^# A ferry\n\nNora Velt said/);
    const body = '<w:body><w:p><w:r><w:t>Nora Velt admitted that the dam leaks.</w:t></w:r></w:p></w:body>';
    const docx = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${body}</w:document>`,
      ),
    });
    expect(await open('c.docx', docx, 'dam')).toBe('Nora Velt admitted that the dam leaks.\n');
    await read(page);
    expect(await marked(page)).toEqual(['admitted']);
    await page
      .getByLabel('Open a file')
      .setInputFiles({ name: 'd.png', mimeType: '', buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0]) });
    await page.getByRole('alert').getByText('An image holds no text').waitFor();
    expect(await area(page).inputValue()).toContain('dam');
    expect(odd).toEqual([]);
    await close();
  });

  test('the model is fetched from this host alone; axe finds no fault, wide and narrow, light and dark', async () => {
    for (const [width, scheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      const { page, odd, close } = await app.open('/draft', { width, scheme });
      await settled(page);
      const asked: string[] = [];
      page.on('request', (r) => asked.push(`${r.method()} ${new URL(r.url()).pathname}`));
      await page.getByRole('button', { name: 'Try an invented example' }).click();
      await read(page);
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('F8');
      await page.locator('aside li.on').waitFor();
      if (width === 1280) {
        await page.getByRole('checkbox', { name: /Read with the model/ }).check();
        await page.locator('.took', { hasText: 'with the model' }).waitFor({ timeout: 60_000 });
        expect(asked.length).toBeGreaterThan(0);
      }
      expect(asked.filter((a) => !/^GET \/(?:model|runtime|assets)\//.test(a))).toEqual([]);
      expect(await faults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(odd).toEqual([]);
      await close();
    }
  });
});
