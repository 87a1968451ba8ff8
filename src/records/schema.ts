import type { Article, Block, Credit, Link } from './article.ts';
import { BLOCK_KINDS, PUBLISHED_ORIGINS } from './article.ts';
import type { Addressee, At, Attribution, Unattributed } from './attribution.ts';
import { ACTS, FORMS, PRECISIONS, STANCES } from './attribution.ts';
import type { Figure } from './figure.ts';
import { HEDGES } from './figure.ts';
import type { Notice } from './notice.ts';
import { NOTICE_LEVELS } from './notice.ts';
import type { Maker, ReadArticle } from './read-article.ts';
import { ENGINES, SCHEMA } from './read-article.ts';
import type { Source } from './source.ts';
import { GRADES, SOURCE_KINDS } from './source.ts';
import type { Why } from './why.ts';

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** The part of JSON Schema 2020-12 that our records need; `check` in json.ts understands exactly this. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly (string | number | null)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
}

/** A record: every key is there, no other is. The compiler holds the keys against the record's type. */
const record = <T>(description: string, properties: { readonly [K in keyof Required<T>]: Schema }): Schema => ({
  description,
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const ref = (name: string, description?: string): Schema => ({
  $ref: `#/$defs/${name}`,
  ...(description === undefined ? {} : { description }),
});
const or = (schema: Schema, description?: string): Schema => ({
  anyOf: [schema, { type: 'null' }],
  ...(description === undefined ? {} : { description }),
});
const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description === undefined ? {} : { description }),
});
const oneOf = (values: readonly string[], description: string): Schema => ({
  description,
  type: 'string',
  enum: values,
});
const oneOfOrNull = (values: readonly string[], description: string): Schema => ({
  description,
  type: ['string', 'null'],
  enum: [...values, null],
});

const text: Schema = { type: 'string' };
const textOrNull = (description: string): Schema => ({ description, type: ['string', 'null'] });
const numberOrNull = (description: string): Schema => ({ description, type: ['number', 'null'] });
const probability = (description: string): Schema => ({ description, type: 'number', minimum: 0, maximum: 1 });
const why = list(ref('why'), 'What found each part.');

/**
 * JSON Schema (2020-12) of a read article. The order of the keys is the order in which they are written.
 * `schema/article.schema.json` is this object.
 */
