// Compiles src/ to dist/ and makes the command executable. Run by `npm ci` through the `dependencies` script.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, transform } from 'esbuild';

const require = createRequire(import.meta.url);
rmSync('dist', { recursive: true, force: true });
// ONNX Runtime's WebAssembly build, for browsers and for Node without the native one: 3 files of a package of 140 MB.
mkdirSync('dist/runtime', { recursive: true });
const runtime = dirname(require.resolve('onnxruntime-web/wasm'));
for (const name of ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'])
  copyFileSync(join(runtime, name), join('dist/runtime', name));
// Without its last line, which names a source map that stays behind.
const script = readFileSync(join(runtime, 'ort.wasm.min.mjs'), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
writeFileSync('dist/runtime/ort.wasm.min.mjs', script);
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
/** The official SDK's server with what it is made of; its client side and web framework stay behind. */
const MCP = [
  '@modelcontextprotocol/sdk',
  'ajv',
  'ajv-formats',
  'content-type',
  'fast-deep-equal',
  'fast-uri',
  'json-schema-traverse',
  'zod-to-json-schema',
];
/** The language server library with what it is made of. */
const LSP = [
  'vscode-languageserver',
  'vscode-languageserver-protocol',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'vscode-jsonrpc',
];
/** The queue's library with what we use of it: what reads files of settings and timetables stays behind. */
const QUEUE = ['graphile-worker', '@graphile/logger', 'graphile-config', 'json5', 'tslib'];
/** For Node alone: packages in CommonJS, which ask for its modules by `require`. */
const COMMON = {
  conditions: ['node'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};
/** Files that packages were put into. */
const inlined = new Set();
await inline('dist/rules/dates.js', ['chrono-node']);
await inline('dist/mcp/sdk.js', MCP);
await inline('dist/lsp/sdk.js', LSP, COMMON);
await inline('dist/queue/jobs.js', QUEUE, COMMON, {
  // It would look for a file of settings wherever the command runs.
  cosmiconfig: 'export const cosmiconfigSync = () => ({ search: () => null });',
});
keepTypesOf(['index', 'node', 'ledger-node', 'web', 'element']);
await shrink();
writeFileSync('dist/bundled.json', JSON.stringify(['chrono-node', ...MCP, ...LSP, ...QUEUE, 'onnxruntime-web']));
// What is read at run time beside the code.
copyFileSync('src/store/sqlite/schema.sql', 'dist/store/sqlite/schema.sql');
cpSync('src/store/sqlite/migrations', 'dist/store/sqlite/migrations', { recursive: true });
copyFileSync('src/store/postgres/schema.sql', 'dist/store/postgres/schema.sql');
for (const folder of ['migrations', 'tenants'])
  cpSync(`src/store/postgres/${folder}`, `dist/store/postgres/${folder}`, { recursive: true });
for (const file of ['schema', 'tenants']) copyFileSync(`src/queue/${file}.sql`, `dist/queue/${file}.sql`);
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755);
execFileSync(process.execPath, ['scripts/build-web.mjs'], { stdio: 'inherit' });

/** Removes the types that none of these modules shows: nobody can import them, and each file takes a block on a user's disk. */
function keepTypesOf(names) {
  const kept = new Set();
  const left = names.map((name) => join('dist', `${name}.d.ts`));
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (kept.has(file)) continue;
    kept.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(|import) ?['"](\.[^'"]+)\.[jt]s['"]/g))
      left.push(join(dirname(file), `${path}.d.ts`));
  }
  for (const name of readdirSync('dist', { recursive: true }))
    if (name.endsWith('.d.ts') && !kept.has(join('dist', name))) rmSync(join('dist', name));
}

/** Comments and blanks are for whoever has the source: left in, they take a fifth of the code on a disk. The types keep theirs. */
async function shrink() {
  // What is inlined has none, and would only get its blanks again.
  const files = readdirSync('dist', { recursive: true }).filter(
    (f) => f.endsWith('.js') && !f.startsWith('runtime') && !inlined.has(join('dist', f)),
  );
  for (const name of files) {
    const file = join('dist', name);
    const { code } = await transform(readFileSync(file, 'utf8'), {
      target: 'es2023',
      legalComments: 'inline',
      // The package has a bound of what it takes on a disk; whoever reads code reads its source.
      minifyWhitespace: true,
    });
    writeFileSync(file, code);
  }
}

/** Puts packages into the one file that imports them: of 9 MB on a user's disk a hundredth is needed. `instead`: modules to put in place of theirs. */
async function inline(file, names, options = {}, instead = {}) {
  inlined.add(file);
  const isTheirs = (path) => names.some((name) => path === name || path.startsWith(`${name}/`));
  const isWithin = (importer) => names.some((name) => importer.includes(`node_modules/${name}/`));
  await build({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    target: 'es2023',
    legalComments: 'none',
    // Names stay, so that messages and stacks can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    ...options,
    plugins: [
      {
        name: 'only',
        setup: (b) => {
          b.onResolve({ filter: /./ }, ({ path, importer, kind }) => {
            if (path in instead) return { path, namespace: 'instead' };
            return kind === 'entry-point' || isTheirs(path) || (isWithin(importer) && path.startsWith('.'))
              ? null
              : { path, external: true };
          });
          b.onLoad({ filter: /./, namespace: 'instead' }, ({ path }) => ({ contents: instead[path] }));
        },
      },
    ],
  });
}
