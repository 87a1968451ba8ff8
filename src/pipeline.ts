import { findAbout } from './attribute/about.ts';
import { findAt } from './attribute/at.ts';
import type { Engine } from './attribute/engine.ts';
import { formOf } from './attribute/form.ts';
import { isTranslated } from './attribute/translated.ts';
import { findUnattributed } from './attribute/unattributed.ts';
import { findFigures } from './figures/figures.ts';
import { parseArticle } from './parse/parse.ts';
import type { Addressee, Attribution } from './records/attribution.ts';
import { type ReadArticle, SCHEMA } from './records/read-article.ts';
import type { Reading } from './records/reading.ts';
import type { Span } from './records/span.ts';
import { resolveSources } from './resolve/resolve.ts';
import { VERSION } from './version.ts';

/**
 * From a reading to the finished record: parse, attribute, resolve sources, figures, and the article's own voice. The one place
 * where stages meet. The same reading and engine always give the same record.
 */
export async function analyse(reading: Reading, engine: Engine): Promise<ReadArticle> {
  const { article } = reading;
  const hearsay = {
    schema: SCHEMA,
    version: VERSION,
    engine: engine.name,
    model: engine.model,
    rules: engine.rules,
  } as const;
  if (article.language !== 'en') {
    return { hearsay, article, attributions: [], sources: [], figures: [], unattributed: [], notices: reading.notices };
  }
  const parse = parseArticle(article);
  const { found, names } = await engine.attribute(parse);
  const { sources, sourceOf, toOf, notices } = resolveSources(parse, found, { article, names });
  const kinds = new Map(sources.map((s) => [s.id, s.kind]));
  // An addressee is kept where it is an outlet: known as one, or described as one ("the newspaper"); a bare "it" tells nothing.
  const told = (span: Span | null, id: string | null): Addressee | null =>
    span && (id === null ? span[1] - span[0] > 'it'.length : kinds.get(id) === 'outlet')
      ? { span, sourceId: id }
      : null;
  const about = findAbout(parse, found, sourceOf, sources);
  const attributions: Attribution[] = found.map((f, i) => ({
    id: `a${i + 1}`,
    source: f.source,
    cue: f.cue,
    content: f.content,
    to: told(f.to, toOf[i] ?? null),
    form: formOf(parse, f.content, f.within !== null),
    act: f.act,
    stance: f.stance,
    about: about[i] === null ? null : `a${about[i]! + 1}`,
    within: f.within === null ? null : `a${f.within + 1}`,
    sourceId: sourceOf[i] ?? null,
    at: findAt(parse, f, article.published, f.within === null ? null : found[f.within]!.content),
    translated: isTranslated(parse, f),
    confidence: f.confidence,
    why: f.why,
  }));
  const figures = findFigures(parse, { published: article.published, attributions });
  return {
    hearsay,
    article,
    attributions,
    sources,
    figures,
    unattributed: findUnattributed(parse, attributions, figures),
    notices: [...reading.notices, ...parse.notices, ...notices],
  };
}
