import type { Engine } from './attribute/engine.ts';
import { bodyOf, type CameBack, cameBack } from './digest/back.ts';
import { type DraftLine, draftOf, leaningIn, type Room, stockOf } from './digest/draft.ts';
import { finish } from './digest/finish.ts';
import { Names } from './digest/names.ts';
import { textOf } from './digest/text.ts';
import { parseArticle } from './parse/parse.ts';
import { analyse } from './pipeline.ts';
import { readText } from './read/text.ts';
import type { Digest, DigestLeftOut, DigestMatter } from './records/digest.ts';
import { Failure } from './records/failure.ts';
import { type Maker, type ReadArticle, SCHEMA } from './records/read-article.ts';
import { VERSION } from './version.ts';

/** How long a digest is; everything has a default. */
export interface DigestOptions {
  /** Bullets at most, 1 to 40; 10 unless said. */
  readonly bullets?: number;
}

/** Reads a digest again: the text of its sentences, to what Hearsay finds in it. */
export type ReadBack = (text: string) => Promise<ReadArticle>;

/** What the first draft of a digest was when it was read again, before anything was left out. */
export interface RoundTrip {
  readonly lines: number;
  readonly attributions: number;
  readonly found: number;
  /** Lines that came back with a stance turned round. */
  readonly turned: number;
}

const ROOM = { background: 2, silent: 4 };
const BULLETS = 10;
/** Drafts in which what was left out may be replaced by something else. */
const DRAFTS = 8;

/** A reading of a text by an engine, as digests are read again. */
export const readBackBy =
  (engine: Engine): ReadBack =>
  (text) =>
    analyse(readText(text), engine);

/**
 * A digest of articles, and of what a ledger knows of them: sentences put together from the words of the articles alone. It is read again
 * with `readBack`, and a sentence whose attributions do not come back (source, stance, act, chain, grade, figures) is left out and reported.
 * The same matter and reader always give the same digest. Throws a `Failure` (`nothing-to-tell`) where no article holds anything that can
 * be told with its source.
 */
export async function digest(matter: DigestMatter, readBack: ReadBack, options: DigestOptions = {}): Promise<Digest> {
  return (await digestChecked(matter, readBack, options)).digest;
}

/** The same with how the first draft fared. */
export async function digestChecked(
  matter: DigestMatter,
  readBack: ReadBack,
  { bullets = BULLETS }: DigestOptions = {},
): Promise<{ readonly digest: Digest; readonly first: RoundTrip }> {
  const texts = matter.texts
    .filter((t) => t.read.article.language === 'en')
    .map((t) => textOf(t.read, parseArticle(t.read.article), t.publications));
  const names = new Names(texts, acrossOf(matter));
  const stock = stockOf(texts, names, matter);
  const room: Room = { bullets, ...ROOM };
  const leftOut = new Map<string, DigestLeftOut>();
  let maker: Maker | null = null;
  let first: RoundTrip | null = null;
  let lines: readonly DraftLine[] = [];
  for (let round = 0; ; round++) {
    const ids = new Set(leftOut.keys());
    lines =
      round < DRAFTS
        ? draftOf(stock, room, ids)
        : draftOf(stock, room, ids).filter((l) => lines.some((k) => k.id === l.id));
    if (lines.length === 0) break;
    // Sentences of one article stand in its own order, and its reader has it at hand.
    const leaning = matter.claims.length ? leaningIn(lines) : new Map<DraftLine, string>();
    if (leaning.size > 0) {
      for (const [line, words] of leaning)
        leftOut.set(line.id, { text: line.text, why: `not told before: the ${words}` });
      round--;
      continue;
    }
    const body = bodyOf(lines);
    const read = await readBack(body.text);
    maker = read.hearsay;
    const back = lines.map((l, i) => cameBack(l, read, body.spans[i]!));
    first ??= countOf(back);
    let isGood = true;
    for (const [i, { faults }] of back.entries()) {
      if (!faults.length) continue;
      isGood = false;
      leftOut.set(lines[i]!.id, { text: lines[i]!.text, why: faults.join('; ') });
    }
    if (isGood) break;
  }
  if (lines.length === 0 || maker === null)
    throw new Failure(
      'nothing-to-tell',
      'nothing here can be told with its source',
      'read it with `hearsay read` to see what was found',
    );
  return {
    digest: finish({
      maker: { ...maker, schema: SCHEMA, version: VERSION },
      matter,
      texts,
      names,
      lines,
      leftOut: [...leftOut.values()],
    }),
    first: first ?? { lines: 0, attributions: 0, found: 0, turned: 0 },
  };
}

const countOf = (back: readonly CameBack[]): RoundTrip => ({
  lines: back.length,
  attributions: back.reduce((n, b) => n + b.told, 0),
  found: back.reduce((n, b) => n + b.found, 0),
  turned: back.filter((b) => b.isTurned).length,
});

/** Which source of an article is which across articles, as far as the claims tell. */
function acrossOf({ claims, texts }: DigestMatter): (article: string, local: string) => string | undefined {
  const local = new Map(
    texts.flatMap((t) => t.read.attributions.map((a) => [`${t.read.article.id} ${a.id}`, a.sourceId] as const)),
  );
  const known = new Map<string, string>();
  for (const claim of claims)
    for (const s of claim.statements) {
      const id = s.attribution === null ? null : local.get(`${s.article} ${s.attribution}`);
      if (id && s.sourceId !== null) known.set(`${s.article} ${id}`, s.sourceId);
    }
  return (article, id) => known.get(`${article} ${id}`);
}

/** An article alone as matter for a digest. */
export function matterOf(read: ReadArticle): DigestMatter {
  const { id, file, outlet, title, published, canonical, url } = read.article;
  return {
    kind: 'article',
    of: id,
    texts: [{ read, publications: [{ article: id, file, outlet, title, published, url: canonical ?? url }] }],
    claims: [],
    series: [],
    central: id,
  };
}
