import { createWriteStream, realpathSync } from 'node:fs';
import { unwritable } from '../bulk/unwritable.ts';
import { Failure } from '../records/failure.ts';

/** Where results go: standard output or a file. `write` waits until the other side has taken the text. */
export interface Output {
  write(text: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file (or standard output for null). A file that is also an input is refused, since writing would destroy it. */
export async function openOutput(path: string | null, inputs: readonly string[]): Promise<Output> {
  if (path === null) return standard;
  const target = real(path);
  const same = target === null ? undefined : inputs.find((i) => i !== '-' && real(i) === target);
  if (same !== undefined) throw new Failure('output-is-input', `output is an input too: ${path}`, 'give another --out');
  const stream = createWriteStream(path);
  let broken: Error | null = null;
  await new Promise<void>((done, fail) => {
    stream.once('open', () => done());
    stream.on('error', (error) => {
      broken = unwritable(path, error);
      fail(broken);
    });
  });
  return {
    write: (text) =>
      new Promise((done, fail) => {
        stream.write(text, (error) => (error ? fail(broken ?? unwritable(path, error)) : done()));
      }),
    close: () =>
      new Promise((done, fail) => {
        stream.end((error?: Error | null) => (error ? fail(broken ?? unwritable(path, error)) : done()));
      }),
  };
}

const standard: Output = {
  write: (text) =>
    new Promise((done, fail) =>
      process.stdout.write(text, (e) => (e ? fail(unwritable('standard output', e)) : done())),
    ),
  close: async () => {},
};

/** The path without links; null where nothing is there yet. */
function real(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
