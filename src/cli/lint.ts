import { type Command, InvalidArgumentError, Option } from 'commander';
import { pageUri } from '../lint/page-uri.ts';
import { RULES } from '../lint/rules.ts';
import { Failure } from '../records/failure.ts';
import { FINDING_LEVELS, type FindingLevel, type LintedFile } from '../records/finding.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import type { EngineName } from '../records/read-article.ts';
import { complain, EXIT } from './failures.ts';
import { type GivenOptions, given, outletOption, publishedOption } from './given.ts';
import { explain } from './lint-explain.ts';
import { colorOption, DEFAULT_ENGINE, engineOption, lookIn } from './options.ts';
import { openOutput } from './output.ts';

interface LintCommandOptions extends GivenOptions {
  readonly format: Written<'findings'>;
  readonly failOn?: FindingLevel | 'never';
  readonly against: readonly string[];
  readonly config?: string | boolean;
  readonly fix?: true;
  readonly explain?: string;
  readonly out?: string;
  readonly engine?: EngineName;
  readonly color: 'auto' | 'always' | 'never';
}

/** `hearsay lint FILE...|-` */
export const lintCommand = (program: Command): Command =>
  program
    .command('lint')
    .description('check drafts for lost sources, loaded words, wrong sums and quotations')
    .argument('[file...]', 'drafts: text, Markdown, HTML, Word (docx); - for standard input')
    .addOption(new Option('-f, --format <name>', 'how to show findings').choices(WRITTEN.findings).default('text'))
    .addOption(
      new Option('--fail-on <level>', 'exit code 3 for findings from this level on (default: warning)').choices([
        ...FINDING_LEVELS,
        'never',
      ]),
    )
    .option('--against <file>', 'a document to hold quotations and denials against; may be repeated', collect, [])
    .option('--config <file>', 'settings (default: hearsay.config.json beside the draft or above it)')
    .option('--no-config', 'leave settings aside')
    .option('--fix', 'mend what is certain: in text, Markdown and Word files')
    .option('--explain <rule>', 'show the page of a rule; "all" lists the rules')
    .option('-o, --out <file>', 'write findings to a file instead of standard output')
    .addOption(engineOption())
    .addOption(outletOption())
    .addOption(publishedOption())
    .addOption(colorOption())
    .addHelpText(
      'after',
      `
Comments switch rules off in text, Markdown and HTML; without a name, all of them:
  <!-- hearsay-off-line loaded-verb -->      this line, or the next one
  <!-- hearsay-off scare-quotes --> ... <!-- hearsay-on -->

Examples:
  hearsay lint draft.md
  hearsay lint draft.docx --against release.pdf --against https://example.org/story
  hearsay lint drafts/*.md --format sarif --out findings.sarif
  hearsay lint --explain loaded-verb
  cat draft.txt | hearsay lint - --format json --fail-on error
`,
    )
    .action(run);

const collect = (value: string, all: readonly string[]): readonly string[] => {
  if (value === '') throw new InvalidArgumentError('Give a file or an address.');
  return [...all, value];
};

async function run(files: readonly string[], options: LintCommandOptions): Promise<void> {
  try {
    if (options.explain !== undefined) {
      process.stdout.write(explain(options.explain));
      return;
    }
  } catch (error) {
    complain(error);
    process.exitCode = EXIT.usage;
    return;
  }
  if (files.length === 0) {
    complain(new Failure('usage', 'no draft is given', 'name a file, or - for standard input'));
    process.exitCode = EXIT.usage;
    return;
  }
  await lintAll(files, options);
}

async function lintAll(files: readonly string[], options: LintCommandOptions): Promise<void> {
  const {
    engine = DEFAULT_ENGINE,
    format,
    fix = false,
    against,
    config = true,
    failOn,
    color,
    out,
    outlet,
    published,
  } = options;
  try {
    const { drafts } = await import('./lint-drafts.ts');
    const output = await openOutput(out ?? null, [...files, ...against]);
    const done: LintedFile[] = [];
    const known = given({ outlet, published });
    let isFailing = false;
    for await (const { linted, failOn: level } of drafts(files, { engine, fix, against, config, known })) {
      if (linted === null) process.exitCode = EXIT.failed;
      else {
        done.push(linted);
        isFailing ||= fails(linted, failOn ?? level ?? 'warning');
      }
    }
    await output.write(await shown(done, format, lookIn({ color, out }).color));
    await output.close();
    if (isFailing && process.exitCode !== EXIT.failed) process.exitCode = EXIT.findings;
  } catch (error) {
    complain(error);
    process.exitCode = isConfig(error) ? EXIT.usage : EXIT.failed;
  }
}

const isConfig = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'config';

const fails = ({ findings }: LintedFile, from: FindingLevel | 'never'): boolean =>
  from !== 'never' && findings.some((f) => FINDING_LEVELS.indexOf(f.level) <= FINDING_LEVELS.indexOf(from));

async function shown(
  files: readonly LintedFile[],
  format: LintCommandOptions['format'],
  color: boolean,
): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../present/lint-json.ts')).lintJson(files);
    case 'github':
      return (await import('../present/lint-github.ts')).lintGithub(files);
    case 'sarif': {
      const [{ lintSarif }, { VERSION }] = await Promise.all([
        import('../present/lint-sarif.ts'),
        import('../version.ts'),
      ]);
      return lintSarif(files, { version: VERSION, rules: RULES, pageUri });
    }
    case 'text':
      return (await import('../present/lint-text.ts')).lintText(files, { color });
  }
}
