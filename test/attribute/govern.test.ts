import { expect, test } from 'vitest';
import { governed } from '../../src/attribute/govern.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { readText } from '../../src/read/text.ts';
import { foundAt, parseMarked, shown } from '../marked.ts';

/** Cue and content of the only finding. */
function partsOf(marked: string): string {
  const { text, all } = parseMarked(marked);
  const [one] = governed(parseArticle(readText(text, {}).article), [foundAt(all[0]!)]);
  return [[one!.cue], one!.content].map((spans) => shown(text, spans).join(' … ')).join(' | ');
}

test('a particle that opens the content belongs to its verb; "to" before an infinitive does not', () => {
  expect(partsOf('<source>The union</source> <cue>called</cue> <content>for a strike</content>.')).toBe(
    'called for | a strike',
  );
  expect(partsOf('<source>The union</source> <cue>agreed</cue> <content>to go</content>.')).toBe('agreed | to go');
});

test('who is accused belongs to the accusation', () => {
  expect(
    partsOf(
      '<source>Ostran</source> <cue>accused</cue> neighbouring Velia on Sunday <content>of sending ships</content>.',
    ),
  ).toBe('accused | neighbouring Velia on Sunday of sending ships');
  expect(partsOf('<source>Ostran</source> <cue>was accused</cue> on Sunday <content>of sending ships</content>.')).toBe(
    'was accused | of sending ships',
  );
});
