import { expect, test } from 'vitest';
import { wholeVerb } from '../../src/attribute/verb-group.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { foundAt, parseMarked } from '../marked.ts';

/** Cue and content of the marked attribution after its cue has taken its verb. */
function whole(marked: string): [string, string] {
  const { text, all } = parseMarked(marked);
  const parse = parseArticle({ text, blocks: [{ kind: 'paragraph', span: [0, text.length] }], skip: [] });
  const found = wholeVerb(parse, foundAt(all[0]!));
  return [text.slice(...found.cue), found.content.map((c) => text.slice(...c)).join(' | ')];
}

test.each([
  [
    '<source>The guild</source> <cue>did not</cue> <content>object to the sale</content>.',
    'did not object',
    'to the sale',
  ],
  ['<source>I</source> <cue>don</cue><content>’t believe that</content>.', 'don’t believe', 'that'],
  [
    '<source>She</source> <cue>could not</cue> <content>really say who paid</content>.',
    'could not really say',
    'who paid',
  ],
  [
    '<source>The log</source> <cue>appears</cue> <content>to contradict her account</content>.',
    'appears to contradict',
    'her account',
  ],
  [
    '<source>The log</source> <cue>seems</cue> <content>to flatly contradict her account</content>.',
    'seems to flatly contradict',
    'her account',
  ],
])('%s', (marked, cue, content) => {
  expect(whole(marked)).toEqual([cue, content]);
});

test.each([
  // A verb that is there.
  '<source>She</source> <cue>did not say</cue> <content>who paid</content>.',
  // No negation: the rest may be a noun phrase.
  '<source>The rule</source> <cue>is</cue> <content>believed by nobody</content>.',
  // What follows denies nothing.
  '<source>The log</source> <cue>appears</cue> <content>to show nine boats</content>.',
  // Nothing would be left.
  '<source>She</source> <cue>did not</cue> <content>say</content>.',
  // The content stands before.
  '<content>“No,”</content> <source>she</source> <cue>did not</cue> add.',
])('stays: %s', (marked) => {
  const { text, all } = parseMarked(marked);
  expect(whole(marked)).toEqual([
    text.slice(...all[0]!.cue[0]!),
    all[0]!.content.map((c) => text.slice(...c)).join(' | '),
  ]);
});
