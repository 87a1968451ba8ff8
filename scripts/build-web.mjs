// Builds the web app: to dist/web, which `hearsay serve` serves; with --static the Read page alone to dist/static, a folder for any
// web host. The browser analyses with the model and ONNX Runtime's files, which the server takes from their own places; a folder for
// a web host gets copies beside the app.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

// The bundler finds the runtime's files in its code and adds copies; the worker loads them from runtime/ instead.
for (const name of readdirSync(join(out, 'assets'))) if (name.startsWith('ort-')) rmSync(join(out, 'assets', name));

if (isStatic) {
  cpSync(join(root, 'models/en'), join(out, 'model/en'), { recursive: true, filter: (path) => !path.endsWith('.md') });
  cpSync(join(root, 'dist/runtime'), join(out, 'runtime'), { recursive: true });
}
