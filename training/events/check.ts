/**
 * Checks files of written events: `npx tsx training/events/check.ts FILES…`. Prints one line a fault (file, article, field, words) and ends
 * with exit code 1 where there is one; silent where there is none.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventFaults } from './event-faults.ts';
import { type WrittenEvent, withSpans } from './places.ts';
import { type EventFile, shapeFaults } from './shape.ts';

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
  const faults = shapeFaults(value);
  return faults.length ? { event: null, faults } : withSpans(value as EventFile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  const faults = files.length ? files.flatMap(checkEvent) : ['name the files to check'];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length ? 1 : 0;
}
