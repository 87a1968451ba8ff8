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

/**
 * Two builds of one app: the whole of it, served at `/` by `hearsay serve`; and with `--mode static` the Read page alone, with
 * relative addresses, for any web host. Assets stay files of their own: the page's policy allows nothing inline.
 */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: mode === 'static' ? './' : '/',
  plugins: [svelte(), ...(mode === 'static' ? [policyInPage] : [])],
  build: {
    outDir: mode === 'static' ? '../dist/static' : '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' as const },
  server: { proxy: { '/api': 'http://127.0.0.1:4717' } },
}));
