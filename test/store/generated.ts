import { createHash } from 'node:crypto';
import type { Stance } from '../../src/records/attribution.ts';
import type { LedgerEntry, LedgerSource, LedgerStatement, Publication, TextFacts } from '../../src/records/ledger.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Source } from '../../src/records/source.ts';
import type { Span } from '../../src/records/span.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A small linear congruential generator: numbers 0 to n - 1. */
export function dice(seed: number): (n: number) => number {
  let x = (Math.imul(seed + 1, 2654435761) ^ 0x9e3779b9) >>> 0;
  return (n) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return Math.floor((x / 4294967296) * n);
  };
}

const PLACES = ['Port Nara', 'Velt', 'Ottery', 'Marl', 'Quist', 'Tessin', 'Oster', 'Lindhaven'];
const THINGS = [
  'ferry',
  'dam',
  'quay',
  'grain store',
  'tram line',
  'archive',
  'power station',
  'bridge',
  'museum',
  'mine',
];
const DEEDS = [
  'reopen',
  'close',
  'be sold',
  'be searched',
  'be rebuilt',
  'fail',
  'cost more',
  'be inspected',
  'burn',
  'flood',
];
const FIRST = ['Ada', 'Ben', 'Cora', 'Dov', 'Ines', 'Jonas', 'Lena', 'Milo', 'Nora', 'Olaf'];
const LAST = ['Holm', 'Ruiz', 'Velt', 'Toral', 'Brandt', 'Lind', 'Marek', 'Sato', 'Quist', 'Ames'];
const OUTLETS = ['Paper P', 'Herald H', 'Agency T', 'Courier C', 'Post Q', 'Radio R', 'Journal J', 'Agency U'];
const SYLLABLES = [
  'ka',
  'ro',
  'mi',
  'tes',
  'lun',
  'dor',
  'vel',
  'bri',
  'sen',
  'ova',
  'nim',
  'gal',
  'pir',
  'tho',
  'ush',
  'elm',
];

/** An invented word: the higher the number the rarer it is meant to be. */
export const word = (n: number): string => {
  let out = '';
  for (let x = n + 16; x > 0; x = Math.floor(x / 16)) out += SYLLABLES[x % 16];
  return out;
};

export interface Made {
  /** Statements an article. */
  readonly statements?: number;
  /** Of them, how many are those of the story, the first ones; all unless said. */
  readonly shared?: number;
  /** Sentences of the article's own voice beside them. */
  readonly filler?: number;
  /** Number of the story that an article tells; the same number gives the same claims. */
  readonly story?: number;
  readonly vectors?: boolean;
  /** Day of publication, ISO 8601; one of the story's month unless said. */
  readonly published?: string;
  /** In place of the few words that statements are made of else. */
  readonly prose?: Prose;
}

/** What one subject is told in. */
export interface Told {
  readonly words: string;
  readonly stems: readonly string[];
  readonly names: readonly string[];
  readonly vector: Int8Array;
}

/** Words with the frequencies of news, so that statements are alike as often as those of real articles. */
export interface Prose {
  /** How an article (by its dice) tells of a subject of a story. */
  readonly told: (subject: number, story: number, d: (n: number) => number) => Told;
  readonly context: (story: number) => readonly string[];
  readonly topic: (story: number) => readonly (readonly [string, number])[];
  readonly story: (story: number) => TextFacts['story'];
  /** Somebody named who speaks in an article (by its dice) of a story. */
  readonly speaker: (story: number, d: (n: number) => number) => Pick<LedgerSource, 'name' | 'role' | 'affiliation'>;
}

/**
 * An article made from a number, read and made ready for linking, without any engine: the same number gives the same one. Articles
 * of one story share statements in other words, from other sources, some denied.
 */
