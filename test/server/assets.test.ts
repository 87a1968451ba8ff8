import { relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadAssets, webFolders } from '../../src/server/assets.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('the app is served with the one copy of the model and of the runtime that the package has', () => {
  const assets = loadAssets(webFolders());
  expect(assets.size, 'no build: run `npm run build`').toBeGreaterThan(10);
  const at = (name: string): string => relative(ROOT, assets.get(name)!.path);
  expect(at('/index.html')).toBe('dist/web/index.html');
  expect(at('/model/en/encoder.onnx')).toBe('models/en/encoder.onnx');
  expect(at('/runtime/ort-wasm-simd-threaded.wasm')).toBe('dist/runtime/ort-wasm-simd-threaded.wasm');
  expect([...assets.keys()].filter((name) => name.endsWith('.onnx'))).toHaveLength(2);
});
