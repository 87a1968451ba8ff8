import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { article } from '../../bench/texts.ts';

/** Writes `count` generated articles as files into a new folder; `instead` may put another text in the place of one. */
export function articleFolder(
  folder: string,
  count: number,
  { words = 60, instead = () => null }: { words?: number; instead?: (i: number) => string | null } = {},
): string {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    writeFileSync(join(folder, `${String(i).padStart(5, '0')}.txt`), instead(i) ?? article(i + 1, words));
  }
  return folder;
}

/** The same as lines of JSON. */
export const articleLines = (count: number, words = 60): string =>
  Array.from(
    { length: count },
    (_, i) => `${JSON.stringify({ text: article(i + 1, words), title: `Article ${i}` })}\n`,
  ).join('');
