// Checks the types of the VS Code extension and bundles it: editors/vscode/dist, or the folder given.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const from = join(root, 'editors/vscode');
const to = resolve(process.argv[2] ?? join(from, 'dist'));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', from], { stdio: 'inherit' });
await build({
  entryPoints: [join(from, 'src/extension.ts')],
  outfile: join(to, 'extension.js'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  external: ['vscode'],
  logLevel: 'warning',
});
mkdirSync(to, { recursive: true });
copyFileSync(join(root, 'schema/config.schema.json'), join(to, 'config.schema.json'));
