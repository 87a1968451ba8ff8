import { availableParallelism } from 'node:os';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { composedExpressions, composingFiles, type Expression, literalExpressions } from './expressions.ts';

/** How the checker looks for slow texts: by counts and a seed alone, so that a busy machine changes no verdict. */
const SEARCH = { timeout: 300_000, attackTimeout: null, incubationTimeout: null, randomSeed: 1 } as const;

/** What `recheck` says against an expression; null where the time that it takes is linear in the text. */
async function objection({ source, flags, where }: Expression): Promise<string | null> {
  const told = await check(source, flags, SEARCH);
  if (told.status === 'safe') return null;
  return `${where} /${source}/${flags}: ${told.status === 'vulnerable' ? told.complexity.summary : told.error.kind}`;
}

/** Several at a time: the checker works in a process of its own. */
async function objections(expressions: readonly Expression[]): Promise<readonly string[]> {
  const left = [...expressions];
  const found: string[] = [];
  const hand = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) {
      const objected = await objection(next);
      if (objected !== null) found.push(objected);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
  return found.sort();
}

test('the checker knows a slow expression', async () => {
  for (const source of ['(a+)+$', '\\s+$', '\\[[^\\]]*\\]'])
    expect(await objection({ source, flags: '', where: '' }), source).not.toBeNull();
});

test('every expression in the code takes time that is linear in the text', { timeout: 600_000 }, async () => {
  const literal = literalExpressions();
  expect(literal.length).toBeGreaterThan(400);
  const files = composingFiles();
  const composed = await composedExpressions(files);
  expect(composed.length).toBeGreaterThanOrEqual(files.length);
  expect(await objections([...literal, ...composed])).toEqual([]);
});
