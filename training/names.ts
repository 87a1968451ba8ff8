import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Span } from '../src/records/span.ts';

/** A text with its names; `MASK` marks words whose label is not known. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
  readonly names: readonly { readonly span: Span; readonly label: 'PER' | 'ORG' | 'LOC' | 'MASK' }[];
}

const unzip = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8');

/** WikiGold (CoNLL columns): sentences joined to paragraphs of five; miscellaneous names are no names here. */
export function* wikigoldNames(file: string): Generator<NamedText> {
  const sentences = unzip(file)
    .split(/\n\s*\n/)
    .map((s) => s.split('\n').filter((l) => l.includes(' ')));
  for (let at = 0; at < sentences.length; at += 20) {
    let text = '';
    const names: { span: Span; label: 'PER' | 'ORG' | 'LOC' }[] = [];
    sentences.slice(at, at + 20).forEach((sentence, k) => {
      if (k > 0) text += k % 5 === 0 ? '\n' : ' ';
      let last = 'O';
      for (const line of sentence) {
        const [word, tag] = line.split(' ') as [string, string];
        if (word === '-DOCSTART-') continue;
        const glue = /^[,.;:!?)'%]/.test(word) || text.endsWith('(') || text === '' || /\s$/.test(text);
        if (!glue) text += ' ';
        const span: Span = [text.length, text.length + word.length];
        text += word;
        const label = tag.slice(2);
        if (label === 'PER' || label === 'ORG' || label === 'LOC') {
          if (last === tag) names.push({ span: [names.pop()!.span[0], span[1]], label });
          else names.push({ span, label });
        }
        last = tag;
      }
    });
    if (text.length > 50) yield { id: `wikigold-${at}`, text, names };
  }
}

const TYPES: Readonly<Record<string, 'PER' | 'ORG' | 'LOC'>> = { person: 'PER', organization: 'ORG', place: 'LOC' };

/** GUM news and interviews (CoNLL-U): entities that consist of proper nouns; other proper nouns are masked. */
export function* gumNames(file: string): Generator<NamedText> {
  for (const doc of unzip(file).split(/(?=# newdoc id = )/)) {
    const id = /# newdoc id = (\S+)/.exec(doc)?.[1] ?? '';
    if (!/_(news|interview)_/.test(id)) continue;
    let text = '';
    const words: { span: Span; proper: boolean; joins: boolean }[] = [];
    const open: { type: string; key: string; from: number }[] = [];
    const found: { from: number; to: number; label: 'PER' | 'ORG' | 'LOC' }[] = [];
    let space = '';
    for (const line of doc.split('\n')) {
      if (line.startsWith('# newpar') && text) space = '\n';
      const c = line.split('\t');
      if (c.length < 10 || !/^\d+$/.test(c[0]!)) continue;
      text += space;
      const index = words.length;
      words.push({
        span: [text.length, text.length + c[1]!.length],
        proper: c[3] === 'PROPN',
        joins: /^(of|the|for|and|'s)$/i.test(c[1]!),
      });
      text += c[1];
      space = /SpaceAfter=No/.test(c[9]!) ? '' : ' ';
      for (const m of (/Entity=([^|]*)/.exec(c[9]!)?.[1] ?? '').matchAll(/\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)/g)) {
        if (m[1] && !m[3]) open.push({ type: m[2]!, key: m[1], from: index });
        else {
          const one = m[1]
            ? { type: m[2]!, from: index }
            : open.splice(
                open.findLastIndex((o) => o.key === m[4]),
                1,
              )[0];
          const label = one && TYPES[one.type];
          if (one && label) found.push({ from: one.from, to: index, label });
        }
      }
    }
    const kept = found.filter(
      ({ from, to }) =>
        words[from]!.proper && words[to]!.proper && words.slice(from, to + 1).every((w) => w.proper || w.joins),
    );
    const outer = kept.filter(
      (a) => !kept.some((b) => b !== a && b.from <= a.from && b.to >= a.to && (b.from < a.from || b.to > a.to)),
    );
    const taken = new Set(outer.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, k) => from + k)));
    const unique = outer.filter((a, k) => outer.findIndex((b) => b.from === a.from && b.to === a.to) === k);
    yield {
      id,
      text,
      names: [
        ...unique.map(({ from, to, label }) => ({ span: [words[from]!.span[0], words[to]!.span[1]] as Span, label })),
        ...words.flatMap((w, i) => (w.proper && !taken.has(i) ? [{ span: w.span, label: 'MASK' as const }] : [])),
      ],
    };
  }
}
