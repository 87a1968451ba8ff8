/** The head of a record: its named fields in lower case, and where its block begins and how long it is, in bytes. */
export interface WarcHead {
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
  /** Bytes of the head, the empty line included. */
  readonly head: number;
  readonly length: number;
}

/** A head is never longer than this. */
export const HEAD_BYTES = 65_536;

const CR = 13;
const LF = 10;
const LATIN1 = new TextDecoder('latin1');
const UTF8 = new TextDecoder();

/** The first empty line: where it starts and where it ends. Lines end in CR LF, or in LF alone. */
function emptyLine(bytes: Uint8Array, from = 0): { readonly start: number; readonly end: number } | null {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return { start: at + 1, end: at + 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { start: at + 1, end: at + 3 };
  }
  return null;
}

/** "Name: value" lines; a line that starts with a blank goes on with the one before; the first of a name counts. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last !== '') fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`.trim());
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return fields;
}

/** Whether a record may begin here. */
export const isWarc = (bytes: Uint8Array): boolean => LATIN1.decode(bytes.subarray(0, 7)).startsWith('WARC/');

/**
 * The lines up to the first empty one, and where that one ends. Null at the first line that is no field: so a search that tries
 * many places looks at each byte only once or twice.
 */
function headLines(bytes: Uint8Array): { readonly lines: readonly string[]; readonly end: number } | null {
  const lines: string[] = [];
  for (let at = 0; at < HEAD_BYTES; ) {
    const end = bytes.indexOf(LF, at);
    if (end < 0 || end > HEAD_BYTES) return null;
    const line = UTF8.decode(bytes.subarray(at, bytes[end - 1] === CR ? end - 1 : end));
    if (line === '') return { lines, end: end + 1 };
    if (lines.length === 0 ? !/^WARC\/\d\.\d{1,2}$/.test(line) : !/^(?:[ \t]|[^:\s]{1,80}[ \t]{0,9}:)/.test(line))
      return null;
    lines.push(line);
    at = end + 1;
  }
  return null;
}

/**
 * The head of the record that starts at the first byte, or null where there is none: the version line, and the four fields that
 * every record must have (ISO 28500: type, id, date, length).
 */
export function warcHead(bytes: Uint8Array): WarcHead | null {
  const found = isWarc(bytes) ? headLines(bytes) : null;
  if (!found) return null;
  const fields = fieldsOf(found.lines.slice(1));
  const type = fields.get('warc-type')?.toLowerCase();
  const length = fields.get('content-length') ?? '';
  if (!type || !/^\d{1,15}$/.test(length) || !fields.has('warc-record-id') || !fields.has('warc-date')) return null;
  return { type, fields, head: found.end, length: Number(length) };
}

/** An answer by HTTP as a record holds it. */
export interface HttpMessage {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** The answer in the block of a `response` record, its chunks joined; null where it is none. */
export function httpMessage(block: Uint8Array): HttpMessage | null {
  const end = emptyLine(block.subarray(0, HEAD_BYTES));
  const head = LATIN1.decode(block.subarray(0, end?.start ?? Math.min(block.length, HEAD_BYTES)));
  const [first = '', ...lines] = head.split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(first)?.[1];
  if (status === undefined) return null;
  const fields = fieldsOf(lines);
  const body = block.subarray(end?.end ?? block.length);
  const isChunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  return { status: Number(status), fields, body: (isChunked && dechunked(body)) || body };
}

/** The body without its chunk lengths, or null where it has none (some crawlers join the chunks and keep the header). */
function dechunked(body: Uint8Array): Uint8Array | null {
  const out = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; ) {
    const line = body.indexOf(LF, at);
    if (line < 0 || line - at > 200) return null;
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;|$)/i.exec(LATIN1.decode(body.subarray(at, line)).trimEnd())?.[1];
    if (size === undefined) return null;
    const bytes = Number.parseInt(size, 16);
    if (bytes === 0) break;
    const chunk = body.subarray(line + 1, line + 1 + bytes);
    out.set(chunk, length);
    length += chunk.length;
    at = line + 1 + bytes;
    while (body[at] === CR || body[at] === LF) at++;
  }
  return out.subarray(0, length);
}
