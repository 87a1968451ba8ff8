import { BLOCK_ELEMENTS, FEED_ELEMENTS, FIRST_ELEMENTS, MAIL_ONLY_FIELDS } from '../rules/formats.ts';

/** What an input is, told by its content; its name says nothing. */
export const INPUT_KINDS = [
  'text',
  'markdown',
  'html',
  'feed',
  'xml',
  'mail',
  'jsonl',
  'warc',
  'pdf',
  'gzip',
  'zip',
  'image',
  'binary',
] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** First bytes of formats, as numbers or as ASCII letters. */
const MAGIC: readonly (readonly [first: readonly number[] | string, kind: InputKind])[] = [
  ['%PDF-', 'pdf'],
  [[0x1f, 0x8b], 'gzip'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  ['GIF8', 'image'],
  ['RIFF', 'binary'],
  ['\x7fELF', 'binary'],
  ['OggS', 'binary'],
  ['ID3', 'binary'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'binary'],
  ['WARC/', 'warc'],
];

/** Bytes at the head that are looked at for controls. */
const HEAD = 8192;
/** Share of control characters above which nothing is a text. */
const CONTROLS = 0.02;

/** The kind that the bytes themselves show: a known signature, or too many control characters. Null: a text of some kind. */
export function sniffBytes(bytes: Uint8Array): InputKind | null {
  for (const [first, kind] of MAGIC) {
    const hit =
      typeof first === 'string'
        ? [...first].every((c, i) => bytes[i] === c.charCodeAt(0))
        : first.every((b, i) => bytes[i] === b);
    if (hit && !(kind === 'binary' && typeof first === 'string' && mostlyText(bytes))) return kind;
  }
  return null;
}

const mostlyText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 64).some((b) => b < 9);

/** True where decoded text has so many control characters that it is none. */
export function isBinary(text: string): boolean {
  const head = text.slice(0, HEAD);
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const c = head.charCodeAt(i);
    if (c < 9 || (c > 13 && c < 32 && c !== 27) || c === 0x7f || c === 0xfffd) controls++;
  }
  return controls > head.length * CONTROLS + 8;
}

/** The kind that decoded text shows. Markdown only where it is clearly marked up; whatever is left is plain text. */
export function sniffText(text: string): InputKind {
  const head = text.slice(0, 65_536);
  const start = head.trimStart();
  if (/^<\?xml[\s>]/.test(start) || FEED_ELEMENTS.has(/^<([a-z:]+)[\s>]/i.exec(start)?.[1]?.toLowerCase() ?? ''))
    return xml(start);
  if (isHtml(start)) return 'html';
  if (/^\{\s*"/.test(start)) return json(start);
  if (isMail(start)) return 'mail';
  return isMarkdown(head) ? 'markdown' : 'text';
}

function xml(start: string): InputKind {
  const root = /<(?![?!])([a-z][\w:.-]{0,40})/i.exec(start)?.[1]?.toLowerCase();
  if (root === 'html') return 'html';
  return root === 'rss' || root === 'feed' || root === 'rdf:rdf' ? 'feed' : 'xml';
}

function isHtml(start: string): boolean {
  const open = start.startsWith('<!--') ? start.slice(Math.max(0, start.indexOf('-->') + 3)).trimStart() : start;
  if (/^<!doctype\s+html(?:[\s/>]|$)/i.test(open)) return true;
  if (FIRST_ELEMENTS.has(/^<([a-z][a-z0-9]*)(?:[\s/>]|$)/i.exec(open)?.[1]?.toLowerCase() ?? '')) return true;
  // A fragment that opens with words: two closing tags of blocks.
  const closed = start
    .match(/<\/[a-z][a-z0-9]*>/gi)
    ?.filter((tag) => BLOCK_ELEMENTS.has(tag.slice(2, -1).toLowerCase()));
  return (closed?.length ?? 0) >= 2;
}

function json(start: string): InputKind {
  if (/^\{\s*"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(start)) return 'feed';
  return /^\{[^\n]*\}\s*(?:\n|$)/.test(start) ? 'jsonl' : 'text';
}

/** Three header lines at the top, one of them of the kind that only mail has. */
function isMail(start: string): boolean {
  if (!/^[a-z][a-z-]{1,40}:/i.test(start)) return false;
  let n = 0;
  let sure = false;
  for (const line of start.slice(0, 4000).split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && n) continue;
    const name = /^([A-Za-z][A-Za-z-]{1,40}):/.exec(line)?.[1]?.toLowerCase();
    if (!name) break;
    n++;
    if (MAIL_ONLY_FIELDS.has(name)) sure = true;
  }
  return sure && n >= 3;
}

/** Front matter, a heading with number signs, or links in brackets. */
function isMarkdown(head: string): boolean {
  if (frontMatterEnd(head) > 0 || /^#{1,6}[ \t]+\S/m.test(head)) return true;
  return /\[[^\][\n]{1,300}\]\((?:https?:|mailto:|\/|#|\.)[^\s()]{0,2000}(?: "[^"\n]{0,200}")?\)/.test(head);
}

/** Lines of front matter at most. */
const MATTER_LINES = 200;

/**
 * Where front matter ends that opens a text: lines between two lines of three dashes, the first of them that is no comment a key and a colon. 0 where
 * there is none.
 */
export function frontMatterEnd(text: string): number {
  const line = /([^\n]*)(?:\n|$)/y;
  const next = (): string | null => {
    const from = line.lastIndex;
    if (from >= text.length) return null;
    return line.exec(text)![1]!.trimEnd();
  };
  if (next() !== '---') return 0;
  let isKeyed = false;
  for (let n = 0; n < MATTER_LINES; n++) {
    const words = next();
    if (words === null) return 0;
    if (words === '---') return isKeyed ? line.lastIndex : 0;
    if (isKeyed || words.startsWith('#')) continue;
    if (!/^[\w-]{1,40}:/.test(words)) return 0;
    isKeyed = true;
  }
  return 0;
}
