/** What JSON-LD (schema.org) says of the article. */
export interface LinkedData {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly description: string | null;
}

const ARTICLE = /(?:Article|NewsArticle|BlogPosting|Report|LiveBlogPosting)$/;
const NOTHING: LinkedData = {
  title: null,
  outlet: null,
  authors: [],
  published: null,
  modified: null,
  description: null,
};

/** Reads the first article among all JSON-LD blocks of a page. A block that is no JSON is passed over. */
export function jsonLd(document: Document): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = find(parse(script.textContent ?? ''), 0);
    if (!article) continue;
    return {
      title: text(article.headline) ?? text(article.name),
      outlet: nameOf(article.publisher),
      authors: list(article.author).flatMap((a) => nameOf(a) ?? []),
      published: text(article.datePublished) ?? text(article.dateCreated),
      modified: text(article.dateModified),
      description: text(article.description),
    };
  }
  return NOTHING;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const list = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : v === undefined || v === null ? [] : [v]);

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)/, '').replace(/(?:-->|\/\/\]\]>)\s*$/, ''));
  } catch {
    return null;
  }
}

/** The first object with an article's type, at most a few levels down. */
function find(value: unknown, depth: number): Json | null {
  if (depth > 4) return null;
  for (const item of list(value)) {
    if (!isObject(item)) continue;
    if (list(item['@type']).some((t) => typeof t === 'string' && ARTICLE.test(t))) return item;
    const inner =
      find(item['@graph'], depth + 1) ?? find(item.mainEntity, depth + 1) ?? find(item.mainEntityOfPage, depth + 1);
    if (inner) return inner;
  }
  return null;
}

const text = (v: unknown): string | null => {
  const s = typeof v === 'string' ? decodeEntities(v).replace(/\s+/g, ' ').trim() : '';
  return s || null;
};
const nameOf = (v: unknown): string | null => {
  const first = list(v)[0];
  return isObject(first) ? text(list(first.name)[0]) : text(first);
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  '#8217': '’',
  '#8216': '‘',
  '#8220': '“',
  '#8221': '”',
  ndash: '–',
  mdash: '—',
};

/** JSON-LD strings are often HTML-escaped once more than they should be. */
const decodeEntities = (s: string): string =>
  s.replace(/&(#?\w{2,6});/g, (whole, name: string) => ENTITIES[name] ?? whole);
