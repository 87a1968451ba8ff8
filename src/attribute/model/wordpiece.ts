/** Word pieces of a text in order, with their UTF-16 offsets. */
export interface Pieces {
  /** Ids in the vocabulary. */
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  /** Ends, excluded. */
  readonly ends: readonly number[];
  /** 1 where a word begins (a run between white space and marks; each mark is a word of its own). */
  readonly heads: readonly number[];
}

/** Ids of the pieces of one word, and where each ends, counted from the word's start. */
interface Word {
  readonly ids: readonly number[];
  readonly ends: readonly number[];
}

const LETTER = 1;
const BLANK = 2;
const MARK = 3;
const DROPPED = 4;

const MAX_CHARACTERS = 100;
const CACHE_LIMIT = 60_000;

/** Class of each UTF-16 unit, filled as units are met; 0 is "not met yet". */
const classes = new Uint8Array(0x10000);

function classify(ch: string, code: number): number {
  if (ch === '\t' || ch === '\n' || ch === '\r' || /\p{Zs}/u.test(ch)) return BLANK;
  if (code === 0 || code === 0xfffd || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(ch)) return DROPPED;
  if (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  )
    return MARK;
  if (/\p{P}/u.test(ch) || isIdeograph(code)) return MARK;
  return LETTER;
}

/** The blocks of Chinese characters that the reference tokenizer sets apart. */
const isIdeograph = (c: number): boolean =>
  (c >= 0x4e00 && c <= 0x9fff) ||
  (c >= 0x3400 && c <= 0x4dbf) ||
  (c >= 0xf900 && c <= 0xfaff) ||
  (c >= 0x20000 && c <= 0x2a6df) ||
  (c >= 0x2a700 && c <= 0x2ceaf) ||
  (c >= 0x2f800 && c <= 0x2fa1f);

/**
 * WordPiece of uncased BERT models, with UTF-16 offsets. Ids are those of the reference tokenizer (white space and marks split,
 * lower case, accents dropped, longest match first). The pieces of a word touch: together they cover it.
 */
export class WordPiece {
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #cache = new Map<string, Word>();
  readonly unknown: number;
  readonly cls: number;
  readonly sep: number;

  /** `vocabulary` is the text of vocab.txt: one piece a line, the line number is the id. */
  constructor(vocabulary: string) {
    const lines = vocabulary.replace(/\r?\n$/, '').split(/\r?\n/);
    this.#vocabulary = new Map(lines.map((piece, id) => [piece, id]));
    this.unknown = this.#need('[UNK]');
    this.cls = this.#need('[CLS]');
    this.sep = this.#need('[SEP]');
  }

  #need(piece: string): number {
    const id = this.#vocabulary.get(piece);
    if (id === undefined) throw new Error(`vocabulary without ${piece}`);
    return id;
  }

  get size(): number {
    return this.#vocabulary.size;
  }

  /** Pieces of `text` from `start` to `end`. One pass, linear in the length. */
  split(text: string, start = 0, end = text.length): Pieces {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const heads: number[] = [];
    const emit = (from: number, to: number): void => {
      const word = this.#word(text.slice(from, to));
      let at = from;
      for (let k = 0; k < word.ids.length; k++) {
        ids.push(word.ids[k]!);
        starts.push(at);
        at = from + word.ends[k]!;
        ends.push(at);
        heads.push(k === 0 ? 1 : 0);
      }
    };
    let from = -1;
    for (let at = start; at < end; ) {
      const unit = text.charCodeAt(at);
      let width = 1;
      let kind = classes[unit]!;
      if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < end) {
        const code = text.codePointAt(at)!;
        width = code > 0xffff ? 2 : 1;
        kind = width === 2 ? classify(String.fromCodePoint(code), code) : DROPPED;
      } else if (kind === 0) kind = classes[unit] = classify(text[at]!, unit);
      if (kind === LETTER) {
        if (from < 0) from = at;
      } else if (kind !== DROPPED) {
        if (from >= 0) emit(from, at);
        from = -1;
        if (kind === MARK) emit(at, at + width);
      }
      at += width;
    }
    if (from >= 0) emit(from, end);
    return { ids, starts, ends, heads };
  }

  #word(raw: string): Word {
    const known = this.#cache.get(raw);
    if (known) return known;
    if (this.#cache.size >= CACHE_LIMIT) this.#cache.clear();
    const word = this.#match(raw);
    this.#cache.set(raw, word);
    return word;
  }

  #match(raw: string): Word {
    const { characters, origins } = normalized(raw);
    const whole: Word = { ids: [this.unknown], ends: [raw.length] };
    if (characters.length === 0) return { ids: [], ends: [] };
    if (characters.length > MAX_CHARACTERS) return whole;
    const ids: number[] = [];
    const ends: number[] = [];
    for (let at = 0; at < characters.length; ) {
      let to = characters.length;
      let id: number | undefined;
      for (; to > at; to--) {
        id = this.#vocabulary.get((at > 0 ? '##' : '') + characters.slice(at, to).join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) return whole;
      ids.push(id);
      ends.push(to < characters.length ? origins[to]! : raw.length);
      at = to;
    }
    return { ids, ends };
  }
}

/** Characters of `raw` in lower case without accents, and the unit of `raw` that each comes from. */
function normalized(raw: string): { characters: string[]; origins: number[] } {
  const characters: string[] = [];
  const origins: number[] = [];
  let at = 0;
  for (const ch of raw) {
    if (classify(ch, ch.codePointAt(0)!) !== DROPPED)
      for (const base of ch.normalize('NFD'))
        if (!/\p{Mn}/u.test(base))
          for (const low of base.toLowerCase()) {
            characters.push(low);
            origins.push(at);
          }
    at += ch.length;
  }
  return { characters, origins };
}
