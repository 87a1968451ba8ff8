import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The file of each form of a digest, and how it begins. */
const FORMS = {
  Markdown: ['digest.md', /^# /],
  HTML: ['digest.html', /^<!doctype html>/],
  Text: ['digest.txt', /^\S/],
  JSON: ['digest.json', /^\{/],
  Mail: ['digest.eml', /^[A-Z][\w-]*: /],
  Atom: ['digest.xml', /^<\?xml|^<feed/],
} as const;

/** Saves the digest of a page in each of the forms, and holds its name and how it begins. */
export async function savesDigest(page: Page, region: Locator, forms: readonly (keyof typeof FORMS)[]): Promise<void> {
  for (const name of forms) {
    const [file, begins] = FORMS[name];
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      region.getByRole('link', { name, exact: true }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(file);
    expect(readFileSync(await saved.path(), 'utf8')).toMatch(begins);
  }
}
