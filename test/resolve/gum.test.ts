import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parseArticle } from '../../src/parse/parse.ts';
import type { Span } from '../../src/records/span.ts';
import { overlaps } from '../../src/records/span.ts';
import { resolveSources } from '../../src/resolve/resolve.ts';
import type { FoundSource } from '../../src/resolve/scene.ts';
import { article } from './reading.ts';

/**
 * Pronouns that are the subject of a verb of saying or thinking, in the news and interviews of the free part of GUM, against its
 * gold coreference: right where the record has a mention that is a name or noun of the same gold entity.
 */
const folder = `${process.env.HEARSAY_SHARED ?? '../shared'}/data/gum`;
const present = existsSync(`${folder}/gum-free-dev.conllu.gz`);
const GENRES = /^GUM_(?:news|interview)_/;
const VERBS = new Set(
  'say tell add write note explain state claim think believe argue report announce ask insist admit deny warn suggest hope expect want know feel comment'.split(
    ' ',
  ),
);
const PRONOUNS = /^(?:he|she|they)$/i;

interface GoldToken {
  readonly span: Span;
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly head: number;
  readonly deprel: string;
  readonly sentence: number;
  /** Ids of the gold entities that the token lies in, the innermost last; `p` before those of people. */
  readonly entities: readonly string[];
}

/** "7-person" as "p7". */
const nameOf = (mark: string): string => (mark.endsWith('-person') ? `p${mark.slice(0, -7)}` : mark);

function* documents(conllu: string): Generator<{ id: string; text: string; tokens: GoldToken[] }> {
  for (const doc of conllu.split('# newdoc id = ').slice(1)) {
    const id = doc.slice(0, doc.indexOf('\n'));
    if (!GENRES.test(id)) continue;
    let text = '';
    const tokens: GoldToken[] = [];
    const open: string[] = [];
    let sentence = -1;
    for (const block of doc.split(/\n\n+/)) {
      const lines = block.split('\n');
      const shown = lines.find((l) => l.startsWith('# text = '))?.slice(9);
      if (shown === undefined) continue;
      if (lines.some((l) => l.startsWith('# newpar'))) text += text ? '\n' : '';
      else text += ' ';
      const start = text.length;
      text += shown;
      sentence++;
      let at = start;
      const base = tokens.length;
      for (const line of lines) {
        const cells = line.split('\t');
        if (cells.length < 10 || !/^\d+$/.test(cells[0]!)) continue;
        const form = cells[1]!;
        const found = text.indexOf(form, at);
        const span: Span = found < 0 ? [at, at] : [found, found + form.length];
        at = span[1];
        const marks = /(?:^|\|)Entity=([^|]*)/.exec(cells[9]!)?.[1] ?? '';
        const closing: string[] = [];
        for (const m of marks.matchAll(/\((\d+-person|\d+)-[^()]*?(\))|\((\d+-person|\d+)-[^()]*|(\d+)\)/g)) {
          const opened = m[1] ?? m[3];
          if (opened) open.push(nameOf(opened));
          if (m[2]) closing.push(nameOf(m[1]!));
          if (m[4]) closing.push(open.includes(`p${m[4]}`) ? `p${m[4]}` : m[4]);
        }
        tokens.push({
          span,
          form,
          lemma: cells[2]!,
          upos: cells[3]!,
          head: base + Number(cells[6]) - 1,
          deprel: cells[7]!,
          sentence,
          entities: [...open],
        });
        for (const c of closing) {
          const k = open.lastIndexOf(c);
          if (k >= 0) open.splice(k, 1);
        }
      }
    }
    yield { id, text, tokens };
  }
}

test.skipIf(!present && !process.env.CI)('pronouns of sources in GUM news and interviews', () => {
  const count = { news: [0, 0, 0], interview: [0, 0, 0] };
  for (const part of ['train', 'dev'])
    for (const { id, text, tokens } of documents(
      gunzipSync(readFileSync(`${folder}/gum-free-${part}.conllu.gz`)).toString('utf8'),
    )) {
      const named = new Map<string, Span[]>();
      for (const t of tokens)
        if (t.upos === 'PROPN' || t.upos === 'NOUN')
          for (const e of t.entities.slice(-1)) named.set(e, [...(named.get(e) ?? []), t.span]);
      const subjects = tokens.filter(
        (t) => t.deprel === 'nsubj' && VERBS.has(tokens[t.head]?.lemma ?? '') && t.span[1] > t.span[0],
      );
      const read = article(text);
      const found: FoundSource[] = subjects.map((t) => ({
        source: [t.span],
        cue: tokens[t.head]!.span,
        content: [],
        to: null,
        kind: null,
        act: 'say',
        within: null,
      }));
      const { sources, sourceOf } = resolveSources(parseArticle(read), found, { article: read });
      for (const [i, t] of subjects.entries()) {
        if (!PRONOUNS.test(t.form)) continue;
        const gold = named.get(t.entities.at(-1) ?? '') ?? [];
        if (!gold.length || !t.entities.at(-1)!.startsWith('p')) continue;
        const n = count[id.startsWith('GUM_news') ? 'news' : 'interview'];
        n[0]!++;
        const mentions = sources.find((s) => s.id === sourceOf[i])?.mentions ?? [];
        if (mentions.some((m) => gold.some((g) => overlaps(g, m)))) n[1]!++;
        else if (mentions.length > 1) n[2]!++;
      }
    }
  for (const [genre, [asked, right, wrong]] of Object.entries(count))
    console.log(
      `GUM ${genre}: ${right} of ${asked} pronouns right, ${wrong} joined to another, ${asked! - right! - wrong!} left alone`,
    );
  expect(count.news[0]).toBeGreaterThan(10);
  expect(count.news[1]! / count.news[0]!).toBeGreaterThan(0.7);
});

if (!present) console.log(`no ${folder}: pronouns of GUM are not measured`);
