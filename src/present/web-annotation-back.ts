import { offsetsOf } from '../records/code-points.ts';
import { Failure } from '../records/failure.ts';
import { checkReferences, fromJson } from '../records/json.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { LISTS } from './web-annotation.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value]).filter(isJson);

const bad = (what: string): Failure =>
  new Failure('bad-annotation', what, 'give what `hearsay read --format web-annotation` wrote');

/**
 * The read article that `toWebAnnotation` wrote, its spans taken from the selectors. Throws a `Failure` of one line where it is
 * something else, or where a position and its quotation do not go together.
 */
export function fromWebAnnotation(json: string): ReadArticle {
  let whole: unknown;
  try {
    whole = JSON.parse(json);
  } catch (error) {
    throw bad(`not JSON: ${(error as Error).message}`);
  }
  const first = isJson(whole) && isJson(whole.first) ? whole.first : null;
  const items = listOf(first?.items);
  const about = items.find((i) => dataOf(i)?.kind === 'article');
  if (!about) throw bad('no annotation holds the article');
  const { hearsay, article } = dataOf(about)!.record as { readonly hearsay: unknown; readonly article: object };
  const text = listOf(about.body).find((b) => b.type === 'TextualBody')?.value;
  if (typeof text !== 'string') throw bad('no annotation holds the text of the article');
  const filled = filler(text);
  const lists = LISTS.map(([list]) => [list, items.filter((i) => dataOf(i)?.kind === list).map(filled)]);
  const read = fromJson(JSON.stringify({ hearsay, article: { ...article, text }, ...Object.fromEntries(lists) }));
  checkReferences(read);
  return read;
}

/** The body that carries the record. */
const dataOf = (annotation: Json): { readonly kind: unknown; readonly record: unknown } | undefined =>
  listOf(annotation.body).find((b) => b.type === 'Dataset') as { kind: unknown; record: unknown } | undefined;

/** Puts the spans of an annotation's targets back into its record. */
function filler(text: string): (annotation: Json) => unknown {
  const { toUnits } = offsetsOf(text);
  return (annotation) => {
    const record = structuredClone(dataOf(annotation)!.record) as Record<string, unknown>;
    for (const { part, selector } of listOf(annotation.target)) {
      const [position, quote] = ['TextPositionSelector', 'TextQuoteSelector'].map((type) =>
        listOf(selector).find((s) => s.type === type),
      );
      const span = [toUnits(Number(position?.start)), toUnits(Number(position?.end))];
      if (text.slice(...span) !== quote?.exact)
        throw bad(`${String(annotation.id)}: position and quotation do not go together at ${String(part)}`);
      put(record, String(part).slice(1).split('/'), span, String(annotation.id));
    }
    return record;
  };
}

function put(record: Record<string, unknown>, path: readonly string[], span: unknown, id: string): void {
  let at: unknown = record;
  for (const key of path.slice(0, -1)) at = isIn(at, key) ? at[key] : undefined;
  const last = path.at(-1) ?? '';
  if (!isIn(at, last)) throw bad(`${id}: its record has no /${path.join('/')}`);
  at[last] = span;
}

const isIn = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);