export function entry(
  seed: number,
  {
    statements = 4,
    shared = statements,
    filler = 2,
    story = seed % 10,
    vectors = false,
    published: day,
    prose,
  }: Made = {},
): LedgerEntry {
  const d = dice(seed);
  const s = dice(story * 7919 + 13);
  const place = `${PLACES[s(PLACES.length)]} ${word(story)}`;
  const outlet = OUTLETS[d(OUTLETS.length)]!;
  const ofStory = `2026-${String(1 + (story % 12)).padStart(2, '0')}-${String(1 + d(27)).padStart(2, '0')}`;
  const published = day ?? ofStory;
  const title = `News of ${place}, ${word(seed)}`;
  let text = title;
  const blocks: { kind: 'headline' | 'paragraph'; span: Span }[] = [{ kind: 'headline', span: [0, title.length] }];
  const made: { statement: LedgerStatement; number: number | null; at: Span | null }[] = [];
  const attributions: ReadArticle['attributions'][number][] = [];
  const unattributed: ReadArticle['unattributed'][number][] = [];
  const locals = new Map<string, LedgerSource>();
  const mentions = new Map<string, Span[]>();
  const contents: { content: Span; build: (id: string) => LedgerStatement; number: number | null; at: Span | null }[] =
    [];
  for (let i = 0; i < statements + filler; i++) {
    text += '\n\n';
    const start = text.length;
    const topic = i < statements ? s(12) : null;
    if (topic === null) {
      const words = Array.from({ length: 14 }, () => word(d(30_000))).join(' ');
      text += `The ${words} near ${place}.`;
      unattributed.push({
        id: `u${unattributed.length + 1}`,
        span: [start, text.length],
        why: [{ part: 'span', by: 'rule rest', score: 1 }],
      });
      blocks.push({ kind: 'paragraph', span: [start, text.length] });
      continue;
    }
    const subject = i < shared ? story * 12 + topic : 10_000_000 + seed * 16 + i;
    const thing = `${THINGS[topic % 10]} ${word(subject)}`;
    const deed = DEEDS[(story + topic) % 10]!;
    const number = topic % 3 !== 0 ? null : prose ? 10 + (subject % 80) + (d(20) ? 0 : 1 + d(3)) : 10 + d(3);
    const told = prose?.told(subject, story, d);
    const plain = `the ${thing} would ${deed}${number === null ? '' : ` with ${number} people`} before ${word(d(40))}`;
    const proposition = told ? `${told.words}${number === null ? '' : ` with ${number} people`}` : plain;
    const own = d(8) === 0;
    const denied = d(6) === 0;
    let local: string | null = null;
    let attribution: string | null = null;
    let from = start;
    if (!own) {
      const named = d(4) !== 0;
      const speaker = !named
        ? { name: 'officials', role: null, affiliation: null }
        : (prose?.speaker(story, d) ?? {
            name: `${FIRST[(story + topic + d(2)) % 10]} ${LAST[(story * 3 + topic) % 10]} ${word(story % 400)}`,
            role: 'mayor',
            affiliation: place,
          });
      const { name } = speaker;
      const before = locals.get(name);
      local = before?.local ?? `s${locals.size + 1}`;
      if (!before)
        locals.set(name, {
          local,
          kind: named ? 'person' : 'group',
          grade: named ? 'named' : 'unnamed',
          ...speaker,
          aliases: [],
          members: [],
          outletId: null,
          reason: null,
        });
      mentions.set(name, [...(mentions.get(name) ?? []), [start, start + name.length]]);
      const cue = denied ? 'denied that' : 'said that';
      text += `${name} ${cue} `;
      from = text.length;
      attribution = `a${attributions.length + 1}`;
      attributions.push({
        id: attribution,
        source: [[start, start + name.length]],
        cue: [start + name.length + 1, from - 1],
        content: [[from, from + proposition.length]],
        to: null,
        form: 'indirect',
        act: denied ? 'deny' : 'say',
        stance: denied ? 'denies' : 'asserts',
        about: null,
        within: null,
        sourceId: local,
        at: null,
        translated: false,
        confidence: 0.9,
        why: [
          { part: 'cue', by: 'model en-1:generated', score: 0.98 },
          { part: 'source', by: 'model en-1:generated', score: 0.95 },
          { part: 'act', by: 'rule verb', score: 1 },
        ],
      });
    } else
      unattributed.push({
        id: `u${unattributed.length + 1}`,
        span: [from, from + proposition.length + 1],
        why: [{ part: 'span', by: 'rule rest', score: 1 }],
      });
    text += `${proposition}.`;
    blocks.push({ kind: 'paragraph', span: [start, text.length] });
    const content: Span = [from, from + proposition.length];
    const stance: Stance = own || !denied ? 'asserts' : 'denies';
    const at = number === null ? null : proposition.indexOf(String(number));
    const attributionId = attribution;
    const source = local;
    contents.push({
      content,
      number,
      at: at === null ? null : [from + at, from + at + String(number).length],
      build: (article) => ({
        id: `st:${hash(`${article} ${from} ${from + proposition.length}`).slice(0, 20)}`,
        article,
        attribution: attributionId,
        content: [content],
        words: proposition,
        proposition,
        stance,
        quoted: false,
        translated: false,
        source,
        grade: own ? 'named' : source && locals.get('officials')?.local === source ? 'unnamed' : 'named',
        chain: source === null ? [] : [source],
        hands: 0,
        about: null,
        said: null,
        facts: {
          stems: told?.stems ?? proposition.split(' '),
          names: told?.names ?? [thing],
          context: prose?.context(story) ?? [place],
          numbers:
            number === null
              ? []
              : [{ min: number, max: number, unit: 'people', counted: told?.stems.slice(0, 1) ?? ['people'] }],
          predicate: told ? (told.stems[0] ?? null) : deed,
          hedges: [],
          negated: false,
          dates: prose
            ? subject % 8 === 0
              ? [`2026-01-${String(1 + (subject % 28)).padStart(2, '0')}`]
              : []
            : [published],
        },
        vector: told?.vector ?? (vectors ? vector(dice(subject), d) : null),
      }),
    });
  }
  const id = `sha256:${hash(text)}`;
  for (const c of contents) made.push({ statement: c.build(id), number: c.number, at: c.at });
  const file = `news/${seed}.txt`;
  const sources = [...locals].map(
    ([name, l]): Source => ({
      id: l.local,
      kind: l.kind,
      grade: l.grade,
      name,
      aliases: [],
      members: [],
      role: l.role,
      affiliation: l.affiliation,
      outletId: null,
      reason: null,
      mentions: mentions.get(name) ?? [],
      why: [{ part: 'mention', by: 'rule name', score: 1 }],
    }),
  );
  const read: ReadArticle = {
    hearsay: { schema: 1, version: '0.1.0', engine: 'rules', model: null, rules: 'en-1' },
    article: {
      id,
      file,
      url: `https://${outlet.toLowerCase().replace(' ', '-')}.example/news/2026/${word(story)}-${seed}.html`,
      canonical: null,
      outlet,
      title,
      authors: [`${FIRST[d(10)]} ${LAST[d(10)]}`],
      published,
      publishedFrom: 'given',
      modified: null,
      fetched: null,
      language: 'en',
      truncated: false,
      credits: [],
      links: [],
      blocks,
      skip: [],
      text,
    },
    attributions,
    sources,
    figures: made.flatMap(({ statement, number, at }, i) =>
      number === null || !at
        ? []
        : [
            {
              id: `f${i + 1}`,
              span: at,
              min: number,
              max: number,
              hedge: 'exact' as const,
              counted: 'people',
              unit: 'people',
              was: null,
              partOf: null,
              asOf: null,
              attribution: statement.attribution,
            },
          ],
    ),
    unattributed,
    notices: [],
  };
  return {
    read,
    publication: publication(read, outlet, published),
    text: {
      article: id,
      prints: Array.from({ length: 64 }, () => d(4294967296)),
      wordCount: text.split(/\s+/).length,
      topic: prose?.topic(story) ?? [
        [place, 5],
        [word(story), 40],
      ],
      story: { names: [place], numbers: [], words: [word(story)] },
      centre: prose
        ? centreOf(made.map((m) => m.statement.vector))
        : vectors
          ? Array.from({ length: 384 }, () => d(13) - 6)
          : [],
      links: [],
    },
    sources: [...locals.values()],
    statements: made.map((m) => m.statement),
  };
}

