import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import type { Block, BlockKind, Link } from '../records/article.ts';
import { Failure } from '../records/failure.ts';
import type { Given, Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';
import { finishReading } from './article.ts';
import { readText } from './text.ts';

/** Parts of a Word document that are read. */
const BODY = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
/** Bytes that a part may have unpacked. */
const MOST = 60_000_000;

/** A paragraph on its way to a block. */
interface Paragraph {
  text: string;
  /** Where each unit of `text` begins and ends in the XML. */
  readonly from: number[];
  readonly to: number[];
  kind: BlockKind;
  readonly links: Link[];
}

interface Body {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  readonly isStyled: boolean;
}

const damaged = (): Failure =>
  new Failure('damaged', 'the Word document is damaged', 'open it in a word processor and save it again');

function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        if (originalSize > MOST)
          throw new Failure('too-large', 'the Word document is too large', 'save its text alone');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Failure ? error : damaged();
  }
}

/** True where a zip file is a Word document (Office Open XML). */
export function isDocx(bytes: Uint8Array): boolean {
  let found = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name === BODY;
        return false;
      },
    });
  } catch {
    return false;
  }
  return found;
}

/**
 * Reads a Word document: one block a paragraph, joined by one empty line; headings by their style, else as in plain text. Deleted words of tracked changes,
 * comments, footnotes and headers are left out. Throws a `Failure` (`damaged`, `too-large`, `empty`).
 */
export function readDocx(bytes: Uint8Array, given: Given = {}): Reading {
  const { text, blocks, links, isStyled } = bodyOf(bytes);
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new Failure('empty', 'the text has no words', 'check that the file holds an article');
  if (isStyled) return finishReading({ text, blocks, links, given });
  const { article, notices } = readText(text, given);
  return { article: { ...article, links }, notices };
}

/**
 * The document with `edits` (spans of its text as read, apart from one another) made in it; all else stays. An edit that crosses a
 * change of style is left out, for it would be lost which words have it. The same bytes where nothing changes.
 */
export function editDocx<T extends { readonly span: Span; readonly text: string }>(
  bytes: Uint8Array,
  edits: readonly T[],
): { readonly bytes: Uint8Array; readonly made: readonly T[] } {
  if (!isDocx(bytes)) return { bytes, made: [] };
  const all = unpack(bytes, () => true);
  const xml = strFromU8(all[BODY]!);
  const { from, to } = readBody(xml, new Map());
  let changed = xml;
  const made: T[] = [];
  for (const edit of [...edits].sort((a, b) => b.span[0] - a.span[0])) {
    const [start, end] = [from[edit.span[0]] ?? -1, to[edit.span[1] - 1] ?? -1];
    if (start < 0 || end <= start || xml.slice(start, end).includes('<')) continue;
    changed = changed.slice(0, start) + escaped(edit.text) + changed.slice(end);
    made.push(edit);
  }
  if (made.length === 0) return { bytes, made };
  // A fixed time: the same edits give the same bytes.
  const mtime = new Date(1980, 0, 1);
  return { bytes: zipSync({ ...all, [BODY]: strToU8(changed) }, { mtime }), made };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function bodyOf(bytes: Uint8Array): Body {
  const parts = unpack(bytes, (name) => name === BODY || name === RELATIONS);
  if (!parts[BODY]) throw damaged();
  return readBody(strFromU8(parts[BODY]), targetsOf(strFromU8(parts[RELATIONS] ?? new Uint8Array())));
}

/** Addresses of links by their id. */
function targetsOf(xml: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const piece of xml.split('<Relationship ').slice(1)) {
    const tag = ` ${piece.slice(0, piece.indexOf('>'))}`;
    const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
    if (id && target && /^https?:/.test(target)) found.set(id, plain(target));
  }
  return found;
}

const attribute = (tag: string, name: string): string | null => {
  const at = tag.indexOf(` ${name}="`);
  return at < 0 ? null : tag.slice(at + name.length + 3, tag.indexOf('"', at + name.length + 3));
};

