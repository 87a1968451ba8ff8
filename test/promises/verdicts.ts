import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { check } from 'recheck';
import { composedExpressions, composingFiles, type Expression, literalExpressions } from './expressions.ts';

/** How the checker looks for slow texts: by counts and a seed alone, so that a busy machine changes no verdict. */
const SEARCH = { timeout: 300_000, attackTimeout: null, incubationTimeout: null, randomSeed: 1 } as const;
const FILE = join(import.meta.dirname, 'linear-expressions.txt');
const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
};
const CHECKER = `recheck ${devDependencies.recheck}`;

/** What `recheck` says against an expression; null where the time that it takes is linear in the text. */
export async function objection({ source, flags, where }: Expression): Promise<string | null> {
  const told = await check(source, flags, SEARCH);
  if (told.status === 'safe') return null;
  return `${where} /${source}/${flags}: ${told.status === 'vulnerable' ? told.complexity.summary : told.error.kind}`;
}

/** Several at a time: the checker works in a process of its own. */
export async function objections(expressions: readonly Expression[]): Promise<readonly string[]> {
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

/** All expressions of the code: those that stand in it, and those that it puts together. */
export function allExpressions(): Promise<readonly Expression[]> {
  // Files are imported once, and only then it is seen what they compose.
  composed ??= composedExpressions(composingFiles());
  return composed.then((list) => [...literalExpressions(), ...list]);
}
let composed: Promise<readonly Expression[]> | null = null;

/** By what an expression is known in the file, wherever it stands. */
export const nameOf = ({ source, flags }: Expression): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);

/** Names of the expressions that this version of the checker has found linear; what another version has found counts for nothing. */
export function knownLinear(): ReadonlySet<string> {
  const [checker, ...names] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  return new Set(checker === CHECKER ? names : []);
}

/** Keeps the names of `expressions`, all found linear. */
export const keepLinear = (expressions: readonly Expression[]): void =>
  writeFileSync(FILE, `${[CHECKER, ...[...new Set(expressions.map(nameOf))].sort()].join('\n')}\n`);
