import type { Engine } from './attribute/engine.ts';
import { check } from './lint/check.ts';
import { NO_HOUSE, type Text } from './lint/draft.ts';
import { RULES } from './lint/rules.ts';
import { parseArticle } from './parse/parse.ts';
import { type AnalyseOptions, analyse } from './pipeline.ts';
import type { Finding, RuleLevel } from './records/finding.ts';
import type { ReadArticle } from './records/read-article.ts';
import type { Reading } from './records/reading.ts';
import type { RuleSwitch } from './records/rule-switch.ts';

/** How a draft is looked at; everything has a default. */
export interface LintOptions {
  /** Levels in place of the rules' own, by id. */
  readonly levels?: Readonly<Record<string, RuleLevel>>;
  /** Verbs of saying, in the past, that the house counts as loaded too ("thundered"). */
  readonly loaded?: readonly string[];
  /** Verbs of saying that the house allows ("claimed"). */
  readonly allowed?: readonly string[];
  /** Names of outlets beside those that are known. */
  readonly outlets?: readonly string[];
  /** Documents that quotations, denials and relays are held against. */
  readonly against?: readonly ReadArticle[];
  /** Stretches in which rules are off. */
  readonly switches?: readonly RuleSwitch[];
}

const textOf = (read: ReadArticle): Text => ({ read, parse: parseArticle(read.article) });

/**
 * What the lint finds in an article that was read, in text order; spans are UTF-16 offsets into `article.text`. Pure: the same article and options give the same findings.
 */
export function lintRead(read: ReadArticle, options: LintOptions = {}): readonly Finding[] {
  const { levels = {}, loaded = [], allowed = [], outlets = [], against = [], switches = [] } = options;
  if (read.article.language !== 'en') return [];
  const house = { ...NO_HOUSE, loaded: lowerSet(loaded), allowed: lowerSet(allowed), outlets };
  const draft = { ...textOf(read), house, against: against.map(textOf) };
  const findings = check(draft, RULES, ({ id, level }) => levels[id] ?? level);
  return findings.filter(
    ({ rule, span: [at] }) =>
      !switches.some((s) => s.span[0] <= at && at < s.span[1] && (s.rules?.includes(rule) ?? true)),
  );
}

const lowerSet = (list: readonly string[]): ReadonlySet<string> => new Set(list.map((w) => w.toLowerCase()));

/** Reads a draft and tells what the lint finds in it. */
export const lint = async (reading: Reading, engine: Engine, options: LintOptions = {}): Promise<readonly Finding[]> =>
  lintRead(await analyse(reading, engine), options);

/**
 * Lints a draft again and again while it is written. It gives what `lint` gives for the same draft and options, whatever was read before; stretches of
 * some 250 word pieces (a few paragraphs) whose words and neighbours are unchanged are not read by the model again.
 */
export class Linter {
  readonly #engine: Engine;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    engine: Engine,
    private readonly options: LintOptions = {},
  ) {
    this.#engine = engine.remembering?.() ?? engine;
  }

  /** Reads and checks one draft; calls wait for one another. */
  async lint(reading: Reading, switches: readonly RuleSwitch[] = []): Promise<readonly Finding[]> {
    return lintRead(await this.read(reading), { ...this.options, switches });
  }

  /** Reads one draft and leaves it unchecked; calls wait for one another. What `between` throws ends it, and what was read by then is kept. */
  read(reading: Reading, options: AnalyseOptions = {}): Promise<ReadArticle> {
    const start = () => analyse(reading, this.#engine, options);
    const read = this.#last.then(start, start);
    this.#last = read;
    return read;
  }
}
