/**
 * Writes what the network is trained on: one JSON line a document with pieces, features, windows and labels, made by the code
 * that also runs at inference.
 *
 *   tsx training/dump.ts --shared DIR --vocab FILE --out FILE [--pseudo FILE] [--without-polnear] [--made COUNT] [--fetched DIR]
 *
 * `--fetched` adds the annotated articles whose texts reading/fetched.ts wrote to that folder.
 * `--made` adds so many short texts from templates (set `made`, see augment.ts).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Features, features, lowerBound } from '../src/attribute/model/features.ts';
import { input, units, windows } from '../src/attribute/model/windows.ts';
import { WordPiece } from '../src/attribute/model/wordpiece.ts';
import { parseArticle } from '../src/parse/parse.ts';
import type { Span } from '../src/records/span.ts';
import { plainArticle } from './articles.ts';
import { made } from './augment.ts';
import { gumNames, type NamedText, wikigoldNames } from './names.ts';
import { annotatedArticles } from './reading/articles.ts';
import { WINDOW } from './settings.ts';
import { type Spoken, spokenOf } from './spoken.ts';
import { weakLabelsOf } from './weak.ts';
import { goldOfArticle, writtenEvents } from './written.ts';

interface Gold {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly act?: string;
  readonly stance?: string;
  readonly kind?: string;
  readonly grade?: string;
  readonly weak?: boolean;
  readonly pseudo?: boolean;
}

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '' },
    vocab: { type: 'string' },
    out: { type: 'string' },
    pseudo: { type: 'string' },
    'without-polnear': { type: 'boolean', default: false },
    made: { type: 'string', default: '0' },
    fetched: { type: 'string' },
  },
});
if (!values.shared || !values.vocab || !values.out)
  throw new Error('give --shared (or HEARSAY_SHARED), --vocab and --out');
const shared = values.shared;
const tokenizer = new WordPiece(readFileSync(values.vocab, 'utf8'));
const lines: string[] = [];
let lost = 0;

/** Pieces [first, last) that share a unit with `span`, cut where a block ends. */
function toPieces(f: Features, span: Span): [number, number][] {
  let from = lowerBound(f.starts, span[0]);
  if (from > 0 && f.ends[from - 1]! > span[0]) from--;
  const to = lowerBound(f.starts, span[1]);
  const out: [number, number][] = [];
  for (let i = from; i < to; i++) {
    const last = out.at(-1);
    if (last && last[1] === i && f.blocks[i] === f.blocks[i - 1]) last[1] = i + 1;
    else out.push([i, i + 1]);
  }
  return out;
}

function write(
  set: string,
  split: string,
  id: string,
  text: string,
  gold: readonly Gold[],
  names: NamedText['names'] | null,
  doubtful: readonly Span[] | null = null,
  spoken: readonly Spoken[] | null = null,
): void {
  const f = features(parseArticle(plainArticle(text)), tokenizer);
  const map = (spans: readonly Span[]): [number, number][] => {
    const out = spans.flatMap((s) => toPieces(f, s));
    const squeeze = (s: string): string => s.replace(/\s+/g, '');
    const want = squeeze(spans.map(([a, b]) => text.slice(a, b)).join(''));
    const have = squeeze(out.map(([a, b]) => text.slice(f.starts[a], f.ends[b - 1])).join(''));
    if (want !== have) lost++;
    return out;
  };
  const attributions = gold
    .filter((a) => a.cue.length > 0)
    .map((a) => ({
      source: map(a.source),
      cue: map(a.cue)[0],
      content: map(a.content),
      act: a.act ?? null,
      stance: a.stance ?? null,
      kind: a.kind ?? null,
      grade: a.grade ?? null,
      weak: a.weak ?? false,
      pseudo: a.pseudo ?? false,
    }))
    .filter((a) => a.cue !== undefined);
  const cut = windows(f, WINDOW);
  const probe = split === 'dev' && cut[0] ? input(f, cut[0], tokenizer.cls, tokenizer.sep) : null;
  const w = cut.map((x) => [x.from, x.to, x.coreFrom, x.coreTo]);
  lines.push(
    JSON.stringify({
      set,
      split,
      id,
      ids: f.ids,
      starts: f.starts,
      ends: f.ends,
      heads: f.heads,
      cases: f.cases,
      quotes: f.quotes,
      kinds: f.kinds,
      blocks: f.blocks,
      sentences: f.sentences,
      units: units(f, Math.floor((WINDOW.limit - 1) / 2)).map((u) => [u.from, u.to]),
      windows: w,
      // The first window as inference sees it: the tests hold that training sees the same.
      probe: probe && {
        ids: Array.from(probe.ids, Number),
        cases: Array.from(probe.cases, Number),
        quotes: Array.from(probe.quotes, Number),
        kinds: Array.from(probe.kinds, Number),
        pieces: Array.from(probe.pieces),
      },
      attributions,
      doubtful: doubtful ? map(doubtful) : null,
      ...(spoken
        ? {
            mentions: spoken.flatMap((m) =>
              toPieces(f, m.span)
                .slice(0, 1)
                .map((p) => [...p, m.who, m.form]),
            ),
          }
        : {}),
      text,
      names: names
        ? {
            spans: names
              .filter((n) => n.label !== 'MASK')
              .flatMap((n) =>
                map([n.span])
                  .slice(0, 1)
                  .map((p) => [...p, n.label]),
              ),
            masked: names.filter((n) => n.label === 'MASK').flatMap((n) => map([n.span])),
          }
        : null,
    }),
  );
}

