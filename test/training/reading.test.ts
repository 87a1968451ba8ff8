import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articleFaults } from '../../training/events/article-faults.ts';
import { annotatedArticles, asCorpus } from '../../training/reading/articles.ts';

const shared = process.env.HEARSAY_SHARED ?? '../shared';
const present = existsSync(join(shared, 'events-raw/articles.tsv'));
if (!present) console.log(`no annotated articles in ${shared}: their annotations are not checked`);

/** Event and outlet of the scraped articles, by id. */
function origins(): Map<string, { event: string; outlet: string }> {
  return new Map(
    ['events-raw', 'links'].flatMap((set) =>
      readFileSync(join(shared, set, 'articles.tsv'), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
        .map(([id, event, outlet]) => [id!, { event: event!, outlet: outlet! }] as const),
    ),
  );
}

describe.skipIf(!present && !process.env.CI)('annotated articles', () => {
  test('no event and no outlet that is set apart is trained on', () => {
    const of = origins();
    const trained = annotatedArticles(shared, 'train').flatMap((a) => of.get(a.id) ?? []);
    const left = annotatedArticles(shared, 'develop').map((a) => of.get(a.id)!);
    expect(left).toHaveLength(60);
    for (const key of ['event', 'outlet'] as const) {
      const known = new Set(trained.map((t) => t[key]));
      expect(left.filter((l) => known.has(l[key]))).toEqual([]);
    }
  });

  test('they keep to the form of written events, but for quotation marks that the texts themselves mix', () => {
    for (const part of ['train', 'develop'] as const)
      for (const a of annotatedArticles(shared, part)) {
        const ids = new Set(a.sources.map((s) => s.id));
        const article = { ...a, outlet: '', genre: 'wire' as const, url: null, published: '2018-01-01' };
        const faults = articleFaults(article, ids).filter(
          (f) => !/ text: |is not a whole block|one quotation mark of two/.test(f),
        );
        expect(faults).toEqual([]);
      }
  });

  test('a tenth was read twice, by another reader', () => {
    const all = ['train', 'develop'] as const;
    const first = new Set(all.flatMap((p) => annotatedArticles(shared, p).map((a) => a.id)));
    const second = all.flatMap((p) => annotatedArticles(shared, p, 'second.jsonl'));
    expect(first.size).toBe(250);
    expect(second.length).toBe(25);
    expect(second.every((a) => first.has(a.id))).toBe(true);
  });

  test('the scorer gets every attribution with its parts', () => {
    const [first] = annotatedArticles(shared, 'develop');
    const { attributions } = asCorpus(first!) as { attributions: { spans: { cue: unknown[] }; form: string }[] };
    expect(attributions).toHaveLength(first!.attributions.length);
    expect(attributions.every((a) => a.spans.cue.length === 1 && a.form)).toBe(true);
  });
});

describe('fetched articles', () => {
  const lines = (file: string): { id: string; part: string; hash: string }[] =>
    readFileSync(new URL(`../../training/reading/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; part: string; hash: string });

  test('no report, and so no event, is in both parts, and no text stands twice', () => {
    const all = lines('fetched.jsonl');
    const reports = (part: string): Set<string> =>
      new Set(all.filter((l) => l.part === part && l.id.startsWith('wn')).map(({ id }) => id.split('-')[0]!));
    expect(['train', 'fit', 'test'].map((part) => all.filter((l) => l.part === part).length)).toEqual([812, 50, 60]);
    expect([...reports('test')].filter((report) => reports('train').has(report))).toEqual([]);
    expect(new Set(all.map((l) => l.hash)).size).toBe(all.length);
  });

  test('some were read twice, by another reader', () => {
    const first = new Map(lines('fetched.jsonl').map((l) => [l.id, l.hash]));
    const second = lines('fetched-second.jsonl');
    expect(second).toHaveLength(56);
    expect(second.every((l) => first.get(l.id) === l.hash)).toBe(true);
  });
});
