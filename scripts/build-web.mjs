// Builds the web app: to dist/web, which `hearsay serve` serves, and `<hearsay-article>` as one file, dist/element.js; with --static the Read page alone to dist/static, a folder for any
// web host. The browser analyses with the model and ONNX Runtime's files, which the server takes from their own places; a folder for
// a web host gets copies beside the app.
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const isStatic = process.argv.includes('--static');
const root = resolve(import.meta.dirname, '..');
const out = join(root, isStatic ? 'dist/static' : 'dist/web');

/** The package that a module comes from; null for our own. Helpers of the bundlers have ids like "\0vite/preload-helper.js". */
const packageOf = (id) =>
  /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? /^\0(vite|rolldown)\//.exec(id)?.[1] ?? null;
/** Packages whose code is in the app, for NOTICE. */
const packages = new Set();
const collect = {
  name: 'collect-packages',
  generateBundle(_, bundle) {
    for (const { modules = {} } of Object.values(bundle))
      for (const [id, { renderedLength }] of Object.entries(modules)) {
        const name = packageOf(id);
        if (name && renderedLength > 0) packages.add(name);
      }
  },
};

// Whoever builds for tests must get what users get, and not a build for development.
process.env.NODE_ENV = 'production';
await build({
  configFile: join(root, 'web/vite.config.ts'),
  mode: isStatic ? 'static' : 'production',
  logLevel: 'warn',
  plugins: [collect],
  worker: { plugins: () => [collect] },
});
if (!isStatic) {
  await buildElement();
  writeFileSync(join(root, 'dist/bundled-app.json'), `${JSON.stringify([...packages].sort())}\n`);
}

// The bundler finds the runtime's files in its code and adds copies; the worker loads them from runtime/ instead.
for (const name of readdirSync(join(out, 'assets'))) if (name.startsWith('ort-')) rmSync(join(out, 'assets', name));

if (isStatic) {
  cpSync(join(root, 'models/en'), join(out, 'model/en'), { recursive: true, filter: (path) => !path.endsWith('.md') });
  cpSync(join(root, 'dist/runtime'), join(out, 'runtime'), { recursive: true });
}

/** The element: one module that needs nothing beside it, with its styles as a text that it gives its own tree. */
async function buildElement() {
  const stylesInside = {
    name: 'styles-inside',
    enforce: 'post',
    generateBundle(_, bundle) {
      const styles = Object.values(bundle).filter((f) => f.type === 'asset' && f.fileName.endsWith('.css'));
      const css = styles.map((f) => f.source).join('\n');
      for (const { fileName } of styles) delete bundle[fileName];
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          chunk.code = chunk.code.replace(/(["'`])__HEARSAY_STYLES__\1/, () => JSON.stringify(css));
    },
  };
  await build({
    configFile: join(root, 'web/vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [collect, stylesInside],
    build: {
      outDir: join(root, 'dist'),
      emptyOutDir: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(root, 'web/src/element/main.ts'),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: 'element.js', codeSplitting: false },
      },
    },
  });
}