export const articleSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:hearsay:article:${SCHEMA}`,
  title: 'A read article',
  ...record<ReadArticle>('Who said what in one article, according to whom.', {
    hearsay: ref('maker'),
    article: ref('article'),
    attributions: list(ref('attribution')),
    sources: list(ref('source')),
    figures: list(ref('figure')),
    unattributed: list(ref('unattributed'), "Sentences and clauses in the article's own voice."),
    notices: list(ref('notice')),
  }),
  $defs: {
    offset: { type: 'integer', minimum: 0 },
    span: {
      description: 'Start and end (excluded) in `article.text`, in UTF-16 units.',
      type: 'array',
      prefixItems: [ref('offset'), ref('offset')],
      items: false,
      minItems: 2,
    },
    why: record<Why>('What found one part of a record.', {
      part: text,
      by: { description: '`rule <id>` or `model <id>`.', type: 'string' },
      score: probability('Probability that the part is right.'),
    }),
    maker: record<Maker>('What made the record.', {
      schema: { description: 'Version of this form.', type: 'integer', enum: [SCHEMA] },
      version: text,
      engine: oneOf(ENGINES, 'What found the attributions.'),
      model: textOrNull("Id of the model's weights."),
      rules: { description: 'Hash of the rules and the code that read.', type: 'string' },
    }),
    credit: record<Credit>('A dateline, credit or byline that names an outlet.', { outlet: text, span: ref('span') }),
    link: record<Link>('A link in the text.', { href: text, span: ref('span') }),
    block: record<Block>('One part of the page, in text order.', {
      kind: oneOf(BLOCK_KINDS, 'What part it is.'),
      span: ref('span'),
    }),
    article: record<Article>('The text that is read, with what is known of it.', {
      id: { description: '`sha256:` and the hash of the text.', type: 'string' },
      file: textOrNull('The input as given.'),
      url: textOrNull('Address of the page.'),
      canonical: textOrNull('Address that the page names as its own.'),
      outlet: textOrNull('Who publishes.'),
      title: textOrNull('The headline.'),
      authors: list(text),
      published: textOrNull('ISO 8601, with its offset from UTC, or a bare date.'),
      publishedFrom: oneOfOrNull(PUBLISHED_ORIGINS, 'Where the date was found.'),
      modified: textOrNull('ISO 8601.'),
      fetched: textOrNull('ISO 8601.'),
      language: { description: 'BCP 47 tag.', type: 'string' },
      truncated: { description: 'True where the page shows only a part of the text.', type: 'boolean' },
      credits: list(ref('credit')),
      links: list(ref('link')),
      blocks: list(ref('block')),
      skip: list(ref('span'), 'Markup inside the text.'),
      text,
    }),
    addressee: record<Addressee>('An outlet that was told first.', {
      span: ref('span'),
      sourceId: textOrNull('Id of its source.'),
    }),
    at: record<At>('When, where and through what.', {
      when: or(ref('span')),
      date: textOrNull('ISO 8601, cut to the precision.'),
      precision: oneOfOrNull(PRECISIONS, 'How exact the date is.'),
      where: or(ref('span')),
      medium: or(ref('span')),
    }),
    attribution: record<Attribution>('One source expressing one content.', {
      id: text,
      source: list(ref('span'), 'The words that name who expresses it.'),
      cue: ref('span', 'The words that signal it.'),
      content: list(ref('span'), 'What is expressed; empty only with `decline`.'),
      to: or(ref('addressee')),
      form: oneOf(FORMS, 'How much of the content is quoted.'),
      act: oneOf(ACTS, 'What kind of expressing.'),
      stance: oneOf(STANCES, 'How the source stands to the claim at issue.'),
      about: textOrNull('Id of the attribution that states the claim at issue.'),
      within: textOrNull('Id of the attribution in whose content this one lies.'),
      sourceId: textOrNull('Id of its source.'),
      at: or(ref('at')),
      translated: { type: 'boolean' },
      confidence: probability('Probability that source, cue and content are right.'),
      why,
    }),
    source: record<Source>('Who stands behind the mention: one record for all mentions of it.', {
      id: text,
      kind: oneOf(SOURCE_KINDS, 'What it is.'),
      grade: oneOf(GRADES, 'How far a reader could hold someone to it.'),
      name: text,
      aliases: list(text),
      members: list(text, 'Ids of the sources that it consists of.'),
      role: textOrNull('Office.'),
      affiliation: textOrNull('Body that it speaks for or belongs to.'),
      outletId: textOrNull('Key into the outlet register.'),
      reason: or(ref('span'), 'The stated ground for withholding a name.'),
      mentions: list(ref('span')),
      why,
    }),
    figure: record<Figure>('A quantity that somebody reports.', {
      id: text,
      span: ref('span'),
      min: numberOrNull('Lower bound.'),
      max: numberOrNull('Upper bound.'),
      hedge: oneOf(HEDGES, 'How the words bound it.'),
      counted: textOrNull('What is counted.'),
      unit: textOrNull('`people`, an ISO 4217 currency code, `%`, or another unit.'),
      was: numberOrNull('The older value.'),
      partOf: textOrNull('Id of the figure that this one is a part of.'),
      asOf: textOrNull('ISO 8601.'),
      attribution: textOrNull('Id of the innermost attribution that it stands in.'),
    }),
    unattributed: record<Unattributed>("A sentence or clause in the article's own voice.", {
      id: text,
      span: ref('span'),
      why,
    }),
    notice: record<Notice>('Something a reader of the result should know.', {
      code: text,
      level: oneOf(NOTICE_LEVELS, 'How much it matters.'),
      span: or(ref('span')),
      message: text,
      hint: textOrNull('What to do about it.'),
    }),
  },
};
