import { Failure } from '../records/failure.ts';
import { DECISION_KINDS, type Decision, type DecisionKind, type Selector } from '../records/ledger.ts';
import type { Span } from '../records/span.ts';
import type { Store, Transaction } from '../store/store.ts';
import { type Anchor, spanAt } from './anchor.ts';
import { type Asking, decisionOf } from './deciding.ts';
import { localAt } from './mentions.ts';
import { selectorAt, statementAt } from './selectors.ts';

export type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** Who decides and when, where an annotation does not say. */
export interface Decider {
  readonly by: string;
  readonly at: string;
}

const IRI = 'urn:hearsay:';
const idIn = (iri: string): string | null => (iri.startsWith(IRI) ? iri.slice(IRI.length).split('#')[0]! : null);

/** The annotations in a document: one, a list, a page, or a collection with its first page in it. Null where it is none of these. */
export function annotationsIn(document: unknown): readonly Json[] | null {
  if (Array.isArray(document)) {
    const all = document.map(annotationsIn);
    return all.every((a) => a !== null) ? all.flat() : null;
  }
  if (!isJson(document)) return null;
  const types = listOf(document.type);
  if (types.includes('Annotation')) return [document];
  if (types.includes('AnnotationPage')) return annotationsIn(listOf(document.items));
  if (types.includes('AnnotationCollection')) return annotationsIn(listOf(document.first));
  return null;
}

/** The decision that an annotation of ours carries whole; null in those of others. */
export function carriedIn({ id, body }: Json): unknown {
  if (typeof id !== 'string' || !id.startsWith(`${IRI}d:`)) return null;
  return (listOf(body).find((b) => isJson(b) && b.kind === 'decision') as Json | undefined)?.record ?? null;
}

/**
 * What a person decided with a W3C Web Annotation: a body for tagging names the kind, one for identifying the right source, one for
 * commenting is the note, and the targets are the words that it is about, in articles by address or by `urn:hearsay:` name. `where`
 * names it in messages. Throws a `Failure` of one line where it names nothing that can be decided, or words that no statement has.
 */
export async function decisionBy(store: Store, annotation: Json, where: string, decider: Decider): Promise<Decision> {
  const kind = kindIn(annotation, where);
  const targets: Found[] = [];
  // Reads alone; statements of a text are at hand within a transaction.
  await store.write(async (tx) => {
    for (const target of listOf(annotation.target)) targets.push(await found(store, tx, target, kind, where));
  });
  if (!targets.length) throw bad(where, 'it has no target', 'give the words that it is about');
  const ids = (list: Found['list']): readonly string[] => targets.filter((t) => t.list === list).map((t) => t.id);
  const asked: Asking = {
    kind,
    statements: ids('statements'),
    claims: ids('claims'),
    sources: ids('sources'),
    speaker: said(annotation, 'identifying'),
    note: said(annotation, 'commenting'),
    by: creatorIn(annotation) ?? decider.by,
    at: createdIn(annotation, where) ?? decider.at,
  };
  return decisionOf(store, asked).catch((error: unknown) => {
    throw error instanceof Failure ? new Failure(error.code, `${where}: ${error.message}`, error.hint) : error;
  });
}

const bad = (where: string, what: string, hint: string): Failure =>
  new Failure('bad-annotation', `${where}: ${what}`, hint);

function kindIn({ body }: Json, where: string): DecisionKind {
  const tags = listOf(body).filter((b): b is Json => isJson(b) && listOf(b.purpose).includes('tagging'));
  const kinds = DECISION_KINDS.filter((kind) => tags.some((b) => b.value === kind));
  if (kinds.length === 1) return kinds[0]!;
  const what = kinds.length ? `tags for several decisions: ${kinds.join(', ')}` : 'no tag says what is decided';
  throw bad(where, what, `give it one body for tagging, with one of ${DECISION_KINDS.join(', ')}`);
}

