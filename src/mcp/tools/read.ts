import { z } from 'zod';
import { chains, gradeOf, hands, nameOf, shown, wordCount } from '../../present/chain.ts';
import { NOTICE_LEVELS } from '../../records/notice.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import { SOURCE_KINDS } from '../../records/source.ts';
import { lately } from '../lately.ts';
import { named, namedOrNull, quoted, quotedShape } from '../quoted.ts';
import { attributionShape, date, dateOf, figureShape } from '../shapes.ts';
import { paged, pageOf, paging, tool } from '../tool.ts';
import { givenOf, known } from './given.ts';

const output = z.strictObject({
  article: z.strictObject({
    id: z.string(),
    title: quotedShape.nullable(),
    outlet: quotedShape.nullable(),
    authors: z.array(quotedShape),
    published: date,
    words: z.int(),
    truncated: z.boolean(),
  }),
  attributions: z.array(attributionShape).describe('Who said what, in the order of the text: this page.'),
  sources: z
    .array(z.strictObject({ name: quotedShape, kind: z.enum(SOURCE_KINDS), attributions: z.int() }))
    .describe('On the first page; empty on others.'),
  figures: z.array(figureShape).describe('On the first page; empty on others.'),
  unattributed: z.int().describe("Sentences and clauses in the article's own voice."),
  notices: z.array(z.strictObject({ code: z.string().regex(/^[a-z0-9-]+$/), level: z.enum(NOTICE_LEVELS) })),
  ...paged,
});

/** A read article as an answer. */
function answer(
  read: ReadArticle,
  at: { readonly cursor?: string | undefined; readonly limit: number },
): z.input<typeof output> {
  const c = chains(read);
  const { article } = read;
  const words = (content: Parameters<typeof shown>[1]) => quoted(shown(read, content), article.id, content);
  const page = pageOf(read.attributions, at);
  const isFirst = at.cursor === undefined;
  return {
    article: {
      id: article.id,
      title: namedOrNull(article.title, article.id),
      outlet: namedOrNull(article.outlet, article.id),
      authors: article.authors.map((name) => named(name, article.id)),
      published: dateOf(article.published),
      words: wordCount(read),
      truncated: article.truncated,
    },
    attributions: page.items.map((a) => ({
      id: a.id,
      source: a.source.length ? words(a.source) : null,
      name: namedOrNull(nameOf(c, a), article.id),
      kind: c.source(a.sourceId)?.kind ?? null,
      grade: gradeOf(c, a),
      cue: words([a.cue]),
      content: a.content.map((span) => words([span])),
      form: a.form,
      act: a.act,
      stance: a.stance,
      within: a.within,
      about: a.about,
      hands: hands(c, a),
      date: dateOf(a.at?.date),
      confidence: a.confidence,
    })),
    sources: (isFirst ? read.sources : []).map((s) => ({
      name: named(s.name, article.id),
      kind: s.kind,
      attributions: read.attributions.filter((a) => a.sourceId === s.id).length,
    })),
    figures: (isFirst ? read.figures : []).map((f) => ({
      words: words([f.span]),
      min: f.min,
      max: f.max,
      hedge: f.hedge,
      counted: namedOrNull(f.counted, article.id),
      unit: namedOrNull(f.unit, article.id),
      was: f.was,
    })),
    unattributed: read.unattributed.length,
    notices: read.notices.map(({ code, level }) => ({ code, level })),
    next: page.next,
    total: page.total,
  };
}

const readIn = lately<ReadArticle>((reader, article) => reader.read(article));

/** What a page begins with. */
const PAGE_OPENERS: ReadonlySet<string> = new Set(['!doctype', 'html', 'head', 'body', 'article'] as const);

export const readText = tool({
  name: 'read_text',
  title: 'Read a text',
  about:
    'Finds who said what in a text (plain, Markdown or HTML), according to whom: attributions with source, cue, content, act, stance and grade, sources and figures. Nothing is stored or fetched.',
  input: z.strictObject({ text: z.string().min(1).max(2_000_000), ...known, ...paging }),
  output,
  run: async ({ text, outlet, title, published, cursor, limit }, deps) => {
    const first = /^\s*<(!?[a-z]+)\b/i.exec(text)?.[1]?.toLowerCase() ?? '';
    const format = PAGE_OPENERS.has(first) ? 'html' : 'text';
    const given = givenOf({ outlet, title, published });
    return answer(await readIn(deps.reader, { url: null, content: text, format, file: null, given }), {
      cursor,
      limit,
    });
  },
});

export const readFile = tool({
  name: 'read_file',
  title: 'Read a file',
  about:
    'The same as read_text, of a file (text, Markdown, HTML, PDF, mail) in one of the folders that this server was given.',
  needs: 'folders',
  input: z.strictObject({
    path: z.string().min(1).max(4_000).describe('Below one of the folders.'),
    ...known,
    ...paging,
  }),
  output,
  run: async ({ path, outlet, title, published, cursor, limit }, deps) => {
    const { name, bytes } = await deps.folders!.read(path);
    const given = givenOf({ outlet, title, published });
    return answer(await readIn(deps.reader, { url: null, content: bytes, format: null, file: name, given }), {
      cursor,
      limit,
    });
  },
});
