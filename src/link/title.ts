import type { Act, Attribution } from '../records/attribution.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Source } from '../records/source.ts';
import { type Span, words } from '../records/span.ts';
import { lowerBound } from './tokens.ts';

/** A name that stands in the text, as the reader found it. */
export interface NamedSpan {
  readonly span: Span;
  readonly label: 'PER' | 'ORG' | 'LOC';
}

/** Words put into a title, in brackets, before the offset `at`. */
interface Insert {
  readonly at: number;
  readonly text: string;
}

/** Acts by which a source says what it will do itself: "pledged *to pay*" is the source's own paying. */
const OWN_DEEDS: ReadonlySet<Act> = new Set(['promise']);

/**
 * Makes titles of statements: their own words, with what stands for a first name, a missing subject or "I" in brackets where that is sure, and nothing
 * taken out of what is said. Made once for an article.
 */
export class Titles {
  readonly #read: ReadArticle;
  /** First names by surname, in small letters; null where several people bear it. */
  readonly #first = new Map<string, string | null>();
  /** Names of one word, in text order. */
  readonly #short: readonly Span[];
  readonly #sources: ReadonlyMap<string, Source>;

  constructor(read: ReadArticle, names: readonly NamedSpan[]) {
    this.#read = read;
    this.#sources = new Map(read.sources.map((s) => [s.id, s]));
    const people = names.filter((n) => n.label === 'PER').map((n) => n.span);
    const text = (s: Span): string => read.article.text.slice(...s);
    for (const s of people) this.#learn(text(s));
    for (const s of read.sources) if (s.kind === 'person' && s.grade === 'named') this.#learn(s.name);
    this.#short = people
      .filter((s) => NAME.test(text(s)) && !isTitled(read.article.text, s[0]))
      .sort((a, b) => a[0] - b[0]);
  }

  #learn(name: string): void {
    const parts = name
      .replace(/['’]s$/, '')
      .trim()
      .split(/\s+/);
    if (parts.length < 2 || parts.length > 4 || !parts.every((p) => NAME.test(p) || INITIAL.test(p))) return;
    const last = parts.at(-1)!.toLowerCase();
    const first = parts.slice(0, -1).join(' ');
    const known = this.#first.get(last);
    if (known === undefined) this.#first.set(last, first);
    else if (known !== null && known !== first && !known.startsWith(`${first} `) && !first.startsWith(`${known} `))
      this.#first.set(last, null);
    else if (known !== null && first.length > known.length) this.#first.set(last, first);
  }

  /** The title of a statement; `null` where its own words need nothing. */
  of(content: readonly Span[], attribution: Attribution | null): string | null {
    const inserts = [...this.#subject(content, attribution), ...this.#fullNames(content)].sort((a, b) => a.at - b.at);
    if (!inserts.length) return null;
    const { text, skip } = this.#read.article;
    const out: string[] = [];
    for (const [start, end] of content) {
      let from = start;
      for (const { at, text: more } of inserts) {
        if (at < start || at >= end) continue;
        if (at > from) out.push(words(text, [[from, at]], skip));
        out.push(`[${more}]`);
        from = at;
      }
      out.push(words(text, [[from, end]], skip));
    }
    return out
      .filter(Boolean)
      .join(' ')
      .replace(/(["“(]) \[/g, '$1[');
  }

  /** Who will do what is promised, and who "I" is. */
  #subject(content: readonly Span[], attribution: Attribution | null): Insert[] {
    const source = this.#sources.get(attribution?.sourceId ?? '');
    if (!attribution || !source || source.grade !== 'named' || source.members.length > 0) return [];
    const [start, end] = content[0]!;
    const own = this.#read.article.text.slice(start, end);
    if (OWN_DEEDS.has(attribution.act) && /^to\s/.test(own)) return [{ at: start, text: source.name }];
    const first = source.kind === 'person' ? /(?<![\p{L}'’])I(?![\p{L}.])/u.exec(own) : null;
    // "I" within somebody's direct words is who says them.
    return first && attribution.form !== 'indirect' ? [{ at: start + first.index + 1, text: source.name }] : [];
  }

  #shortIn([start, end]: Span): readonly Span[] {
    const out: Span[] = [];
    const short = this.#short;
    for (let i = lowerBound(short.length, (k) => short[k]![0] >= start); i < short.length && short[i]![0] < end; i++)
      if (short[i]![1] <= end) out.push(short[i]!);
    return out;
  }

  #fullNames(content: readonly Span[]): Insert[] {
    const told = new Set<string>();
    return content
      .flatMap((piece) => this.#shortIn(piece))
      .flatMap(([start, end]) => {
        const word = this.#read.article.text
          .slice(start, end)
          .replace(/['’]s$/, '')
          .toLowerCase();
        const first = this.#first.get(word);
        if (!first || told.has(word)) return [];
        told.add(word);
        return [{ at: start, text: first }];
      });
  }
}

const NAME = /^\p{Lu}[\p{L}’'-]+$/u;
const INITIAL = /^\p{Lu}\.?$/u;

/** "Mr. Tan", "Senator Tan": a title says enough of whom it is, and takes no first name before it. */
const isTitled = (text: string, at: number): boolean =>
  /^\p{Lu}\p{L}{0,20}\.?$/u.test(/\S{0,24}$/u.exec(text.slice(Math.max(0, at - 25), at - 1))?.[0] ?? '');
