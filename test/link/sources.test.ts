import { expect, test } from 'vitest';
import { ledgerSources } from '../../src/link/sources.ts';
import { readText } from '../../src/read/text.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Source } from '../../src/records/source.ts';
import { linkable } from './linkables.ts';

/** Sources of an article by name, each a body that belongs to Iceland, as the reader tells of capitals. */
function affiliations(...names: readonly string[]): (string | null)[] {
  const { sources } = linkable({
    ...{ id: 'a', file: 'a', words: 'x' },
    chain: names.map((name) => ({ name, kind: 'organization', affiliation: 'Iceland' })),
  });
  const list = [...sources.values()].map(
    ({ local, id: _, ...s }): Source => ({ ...s, id: local, reason: null, mentions: [], why: [] }),
  );
  const { article } = readText('x', {});
  return ledgerSources({ article, sources: list } as unknown as ReadArticle).map((s) => s.affiliation);
}

test('a capital is the town where its police or mayor is spoken of, else it stands for the country', () => {
  expect(affiliations('Reykjavik', 'Denmark')).toEqual(['Iceland', 'Iceland']);
  expect(affiliations('Reykjavik', 'Reykjavik police')).toEqual(['Reykjavik', 'Iceland']);
  expect(affiliations('Reykjavik', 'organisers in Reykjavik')).toEqual(['Reykjavik', 'Iceland']);
  expect(affiliations('Iceland', 'police in Iceland')).toEqual(['Iceland', 'Iceland']);
});
