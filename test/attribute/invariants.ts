import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/attribute/engine.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import { BODY_KINDS } from '../../src/records/article.ts';
import { contains, overlaps, type Span } from '../../src/records/span.ts';

const SHARED = process.env.HEARSAY_SHARED ?? '../shared';
const FOLDERS = ['events-raw/articles', 'links/articles', 'corpus/articles', 'polnear/dev/text'];

export const isAbsent = !FOLDERS.every((f) => existsSync(join(SHARED, f)));

/** Words that a quotation needs to be somebody's statement. */
const SPEECH = 6;

/** Every `step`-th of the real articles at hand, by name. */
export const articles = (step: number): string[] =>
  FOLDERS.flatMap((f) => readdirSync(join(SHARED, f)).map((name) => join(SHARED, f, name)))
    .filter((path) => path.endsWith('.txt'))
    .sort()
    .filter((_, i) => i % step === 0);

const letter = /[\p{L}\p{N}\p{M}]/u;
const cutsWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && letter.test(text[at - 1]!) && letter.test(text[at]!);

/** What no reading may do, whatever the text: one line for each place where it did, by place and never by words. */
export async function broken(path: string, engine: Engine): Promise<string[]> {
  const { attributions, unattributed, article } = await analyse(readText(readFileSync(path, 'utf8')), engine);
  const { text } = article;
  const parse = parseArticle(article);
  const quotations = parse.quotations.filter((q) => q.marks === 'double' && q.depth === 0);
  const faults: string[] = [];
  const say = (what: string, span: Span): void => void faults.push(`${path.split('/').at(-1)} ${span}: ${what}`);
  for (const a of attributions) {
    const inside = quotations.find((q) => contains(q.span, a.cue));
    // Marks that the text itself sets wrongly ("gone, "he said.) make tags of quotations: those with a speaker of their own may be so.
    const own = a.source.length === 1 && /^(?:I|[Ww]e|[Mm]y|[Oo]ur)$/.test(text.slice(...a.source[0]!));
    if (inside && own && contains(inside.span, a.source[0]!) && a.within === null)
      say('an outermost cue of a first person within a quotation', a.cue);
    for (const [part, span] of [['cue', a.cue] as const, ...a.source.map((s) => ['source', s] as const)])
      if (cutsWord(text, span[0]) || cutsWord(text, span[1])) say(`a ${part} cuts a word`, span);
  }
  for (const { span } of quotations) {
    const words = parse.tokens.filter((t) => t.kind !== 'mark' && t.start >= span[0] && t.end <= span[1]).length;
    const block = parse.blocks.find((b) => b.span[0] <= span[0] && span[0] < b.span[1]);
    if (words < SPEECH || !block || !BODY_KINDS.has(block.kind)) continue;
    const told = attributions.some((a) => [...a.content, a.cue, ...a.source].some((c) => overlaps(c, span)));
    const own = unattributed.some((u) => overlaps(u.span, span));
    if (!told && !own) say('a quotation that nothing accounts for', span);
  }
  return faults;
}
