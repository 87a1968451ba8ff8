import { ARTICLE_TYPES } from '../rules/page-tags.ts';
import { plainText } from './fragment.ts';

/** What JSON-LD (schema.org) says of the article. */
export interface LinkedData {
  readonly headline: string | null;
  readonly name: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly url: string | null;
  /** False where the page shows only the start to those who do not pay. */
  readonly free: boolean | null;
}

type Json = Readonly<Record<string, unknown>>;
/** Objects that are looked at on one page. */
const MANY = 20_000;

const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const list = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : v === undefined || v === null ? [] : [v]);

/**
 * Reads what the JSON-LD blocks of a page say of its article; null where none tells of one. Of several articles the one that is
 * `isThis` by its address is taken, else the first with a headline and a date. Blocks that are no JSON are passed over.
 */
export function jsonLd(document: Document, isThis: (url: string) => boolean): LinkedData | null {
  const roots: unknown[] = [];
  for (const script of document.querySelectorAll('script')) {
    const type = script.getAttribute('type');
    if (type && /^\s*application\/(?:[a-z]+\+)?ld\+json/i.test(type)) roots.push(parse(script.textContent ?? ''));
  }
  const byId = new Map<string, Json>();
  const articles: Json[] = [];
  const pages: Json[] = [];
  for (const node of objects(roots)) {
    const id = node['@id'];
    if (typeof id === 'string' && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
    const types = list(node['@type']).map((t) => String(t).replace(/^.*[/#:]/, ''));
    if (types.some((t) => ARTICLE_TYPES.has(t))) articles.push(node);
    else if (types.includes('WebPage')) pages.push(node);
  }
  const address = (node: Json): string =>
    text(node.url) ??
    text(node['@id']) ??
    text(isObject(node.mainEntityOfPage) ? node.mainEntityOfPage['@id'] : node.mainEntityOfPage) ??
    '';
  const dated = (node: Json): boolean => !!(node.headline ?? node.name) && !!node.datePublished;
  const article =
    articles.find((a) => isThis(address(a))) ??
    articles.find(dated) ??
    articles[0] ??
    pages.find((p) => !!p.datePublished) ??
    null;
  if (!article) return null;
  const follow = (v: unknown): unknown => {
    const id = isObject(v) && !v.name ? v['@id'] : undefined;
    return typeof id === 'string' ? (byId.get(id) ?? v) : v;
  };
  const names = (v: unknown): string[] => list(v).flatMap((x) => nameOf(follow(x)) ?? []);
  return {
    headline: text(article.headline),
    name: text(article.name),
    outlet: names(article.publisher)[0] ?? names(article.sourceOrganization)[0] ?? null,
    authors: [names(article.author), names(article.creator)].find((n) => n.length) ?? [],
    published: text(article.datePublished),
    modified: text(article.dateModified),
    url: text(article.url),
    free:
      typeof article.isAccessibleForFree === 'string'
        ? !/false/i.test(article.isAccessibleForFree)
        : (bool(article.isAccessibleForFree) ?? null),
  };
}

const bool = (v: unknown): boolean | null => (typeof v === 'boolean' ? v : null);

/** JSON within comment or CDATA marks, as pages have it; line breaks within its strings are forgiven. */
function parse(source: string): unknown {
  const json = withoutMarks(source);
  return parsed(json) ?? parsed(json.replace(/\p{Cc}+/gu, ' '));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Marks stand within a few units of the ends; the middle is not searched. */
function withoutMarks(source: string): string {
  const json = source.trim();
  const head = json.slice(0, 40).replace(/^[\s/*]*<!(?:--|\[CDATA\[)[\s/*]*/, '');
  const body = head + json.slice(40);
  const cut = Math.max(0, body.length - 40);
  return body.slice(0, cut) + body.slice(cut).replace(/(?<![\s/*;])[\s/*;]*(?:-->|\]\]>)[\s/*;]*$|;$/, '');
}

/** Every object in the roots, outer ones first, without recursion. */
function* objects(roots: readonly unknown[]): Generator<Json> {
  const queue: unknown[] = [...roots];
  for (let i = 0; i < queue.length && i < MANY; i++) {
    const value = queue[i];
    if (Array.isArray(value)) for (const v of value) queue.push(v);
    else if (isObject(value)) {
      yield value;
      for (const v of Object.values(value)) if (typeof v === 'object' && v !== null) queue.push(v);
    }
  }
}

/** A string without markup: JSON-LD is often escaped once more than it should be. */
const text = (v: unknown): string | null => (typeof v === 'string' ? plainText(v.slice(0, 2000)) : null);

const nameOf = (v: unknown): string | null => {
  if (!isObject(v)) return text(v);
  const name = text(list(v.name)[0]);
  const parts = [text(v.givenName), text(v.familyName)].filter((p) => p !== null);
  return name ?? (parts.length ? parts.join(' ') : null);
};