/** The words of the first body with this purpose. */
const said = ({ body }: Json, purpose: string): string | null =>
  listOf(body)
    .map((b) => (isJson(b) && listOf(b.purpose).includes(purpose) ? textOf(b.value) : null))
    .find((value) => value !== null) ?? null;

function creatorIn({ creator }: Json): string | null {
  const [first] = listOf(creator);
  if (!isJson(first)) return textOf(first);
  return textOf(first.name) ?? textOf(first.nickname) ?? textOf(first.id);
}

function createdIn({ created }: Json, where: string): string | null {
  if (created === undefined || created === null) return null;
  if (typeof created !== 'string' || Number.isNaN(Date.parse(created)))
    throw bad(
      where,
      `not a time: ${String(JSON.stringify(created)).slice(0, 60)}`,
      'give created as 2026-04-01T09:30:00Z',
    );
  return created;
}

interface Found {
  readonly list: 'statements' | 'claims' | 'sources';
  readonly id: string;
}

/** What one target is: a record by its name, or the statement (of `same-source` the source) whose words it selects. */
async function found(
  store: Store,
  tx: Transaction,
  target: unknown,
  kind: DecisionKind,
  where: string,
): Promise<Found> {
  const source = textOf(typeof target === 'string' ? target : isJson(target) ? (target.source ?? target.id) : null);
  if (source === null) throw bad(where, 'a target without a source', 'give the address of the article');
  const named = idIn(source);
  if (named && /^(?:st|c|s):/.test(named))
    return { list: named.startsWith('c:') ? 'claims' : named.startsWith('s:') ? 'sources' : 'statements', id: named };
  const anchor = anchorIn(isJson(target) ? target.selector : null);
  const shown = (anchor.quote?.exact ?? source).replace(/\s+/g, ' ').slice(0, 60);
  if (!anchor.quote && !(named && anchor.position))
    throw bad(where, `no words selected in ${source}`, 'give the target a TextQuoteSelector');
  const articles = named ? [named] : await articlesAt(tx, source);
  let isThere = false;
  for (const article of articles) {
    const text = (await store.article(article))?.read.article.text;
    if (text === undefined) continue;
    isThere = true;
    const span: Span | null = spanAt(text, anchor);
    const id = span && (await recordAt(tx, selectorAt(article, text, span), kind));
    if (id) return { list: kind === 'same-source' ? 'sources' : 'statements', id };
  }
  if (!isThere) throw bad(where, `no article ${source}`, 'add it first: `hearsay add ADDRESS`');
  throw bad(where, `no ${kind === 'same-source' ? 'source' : 'statement'} at “${shown}”`, 'select its own words');
}

async function recordAt(tx: Transaction, at: Selector, kind: DecisionKind): Promise<string | null> {
  const statements = await tx.statementsIn(at.article);
  if (kind !== 'same-source') return statementAt(at, statements)?.id ?? null;
  const local = await localAt(tx, at);
  const [linkable] = local !== null && statements[0] ? await tx.linkables([statements[0].id]) : [];
  return (local !== null && linkable?.sources.get(local)?.id) || null;
}

/** Texts that stood at an address, the newest first; a fragment of it only points into the page. */
async function articlesAt(tx: Transaction, address: string): Promise<readonly string[]> {
  const all = [...(await tx.publicationsAt(address))];
  if (!all.length && address.includes('#')) all.push(...(await tx.publicationsAt(address.split('#')[0]!)));
  return [...new Set(all.reverse().map((p) => p.article))];
}

function anchorIn(selector: unknown): Anchor {
  const all = listOf(selector).filter(isJson);
  const position = all.find((s) => s.type === 'TextPositionSelector');
  const quote = all.find((s) => s.type === 'TextQuoteSelector');
  const [start, end] = [position?.start, position?.end];
  const exact = textOf(quote?.exact);
  return {
    position: Number.isInteger(start) && Number.isInteger(end) ? [start as number, end as number] : null,
    quote: exact === null ? null : { exact, prefix: textOf(quote?.prefix) ?? '', suffix: textOf(quote?.suffix) ?? '' },
  };
}
