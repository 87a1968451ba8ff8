import { expect, test } from 'vitest';
import { Linter, lint, readDraft, rulesEngine } from '../../src/index.ts';
import { NO_CONFIG } from '../../src/lint/config.ts';
import { MOST_LETTERS, openDraft, reviewDraft } from '../../src/reviewing.ts';

const TEXT = 'Mayor Ada Lund claimed that the bridge was safe.\n\nSources said the boom had been repaired twice.\n';
const review = (text: string, rules = {}) =>
  reviewDraft(text, new Linter(rulesEngine), { config: { ...NO_CONFIG, rules } });

test('a draft is reviewed as a fresh run lints it, with levels of the house; none without words', async () => {
  const found = await review(TEXT);
  expect(found!.findings).toEqual(await lint(readDraft(TEXT), rulesEngine));
  expect(found!.findings.map((f) => f.rule)).toEqual(['loaded-verb', 'vague-sources']);
  expect((await review(TEXT, { 'loaded-verb': 'off' }))!.findings.map((f) => f.rule)).toEqual(['vague-sources']);
  expect(await review(' \n')).toBeNull();
  expect((await review(`\ufeff${TEXT}`))!.mark).toBe(1);
});

test('a draft that is too long is refused in one line', async () => {
  await expect(review('x '.repeat(MOST_LETTERS / 2 + 1))).rejects.toThrow(
    'are too many to be read while they are written',
  );
});

test('a text is opened as it is, comments included; a page as Markdown', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const draft = `${TEXT}<!-- hearsay-off-line -->\n`;
  expect(openDraft(bytes(draft))).toEqual({ text: draft, isFile: true });
  const page = `<article><h1>A ferry</h1><p>${'Ada Lund said that it was late. '.repeat(4)}</p><ul><li>The first ferry of the day sails at six.</li></ul></article>`;
  const opened = openDraft(bytes(`<html><body>${page}</body></html>`));
  expect(opened.isFile).toBe(false);
  expect(opened.text).toMatch(/^# A ferry\n\nAda Lund said[^\n]+\n\n- The first ferry of the day sails at six\.\n$/);
});
