import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseArticle } from '../src/parse/parse.ts';
import { readText } from '../src/read/text.ts';
import { overlaps, type Span } from '../src/records/span.ts';
import { resolveSources } from '../src/resolve/resolve.ts';
import type { FoundSource } from '../src/resolve/scene.ts';

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

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly tokens: readonly GoldToken[];
}

function* documents(conllu: string): Generator<GoldDocument> {
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

/** Pronouns of one genre: how many there are, how many were joined to the right and to a wrong entity; the rest were left alone. */
export interface PronounCount {
  asked: number;
  right: number;
  wrong: number;
}

/** The files that are read, from the folder of the free part of GUM. */
export const GUM_FILES = ['gum-free-train.conllu.gz', 'gum-free-dev.conllu.gz'] as const;

/**
 * Pronouns (he, she, they) that are the subject of a verb of saying or thinking, in the news and interviews of the free part of
 * GUM, against its gold coreference: right where the record has a mention that is a name or noun of the same gold entity. Only
 * people that the text names somewhere are asked for. Throws where a file cannot be read.
 */
export function gumPronouns(folder: string): { readonly news: PronounCount; readonly interview: PronounCount } {
  const count = { news: { asked: 0, right: 0, wrong: 0 }, interview: { asked: 0, right: 0, wrong: 0 } };
  for (const file of GUM_FILES)
    for (const d of documents(gunzipSync(readFileSync(join(folder, file))).toString('utf8')))
      countPronouns(d, count[d.id.startsWith('GUM_news') ? 'news' : 'interview']);
  return count;
}

function countPronouns({ text, tokens }: GoldDocument, n: PronounCount): void {
  const named = new Map<string, Span[]>();
  for (const t of tokens)
    if (t.upos === 'PROPN' || t.upos === 'NOUN')
      for (const e of t.entities.slice(-1)) named.set(e, [...(named.get(e) ?? []), t.span]);
  const subjects = tokens.filter(
    (t) => t.deprel === 'nsubj' && VERBS.has(tokens[t.head]?.lemma ?? '') && t.span[1] > t.span[0],
  );
  const { article } = readText(text, { file: 'gum.txt' });
  const found: FoundSource[] = subjects.map((t) => ({
    source: [t.span],
    cue: tokens[t.head]!.span,
    content: [],
    to: null,
    kind: null,
    act: 'say',
    within: null,
  }));
  const { sources, sourceOf } = resolveSources(parseArticle(article), found, { article });
  for (const [i, t] of subjects.entries()) {
    if (!PRONOUNS.test(t.form)) continue;
    const gold = named.get(t.entities.at(-1) ?? '') ?? [];
    if (!gold.length || !t.entities.at(-1)!.startsWith('p')) continue;
    n.asked++;
    const mentions = sources.find((s) => s.id === sourceOf[i])?.mentions ?? [];
    if (mentions.some((m) => gold.some((g) => overlaps(g, m)))) n.right++;
    else if (mentions.length > 1) n.wrong++;
  }
}

/** One line a genre. */
export const pronounLines = (count: ReturnType<typeof gumPronouns>): string =>
  Object.entries(count)
    .map(
      ([genre, { asked, right, wrong }]) =>
        `GUM ${genre}: ${right} of ${asked} pronouns right, ${wrong} joined to another, ${asked - right - wrong} left alone`,
    )
    .join('\n');
