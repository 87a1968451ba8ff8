/** Forms that other programs know, by the name that `--format` takes. */
export const STANDARDS = ['web-annotation', 'prov', 'schema-org', 'csl-json', 'bibtex', 'atom'] as const;
export type Standard = (typeof STANDARDS)[number];

const RECORDS = ['text', 'json', 'jsonl'] as const;
const TABLE = [...RECORDS, 'csv'] as const;

/** What the command line writes, and in which formats: the choices of `--format`. */
export const WRITTEN = {
  /** One read article. */
  article: ['text', 'json', 'jsonl', 'html', 'csv', ...STANDARDS],
  /** Two versions of an article, or two outlets on a story. */
  comparison: ['text', 'json', 'html'],
  digest: ['text', 'md', 'html', 'json', 'eml', 'atom'],
  /** What `lint` finds. */
  findings: ['text', 'json', 'sarif', 'github'],
  /** Many articles, one behind another. */
  bulk: ['jsonl', 'parquet', 'articles'],
  /** A part of the ledger as a list or a table. */
  view: TABLE,
  claim: [...TABLE, ...STANDARDS],
  story: [...TABLE, 'html', ...STANDARDS],
  /** Decisions, watches, what waits: records that have no table. */
  records: RECORDS,
  /** What a command tells while it runs. */
  progress: ['text', 'jsonl'],
  /** Events of watches. */
  events: [...RECORDS, 'atom', 'json-feed'],
  /** A part of the ledger, whole. */
  export: ['json', 'jsonl', 'csv', 'parquet', ...STANDARDS],
} as const;

/** What the server answers, and in which formats: the values of `format`. */
export const ANSWERED = {
  article: ['json', 'csv', 'html'],
  view: ['json', 'csv'],
  story: ['json', 'html'],
  digest: WRITTEN.digest,
  /** Events of a watch, for readers of feeds. */
  feed: ['atom', 'json'],
  /** A part of the ledger, whole: one that has no table, and one that has. */
  export: ['jsonl'],
  exportTable: ['jsonl', 'csv'],
} as const;

export type Written<What extends keyof typeof WRITTEN> = (typeof WRITTEN)[What][number];
export type Answered<What extends keyof typeof ANSWERED> = (typeof ANSWERED)[What][number];

/** Media types of what is sent. */
export const MEDIA_TYPES = {
  text: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
  eml: 'message/rfc822',
  atom: 'application/atom+xml; charset=utf-8',
  'json-feed': 'application/feed+json',
} as const;
