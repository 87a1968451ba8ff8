import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/read/markdown.ts';
import { words } from '../../src/records/span.ts';
import { expectSpans } from './spans.ts';

const read = (text: string) => {
  const reading = readMarkdown(text);
  expectSpans(reading);
  const { article } = reading;
  expect(article.text).toBe(text);
  return {
    ...article,
    shown: article.blocks.map((b) => `${b.kind}: ${words(text, [b.span], article.skip)}`),
    linked: article.links.map((l) => [l.href, text.slice(...l.span)]),
  };
};

const STORY = `---
title: "Bridge at Marl closed"
authors: [Ada Holm, Ben Ruiz]
date: 2026-03-16T09:30:00+01:00
outlet: The Marl Post
url: https://marl.example/bridge
---

# Bridge at Marl **closed**

By Ada Holm and Ben Ruiz

The *mayor* of [Marl](https://marl.example/town "the town") said on Monday that the
bridge would be \`closed\` until the __spring__.

## What the builders say ##

> The work was not to blame,
> the builders _said_.

- Two piers fell, see [the plan][1].
- Nobody was hurt.
  The road is shut.

1. Lorries take the lake road.

![A bridge](bridge.jpg)

\`\`\`
code: { of: the page }
\`\`\`

Setext heading
--------------

Five \\* six is snake_case_word, 2 * 3 * 4. Write to <mailto:desk@marl.example>.<br>

***

With reporting by **Agency T**.

[1]: https://marl.example/plan.pdf
`;

describe('Markdown', () => {
  test('blocks, with marks left out of the words', () => {
    expect(read(STORY).shown).toEqual([
      'headline: Bridge at Marl closed',
      'credit: By Ada Holm and Ben Ruiz',
      'paragraph: The mayor of Marl said on Monday that the bridge would be closed until the spring.',
      'headline: What the builders say',
      'blockQuote: The work was not to blame, the builders said.',
      'listItem: Two piers fell, see the plan.',
      'listItem: Nobody was hurt. The road is shut.',
      'listItem: Lorries take the lake road.',
      'furniture: ``` code: { of: the page } ```',
      'headline: Setext heading',
      'paragraph: Five * six is snake_case_word, 2 * 3 * 4. Write to mailto:desk@marl.example.',
      'credit: With reporting by Agency T.',
    ]);
  });

  test('links keep the span of their words', () => {
    expect(read(STORY).linked).toEqual([
      ['https://marl.example/town', 'Marl'],
      ['https://marl.example/plan.pdf', 'the plan'],
      ['mailto:desk@marl.example', 'mailto:desk@marl.example'],
    ]);
  });

  test('front matter says who, when and where', () => {
    const { title, authors, published, publishedFrom, outlet, url, credits } = read(STORY);
    expect({ title, authors, published, publishedFrom, outlet, url }).toEqual({
      title: 'Bridge at Marl closed',
      authors: ['Ada Holm', 'Ben Ruiz'],
      published: '2026-03-16T09:30:00+01:00',
      publishedFrom: 'meta',
      outlet: 'The Marl Post',
      url: 'https://marl.example/bridge',
    });
    expect(credits.map((c) => c.outlet)).toEqual(['Agency T']);
    const given = readMarkdown(STORY, { title: 'T', published: '2026-03-17' }).article;
    expect([given.title, given.published, given.publishedFrom]).toEqual(['T', '2026-03-17', 'given']);
  });

  test('the first heading is the title where front matter has none', () => {
    expect(read('# A *grey* day\n\nIt rained.').title).toBe('A grey day');
  });

  test('odd marks stay as they are', () => {
    expect(read('# Head\n\n**open and [not closed](never and `tick').shown[1]).toBe(
      'paragraph: **open and [not closed](never and `tick',
    );
    expect(read('# Head\n\n---\nnot: front matter').shown).toEqual(['headline: Head', 'paragraph: not: front matter']);
    expect(read('# Head\n\n```\nnever closed').shown).toEqual(['headline: Head', 'furniture: ``` never closed']);
  });

  test('Markdown without a word is refused', () => {
    for (const text of ['# \n\n***', '---\ntitle: x\n---\n', '```\ncode\n```\n', '![picture](a.jpg)']) {
      expect(() => readMarkdown(text)).toThrow(
        expect.objectContaining({ code: 'empty', message: 'the text has no words' }),
      );
    }
  });
});
