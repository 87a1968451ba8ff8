/**
 * The public list: analyse an article, present the record, read articles, and the records themselves. Nothing here needs Node; files, standard
 * input and the model from disk are in `hearsay/node`, the model over HTTP in `hearsay/web`.
 */

// Analysing: an article to attributions, sources and figures.
export type { Engine, FindingOptions, Findings, NameMention } from './attribute/engine.ts';
export { rulesEngine } from './attribute/engine.ts';
export type { Model, ModelOptions } from './attribute/model/engine.ts';
export { loadModel } from './attribute/model/engine.ts';
export type { ReadFile } from './attribute/model/manifest.ts';
export type { Runtime, Session, Tensor } from './attribute/model/runtime.ts';
export { modelEngine } from './attribute/model-engine.ts';
export { besideOutlets } from './compare/outlets.ts';
export { compareVersions } from './compare/versions.ts';
export { type DigestOptions, digest, matterOf as digestMatterOf, type ReadBack, readBackBy } from './digesting.ts';
export { RULES as lintRules } from './lint/rules.ts';
export { Linter, type LintOptions, lint, lintRead } from './linting.ts';
export { analyse } from './pipeline.ts';
// Presenting: a finished record to one format each.
export { toCsv } from './present/csv.ts';
export { DIGEST_TYPES, digestAs } from './present/digest.ts';
export { toHtml } from './present/html.ts';
export { toTerminal } from './present/terminal.ts';
export type { WebAnnotation } from './present/web-annotation.ts';
export { toWebAnnotation } from './present/web-annotation.ts';
export { fromWebAnnotation } from './present/web-annotation-back.ts';
// Reading: bytes or text to an article.
export { readHtml } from './read/html.ts';
export { readInput } from './read/input.ts';
export { readMarkdown } from './read/markdown.ts';
export { type ReadDraft, readDraft } from './read/switches.ts';
export { readText } from './read/text.ts';
// The records: what everything else gives and takes.
export type { Article, Block, BlockKind, Credit, Link, PublishedOrigin } from './records/article.ts';
export { BLOCK_KINDS } from './records/article.ts';
export type {
  Act,
  Addressee,
  At,
  Attribution,
  Form,
  Precision,
  Role,
  Stance,
  Unattributed,
} from './records/attribution.ts';
export { ACTS, FORMS, PRECISIONS, ROLES, STANCES } from './records/attribution.ts';
export { BESIDE_TOLD, type Beside, type BesideClaim, type BesideStatement } from './records/beside.ts';
export type { Claim, Drift, Evidence, Origin, Position, Relation, Statement } from './records/claim.ts';
export { DRIFT_KINDS, RELATION_KINDS } from './records/claim.ts';
export type { ComparedStatement, Comparison, VersionChange, VersionStatement } from './records/comparison.ts';
export { VERSION_CHANGES } from './records/comparison.ts';
export type { Digest, DigestFormat, DigestLine, DigestMatter, DigestTold } from './records/digest.ts';
export { DIGEST_FORMATS } from './records/digest.ts';
export { Failure } from './records/failure.ts';
export type { Figure, Hedge } from './records/figure.ts';
export { HEDGES } from './records/figure.ts';
export type { Finding, FindingLevel, Fix, RuleFacts, RuleLevel } from './records/finding.ts';
export { FINDING_LEVELS, RULE_LEVELS } from './records/finding.ts';
export type { Found } from './records/found.ts';
export { checkReferences, fromJson, toJson } from './records/json.ts';
export type { Notice, NoticeLevel } from './records/notice.ts';
export type { Parse } from './records/parse.ts';
export type { ReadArticle } from './records/read-article.ts';
export { ENGINES, SCHEMA } from './records/read-article.ts';
export type { Given, Reading } from './records/reading.ts';
export type { RuleSwitch } from './records/rule-switch.ts';
export { articleSchema } from './records/schema.ts';
export type { Grade, Source, SourceKind } from './records/source.ts';
export { GRADES, SOURCE_KINDS } from './records/source.ts';
export type { Span } from './records/span.ts';
export { words } from './records/span.ts';
export type { Why } from './records/why.ts';

export { VERSION } from './version.ts';
