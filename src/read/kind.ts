import { FEED_ROOTS, MAIL_FIELDS } from '../rules/formats.ts';
import { type InputKind, isBinary, sniffBytes, sniffText } from './sniff.ts';
import { decodeXml } from './xml.ts';

/** What a file or an answer holds, told by its first bytes: one article, or something that holds many. */
export type ContentKind = InputKind | 'opml' | 'addresses' | 'mbox' | 'parquet';

/** So many bytes are enough to tell. */
export const KIND_BYTES = 65_536;

/** `PAR1`, at the begin of a Parquet file and at its end. */
const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** End of a comment, an instruction or a document type that starts at `at`; -1 where it has none, null where none starts. */
function asideEnd(text: string, at: number): number | null {
  const isType = /^<!doctype/i.test(text.slice(at, at + 9));
  const mark = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) || isType ? '>' : null;
  if (mark === null) return null;
  const end = text.indexOf(mark, at);
  const subset = isType ? text.indexOf('[', at) : -1;
  // Declarations of its own: it ends behind them.
  const last = subset >= 0 && subset < end ? text.indexOf('>', Math.max(subset, text.indexOf(']', subset))) : end;
  return last < 0 || (subset >= 0 && subset < end && text.indexOf(']', subset) < 0) ? -1 : last + mark.length;
}

/** Name of the outermost element without its prefix, in lower case; null where the text is no XML or HTML. */
function rootOf(text: string): string | null {
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    const end = asideEnd(text, at);
    if (end === null) break;
    if (end < 0) return null;
    at = end;
  }
  const name = /^<([a-z_][\w.-]{0,40}:)?([a-z_][\w.-]{0,40})/i.exec(text.slice(at, at + 100));
  return name?.[2]?.toLowerCase() ?? null;
}

/** Headers at the top: at least a sender and two more that mail has, and nothing else before the first empty line. */
function isMail(text: string): boolean {
  // Nearly every text is told from a mail by its first line, and nothing else of it need be looked at.
  if (!/^(?:[ \t]|[\w-]{1,60}:)/.test(text)) return false;
  const found = new Set<string>();
  for (const line of text.slice(0, 8000).split(/\r?\n/)) {
    if (line === '') break;
    if (/^[ \t]/.test(line)) continue;
    const name = /^([\w-]{1,60}):/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) return false;
    if (MAIL_FIELDS.has(name)) found.add(name);
  }
  return found.has('from') && found.size >= 3;
}

/** Nothing but addresses, one a line; empty lines and lines with a number sign aside. The last line may be cut. */
function isAddressList(text: string, isWhole: boolean): boolean {
  if (!/^(?:\s|#[^\n]*\n)*https?:\/\//i.test(text)) return false;
  const lines = text.split(/\r?\n/);
  if (!isWhole) lines.pop();
  const told = lines.map((l) => l.trim()).filter((l) => l !== '' && !l.startsWith('#'));
  return told.length > 0 && told.every((l) => /^https?:\/\/\S+$/i.test(l));
}

function jsonKind(text: string): ContentKind {
  if (/"version"\s{0,20}:\s{0,20}"https?:\/\/(?:www\.)?jsonfeed\.org/.test(text)) return 'feed';
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const isOneLine = line.trimEnd().endsWith('}') || line.length > KIND_BYTES / 2;
  return /"items"\s{0,20}:\s{0,20}\[/.test(text) && !/"(?:text|html)"\s{0,20}:/.test(line)
    ? 'feed'
    : isOneLine
      ? 'jsonl'
      : 'text';
}

/**
 * The kind of what begins with `head` (at least `KIND_BYTES` bytes of it, or all). Names and media types say nothing here; the
 * media type is used for its charset alone.
 */
export function kindOf(head: Uint8Array, contentType: string | null = null): ContentKind {
  if (PARQUET.every((byte, i) => head[i] === byte)) return 'parquet';
  const shown = sniffBytes(head);
  if (shown) return shown;
  const text = decodeXml(head, contentType);
  // A web archive whose first bytes are damaged is one still.
  if (/^warc-record-id:/im.test(text.slice(0, 4000)) && /^warc-type:/im.test(text.slice(0, 4000))) return 'warc';
  if (isBinary(text)) return 'binary';
  const root = rootOf(text);
  if (root !== null && FEED_ROOTS.has(root)) return 'feed';
  if (root === 'opml') return 'opml';
  const start = text.trimStart();
  if (start.startsWith('{')) return jsonKind(text);
  if (/^From \S/.test(text) && isMail(text.slice(text.indexOf('\n') + 1))) return 'mbox';
  if (isMail(start)) return 'mail';
  return isAddressList(text, head.length < KIND_BYTES) ? 'addresses' : sniffText(text);
}