/** Inner attributions of PolNeAR texts as pseudo.ts marks them. */
const pseudo = new Map<string, { attributions: Gold[]; doubtful: Span[] }>(
  (values.pseudo ? readFileSync(values.pseudo, 'utf8').split('\n').filter(Boolean) : []).map((line) => {
    const d = JSON.parse(line) as { id: string; attributions: Gold[]; doubtful: Span[] };
    return [d.id, d];
  }),
);
const rich = join(shared, 'polnear-rich');
const idsOf = (file: string): Set<string> => new Set(readFileSync(file, 'utf8').split(/\s+/).filter(Boolean));
const richDev = idsOf(join(rich, 'dev.txt'));
const annotated = [
  ...annotatedArticles(shared, 'train'),
  ...(values.fetched ? annotatedArticles(values.fetched, 'train', 'fetched.jsonl') : []),
];
/** Texts that stand a second time with the full scheme. */
const twins = new Set([...idsOf(join(rich, 'train.txt')), ...annotated.map((a) => a.id)]);
for (const split of ['train', 'dev']) {
  if (split === 'train' && values['without-polnear']) continue;
  const out = execFileSync('node', [join(shared, 'score', 'polnear.mjs'), join(shared, 'polnear', split), '--jsonl'], {
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  for (const line of out.split('\n').filter(Boolean)) {
    const d = JSON.parse(line) as { id: string; text: string; attributions: Gold[] };
    if (split === 'train' && richDev.has(d.id)) continue;
    const extra = split === 'train' ? pseudo.get(d.id) : undefined;
    const parse = parseArticle(plainArticle(d.text));
    const labelled = d.attributions.map((a) => {
      const weak = weakLabelsOf(parse, a);
      return weak ? { ...a, ...weak, weak: true } : a;
    });
    write(
      twins.has(d.id) && split === 'train' ? 'polnear-twin' : 'polnear',
      split,
      d.id,
      d.text,
      [...labelled, ...(extra?.attributions ?? []).map((a) => ({ ...a, pseudo: true }))],
      null,
      extra?.doubtful ?? null,
    );
  }
}
for (const set of ['polnear-rich', 'corpus']) {
  const dir = join(shared, set);
  const dev = idsOf(join(dir, 'dev.txt'));
  const train = idsOf(join(dir, 'train.txt'));
  for (const file of readdirSync(join(dir, 'annotations')).sort()) {
    const id = file.replace(/\.json$/, '');
    if (!dev.has(id) && !train.has(id)) continue;
    if (set === 'polnear-rich' && values['without-polnear'] && !dev.has(id)) continue;
    const d = JSON.parse(readFileSync(join(dir, 'annotations', file), 'utf8')) as {
      attributions: (Gold & { spans: Gold })[];
    };
    const text = readFileSync(join(dir, 'articles', `${id}.txt`), 'utf8');
    write(
      set,
      dev.has(id) ? 'dev' : 'train',
      id,
      text,
      d.attributions.map((a) => ({ ...a, source: a.spans.source, cue: a.spans.cue, content: a.spans.content })),
      null,
    );
  }
}
const heldOut = idsOf(join(shared, 'corpus', 'dev.txt'));
const wikigold = join(shared, 'data', 'ner-wikigold', 'wikigold.conll.txt.gz');
if (existsSync(wikigold)) for (const d of wikigoldNames(wikigold)) write('names', 'train', d.id, d.text, [], d.names);
for (const part of ['train', 'dev']) {
  const gum = join(shared, 'data', 'gum', `gum-free-${part}.conllu.gz`);
  if (!existsSync(gum)) continue;
  for (const d of gumNames(gum)) {
    // Some of these texts stand in the corpus too: what is held out there is held out here.
    if (heldOut.has(d.id.toLowerCase().replaceAll('_', '-'))) continue;
    write('names', part, d.id, d.text, [], d.names);
  }
}
for (const d of annotated) {
  // Their texts belong to their outlets, as PolNeAR's do.
  if (values['without-polnear']) continue;
  const { attributions } = goldOfArticle(d, new Map(d.sources.map((x) => [x.id, x.kind])));
  write('readings', 'train', d.id, d.text, attributions, null, null, spokenOf(d));
}
for (const d of writtenEvents('train')) write('events', 'train', d.id, d.text, d.attributions, null, null, spokenOf(d));
for (const d of made(Number(values.made))) write('made', 'train', d.id, d.text, d.attributions, null);
writeFileSync(values.out, `${lines.join('\n')}\n`);
console.error(`${lines.length} documents, ${lost} span groups not covered exactly`);
