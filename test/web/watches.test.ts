import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MONTH } from '../watch/stories.ts';
import { type App, addTexts, CHROMIUM, faults, settled, startApp } from './harness.ts';

const isSkipped = !CHROMIUM && process.env.CI !== 'true';
const textsOf = (...days: readonly number[]) =>
  MONTH.filter((t) => days.includes(t.day)).map(({ day, outlet, text }) => ({
    text,
    outlet,
    url: `https://paper.example/${day}`,
    published: `2026-03-${String(day).padStart(2, '0')}`,
  }));

describe.skipIf(isSkipped)('the page of watches in a browser', { timeout: 120_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(async () => undefined);
  }, 400_000);
  afterAll(async () => {
    await app?.close();
  });

  test('a watch is added by keys, tells what happens with its way on, is paused, and is gone when it is removed', async () => {
    const { page, odd, close } = await app.open('/watches');
    await page.getByText('No watches yet').waitFor();
    await page.getByLabel('Words', { exact: true }).focus();
    await page.keyboard.type('bridge');
    await page.keyboard.press('Enter');
    const card = page.getByRole('list', { name: 'Watches' }).getByRole('listitem').first();
    await card.getByText('Nothing has happened since').waitFor();
    await addTexts(app.url, textsOf(5, 8));
    await page.reload();
    const events = card.getByRole('list', { name: /What happened/ });
    await events.getByText('became disputed').waitFor();
    await events.getByText('asserted by Ana Reyes; denied by Ida Moss').waitFor();
    const feed = await card.getByRole('link', { name: 'Atom' }).getAttribute('href');
    expect(await (await fetch(feed!)).text()).toContain('denied by Ida Moss');
    await events.getByRole('link').click();
    await page.waitForURL(/\/claims\/c:/);
    await page.getByRole('link', { name: 'Watch', exact: true }).click();
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByText('A claim', { exact: true }).last().waitFor();
    expect(await page.getByRole('list', { name: 'Watches' }).getByRole('heading').count()).toBe(2);

    await card.getByRole('button', { name: 'Pause' }).click();
    await card.getByText('paused', { exact: true }).waitFor();
    await page.reload();
    await card.getByRole('button', { name: 'Resume' }).waitFor();
    await card.getByRole('button', { name: /Remove/ }).click();
    await card.getByRole('button', { name: 'Keep it' }).click();
    await card.getByRole('button', { name: /Remove/ }).click();
    await card.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => page.getByRole('list', { name: 'Watches' }).getByRole('heading').count()).toBe(1);
    expect(odd).toEqual([]);
    await close();
  });

  test('what is not there is told with the next step, and the words stay in the field', async () => {
    const { page, close } = await app.open('/watches?kind=source&of=Nobody%20Known');
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByRole('alert').getByText('No source Nobody Known').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Next:');
    expect(await page.getByLabel('Name or id of the source').inputValue()).toBe('Nobody Known');
    await close();
  });

  test.each([
    [1280, 'light'],
    [360, 'dark'],
  ] as const)('axe finds no fault at %i, %s, and nothing scrolls sideways', async (width, scheme) => {
    const { page, close } = await app.open('/watches', { width, scheme });
    await settled(page);
    await page.getByRole('list', { name: 'Watches' }).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await close();
  });
});
