import { keyLines } from './json.ts';

/** Vectors are for linking alone: bytes in JSON would be noise. */
const plain = (key: string, value: unknown): unknown => {
  if (key === 'vector' || key === 'facts') return undefined;
  return value instanceof Map ? Object.fromEntries(value) : value;
};

/** One record on one line, with its line feed. */
export const recordLine = (record: unknown): string => `${JSON.stringify(record, plain)}\n`;

/** One record for eyes: a line for each key, and for each item of a list. Ends with a line feed. */
export const recordText = (record: object): string => keyLines(JSON.parse(JSON.stringify(record, plain)));
