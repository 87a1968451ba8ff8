// Builds the web app: to dist/web, which `hearsay serve` serves; with --static the Read page alone to dist/static, a folder for any
// web host. Beside the app lie the model and ONNX Runtime's files, so that a text can be analysed in the browser.
import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';

const isStatic = process.argv.includes('--static');
const root = resolve(import.meta.dirname, '..');
const out = join(root, isStatic ? 'dist/static' : 'dist/web');

// Whoever builds for tests must get what users get, and not a build for development.
process.env.NODE_ENV = 'production';
await build({
  configFile: join(root, 'web/vite.config.ts'),
  mode: isStatic ? 'static' : 'production',
  logLevel: 'warn',
});

// The bundler finds the runtime's file in its code and adds a copy; the worker loads it from runtime/ instead.
for (const name of readdirSync(join(out, 'assets'))) if (name.startsWith('ort-')) rmSync(join(out, 'assets', name));

const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'));
put(runtime, 'runtime', ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']);
put(
  join(root, 'models/en'),
  'model/en',
  readdirSync(join(root, 'models/en')).filter((n) => !n.endsWith('.md')),
);

/** A second name for the same bytes where the file system allows it, else a copy. */
function put(from, to, names) {
  mkdirSync(join(out, to), { recursive: true });
  for (const name of names) {
    try {
      linkSync(join(from, name), join(out, to, name));
    } catch {
      copyFileSync(join(from, name), join(out, to, name));
    }
  }
}
