import { type Chains, chains, extent, gradeOf, nameOf, shown } from '../present/chain.ts';
import { amount, counts } from '../present/figure.ts';
import type { VersionStatement } from '../records/comparison.ts';
import type { Figure } from '../records/figure.ts';
import { fold } from '../records/fold.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { bySpan, contains, subtract } from '../records/span.ts';

/** A statement of one version with what comparing needs beside what is told of it. */
export interface Telling extends VersionStatement {
  readonly act: string | null;
  /** Folded words of what is said. */
  readonly said: readonly string[];
  /** What is said but for what is told within it, which is a statement of its own. */
  readonly own: string;
  /** Folded names by which its source is known in this version. */
  readonly names: readonly string[];
  readonly figures: readonly Figure[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Words in lower case without accents. */
export const wordsIn = (text: string): readonly string[] => fold(text).match(WORD) ?? [];

/** All that an article tells, in text order: its attributions, and what it tells in its own voice. */
export function tellingsOf(read: ReadArticle): readonly Telling[] {
  const c = chains(read);
  const said = read.attributions.map((a): Telling => {
    const source = c.source(a.sourceId);
    const words = shown(read, a.content);
    const name = nameOf(c, a);
    return {
      id: a.id,
      source: name,
      grade: gradeOf(c, a),
      stance: a.stance,
      cue: shown(read, [a.cue]),
      words,
      chain: c
        .chain(a)
        .slice(0, -1)
        .map((o) => nameOf(c, o) ?? 'no source'),
      span: extent(a),
      act: a.act,
      said: wordsIn(words),
      own: shown(
        read,
        a.content.flatMap((p) =>
          subtract(
            p,
            c.inside(a.id).flatMap((i) => i.content),
          ),
        ),
      ),
      names: [name ?? '', ...(source?.aliases ?? [])].map(fold).filter((n) => n !== ''),
      figures: c.figures(a.id),
    };
  });
  const own = read.unattributed.map((u) => ownVoice(c, u));
  return [...said, ...own].sort((a, b) => bySpan(a.span, b.span));
}

function ownVoice(c: Chains, { id, span }: ReadArticle['unattributed'][number]): Telling {
  const words = shown(c.read, [span]);
  return {
    ...{
      id,
      span,
      words,
      source: null,
      grade: 'own voice',
      stance: 'asserts',
      cue: null,
      chain: [],
      act: null,
      names: [],
    },
    said: wordsIn(words),
    own: words,
    figures: c.figures(null).filter((f) => contains(span, f.span)),
  };
}

/** A figure in words: "≥ 17 people killed". */
export const figureWords = (f: Figure): string => `${amount(f)} ${counts(f)}`.trim();