/** An appearance of a text at an outlet, on a day. */
export function publication(read: ReadArticle, outlet: string, published: string | null): Publication {
  const { id: article, file, url, canonical, title, authors } = read.article;
  return {
    id: `p:${hash(`${article} ${url} ${outlet} ${published}`).slice(0, 32)}`,
    article,
    file,
    url,
    canonical,
    outlet,
    outletId: null,
    country: outlet.length % 2 ? 'XA' : 'XB',
    title,
    authors,
    published,
    modified: null,
    fetched: null,
    credits: [],
    replaces: null,
  };
}

/** Mean of vectors, as it is kept with a text. */
function centreOf(vectors: readonly (Int8Array | null)[]): number[] {
  const sum = new Float64Array(384);
  for (const v of vectors) for (let i = 0; v && i < v.length; i++) sum[i]! += v[i]!;
  return Array.from(sum, (x) => Math.round(x / Math.max(1, vectors.length)));
}

/** A unit vector near that of its topic, as the model's are kept. */
function vector(topic: (n: number) => number, d: (n: number) => number): Int8Array {
  const values = Array.from({ length: 384 }, () => topic(2001) - 1000 + (d(601) - 300));
  const norm = Math.sqrt(values.reduce((n, v) => n + v * v, 0)) || 1;
  return Int8Array.from(values, (v) => Math.round((127 * v) / norm));
}
