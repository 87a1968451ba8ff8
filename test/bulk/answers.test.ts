import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { framed, readFramed } from '../../src/bulk/answers.ts';
import type { FromWorker } from '../../src/bulk/messages.ts';

const failed = { input: 'a – b.txt', stage: 'read', code: 'empty', reason: 'nothing in it', hint: null } as const;
const SAID: readonly (readonly [FromWorker, string])[] = [
  [{ kind: 'done', length: 5, attributions: 1 }, 'first'],
  [{ kind: 'failed', failed }, ''],
  [{ kind: 'done', length: 0, attributions: 0 }, ''],
  [{ kind: 'done', length: 7, attributions: 2 }, '{"é"}\n'],
];
const bytes = Buffer.concat(SAID.map(([message, output]) => framed(message, Buffer.from(output))));

/** What is told of `sent`, given in chunks of `size` bytes. */
async function toldOf(sent: Buffer, size: number): Promise<readonly (readonly [FromWorker, string])[]> {
  const told: (readonly [FromWorker, string])[] = [];
  const pipe = new PassThrough();
  readFramed(pipe, (message, output) => told.push([message, Buffer.concat(output).toString()]));
  for (let at = 0; at < sent.length; at += size) pipe.write(sent.subarray(at, at + size));
  pipe.end();
  await finished(pipe);
  return told;
}

test.each([1, 2, 3, 7, 50, 1_000])('answers come whole and in order, in chunks of %d bytes', async (size) => {
  expect(await toldOf(bytes, size)).toEqual(SAID);
});

test('an answer that is cut short by a death is none', async () => {
  expect(await toldOf(bytes.subarray(0, -1), 16)).toEqual(SAID.slice(0, -1));
});
