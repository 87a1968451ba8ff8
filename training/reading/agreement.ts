/**
 * How well two readings of the same articles agree: `npx tsx training/reading/agreement.ts [--shared DIR] [--fetched DIR]`. Prints F1 of cues (they share a
 * word), and for the attributions whose cues meet how often the parts, act, stance, grade and source are the same; and F1 of figures.
 */
import { parseArgs } from 'node:util';
import { overlaps, type Span } from '../../src/records/span.ts';
import { type AnnotatedArticle, annotatedArticles } from './articles.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    fetched: { type: 'string' },
  },
});
const parts = ['train', 'fit', 'develop', 'test'] as const;
/** Of the shared texts, and of those that were fetched where they are there. */
const read = (file: 'first' | 'second'): AnnotatedArticle[] =>
  parts.flatMap((p) => [
    ...annotatedArticles(values.shared, p, file === 'first' ? 'annotations.jsonl' : 'second.jsonl'),
    ...(values.fetched
      ? annotatedArticles(values.fetched, p, file === 'first' ? 'fetched.jsonl' : 'fetched-second.jsonl')
      : []),
  ]);
const first = new Map(read('first').map((a) => [a.id, a]));

const counts = new Map<string, { same: number; of: number }>();
const count = (what: string, same: boolean): void => {
  const c = counts.get(what) ?? { same: 0, of: 0 };
  counts.set(what, { same: c.same + Number(same), of: c.of + 1 });
};
let [met, cues] = [0, 0];
let [samePlace, figures] = [0, 0];
function compare(a: AnnotatedArticle, b: AnnotatedArticle): void {
  const left = new Set(b.attributions);
  cues += a.attributions.length + b.attributions.length;
  for (const x of a.attributions) {
    const y = [...left].find((t) => overlaps(t.cue, x.cue) && meet(t.content, x.content));
    if (!y) continue;
    left.delete(y);
    met++;
    count('cue', String(x.cue) === String(y.cue));
    count('source', String(x.source) === String(y.source));
    count('content', String(x.content) === String(y.content));
    for (const key of ['act', 'stance', 'grade'] as const) count(key, x[key] === y[key]);
    if (x.who && y.who) {
      count('kind', kindOf(a, x.who) === kindOf(b, y.who));
      count('who', together(a, x.who, b, y.who));
    }
  }
  figures += a.figures.length + b.figures.length;
  samePlace += a.figures.filter((f) =>
    b.figures.some((g) => overlaps(f.span, g.span) && f.min === g.min && f.max === g.max && f.hedge === g.hedge),
  ).length;
}

function meet(x: readonly Span[], y: readonly Span[]): boolean {
  return (!x.length && !y.length) || x.some((s) => y.some((t) => overlaps(s, t)));
}

function kindOf(article: AnnotatedArticle, id: string): string | undefined {
  return article.sources.find((s) => s.id === id)?.kind;
}

/** Whether two sources have a mention in common that is more than a pronoun, or the same name. */
function together(a: AnnotatedArticle, x: string, b: AnnotatedArticle, y: string): boolean {
  const name = (article: AnnotatedArticle, id: string): string => article.sources.find((s) => s.id === id)?.name ?? '';
  if (name(a, x).toLowerCase() === name(b, y).toLowerCase()) return true;
  const mine = a.mentions.filter((m) => m.who === x);
  return b.mentions.some((m) => m.who === y && m.span[1] - m.span[0] > 4 && mine.some((n) => overlaps(n.span, m.span)));
}

const second = read('second');
for (const b of second) {
  const a = first.get(b.id);
  if (!a) throw new Error(`${b.id} was not read a first time`);
  compare(a, b);
}
console.log(`${second.length} articles read twice`);
console.log(`cues F1 ${((200 * met) / cues).toFixed(1)} %, figures F1 ${((200 * samePlace) / figures).toFixed(1)} %`);
for (const [what, c] of counts) console.log(`${what.padEnd(8)} ${((100 * c.same) / c.of).toFixed(1)} % of ${c.of}`);
