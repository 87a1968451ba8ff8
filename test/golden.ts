import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Holds text against a golden file below test/, so that a review shows what changed for a reader. `GOLDEN=write` writes the
 * files anew.
 */
export function expectGolden(name: string, text: string): void {
  const file = new URL(name, import.meta.url);
  if (process.env.GOLDEN === 'write') writeFileSync(file, text);
  expect(existsSync(file), `${name} is missing: run with GOLDEN=write`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
