import { findAbout } from './attribute/about.ts';
import { findAt } from './attribute/at.ts';
import type { Engine, FindingOptions, Findings } from './attribute/engine.ts';
import { formOf } from './attribute/form.ts';
import { isTranslated } from './attribute/translated.ts';
import { findUnattributed } from './attribute/unattributed.ts';
import { findFigures } from './figures/figures.ts';
import { ledgerSources } from './link/sources.ts';
import { statementsOf } from './link/statements.ts';
import { textFacts } from './link/text-facts.ts';
import { parseArticle } from './parse/parse.ts';
import { publicationOf } from './publication.ts';
import type { Addressee, Attribution } from './records/attribution.ts';
import type { LedgerEntry } from './records/ledger.ts';
import type { Parse } from './records/parse.ts';
import { type ReadArticle, SCHEMA } from './records/read-article.ts';
import type { Reading } from './records/reading.ts';
import type { Span } from './records/span.ts';
import { resolveSources } from './resolve/resolve.ts';
import { VERSION } from './version.ts';

/**
 * From a reading to the finished record: parse, attribute, resolve sources, figures, and the article's own voice. The one place
 * where stages meet. The same reading and engine always give the same record.
 */
export async function analyse(reading: Reading, engine: Engine, options: AnalyseOptions = {}): Promise<ReadArticle> {
  return (await analysed(reading, engine, options)).read;
}

/** How an article is read; nothing here changes what is found. */
export type AnalyseOptions = Pick<FindingOptions, 'between' | 'soFar'>;

/** The same with what the ledger keeps beside it: the statements and sources of the article, ready for linking. */
export async function readForLedger(reading: Reading, engine: Engine): Promise<LedgerEntry> {
  const { read, parse, findings } = await analysed(reading, engine, { vectors: true });
  return ledgerEntry(read, parse, findings);
}

/** A finished record with its statements, its sources and what linking compares of it; `findings` are null where the language is not read. */
export function ledgerEntry(
  read: ReadArticle,
  parse: Parse,
  findings: Pick<Findings, 'vectors' | 'judged' | 'claimStarts' | 'names'> | null,
): LedgerEntry {
  const { vectors, judged, claimStarts } = findings ?? {};
  const statements = statementsOf(read, parse, {
    vectorOf: (spans) => vectors?.([spans])[0] ?? null,
    judgedOf: (spans) => judged?.([spans])[0] ?? null,
    names: findings?.names ?? [],
    ...(claimStarts && { claimStarts }),
  });
  return {
    read,
    publication: publicationOf(read.article),
    text: textFacts(read, parse, statements),
    sources: ledgerSources(read),
    statements,
  };
}

interface Analysed {
  readonly read: ReadArticle;
  readonly parse: Parse;
  /** Null where the language is not read. */
  readonly findings: Findings | null;
}

async function analysed(reading: Reading, engine: Engine, options: FindingOptions = {}): Promise<Analysed> {
  const { article } = reading;
  const hearsay = {
    schema: SCHEMA,
    version: VERSION,
    engine: engine.name,
    model: engine.model,
    rules: engine.rules,
  } as const;
  const parse = parseArticle(article);
  if (article.language !== 'en') {
    const { notices } = reading;
    const read = { hearsay, article, attributions: [], sources: [], figures: [], unattributed: [], notices };
    return { read, parse, findings: null };
  }
  const findings = await engine.attribute(parse, options);
  const { found, names, antecedents } = findings;
  const { sources, sourceOf, toOf, notices } = resolveSources(parse, found, {
    article,
    names,
    ...(antecedents && { antecedents }),
  });
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
  const read = {
    hearsay,
    article,
    attributions,
    sources,
    figures,
    unattributed: findUnattributed(parse, attributions, figures),
    notices: [...reading.notices, ...parse.notices, ...notices],
  };
  return { read, parse, findings };
}
