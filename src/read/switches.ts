import type { Article } from '../records/article.ts';
import type { Given, Reading } from '../records/reading.ts';
import type { RuleSwitch } from '../records/rule-switch.ts';
import type { Span } from '../records/span.ts';
import { textId } from './article.ts';
import { decode } from './decode.ts';
import { readHtml } from './html.ts';
import { type InputGiven, readInput } from './input.ts';
import { readMarkdown } from './markdown.ts';
import { type InputKind, sniffBytes, sniffText } from './sniff.ts';
import { readText } from './text.ts';

/** A draft as read, and where its comments switch rules off. */
export interface ReadDraft extends Reading {
  readonly switches: readonly RuleSwitch[];
  /** True where `article.text` is the file itself, so that its lines are those of the file. */
  readonly isFile: boolean;
}

/** `<!-- hearsay-off -->`, `<!-- hearsay-off-line loaded-verb, scare-quotes -->`, `<!-- hearsay-on -->` */
const COMMENT = /<!--[ \t]{0,20}hearsay-(off-line|off|on)(?![\w-])([\w\s,-]{0,400}?)-->/g;

/** A comment that switches rules on again. */
export const ON_COMMENT = /<!--[ \t]{0,20}hearsay-on(?![\w-])[\w\s,-]{0,400}?-->/g;

/** A comment: what it does, and where it stands in the text as read. */
interface Comment {
  readonly verb: 'off' | 'off-line' | 'on';
  readonly rules: readonly string[] | null;
  readonly at: number;
}

/**
 * Reads a draft with the comments that switch rules off. In text and Markdown comments become blanks, so that every place stays the file's; in HTML
 * they are taken out. `format` says what it is where that is known; else its content tells. Throws what `readInput` throws.
 */
export function readDraft(
  content: Uint8Array | string,
  { contentType = null, ...given }: InputGiven = {},
  format: 'html' | 'text' | null = null,
): ReadDraft {
  if (typeof content !== 'string' && sniffBytes(content))
    return { ...readInput(content, { contentType, ...given }), switches: [], isFile: false };
  const raw = typeof content === 'string' ? content : decode(content, contentType).text;
  const blanked = raw.replace(COMMENT, (m) => m.replace(/[^\n]/g, ' '));
  const kind = kindOf(blanked, format);
  if (kind === 'html') return readPage(raw, given);
  if (format === null && (blanked === raw || (kind !== 'text' && kind !== 'markdown'))) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { ...readInput(bytes, { contentType, ...given }), switches: [], isFile: true };
  }
  const mark = raw.startsWith('\ufeff') ? 1 : 0;
  const reading = kind === 'text' ? readText(blanked, given) : readMarkdown(blanked, given);
  const comments = [...raw.matchAll(COMMENT)].map((m) => commentOf(m, m.index + m[0].length - mark));
  return { ...reading, switches: switchesOf(reading.article.text, comments), isFile: true };
}

/** What a draft is: what it is said to be, else what it looks like. A text is Markdown where it is clearly marked up. */
function kindOf(text: string, format: 'html' | 'text' | null): InputKind {
  if (format === 'html') return 'html';
  const kind = sniffText(text);
  return format === null || kind === 'markdown' ? kind : 'text';
}

const commentOf = (match: RegExpMatchArray, at: number): Comment => {
  const rules = (match[2] ?? '').split(/[\s,]+/).filter((r) => r !== '' && r !== '-');
  return { verb: match[1] as Comment['verb'], rules: rules.length ? rules : null, at };
};

/** The stretches that comments switch off: a line, or from `off` to the next `on`. */
function switchesOf(text: string, comments: readonly Comment[]): readonly RuleSwitch[] {
  return comments.flatMap(({ verb, rules, at }, i): RuleSwitch[] => {
    if (verb === 'on') return [];
    if (verb === 'off-line') return [{ span: lineAt(text, at), rules }];
    const end = comments.slice(i + 1).find((c) => c.verb === 'on')?.at ?? text.length;
    return [{ span: [at, end], rules }];
  });
}

/** The line of the offset, or the next one with words where it has none. */
function lineAt(text: string, at: number): Span {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0) return [start, text.length];
    if (/\S/.test(text.slice(start, end))) return [start, end];
    start = end + 1;
  }
}

/** First letter of the private area of Unicode, and how many there are: one stands for each comment while the page is read. */
const PRIVATE = 0xe000;
const PRIVATE_SIZE = 6_400;

function readPage(raw: string, given: Given): ReadDraft {
  const found = [...raw.matchAll(COMMENT)].slice(0, PRIVATE_SIZE);
  if (found.length === 0) return { ...readHtml(raw, given), switches: [], isFile: false };
  let page = '';
  let held = '';
  let done = 0;
  const take = (html: string): void => {
    const [piece, left] = placed(held, html);
    page += piece;
    held = left;
  };
  for (const [n, m] of found.entries()) {
    take(raw.slice(done, m.index));
    held += String.fromCharCode(PRIVATE + n);
    done = m.index + m[0].length;
  }
  take(raw.slice(done));
  const { article, notices } = readHtml(page + held, given);
  return withoutMarks(article, notices, found);
}

/** The page with the marks before its next letter of text, or right here before a closing tag; they are left where it has none. */
function placed(marks: string, html: string): readonly [html: string, left: string] {
  if (marks === '' || /^\s*<\//.test(html)) return [marks + html, ''];
  const letter = /^(?:\s|<[^>]*>)*/.exec(html)![0].length;
  return letter === html.length ? [html, marks] : [html.slice(0, letter) + marks + html.slice(letter), ''];
}

const isMark = (code: number): boolean => code >= PRIVATE && code < PRIVATE + PRIVATE_SIZE;

/** The article with the marks taken out of its text and every span moved, and what the marks stood for. */
function withoutMarks(article: Article, notices: Reading['notices'], found: readonly RegExpMatchArray[]): ReadDraft {
  const { text } = article;
  const shift = new Int32Array(text.length + 1);
  const comments: Comment[] = [];
  let out = '';
  for (let i = 0; i < text.length; i++) {
    shift[i] = out.length;
    const code = text.charCodeAt(i);
    if (isMark(code) && found[code - PRIVATE]) comments.push(commentOf(found[code - PRIVATE]!, out.length));
    else out += text[i];
  }
  shift[text.length] = out.length;
  const span = ([s, e]: Span): Span => [shift[s]!, shift[e]!];
  const moved = <T extends { readonly span: Span }>(items: readonly T[]): readonly T[] =>
    items.map((item) => ({ ...item, span: span(item.span) }));
  const clean = {
    ...article,
    id: textId(out),
    title: article.title === null ? null : [...article.title].filter((c) => !isMark(c.charCodeAt(0))).join(''),
    blocks: moved(article.blocks),
    links: moved(article.links),
    credits: moved(article.credits),
    skip: article.skip.map(span),
    text: out,
  };
  const placedNotices = notices.map((n) => (n.span ? { ...n, span: span(n.span) } : n));
  return { article: clean, notices: placedNotices, switches: switchesOf(out, comments), isFile: false };
}
