import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type App, ROOT, settled } from './harness.ts';

/** Who stands where on the claim that the example bundle disputes, as a person wrote it down. */
const TRUTH = (() => {
  const { claims } = JSON.parse(readFileSync(resolve(ROOT, 'examples/truth.json'), 'utf8')) as {
    claims: { disputed: boolean; positions: Position[]; origins: Record<string, unknown[]> }[];
  };
  const [claim, ...others] = claims.filter((c) => c.disputed);
  if (!claim || others.length) throw new Error('the bundle disputes one claim');
  const of = (stance: string) => ({
    sources: claim.positions.filter((p) => p.stance === stance).map((p) => p.source.toLowerCase()),
    origins: claim.origins[stance]!.length,
  });
  return { asserts: of('asserts'), denies: of('denies') };
})();

/** "2 origins", or from at least to at most so many. */
const ORIGINS = '(?:at least \\d+, at most )?\\d+ origins?';

interface Position {
  readonly source: string;
  readonly stance: string;
}

/** How many statements the claim has that the page's address names. */
async function statementsOf(page: Page): Promise<number> {
  const { origin, pathname } = new URL(page.url());
  const claim = (await (await fetch(`${origin}/api/v1${pathname}`)).json()) as {
    readonly statements: readonly unknown[];
  };
  return claim.statements.length;
}

