/** Hostile texts: how long each takes from text to finished record, and how the cost grows when the text is twice as long. */
import { rulesEngine } from '../src/attribute/engine.ts';
import { analyse } from '../src/pipeline.ts';
import { readHtml } from '../src/read/html.ts';
import { readText } from '../src/read/text.ts';
import { Failure } from '../src/records/failure.ts';
import type { Reading } from '../src/records/reading.ts';
import { best } from './rules.ts';

const MEGABYTE = 1_000_000;
const fill = (unit: string, size = MEGABYTE): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

const TEXTS: readonly (readonly [string, string])[] = [
  ['50,000 nested quotations', '“a '.repeat(50_000)],
  ['straight quotation marks', '"'.repeat(100_000)],
  ['single marks both ways', '‘a '.repeat(50_000) + 'b’ '.repeat(50_000)],
  ['one line of 1 MB', fill('word and another ')],
  ['1 MB of full stops', fill('.')],
  ['lone surrogates', fill('\ud800 said \udc00 ')],
  ['direction controls', fill('\u202e“she said” \u2066')],
  ['"said" alone', fill('said ', 300_000)],
  ['"according to" alone', fill('according to ', 300_000)],
  ['commas', fill('a, ', 300_000)],
  ['numbers', fill('between 3 and ', 300_000)],
];
const PAGES: readonly (readonly [string, string])[] = [
  ['50,000 nested tags', `${'<div>'.repeat(50_000)}text${'</div>'.repeat(50_000)}`],
  ['unclosed tags', fill('<p><b>word ', 300_000)],
];

const quietly = (read: () => Reading) => async (): Promise<void> => {
  try {
    await analyse(read(), rulesEngine);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
};

export async function benchHostile(): Promise<void> {
  console.log('hostile input, rules engine: milliseconds, and the cost of the whole against its first half');
  const run = async (name: string, text: string, read: (t: string) => Reading): Promise<void> => {
    const whole = await best(
      2,
      quietly(() => read(text)),
    );
    const half = await best(
      2,
      quietly(() => read(text.slice(0, text.length / 2))),
    );
    console.log(
      `  ${name.padEnd(28)} ${whole.toFixed(0).padStart(6)} ms   ${(whole / Math.max(half, 0.1)).toFixed(1)} times`,
    );
  };
  for (const [name, text] of TEXTS) await run(name, text, (t) => readText(t, {}));
  for (const [name, text] of PAGES) await run(name, text, (t) => readHtml(t, {}));
}
