// Compiles src/ to dist/ and makes the command executable. Run by `npm ci` through the `prepare` script.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
// What is read at run time beside the code.
copyFileSync('src/store/sqlite/schema.sql', 'dist/store/sqlite/schema.sql');
cpSync('src/store/sqlite/migrations', 'dist/store/sqlite/migrations', { recursive: true });
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755);
execFileSync(process.execPath, ['scripts/build-web.mjs'], { stdio: 'inherit' });
