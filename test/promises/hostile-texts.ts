import { rulesEngine } from '../../src/attribute/engine.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readHtml } from '../../src/read/html.ts';
import { readInput } from '../../src/read/input.ts';
import { readText } from '../../src/read/text.ts';
import { Failure } from '../../src/records/failure.ts';
import type { Reading } from '../../src/records/reading.ts';

const OPENING = 'The mayor of Port Nara said on Monday that the harbour would be closed for repairs.';

/** The ways in which a text comes in. */
export const FORMS = {
  text: (t) => readText(`${OPENING}\n\n${t}`, {}),
  html: (t) => readHtml(`<html lang="en"><title>A said</title><article><p>${OPENING}</p><p>${t}`, {}),
  markdown: (t) => readInput(new TextEncoder().encode(`# Harbour\n\n${OPENING}\n\n${t}`), { file: 'a.md' }),
} as const satisfies Readonly<Record<string, (text: string) => Reading>>;
export type Form = keyof typeof FORMS;

/** Milliseconds of the processor from `unit`, repeated to `size` units of text, to the record for the ledger: the least of two runs. */
export async function cost(form: Form, unit: string, size: number): Promise<number> {
  const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  let least = Number.POSITIVE_INFINITY;
  for (const _ of [1, 2]) {
    const before = process.cpuUsage();
    try {
      await readForLedger(FORMS[form](text), rulesEngine);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
