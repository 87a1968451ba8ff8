import { findAt } from './attribute/at.ts';
import type { Engine } from './attribute/engine.ts';
import { formOf } from './attribute/form.ts';
import { isTranslated } from './attribute/translated.ts';
import { findUnattributed } from './attribute/unattributed.ts';
import { findFigures } from './figures/figures.ts';
import { parseArticle } from './parse/parse.ts';
import type { Attribution } from './records/attribution.ts';
import { type ReadArticle, SCHEMA } from './records/read-article.ts';
import type { Reading } from './records/reading.ts';
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
  const attributions: Attribution[] = found.map((f, i) => ({
    id: `a${i + 1}`,
    source: f.source,
    cue: f.cue,
    content: f.content,
    to: f.to && { span: f.to, sourceId: toOf[i] ?? null },
    form: formOf(parse, f.content, f.within !== null),
    act: f.act,
    stance: f.stance,
    about: null,
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
