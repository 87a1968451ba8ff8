// Builds the browser extension from one source: dist-extension/chromium and dist-extension/firefox (or below the folder given), which
// differ in their manifests and in where the reader runs. Needs dist/runtime of `npm run build`.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const from = join(root, 'web/extension');
const to = resolve(process.argv[2] ?? join(root, 'dist-extension'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
if (!existsSync(join(root, 'dist/runtime'))) {
  console.error('no runtime in dist/runtime: run `npm run build` first');
  process.exit(1);
}

process.env.NODE_ENV = 'production';
const common = {
  configFile: false,
  root: from,
  base: './',
  mode: 'production',
  publicDir: false,
  logLevel: 'warn',
  plugins: [svelte()],
  worker: { format: 'es' },
};
const target = { target: 'es2023', assetsInlineLimit: 0, modulePreload: false };

const chromium = join(to, 'chromium');
rmSync(to, { recursive: true, force: true });
await build({
  ...common,
  build: {
    ...target,
    outDir: chromium,
    emptyOutDir: true,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        panel: join(from, 'panel.html'),
        offscreen: join(from, 'offscreen.html'),
        background: join(root, 'web/src/extension/background.ts'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
// The script for pages runs there as it is: no module, one file.
await build({
  ...common,
  build: {
    ...target,
    outDir: chromium,
    emptyOutDir: false,
    rolldownOptions: {
      input: join(root, 'web/src/extension/page/main.ts'),
      output: { format: 'iife', entryFileNames: 'page.js', codeSplitting: false },
    },
  },
});
cpSync(join(root, 'web/src/extension/page/marks.css'), join(chromium, 'marks.css'));
cpSync(join(from, 'icons'), join(chromium, 'icons'), { recursive: true });
// The bundler adds copies of the runtime's files; the worker loads them from runtime/.
for (const name of readdirSync(join(chromium, 'assets')))
  if (name.startsWith('ort-')) rmSync(join(chromium, 'assets', name));
mkdirSync(join(chromium, 'model'));
cpSync(join(root, 'models/en'), join(chromium, 'model/en'), {
  recursive: true,
  filter: (path) => !path.endsWith('.md'),
});
cpSync(join(root, 'dist/runtime'), join(chromium, 'runtime'), { recursive: true });
for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(chromium, name));

const firefox = join(to, 'firefox');
cpSync(chromium, firefox, { recursive: true });
for (const name of ['offscreen.html', 'offscreen.js']) rmSync(join(firefox, name));

const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));
const manifest = {
  manifest_version: 3,
  name: 'Hearsay',
  version,
  description: 'Who said what on this page, according to whom. Read in this browser: nothing leaves it.',
  icons,
  action: { default_title: 'Who said what on this page', default_icon: icons },
  optional_host_permissions: ['http://127.0.0.1/*', 'http://localhost/*'],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://127.0.0.1:* http://localhost:*; worker-src 'self'; base-uri 'none'; form-action 'none'",
  },
};
const permissions = ['activeTab', 'scripting', 'storage', 'contextMenus'];
const write = (folder, parts) =>
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ ...manifest, ...parts }, null, 2)}\n`);
write(chromium, {
  minimum_chrome_version: '128',
  permissions: [...permissions, 'sidePanel', 'offscreen'],
  background: { service_worker: 'background.js', type: 'module' },
  side_panel: { default_path: 'panel.html' },
});
write(firefox, {
  permissions,
  background: { scripts: ['background.js'], type: 'module' },
  sidebar_action: {
    default_panel: 'panel.html',
    default_title: 'Hearsay',
    default_icon: icons,
    open_at_install: false,
  },
  browser_specific_settings: {
    gecko: {
      id: 'hearsay@hearsay.example',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
});
