/** Speed of the rules engine, and how its cost grows with the length of a text. */
import { rulesEngine } from '../src/attribute/engine.ts';
import { analyse } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import { article } from './texts.ts';

/** Best of `rounds` runs, in milliseconds. */
export async function best(rounds: number, run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    await run();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

export async function benchRules(): Promise<void> {
  const read = (text: string) => () => analyse(readText(text, {}), rulesEngine);
  const short = article(1, 8_500);
  const long = Array.from({ length: 100 }, (_, i) => article(i + 2, 8_500)).join('\n\n');
  const words = (text: string): number => text.split(/\s+/).length;
  await read(short)();
  const a = await best(5, read(short));
  const b = await best(2, read(long));
  const perWord = [(a / words(short)) * 1000, (b / words(long)) * 1000] as const;
  console.log('rules engine, text in to finished record, one thread');
  console.log(
    `  ${(short.length / 1000).toFixed(0)} KB   ${Math.round((words(short) / a) * 1000).toLocaleString('en')} words/s`,
  );
  console.log(
    `  ${(long.length / 1e6).toFixed(1)} MB   ${Math.round((words(long) / b) * 1000).toLocaleString('en')} words/s`,
  );
  console.log(`  cost per word, long against short: ${(perWord[1] / perWord[0]).toFixed(2)} times`);
}
