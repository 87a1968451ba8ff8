/** Places of a written event: from words to UTF-16 spans. */
import type { Act, Stance } from '../../src/records/attribution.ts';
import type { Span } from '../../src/records/span.ts';
import type { EventFile, Far, Place } from './shape.ts';

export interface EventAttribution {
  readonly id: string;
  /** Null where the article names nobody. */
  readonly source: Span | null;
  readonly who: string | null;
  readonly grade: ArticleFile['attributions'][number]['grade'];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly to: Span | null;
  readonly act: Act;
  readonly stance: Stance;
  readonly about: string | null;
  readonly within: string | null;
  readonly reason: Span | null;
}

/** Words of one source. */
export interface EventMention {
  readonly who: string;
  readonly span: Span;
}

type ArticleFile = EventFile['articles'][number];
type FigureFile = ArticleFile['figures'][number];
type StatementFile = EventFile['claims'][number]['statements'][number];
type Spanned<T> = Readonly<Omit<T, 'words'>> & { readonly span: Span };
export type EventFigure = Spanned<FigureFile>;
export type EventStatement = Spanned<StatementFile>;

export interface EventArticle
  extends Readonly<Omit<ArticleFile, 'furniture' | 'mentions' | 'attributions' | 'figures'>> {
  readonly furniture: readonly Span[];
  /** In text order; the sources of attributions are among them. */
  readonly mentions: readonly EventMention[];
  readonly attributions: readonly EventAttribution[];
  readonly figures: readonly EventFigure[];
}

export interface EventClaim extends Readonly<Omit<EventFile['claims'][number], 'statements'>> {
  readonly statements: readonly EventStatement[];
}

/** Words in one of the articles. */
export interface FarPlace {
  readonly article: string;
  readonly span: Span;
}

type Ends<T, K extends string> = Readonly<Omit<T, K>> & { readonly [P in K]: FarPlace };

/** An event with every place as a span of its article's text. */
export interface WrittenEvent extends Readonly<Omit<EventFile, 'articles' | 'claims' | 'drift' | 'pairs'>> {
  readonly articles: readonly EventArticle[];
  readonly claims: readonly EventClaim[];
  readonly drift: readonly Ends<EventFile['drift'][number], 'from' | 'to'>[];
  readonly pairs: readonly Ends<EventFile['pairs'][number], 'a' | 'b'>[];
}

const letter = /[\p{L}\p{N}\p{M}]/u;

/** Whether the text has a letter or digit on both sides of `at`. */
const inWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && letter.test(text.charAt(at - 1)) && letter.test(text.charAt(at));

/** Starts of `words` in `text`, those that would cut a word left out. */
function startsOf(text: string, words: string): number[] {
  const out: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!inWord(text, at) && !inWord(text, at + words.length)) out.push(at);
  return out;
}

/** The span that a place names in `text`, or one line that tells why there is none. */
export function find(text: string, place: Place): Span | string {
  const [words, which] = typeof place === 'string' ? [place, undefined] : place;
  const quoted = JSON.stringify(words);
  if (words !== words.trim()) return `${quoted} begins or ends with white space`;
  const starts = startsOf(text, words);
  const span = (start: number): Span => [start, start + words.length];
  if (!starts.length)
    return text.includes(words) ? `${quoted} would cut a word of the text` : `${quoted} is not in the text`;
  if (typeof which === 'number') {
    const start = starts[which - 1];
    return start === undefined ? `${quoted} stands ${starts.length} times, not ${which}` : span(start);
  }
  if (which === undefined)
    return starts.length === 1
      ? span(starts[0]!)
      : `${quoted} stands ${starts.length} times: give its number or longer words around it`;
  const around = find(text, which);
  if (typeof around === 'string') return `around ${quoted}: ${around}`;
  const inside = starts.filter((s) => s >= around[0] && s + words.length <= around[1]);
  return inside.length === 1 ? span(inside[0]!) : `${quoted} stands ${inside.length} times in ${JSON.stringify(which)}`;
}

const NOWHERE: Span = [0, 0];

/** The event with spans, and one line for each place that was not found (its span is then [0, 0]). */
export function withSpans(file: EventFile): { event: WrittenEvent; faults: string[] } {
  const faults: string[] = [];
  const texts = new Map(file.articles.map((a) => [a.id, a.text]));
  const seek = (article: string, field: string, place: Place): Span => {
    const text = texts.get(article);
    const found = text === undefined ? `no article ${article}` : find(text, place);
    if (typeof found !== 'string') return found;
    faults.push(`${article} ${field}: ${found}`);
    return NOWHERE;
  };
  const far = (at: Far, field: string): FarPlace => {
    if (typeof at !== 'string') return { article: at[0], span: seek(at[0], field, at[1]) };
    const dot = at.lastIndexOf('.');
    const claim = file.claims.find((c) => c.id === at.slice(0, dot));
    const statement = claim?.statements[Number(at.slice(dot + 1)) - 1];
    if (statement) return { article: statement.article, span: seek(statement.article, field, statement.words) };
    faults.push(`${field}: no statement ${at}`);
    return { article: '', span: NOWHERE };
  };
  const event: WrittenEvent = {
    ...file,
    articles: file.articles.map((a) => articleSpans(a, (field, place) => seek(a.id, field, place))),
    claims: file.claims.map((c) => ({
      ...c,
      statements: c.statements.map(({ words, ...s }) => ({
        ...s,
        span: seek(s.article, `statement of ${c.id}`, words),
      })),
    })),
    drift: file.drift.map((d, i) => ({
      ...d,
      from: far(d.from, `drift ${i + 1} from`),
      to: far(d.to, `drift ${i + 1} to`),
    })),
    pairs: file.pairs.map((p, i) => ({ ...p, a: far(p.a, `pair ${i + 1} a`), b: far(p.b, `pair ${i + 1} b`) })),
  };
  return { event, faults };
}

function articleSpans(a: ArticleFile, seek: (field: string, place: Place) => Span): EventArticle {
  const maybe = (field: string, place: Place | null): Span | null => (place === null ? null : seek(field, place));
  const attributions = a.attributions.map((t) => ({
    ...t,
    source: maybe(`${t.id} source`, t.source),
    cue: seek(`${t.id} cue`, t.cue),
    content: t.content.map((c) => seek(`${t.id} content`, c)),
    to: maybe(`${t.id} to`, t.to),
    reason: maybe(`${t.id} reason`, t.reason),
  }));
  const listed = Object.entries(a.mentions).flatMap(([who, places]) =>
    places.map((place) => ({ who, span: seek(`mention of ${who}`, place) })),
  );
  return {
    ...a,
    furniture: a.furniture.map((f) => seek('furniture', f)),
    mentions: mentionsOf(listed, attributions),
    attributions,
    figures: a.figures.map(({ words, ...f }) => ({ ...f, span: seek('figure', words) })),
  };
}

/** The mentions that a file lists and the sources of its attributions, each once, in text order. */
function mentionsOf(listed: readonly EventMention[], attributions: readonly EventAttribution[]): EventMention[] {
  const sources = attributions.flatMap(({ who, source }) => (who && source ? [{ who, span: source }] : []));
  const once = new Map([...listed, ...sources].map((m) => [`${m.span} ${m.who}`, m]));
  return [...once.values()].sort((x, y) => x.span[0] - y.span[0] || y.span[1] - x.span[1] || (x.who < y.who ? -1 : 1));
}
