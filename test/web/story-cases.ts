import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { FigureSet } from '../../src/present/ledger-figures.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { Digest, DigestPlace } from '../../src/records/digest.ts';
import type { Story } from '../../src/records/story.ts';
import { type App, faults, overflow, settled } from './harness.ts';
import { savesDigest } from './saved-digest.ts';
import { all } from './visit.ts';

const LOOKS = [
  [1280, 'light'],
  [1280, 'dark'],
  [360, 'light'],
  [360, 'dark'],
] as const;

/** What the list of each section holds, and how much of it the screen shows at first. */
const SHOWN = { claims: 20, figures: 3, sources: 12 };

export function storyCases(app: () => App): void {
  const json = async <T>(path: string): Promise<T> => (await (await fetch(`${app().url}/api/v1/${path}`)).json()) as T;
  const first = async (): Promise<Story> => {
    const { items } = await json<{ items: readonly { readonly id: string }[] }>('stories?limit=1');
    return json<Story>(`stories/${items[0]!.id}`);
  };
  const digestIn = async (page: Page): Promise<ReturnType<Page['getByRole']>> => {
    await page.getByRole('button', { name: 'Write a digest' }).click();
    const region = page.getByRole('region', { name: 'Digest' });
    await region.waitFor();
    return region;
  };

  test('the digest is whole: each line with its grades and links to the very words, figures, origins, sources', async () => {
    const { id } = await first();
    const digest = await json<Digest>(`stories/${id}/digest`);
    const { page, odd, close } = await app().open(`/stories/${id}`);
    const region = await digestIn(page);
    const text = (await region.innerText()).replace(/\s+/g, ' ');
    const lines = [
      ...[digest.headline, digest.standfirst, digest.quotation].filter((l) => l !== null),
      ...digest.bullets,
      ...digest.background,
      ...digest.silent,
    ];
    expect(lines.length).toBeGreaterThan(5);
    const told = await region.getByRole('listitem').allTextContents();
    const links = await region.getByRole('link').evaluateAll((list) => list.map((a) => a.getAttribute('href')));
    /** The page at the words, else the article here. */
    const at = ({ article, link, span }: DigestPlace): string =>
      link === null ? `/read/${article}?place=${span[0]}-${span[1]}` : new URL(link).href;
    for (const line of lines) {
      expect(text).toContain(line.text.replace(/\s+/g, ' '));
      for (const place of line.places) expect(links).toContain(at(place));
      if (line.claim !== null) expect(links).toContain(`/claims/${line.claim}`);
    }
    for (const { name, grade } of digest.sources)
      expect(told.some((t) => t.includes(name) && t.includes(grade))).toBe(true);
    for (const o of digest.origins) expect(text).toContain(o.title.replace(/\s+/g, ' '));
    for (const l of digest.leftOut) expect(text).toContain(l.why.replace(/\s+/g, ' '));
    for (const { now, older } of digest.figures)
      for (const { place } of [...now, ...older]) expect(links).toContain(at(place));
    expect(odd).toEqual([]);
    await close();
  });

  test('a line without an address of the web leads to its words in the article here', async () => {
    const { id } = await first();
    const { page, odd, close } = await app().open(`/stories/${id}`);
    const links = [null, 'javascript:alert(1)', 'https://tribune.example/dam#:~:text=a%20gate'];
    // What an article gives as its address is anything.
    await page.route('**/digest?format=json', async (route) => {
      const digest = (await (await route.fetch()).json()) as Digest;
      const [line] = digest.bullets;
      const bullets = links.map((link) => ({ ...line!, places: [{ ...line!.places[0]!, link }] }));
      await route.fulfill({ json: { ...digest, headline: null, bullets } });
    });
    const region = await digestIn(page);
    const lines = region.locator('ul').first().getByRole('listitem');
    const hrefs = await lines.evaluateAll((list) => list.map((li) => li.querySelector('a')!.getAttribute('href')));
    const here = expect.stringMatching(/^\/read\/sha256:[0-9a-f]+\?place=\d+-\d+$/);
    expect(hrefs).toEqual([here, here, links[2]]);
    await lines.first().getByRole('link').first().click();
    await page.waitForURL(/\/read\/sha256:/);
    await page.locator('.on').first().waitFor();
    expect(odd).toEqual([]);
    await close();
  });

  test('the digest is had as Markdown, HTML, text, JSON, mail and feed', async () => {
    const { id } = await first();
    const { page, odd, close } = await app().open(`/stories/${id}`);
    const region = await digestIn(page);
    await savesDigest(page, region, ['Markdown', 'HTML', 'Text', 'JSON', 'Mail', 'Atom']);
    expect(odd).toEqual([]);
    await close();
  });

  test('figures, drift and sources with grades stand on the page; the screen begins each list, print has it whole', async () => {
    const story = await first();
    const claims = await all<Claim>(app().url, `claims?story=${story.id}&sort=disputed`);
    const { items } = await json<{ items: readonly FigureSet[] }>(`figures/series?story=${story.id}`);
    const several = items.filter((s) => s.values.length > 1);
    const { page, odd, close } = await app().open(`/stories/${story.id}`);
    const rows = {
      claims: page.getByRole('region', { name: 'Claims' }).locator('.rows > li'),
      figures: page.getByRole('region', { name: 'Figures told more than once' }).locator('.series'),
      sources: page.getByRole('region', { name: 'Sources' }).locator('.sources > li'),
    };
    const whole = { claims: claims.length, figures: several.length, sources: story.sources.length };
    expect(whole.sources).toBeGreaterThan(SHOWN.sources);
    expect(Math.min(...Object.values(whole))).toBeGreaterThan(0);
    await settled(page);
    await rows.claims.first().waitFor();
    await rows.figures.first().waitFor();
    const seen = async (list: keyof typeof rows): Promise<number> => rows[list].filter({ visible: true }).count();
    for (const list of ['claims', 'figures', 'sources'] as const) {
      expect([list, await seen(list)]).toEqual([list, Math.min(SHOWN[list], whole[list])]);
      const button = page
        .getByRole('region', { name: { claims: 'Claims', figures: 'Figures told', sources: 'Sources' }[list] })
        .getByRole('button', { name: /^Show/ });
      expect([list, await button.count()]).toEqual([list, whole[list] > SHOWN[list] ? 1 : 0]);
      if (whole[list] <= SHOWN[list]) continue;
      await button.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => seen(list)).toBe(whole[list]);
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Enter');
      await expect.poll(() => seen(list)).toBe(SHOWN[list]);
    }
    for (const [i, { name, grade }] of story.sources.entries()) {
      const told = (await rows.sources.nth(i).textContent()) ?? '';
      expect(told).toContain(name);
      expect(told).toContain(grade);
    }
    const drifted = claims.filter((c) => c.drift.length);
    expect(drifted.length).toBeGreaterThan(0);
    const drift = page.getByRole('region', { name: 'What changed from hand to hand' });
    await drift.locator('del, ins').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const list of ['claims', 'figures', 'sources'] as const)
      expect([list, await seen(list)]).toEqual([list, whole[list]]);
    expect(await rows.figures.locator('tbody tr').filter({ visible: true }).count()).toBe(
      several.reduce((n, s) => n + s.values.length, 0),
    );
    expect(await drift.locator('.of').filter({ visible: true }).count()).toBe(drifted.length);
    expect(odd).toEqual([]);
    await close();
  });

  test.each(LOOKS)(
    'with its digest axe finds no fault at %i, %s, and nothing scrolls sideways',
    async (width, scheme) => {
      const { id } = await first();
      const { page, close } = await app().open(`/stories/${id}`, { width, scheme });
      await digestIn(page);
      await settled(page);
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await close();
    },
  );
}