const plain = (text: string): string => text.replace(ENTITY, (m) => letter(m));
const ENTITY = /&(?:#x?[0-9a-fA-F]{1,6}|[a-z]{2,4});/g;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]);

function letter(entity: string): string {
  const named = NAMED.get(entity);
  if (named !== undefined) return named;
  const isHex = entity[2] === 'x';
  const code = entity[1] === '#' ? Number.parseInt(entity.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10) : Number.NaN;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

/** Elements whose words do not stand in the text: deleted ones, and the second copy of what old programs cannot show. */
const LEFT_OUT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);

/** Tags and what stands between them, each with its place; what is opened and never closed ends it. */
function* piecesOf(xml: string): Generator<readonly [at: number, piece: string]> {
  for (let at = 0; at < xml.length; ) {
    const isTag = xml[at] === '<';
    const next = isTag ? xml.indexOf('>', at) + 1 : xml.indexOf('<', at);
    const end = next > 0 ? next : xml.length;
    if (!isTag || next > 0) yield [at, xml.slice(at, end)];
    at = end;
  }
}

/** One pass over the XML. */
function readBody(xml: string, targets: ReadonlyMap<string, string>): Body {
  const done: Paragraph[] = [];
  const open: Paragraph[] = [];
  let [out, isText] = [0, false];
  let link: { readonly href: string; readonly at: number } | null = null;
  for (const [at, piece] of piecesOf(xml)) {
    const paragraph = open.at(-1);
    if (piece[0] !== '<') {
      if (isText && out === 0 && paragraph) addText(paragraph, piece, at);
      continue;
    }
    const isEnd = piece[1] === '/';
    const name = /^<\/?([\w:]+)/.exec(piece)?.[1] ?? '';
    const isEmpty = piece.endsWith('/>');
    if (LEFT_OUT.has(name) && !isEmpty) out += isEnd ? -1 : 1;
    else if (name === 'w:t') isText = !isEnd && !isEmpty;
    else if (name === 'w:p' && !isEmpty) {
      if (!isEnd) open.push({ text: '', from: [], to: [], kind: 'paragraph', links: [] });
      else if (paragraph) done.push(open.pop()!);
    } else if (!paragraph || out > 0) continue;
    else if (name === 'w:pStyle') paragraph.kind = kindOf(attribute(piece, 'w:val') ?? '');
    else if (name === 'w:numPr' && !isEnd && paragraph.kind === 'paragraph') paragraph.kind = 'listItem';
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') add(paragraph, ' ', at, at);
    else if (name === 'w:hyperlink') {
      if (link && isEnd) paragraph.links.push({ href: link.href, span: [link.at, paragraph.text.length] });
      const href = isEnd ? undefined : targets.get(attribute(piece, 'r:id') ?? '');
      link = href === undefined ? null : { href, at: paragraph.text.length };
    }
  }
  return joined(done);
}

function add(paragraph: Paragraph, text: string, from: number, to: number): void {
  paragraph.text += text;
  for (let i = 0; i < text.length; i++) {
    paragraph.from.push(from);
    paragraph.to.push(to);
  }
}

function addText(paragraph: Paragraph, raw: string, at: number): void {
  let done = 0;
  for (const { 0: entity, index } of raw.matchAll(ENTITY)) {
    addPlain(paragraph, raw.slice(done, index), at + done);
    add(paragraph, letter(entity), at + index, at + index + entity.length);
    done = index + entity.length;
  }
  addPlain(paragraph, raw.slice(done), at + done);
}

function addPlain(paragraph: Paragraph, raw: string, at: number): void {
  paragraph.text += raw.replace(/[\r\n]/g, ' ');
  for (let i = 0; i < raw.length; i++) {
    paragraph.from.push(at + i);
    paragraph.to.push(at + i + 1);
  }
}

const kindOf = (style: string): BlockKind =>
  /^(?:title|heading|headline)/i.test(style)
    ? 'headline'
    : /^subtitle/i.test(style)
      ? 'standfirst'
      : /^list/i.test(style)
        ? 'listItem'
        : /quote/i.test(style)
          ? 'blockQuote'
          : 'paragraph';

/** Paragraphs with words, joined by one empty line. */
function joined(all: readonly Paragraph[]): Body {
  let text = '';
  const [from, to]: [number[], number[]] = [[], []];
  const blocks: Block[] = [];
  const links: Link[] = [];
  for (const p of all) {
    if (p.text.trim() === '') continue;
    if (text !== '') {
      text += '\n\n';
      from.push(-1, -1);
      to.push(-1, -1);
    }
    const start = text.length;
    text += p.text;
    for (const n of p.from) from.push(n);
    for (const n of p.to) to.push(n);
    blocks.push({ kind: p.kind, span: [start, text.length] });
    for (const { href, span } of p.links) links.push({ href, span: [start + span[0], start + span[1]] });
  }
  return { text, from, to, blocks, links, isStyled: blocks.some((b) => b.kind === 'headline') };
}
