import { Failure } from './failure.ts';
import type { ReadArticle } from './read-article.ts';
import type { Span } from './span.ts';

/**
 * Throws a `Failure` that names the first span outside `article.text`, the first id that is used twice or points at nothing, and
 * the first attribution that lies within itself.
 */
export function checkReferences(read: ReadArticle): void {
  const { article, attributions, sources, figures, unattributed, notices } = read;
  const end = article.text.length;
  const span = (path: string, value: Span | null): void => {
    if (value && !(value[0] <= value[1] && value[1] <= end)) {
      throw bad(path, JSON.stringify(value), `start ≤ end ≤ ${end}, the length of the text`);
    }
  };
  const spans = (path: string, values: readonly Span[]): void => {
    values.forEach((v, i) => {
      span(`${path}[${i}]`, v);
    });
  };
  const target = (path: string, id: string | null, known: ReadonlySet<string>, what: string): void => {
    if (id !== null && !known.has(id))
      throw bad(path, JSON.stringify(id), `the id of ${what} of this article, or null`);
  };
  const a = idsOf('attributions', attributions);
  const s = idsOf('sources', sources);
  const f = idsOf('figures', figures);
  idsOf('unattributed', unattributed);

  article.credits.forEach((c, i) => {
    span(`article.credits[${i}].span`, c.span);
  });
  article.links.forEach((l, i) => {
    span(`article.links[${i}].span`, l.span);
  });
  article.blocks.forEach((b, i) => {
    span(`article.blocks[${i}].span`, b.span);
  });
  spans('article.skip', article.skip);
  attributions.forEach((x, i) => {
    const path = `attributions[${i}]`;
    spans(`${path}.source`, x.source);
    span(`${path}.cue`, x.cue);
    spans(`${path}.content`, x.content);
    span(`${path}.to.span`, x.to?.span ?? null);
    target(`${path}.to.sourceId`, x.to?.sourceId ?? null, s, 'a source');
    target(`${path}.about`, x.about, a, 'an attribution');
    target(`${path}.within`, x.within, a, 'an attribution');
    target(`${path}.sourceId`, x.sourceId, s, 'a source');
    for (const key of ['when', 'where', 'medium'] as const) span(`${path}.at.${key}`, x.at?.[key] ?? null);
  });
  checkChains(read);
  sources.forEach((x, i) => {
    const path = `sources[${i}]`;
    span(`${path}.reason`, x.reason);
    spans(`${path}.mentions`, x.mentions);
    x.members.forEach((id, j) => {
      target(`${path}.members[${j}]`, id, s, 'a source');
    });
  });
  figures.forEach((x, i) => {
    span(`figures[${i}].span`, x.span);
    target(`figures[${i}].partOf`, x.partOf, f, 'a figure');
    target(`figures[${i}].attribution`, x.attribution, a, 'an attribution');
  });
  unattributed.forEach((x, i) => {
    span(`unattributed[${i}].span`, x.span);
  });
  notices.forEach((x, i) => {
    span(`notices[${i}].span`, x.span);
  });
}

const bad = (path: string, found: string, allowed: string): Failure =>
  new Failure('json-reference', `bad value at ${path}: ${found}`, `allowed: ${allowed}`);

function idsOf(path: string, records: readonly { readonly id: string }[]): ReadonlySet<string> {
  const ids = new Set<string>();
  records.forEach(({ id }, i) => {
    if (ids.has(id)) throw bad(`${path}[${i}].id`, JSON.stringify(id), 'an id that no other record has');
    ids.add(id);
  });
  return ids;
}

/** Every attribution is visited once, so that a long chain costs no more than a short one. */
function checkChains({ attributions }: ReadArticle): void {
  const at = new Map(attributions.map((x, i) => [x.id, i]));
  const safe = new Set<number>();
  for (let i = 0; i < attributions.length; i++) {
    const walked = new Set<number>();
    for (let j: number | undefined = i; j !== undefined && !safe.has(j); ) {
      if (walked.has(j)) {
        const { id, within } = attributions[j]!;
        throw bad(`attributions[${j}].within`, JSON.stringify(within), `no attribution that lies within ${id} itself`);
      }
      walked.add(j);
      const outer: string | null = attributions[j]!.within;
      j = outer === null ? undefined : at.get(outer);
    }
    for (const j of walked) safe.add(j);
  }
}
