import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../records/failure.ts';
import { CONFIG_FILE, type LintConfig, NO_CONFIG, readConfig } from './config.ts';
import { RULES } from './rules.ts';

const IDS = RULES.map((r) => r.id);

/** Path of the settings in a folder or above it; null where there are none. */
export function nearestConfig(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, CONFIG_FILE);
    if (existsSync(path)) return path;
    if (dirname(at) === at) return null;
  }
}

/** The settings of a file; none for null. Throws a `Failure` where it cannot be read, or says what cannot be. */
export const configAt = (path: string | null): LintConfig =>
  path === null ? NO_CONFIG : readConfig(textOf(path), path, IDS);

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new Failure('config', `${path} cannot be read`, 'check its path and who may read it');
  }
}
