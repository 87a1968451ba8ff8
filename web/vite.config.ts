import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** What `hearsay serve` says in a header, a page on a plain web host has to say of itself. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
const policyInPage: Plugin = {
  name: 'policy-in-page',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

/** Small parts that several views share beside the first one: one file of them is less to load than a file each. */
const SHARED =
  /\/web\/src\/(?:parts\/(?:EmptyLedger|Field|HitList|More|ShowAll|more)|claims\/(?:ClaimRow|Undo|decisions|standing)|stories\/StoryHead|doing|digest\/path)\b/;

/**
 * Two builds of one app: the whole of it, served at `/` by `hearsay serve`; and with `--mode static` the Read page alone, with
 * relative addresses, for any web host. Assets stay files of their own: the page's policy allows nothing inline.
 */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: mode === 'static' ? './' : '/',
  plugins: [svelte({ compilerOptions: { cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}` } }), ...(mode === 'static' ? [policyInPage] : [])],
  build: {
    outDir: mode === 'static' ? '../dist/static' : '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'shared', test: SHARED }] } },
    },
  },
  worker: { format: 'es' as const },
  server: { proxy: { '/api': 'http://127.0.0.1:4717' } },
}));
