import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expectGolden } from '../golden.ts';
import { hearsay } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Inputs that cannot be read, or only in part, each as a reader may meet it. */
const INPUTS: Readonly<Record<string, string | Uint8Array>> = {
  'picture.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
  'archive.zip': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]),
  'zeros.txt': new Uint8Array(64),
  'empty.txt': '',
  'blank.txt': ' \n\n\t\n',
  'empty.html': '<!doctype html><html><head><title>Marl today</title></head><body></body></html>',
  'broken.txt': Uint8Array.from([
    ...new TextEncoder().encode('“The café by the bridge is closed,” the mayor said. '.repeat(4)),
    0xff,
    ...new TextEncoder().encode(' “We will see,” she added.'),
  ]),
  'paywall.html': `<!doctype html><html lang="en"><head><title>Bridge at Marl closed until spring</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false,"headline":"Bridge at Marl closed until spring"}</script></head>
<body><article><h1>Bridge at Marl closed until spring</h1><p>The mayor of Marl said on Monday that the bridge would be closed.</p>
<p>Subscribe to continue reading. Already a subscriber? Log in.</p></article></body></html>`,
  'german.txt':
    'Die Bürgermeisterin von Marl sagte am Montag, dass die Brücke bis zum Frühjahr geschlossen bleibt, weil der Fluss zwei Pfeiler beschädigt hat. Die Baufirma wies die Vorwürfe zurück und erklärte, ihre Arbeit sei nicht schuld an dem Schaden.',
};

test('what a user sees for input that cannot be read', { timeout: 120_000 }, async () => {
  mkdirSync(join(folder, 'folder'));
  const names = ['missing.txt', 'folder', ...Object.keys(INPUTS)];
  for (const [name, content] of Object.entries(INPUTS)) writeFileSync(join(folder, name), content);
  const said: string[] = [];
  for (const name of names) {
    const { code, out, err } = await hearsay(['read', join(folder, name), '--engine', 'rules', '--width', '80']);
    expect(err).not.toMatch(/fault in hearsay|at .*\.ts:\d+/);
    // Where nothing was read, one line and a hint; else the notices among the result.
    const notices = out.slice(Math.max(0, out.indexOf('NOTICES'))).split('\n\n')[0]!;
    const lines = [
      `$ hearsay read ${name}`,
      err.trimEnd(),
      out.includes('NOTICES') ? notices : out && '(no notice)',
      `exit ${code}`,
    ];
    said.push(lines.filter((l) => l !== '').join('\n'));
  }
  expectGolden('cli/golden/errors.txt', `${said.join('\n\n').replaceAll(`${folder}/`, '')}\n`);
});

test('standard input is named as such', async () => {
  const { code, out, err } = await hearsay(['read', '-', '--engine', 'rules']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^hearsay: .*standard input.*\n {2}\S/);
});