/** Claims: the way there, both sides, filters in the address, decisions with a way back. */
export function claimsCases(app: () => App): void {
  test('from the start page it takes at most four clicks to see who asserts, who denies, and on how many origins', async () => {
    const { page, odd, close } = await app().open('/');
    // By visible text alone: the first claim that is called disputed.
    const first = page.getByRole('link').filter({ hasText: 'Disputed.' }).first();
    await first.waitFor();
    const told = await first.innerText();
    await first.click();
    await settled(page);
    const asserted = page.getByRole('region', { name: 'asserted by' });
    const denied = page.getByRole('region', { name: 'denied by' });
    await asserted.getByRole('blockquote').first().waitFor();
    // Who stands where and on how many origins, by what the page shows: as the bundle's truth has it.
    for (const [side, word, truth] of [
      [asserted, 'Asserted', TRUTH.asserts],
      [denied, 'Denied', TRUTH.denies],
    ] as const) {
      const names = new Set((await side.locator('p a[href^="/sources/"]').allInnerTexts()).map((n) => n.toLowerCase()));
      expect([...names].sort()).toEqual([...truth.sources].sort());
      const heading = await side.getByRole('heading').first().innerText();
      expect(heading).toMatch(new RegExp(`^${word} by ${truth.sources.length} sources on ${ORIGINS}$`));
      const [least = 0, most = least] = (/ on (.*)/.exec(heading)?.[1] ?? '').match(/\d+/g)!.map(Number);
      expect(least <= truth.origins && truth.origins <= most).toBe(true);
    }
    expect(told).toMatch(
      new RegExp(`asserted by \\d+ sources? on ${ORIGINS}[,;] denied by \\d+ sources? on ${ORIGINS}`, 'i'),
    );
    expect(odd).toEqual([]);
    await close();
  });

  test('filters live in the address; back and forward lead through them', async () => {
    const { page, odd, close } = await app().open('/claims');
    await settled(page);
    await page.getByRole('link', { name: 'Most reported' }).click();
    await page.waitForURL(/sort=reported/);
    await page
      .getByRole('list', { name: /Most reported|most reported/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/claims\/c:/);
    await settled(page);
    await page.goBack();
    await page.waitForURL(/sort=reported/);
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    await page.goBack();
    await page.waitForURL(/\/claims$/);
    await page.goForward();
    await page.waitForURL(/sort=reported/);
    await page.getByRole('button', { name: /Filter/ }).click();
    await page.getByLabel('Words', { exact: true }).fill('sirens');
    await page.waitForURL(/query=sirens/);
    await page.getByText(/^\d+ claims?$/).waitFor();
    await page.getByLabel('Words', { exact: true }).fill('nosuchword');
    await page.getByText('No claim fits these filters').waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('a quotation leads to the article at its words', async () => {
    const { page, odd, close } = await app().open('/claims?query=sirens');
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/claims\/c:/);
    const quotation = page.getByRole('blockquote').getByRole('link').filter({ hasNotText: /^…$/ }).first();
    await quotation.waitFor();
    const words = (await quotation.innerText()).trim();
    await quotation.click();
    await page.waitForURL(/\/read\/sha256:[0-9a-f]+\?/);
    // What the mouse rests on would be marked instead.
    await page.mouse.move(0, 0);
    await expect
      .poll(async () => (await page.locator('.on').allInnerTexts()).join(' '), { timeout: 30_000 })
      .toContain(words.slice(0, 20));
    await page.getByRole('link', { name: 'Who else says so, and who says otherwise' }).waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('the provenance is a drawing with keys and the same as a list', async () => {
    const { page, odd, close } = await app().open('/claims');
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/claims\/c:/);
    const drawing = page.getByRole('group', { name: /Who has it from whom/ });
    await drawing.focus();
    const before = await drawing.getAttribute('viewBox');
    await page.keyboard.press('+');
    await page.waitForFunction((b) => document.querySelector('svg[role=group]')?.getAttribute('viewBox') !== b, before);
    await page.keyboard.press('0');
    await page.waitForFunction((b) => document.querySelector('svg[role=group]')?.getAttribute('viewBox') === b, before);
    await page.getByText('The same as a list').click();
    expect(await page.locator('details[open] li').count()).toBeGreaterThan(2);
    expect(odd).toEqual([]);
    await close();
  });

  test('a statement is split off, and the decision taken back', async () => {
    const { page, odd, close } = await app().open('/claims?query=sirens');
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/claims\/c:/);
    const standing = page.locator('.standing').first();
    await page.getByRole('blockquote').first().waitFor();
    const before = await statementsOf(page);
    await page.getByRole('button', { name: /Merge, split or part/ }).click();
    await page
      .getByRole('checkbox', { name: /^Choose the statement/ })
      .last()
      .check();
    await page.getByRole('button', { name: 'Split the chosen one off' }).click();
    await page.getByText('was taken out of this claim').waitFor();
    await expect.poll(() => statementsOf(page), { timeout: 30_000 }).toBeLessThan(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => statementsOf(page), { timeout: 30_000 }).toBe(before);
    expect(await standing.count()).toBe(1);
    expect(odd).toEqual([]);
    await close();
  });

  test('two claims are merged, and two statements parted; each can be undone', async () => {
    const { page, odd, close } = await app().open('/claims?query=sirens');
    const open = page.getByRole('list', { name: /^Claims/ }).getByRole('link');
    await open.first().click();
    await page.waitForURL(/\/claims\/c:/);
    await page.getByRole('blockquote').first().waitFor();
    const before = await statementsOf(page);
    await page.getByRole('button', { name: /Merge, split or part/ }).click();
    await page.getByLabel('Another claim, by words in it').fill('trains');
    await page.getByRole('button', { name: 'Find it' }).click();
    await page.getByRole('button', { name: 'Merge with this one' }).first().click();
    await page.getByText('The two claims were merged.').waitFor();
    await expect.poll(() => statementsOf(page), { timeout: 30_000 }).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => statementsOf(page), { timeout: 30_000 }).toBe(before);

    await page.getByRole('button', { name: /Merge, split or part/ }).click();
    await page.getByLabel(/^Why/).fill('the farmer speaks of another hour');
    const choose = page.getByRole('checkbox', { name: /^Choose the statement/ });
    await choose.first().check();
    await choose.last().check();
    await page.getByRole('button', { name: 'The chosen two are not the same' }).click();
    await page.getByText('The two statements are kept apart.').waitFor();
    const { items } = (await (await fetch(`${app().url}/api/v1/decisions`)).json()) as {
      items: { kind: string; note: string | null; retracted: unknown }[];
    };
    expect(items.some((d) => d.kind === 'not-same' && d.note === 'the farmer speaks of another hour')).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The two statements are kept apart.').waitFor({ state: 'detached' });
    await expect.poll(() => statementsOf(page), { timeout: 30_000 }).toBe(before);
    expect(odd).toEqual([]);
    await close();
  });

  test('claims chosen on the board are merged and hidden by keyboard; each can be undone', async () => {
    const { page, odd, close } = await app().open('/claims?sort=reported', { width: 360, scheme: 'dark' });
    const list = page.getByRole('list', { name: /^Claims/ });
    const listed = async () =>
      (await list.getByRole('link').evaluateAll((links) => links.map((l) => l.getAttribute('href')))).slice(0, 4);
    await list.getByRole('link').first().waitFor();
    const before = await listed();
    const choose = async (n: number, button: string): Promise<void> => {
      await page.getByRole('button', { name: 'Choose claims' }).focus();
      await page.keyboard.press('Enter');
      for (let i = 0; i < n; i++) {
        await page
          .getByRole('checkbox', { name: /^Choose: / })
          .nth(i)
          .focus();
        await page.keyboard.press('Space');
      }
      await page.getByText(`${n} ${n === 1 ? 'claim' : 'claims'} chosen`).waitFor();
      await page.getByRole('button', { name: button, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    for (const [n, button, told] of [
      [1, 'Hide', '1 claim hidden.'],
      [2, 'Merge into one', '2 claims merged.'],
    ] as const) {
      await choose(n, button);
      await page.getByText(told).waitFor();
      await expect.poll(listed, { timeout: 30_000 }).not.toEqual(before);
      await page.getByRole('button', { name: 'Undo' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(told).waitFor({ state: 'detached' });
      await expect.poll(listed, { timeout: 30_000 }).toEqual(before);
    }
    expect(odd).toEqual([]);
    await close();
  });

  test('a claim is hidden on its page, and shown again', async () => {
    const { page, odd, close } = await app().open('/claims?query=sirens');
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/claims\/c:/);
    await page.getByRole('button', { name: 'hide this claim' }).click();
    await page.getByText('Hidden: it is in no list.').waitFor();
    await page.getByText('A person has hidden it').waitFor();
    const isListed = async (): Promise<boolean> => {
      const { items } = (await (await fetch(`${app().url}/api/v1/claims?query=sirens`)).json()) as {
        items: { id: string }[];
      };
      return items.some(({ id }) => page.url().endsWith(id));
    };
    expect(await isListed()).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('A person has hidden it').waitFor({ state: 'detached' });
    expect(await isListed()).toBe(true);
    expect(odd).toEqual([]);
    await close();
  });

  test('two sources are made one, and parted again', async () => {
    const { page, odd, close } = await app().open('/sources');
    await page
      .getByRole('link', { name: /Verrin/ })
      .first()
      .click();
    await page.waitForURL(/\/sources\/s:/);
    const aliases = page.getByText('Also called');
    const before = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByText('Is it the same as another source?').click();
    await page.getByLabel('The other source, by its name').fill('Korvin');
    await page.getByRole('button', { name: 'Find it' }).click();
    await page.getByRole('button', { name: 'Make them one' }).first().click();
    await page.getByText(/are one source\./).waitFor();
    await aliases.waitFor();
    const told = page.locator('dl').getByText(/Korvin|Verrin/);
    await expect.poll(() => told.count(), { timeout: 30_000 }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/are one source\./).waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText(), { timeout: 30_000 }).toBe(before);
    expect(odd).toEqual([]);
    await close();
  });

  test('by keyboard alone: from the start page to a disputed claim, its quotation, and the chain in the article', async () => {
    const { page, odd, close } = await app().open('/');
    await page.getByRole('link').filter({ hasText: 'Disputed.' }).first().waitFor();
    const tabTo = async (found: string): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, found)) return;
      }
      throw new Error(`Tab does not lead to ${found}`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await tabTo('main a[href^="/claims/"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/claims\/c/);
    await page.getByRole('blockquote').first().waitFor();
    // One arrives at the heading of the view, so that it is read out.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await tabTo('blockquote a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/read\/sha256:/);
    await page.locator('article .on').first().waitFor();
    await tabTo('article .cue');
    await page.keyboard.press('Enter');
    await page.waitForURL(/at=a\d+/);
    await page.getByRole('complementary', { name: 'Chain of the statement' }).locator('.who').first().waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('on paper the drawing of a claim is whole', async () => {
    const { page, odd, close } = await app().open('/claims?query=sirens', { width: 900 });
    await page
      .getByRole('list', { name: /^Claims/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/claims\/c:/);
    await settled(page);
    // Even where one has zoomed in, and on a sheet that is narrower than the drawing.
    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.setViewportSize({ width: 480, height: 700 });
    await page.emulateMedia({ media: 'print' });
    const boxes = await page.locator('main svg.whole').evaluate((svg) => {
      const of = (e: Element): { left: number; right: number; top: number; bottom: number } => {
        const { left, right, top, bottom } = e.getBoundingClientRect();
        return { left, right, top, bottom };
      };
      return { paper: innerWidth, svg: of(svg), drawn: of(svg.querySelector('use')!) };
    });
    expect(boxes.svg.right).toBeLessThanOrEqual(boxes.paper);
    expect(boxes.svg.right - boxes.svg.left).toBeGreaterThan(200);
    expect(boxes.drawn.right - boxes.drawn.left).toBeGreaterThan(150);
    expect(boxes.drawn.left).toBeGreaterThanOrEqual(boxes.svg.left);
    expect(boxes.drawn.right).toBeLessThanOrEqual(boxes.svg.right);
    expect(boxes.drawn.top).toBeGreaterThanOrEqual(boxes.svg.top);
    expect(boxes.drawn.bottom).toBeLessThanOrEqual(boxes.svg.bottom);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(odd).toEqual([]);
    await close();
  });

  test('a claim that is not there is told with a next step', async () => {
    const { page, close } = await app().open('/claims/c:nothing');
    await page.getByRole('heading', { name: 'There is no such claim' }).waitFor();
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'All claims' }).click();
    await page.waitForURL(/\/claims$/);
    await close();
  });
}
