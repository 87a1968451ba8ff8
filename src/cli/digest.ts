import { type Command, InvalidArgumentError, Option } from 'commander';
import { digestAs } from '../present/digest.ts';
import { DIGEST_FORMATS, type Digest, type DigestFormat, type DigestMatter } from '../records/digest.ts';
import { Failure } from '../records/failure.ts';
import type { EngineName } from '../records/read-article.ts';
import { complain, EXIT } from './failures.ts';
import { given, publishedOption, urlOption } from './given.ts';
import { dbOption, tenantOption, withLedger } from './ledger-db.ts';
import { dayValue, wholeNumber } from './ledger-view.ts';
import { DEFAULT_ENGINE, engineOption } from './options.ts';
import { openOutput } from './output.ts';
import { readRecord } from './read-record.ts';

interface DigestCommandOptions {
  readonly format: DigestFormat;
  readonly bullets: number;
  readonly out?: string;
  readonly db?: string;
  readonly engine?: EngineName;
  readonly query?: string;
  readonly source?: string;
  readonly outlet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly url?: string;
  readonly published?: string;
  readonly allowPrivate?: true;
}

/** `hearsay digest [STORY|CLAIM...|FILE|ADDRESS|-]` */
export const digestCommand = (program: Command): Command =>
  program
    .command('digest')
    .description('write a digest every sentence of which says whose word it is')
    .argument('[what...]', 'a story (sy:…), claims (c:…), or one article: a file, an address, - for standard input')
    .addOption(new Option('-f, --format <name>', 'how to write it').choices(DIGEST_FORMATS).default('text'))
    .addOption(new Option('--bullets <n>', 'sentences in the list at most').argParser(wholeNumber(1, 40)).default(10))
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addOption(engineOption())
    .addOption(dbOption())
    .addOption(tenantOption())
    .addOption(new Option('--query <words>', 'of what the ledger holds with these words').argParser(notEmpty))
    .option('--source <name>', 'of what this source expressed, by name or id')
    .option('--outlet <name>', 'of what this outlet published; of an article alone: who publishes it')
    .addOption(new Option('--from <day>', 'of what was published on this day or later').argParser(dayValue))
    .addOption(new Option('--to <day>', 'of what was published on this day or before').argParser(dayValue))
    .addOption(urlOption())
    .addOption(publishedOption())
    .option('--allow-private', 'fetch from private addresses too')
    .addHelpText(
      'after',
      `
The digest is read again before it is written: a sentence whose sources, stances, acts, chains, grades
or figures do not come back is left out, and standard error tells how many were.

Formats: text, md, html (one page to print or hand on), json (everything), eml (a mail), atom (a feed).

Examples:
  hearsay digest sy:0123456789abcdef0123456789abcdef
  hearsay digest c:0123456789abcdef0123456789abcdef --format md
  hearsay digest --query dam --from 2026-03-10 --to 2026-03-12
  hearsay digest article.html --format html --out digest.html
  hearsay read article.html --format json | hearsay digest -
`,
    )
    .action(run);

function notEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('Give some words.');
  return value;
}

async function run(what: readonly string[], options: DigestCommandOptions): Promise<void> {
  const { query, source, outlet, from, to } = options;
  const ids = what.filter((w) => /^(?:sy|c):/.test(w));
  const isFilter =
    [query, source, from, to].some((x) => x !== undefined) || (what.length === 0 && outlet !== undefined);
  const fault = usageFault(what, ids, isFilter);
  if (fault !== null) {
    complain(new Failure('usage', fault, 'see hearsay digest --help'));
    process.exitCode = EXIT.usage;
    return;
  }
  if (what.length === 1 && ids.length === 0) return ofArticle(what[0]!, options);
  await withLedger(options, true, async ({ store }) => {
    const { digestMatter } = await import('../ledger/digest.ts');
    const filter = {
      query: query ?? null,
      source: source ?? null,
      outlet: outlet ?? null,
      from: from ?? null,
      to: to ?? null,
    };
    const asked = isFilter
      ? ({ kind: 'window', filter } as const)
      : ids[0]!.startsWith('sy:')
        ? ({ kind: 'story', id: ids[0]! } as const)
        : ({ kind: 'claims', ids } as const);
    await write(await digestMatter(store, asked), options, []);
  });
}

/** What is wrong with what was asked; null for nothing. */
function usageFault(what: readonly string[], ids: readonly string[], isFilter: boolean): string | null {
  if (what.length === 0)
    return isFilter ? null : 'nothing to tell of is given: name a story, claims, an article or --query';
  if (isFilter) return `give ${what[0]} or words and days, not both`;
  if (ids.length === 0)
    return what.length === 1
      ? null
      : `a digest of files is of one: ${what[1]} is too many; add them to the ledger first`;
  if (ids.length !== what.length) return `ids and files do not go together: ${what.find((w) => !ids.includes(w))}`;
  return ids.length > 1 && ids.some((i) => i.startsWith('sy:')) ? 'a digest is of one story' : null;
}

async function ofArticle(file: string, options: DigestCommandOptions): Promise<void> {
  try {
    const { outlet, url, published, engine = DEFAULT_ENGINE, allowPrivate = false } = options;
    const known = given({ outlet, url, published });
    const { loadEngine } = await import('../node.ts');
    const { matterOf } = await import('../digesting.ts');
    const read = await readRecord(file, known, { engine, allowPrivate });
    await write(matterOf(read), options, [file], await loadEngine(engine));
  } catch (error) {
    complain(error, file === '-' ? 'standard input' : file);
    process.exitCode = EXIT.failed;
  }
}

async function write(
  matter: DigestMatter,
  { format, bullets, out, engine = DEFAULT_ENGINE }: DigestCommandOptions,
  inputs: readonly string[],
  loaded?: Parameters<typeof import('../digesting.ts')['readBackBy']>[0],
): Promise<void> {
  const { digest, readBackBy } = await import('../digesting.ts');
  const { loadEngine } = await import('../node.ts');
  const made: Digest = await digest(matter, readBackBy(loaded ?? (await loadEngine(engine))), { bullets });
  const output = await openOutput(out ?? null, inputs);
  await output.write(digestAs(format, made));
  await output.close();
  const n = made.leftOut.length;
  if (n > 0)
    process.stderr.write(
      `hearsay: ${n === 1 ? 'one sentence was' : `${n} sentences were`} left out: read again, not all that was told came back\n  --format json has them under leftOut, with why\n`,
    );
}
