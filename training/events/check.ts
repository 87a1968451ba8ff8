/**
 * Checks files of written events: `npx tsx training/events/check.ts FILES…`. Prints one line a fault (file, article, field, words) and ends
 * with exit code 1 where there is one; silent where there is none. `--hints` adds what may have been forgotten: cues, names, pronouns and
 * numbers that are in no part of the annotation.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventFaults } from './event-faults.ts';
import { hints } from './hints.ts';
import { type WrittenEvent, withSpans } from './places.ts';
import { shaped } from './shape.ts';

/**
 * The event of a file with every place as a UTF-16 span. Throws an error of one line where the file is not of the shape or a place is not in its
 * text; the other faults are those of `checkEvent`.
 */
export function loadEvent(file: string): WrittenEvent {
  const { event, faults } = readEvent(file);
  if (!event || faults.length) throw new Error(`${file}: ${faults[0]}`);
  return event;
}

/** One line for each fault of the file, which its name begins. */
export function checkEvent(file: string): string[] {
  const { event, faults } = readEvent(file);
  if (event && `${event.event}.json` !== basename(file))
    faults.push(`event: "${event.event}" is not the name of the file`);
  const all = event && !faults.length ? eventFaults(event) : faults;
  return all.map((fault) => `${file}: ${fault}`);
}

function readEvent(file: string): { event: WrittenEvent | null; faults: string[] } {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { event: null, faults: [`cannot be read: ${(error as Error).message}`] };
  }
  const { file: shape, faults } = shaped(value);
  return shape ? withSpans(shape) : { event: null, faults };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2).filter((f) => f !== '--hints');
  const faults = files.length ? files.flatMap(checkEvent) : ['name the files to check'];
  for (const fault of faults) console.error(fault);
  if (process.argv.includes('--hints') && !faults.length)
    for (const file of files) for (const hint of hints(loadEvent(file))) console.log(`${file}: ${hint}`);
  process.exitCode = faults.length ? 1 : 0;
}
