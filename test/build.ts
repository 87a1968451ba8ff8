import { createHash } from 'node:crypto';
import type { Article, Block, BlockKind, Credit } from '../src/records/article.ts';
import type { At, Attribution } from '../src/records/attribution.ts';
import type { Figure } from '../src/records/figure.ts';
import type { Notice } from '../src/records/notice.ts';
import type { ReadArticle } from '../src/records/read-article.ts';
import type { Source } from '../src/records/source.ts';
import { bySpan, type Span } from '../src/records/span.ts';

/** What a mark cannot say of attribution `n`; the spans come from the marks. */
export interface Spoken {
  readonly is?: Pick<Attribution, 'act' | 'stance'> | undefined;
  readonly form?: Attribution['form'];
  readonly about?: number;
  readonly within?: number;
  /** Number of its source in `sources`, from 1. */
  readonly by?: number;
  /** Number of the source that was told. */
  readonly to?: number;
  readonly at?: Partial<Pick<At, 'date' | 'precision'>>;
  readonly translated?: boolean;
}

export interface Parts {
  readonly article?: Partial<Article>;
  /** Kinds of the blocks in order; a paragraph where none is given. */
  readonly blocks?: readonly BlockKind[];
  readonly attributions?: readonly Spoken[];
  readonly sources?: readonly (Partial<Source> & Pick<Source, 'name'>)[];
  readonly figures?: readonly (Partial<Figure> & { readonly in?: number })[];
  readonly notices?: readonly Notice[];
}

/**
 * A read article from marked text. Marks are a part and a number: `<source1>…</source1>`, `<cue1>`, `<content1>`, `<to1>`,
 * `<when1>`, `<where1>`, `<medium1>` for attribution 1; `<reason1>` and `<mention1>` for source 1; `<figure1>`; `<own1>` for the
 * article's own voice; `<credit1>`. Marks may overlap; a mark used twice gives two pieces.
 */
export function build(marked: string, parts: Parts = {}): ReadArticle {
  const { text, marks } = unmark(marked);
  const of = (part: string, n: number): readonly Span[] => marks.get(`${part}${n}`) ?? [];
  const first = (part: string, n: number): Span | null => of(part, n)[0] ?? null;
  const id = (letter: string, n: number | undefined): string | null => (n === undefined ? null : `${letter}${n}`);

  const attributions = (parts.attributions ?? []).map((x, i): Attribution => {
    const n = i + 1;
    const [when, where, medium] = [first('when', n), first('where', n), first('medium', n)];
    const to = first('to', n);
    const source = of('source', n);
    const cue = first('cue', n);
    if (!cue) throw new Error(`no <cue${n}> in the text`);
    return {
      id: `a${n}`,
      source,
      cue,
      content: of('content', n),
      to: to ? { span: to, sourceId: id('s', x.to) } : null,
      form: x.form ?? 'indirect',
      act: x.is?.act ?? 'say',
      stance: x.is?.stance ?? 'asserts',
      about: id('a', x.about),
      within: id('a', x.within),
      sourceId: id('s', x.by),
      at: when || where || medium ? { when, date: null, precision: null, where, medium, ...x.at } : null,
      translated: x.translated ?? false,
      confidence: 0.9,
      why: [
        { part: 'cue', by: 'rule verb', score: 0.95 },
        ...(source.length ? [{ part: 'source', by: 'rule subject', score: 0.9 }] : []),
      ],
    };
  });
  const sources = (parts.sources ?? []).map((x, i): Source => {
    const id = `s${i + 1}`;
    const said = attributions.filter((a) => a.sourceId === id).flatMap((a) => a.source);
    return {
      id,
      kind: 'organization',
      grade: 'named',
      aliases: [],
      members: [],
      role: null,
      affiliation: null,
      outletId: null,
      reason: first('reason', i + 1),
      mentions: [...said, ...of('mention', i + 1)].sort(bySpan),
      why: [{ part: 'mention', by: 'rule name', score: 1 }],
      ...x,
    };
  });
  const figures = (parts.figures ?? []).map(({ in: n, ...x }, i): Figure => {
    const span = first('figure', i + 1);
    if (!span) throw new Error(`no <figure${i + 1}> in the text`);
    const none = { counted: null, unit: null, was: null, partOf: null, asOf: null };
    return { id: `f${i + 1}`, span, min: null, max: null, hedge: 'exact', ...none, attribution: id('a', n), ...x };
  });
  const numbered = (part: string): readonly (readonly [number, Span])[] =>
    [...marks].filter(([k]) => k.startsWith(part)).map(([k, [span]]) => [Number(k.slice(part.length)), span!]);

  return {
    hearsay: { schema: 1, version: '0.1.0', engine: 'rules', model: null, rules: 'en-1' },
    article: {
      id: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      file: 'case.txt',
      url: null,
      canonical: null,
      outlet: null,
      title: null,
      authors: [],
      published: null,
      publishedFrom: null,
      modified: null,
      fetched: null,
      language: 'en',
      truncated: false,
      credits: numbered('credit').map(([, span]): Credit => ({ outlet: text.slice(...span), span })),
      links: [],
      blocks: blocksOf(text, parts.blocks ?? []),
      skip: [],
      text,
      ...parts.article,
    },
    attributions,
    sources,
    figures,
    unattributed: numbered('own').map(([n, span]) => ({
      id: `u${n}`,
      span,
      why: [{ part: 'span', by: 'rule rest', score: 1 }],
    })),
    notices: parts.notices ?? [],
  };
}

function unmark(marked: string): { readonly text: string; readonly marks: ReadonlyMap<string, readonly Span[]> } {
  const marks = new Map<string, Span[]>();
  const open = new Map<string, number>();
  let text = '';
  let from = 0;
  for (const m of marked.matchAll(/<(\/?)([a-z]+\d+)>/g)) {
    text += marked.slice(from, m.index);
    from = m.index + m[0].length;
    const name = m[2]!;
    if (m[1]) {
      const start = open.get(name);
      if (start === undefined) throw new Error(`</${name}> without <${name}>`);
      marks.set(name, [...(marks.get(name) ?? []), [start, text.length]]);
      open.delete(name);
    } else open.set(name, text.length);
  }
  if (open.size) throw new Error(`not closed: ${[...open.keys()].join(', ')}`);
  return { text: text + marked.slice(from), marks };
}

/** Blocks are parted by an empty line. */
function blocksOf(text: string, kinds: readonly BlockKind[]): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const part of text.split('\n\n')) {
    blocks.push({ kind: kinds[blocks.length] ?? 'paragraph', span: [start, start + part.length] });
    start += part.length + 2;
  }
  return blocks;
}
