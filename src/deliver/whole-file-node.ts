import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file in one step: who looks sees it whole or as it was before, also after a loss of power. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  const file = openSync(draft, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** The same where it holds something else by now; a file that is right is left alone. */
export function renew(path: string, text: string): void {
  let known: string | null = null;
  try {
    known = readFileSync(path, 'utf8');
  } catch {
    // Not there yet, or not to be read: then it is written, and that tells what is wrong.
  }
  if (known !== text) writeWhole(path, text);
}
