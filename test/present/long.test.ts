import { expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { analyse } from '../../src/pipeline.ts';
import { toHtml } from '../../src/present/html.ts';
import { toTerminal } from '../../src/present/terminal.ts';
import { columns, wrap } from '../../src/present/wrap.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { readText } from '../../src/read/text.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Span } from '../../src/records/span.ts';

/** Seconds of the processor that `work` takes, the least of three: what else runs on the machine counts little. */
function cost(work: () => unknown): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  return Math.min(once(), once(), once());
}

/** How many times as much each letter costs in eight times as long a text; 8 where the cost grows with the square. */
const growth = (work: (times: number) => () => unknown): number => cost(work(8)) / cost(work(1)) / 8;

test.each([
  ['a', 'a'],
  ['letters with marks', 'e\u0301'],
  ['emoji of several parts', '👩‍🚒'],
  ['flags', '🇳🇴'],
  ['marks alone', '\u0301'],
])('a word of %s without end is wrapped in linear time', { timeout: 300_000 }, (_, letter) => {
  const word = letter.repeat(20_000);
  expect(
    growth((times) => {
      const text = word.repeat(times);
      return () => [wrap(text, 80), columns(text)];
    }),
  ).toBeLessThan(3);
});

test('letters are never parted, wherever a window ends', () => {
  for (let before = 0; before < 300; before += 1) {
    for (const letter of ['é', '👩‍🚒', '👍🏽', '🇳🇴', 'x']) {
      const word = `${'é'.repeat(before)}${letter.repeat(3)}y`;
      expect([before, letter, columns(word)]).toEqual([before, letter, before + 3 * columns(letter) + 1]);
      expect(wrap(word, 80).join('')).toBe(word);
    }
  }
});

/** A read article with its records `times` over. */
function many(read: ReadArticle, times: number): ReadArticle {
  const { text, blocks } = read.article;
  const moved = (k: number, [s, e]: Span): Span => [s + k * text.length, e + k * text.length];
  const copies = Array.from({ length: times }, (_, k) => k);
  return {
    ...read,
    article: {
      ...read.article,
      text: text.repeat(times),
      blocks: copies.flatMap((k) => blocks.map((b) => ({ ...b, span: moved(k, b.span) }))),
    },
    attributions: copies.flatMap((k) =>
      read.attributions.map((a, i) => ({
        ...a,
        id: `a${k * read.attributions.length + i + 1}`,
        source: a.source.map((s) => moved(k, s)),
        cue: moved(k, a.cue),
        content: a.content.map((s) => moved(k, s)),
        at: null,
      })),
    ),
    unattributed: [],
    figures: [],
  };
}

test('250,000 attributions are shown, each once', { timeout: 600_000 }, async () => {
  const read = await analyse(readText('"It is so," Ann Lee said.\n', {}), rulesEngine);
  expect(read.attributions.length).toBe(1);
  const shown = toTerminal(many(read, 250_000));
  expect(shown.match(/^ {2}a\d+ /gm)?.length).toBe(250_000);
});

test('markup costs each attribution the same in a long list', { timeout: 300_000 }, async () => {
  const item = '- "It is *so*," [Ann Lee](https://nara.example/) said.\n';
  const lists = await Promise.all([400, 3_200].map((n) => analyse(readMarkdown(item.repeat(n), {}), rulesEngine)));
  expect(lists.map((l) => l.attributions.length)).toEqual([400, 3_200]);
  const at = (times: number): ReadArticle => lists[times === 1 ? 0 : 1]!;
  expect(growth((times) => () => toTerminal(at(times)))).toBeLessThan(3);
  expect(growth((times) => () => toHtml(at(times)))).toBeLessThan(3);
  // Each item stands on a line of its own.
  expect(toHtml(at(1)).match(/<p class="listItem dot"/g)?.length).toBe(400);
});
