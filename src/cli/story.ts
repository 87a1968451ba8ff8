import type { Command } from 'commander';
import { besideOutlets } from '../compare/outlets.ts';
import { citedStory } from '../ledger/cited.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { allOf } from '../ledger/pages.ts';
import { besideText } from '../present/beside-text.ts';
import { toBoard } from '../present/ledger-board.ts';
import { publicationsToCsv } from '../present/ledger-csv.ts';
import { toFigures } from '../present/ledger-figures.ts';
import { toStoryPage } from '../present/ledger-stories.ts';
import { isStandard, STANDARD_HELP, storyAs } from '../present/standards.ts';
import type { Claim } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import { fold } from '../records/fold.ts';
import { WRITTEN, type Written } from '../records/formats.ts';
import type { EngineName } from '../records/read-article.ts';
import type { Story } from '../records/story.ts';
import type { ClaimFilter } from '../store/store.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions } from './ledger-view.ts';
import { DEFAULT_ENGINE, engineOption, lookIn } from './options.ts';

interface StoryOptions extends Omit<ViewOptions, 'format'> {
  readonly format: Written<'story'>;
  readonly beside?: readonly string[];
  readonly engine?: EngineName;
}

/** Claims and quantities that a story's page shows. */
const CLAIMS = 20;
const FIGURES = 5;

/** `hearsay story ID` */
export const storyCommand = (program: Command): Command =>
  viewOptions(
    program
      .command('story')
      .description('show one story: articles, claims, sources')
      .argument('<id>', 'the story, as `hearsay stories` shows it; an older id leads to the story of today'),
    WRITTEN.story,
  )
    .addOption(engineOption())
    .option('--beside <outlets...>', 'two of its outlets side by side: what each tells, from whom')
    .addHelpText(
      'after',
      `
csv gives one row an article, json and jsonl the story with its articles and sources, html one page
with a digest, claims, figures and what changed from hand to hand, to print and hand on; --engine is what
reads the digest again before it is written. With --beside and two names of outlets, text and json tell
which of the two has each claim, with which source and grade.

Formats of others:
${STANDARD_HELP}

Examples:
  hearsay story sy:0123456789abcdef0123456789abcdef
  hearsay story sy:0123456789abcdef0123456789abcdef --format json
  hearsay story sy:0123456789abcdef0123456789abcdef --format bibtex
  hearsay story sy:0123456789abcdef0123456789abcdef --beside "Radio Velt" "Herald H"
`,
    )
    .action(async (given: string, options: StoryOptions) => {
      await withLedger(options, true, async (ledger) => {
        const story = await ledger.store.story(given.includes(':') ? given : `sy:${given}`);
        if (!story) throw new Failure('no-story', `no story ${given}`, 'look it up with `hearsay stories`');
        if (options.beside) return besideTo(ledger, story, options.beside, options);
        if (options.format === 'csv') return print(publicationsToCsv(story.publications), options);
        if (options.format === 'html')
          return print(await pageOf(ledger, story, options.engine ?? DEFAULT_ENGINE), options);
        if (isStandard(options.format))
          return print(storyAs(options.format, await citedStory(ledger.store, story)), options);
        if (options.format !== 'text') return printRecord(story, { ...options, format: options.format });
        const look = lookIn(options);
        const claims = await ledger.store.claims({ story: story.id, sort: 'disputed', limit: CLAIMS });
        const more = claims.next === null ? null : `hearsay claims --story ${story.id}`;
        const figures = (await ledger.figures({ story: story.id })).slice(0, FIGURES);
        const parts = [
          toStoryPage(story, look),
          toBoard(claims.items, { ...look, order: 'most disputed first', total: claims.total, more }),
          ...(figures.length ? [toFigures(figures, look)] : []),
        ];
        await print(parts.join('\n'), options);
      });
    });

/** Two outlets of a story side by side, printed. Throws a `Failure` where they are not two outlets of the story. */
async function besideTo(
  { store }: Ledger,
  story: Story,
  outlets: readonly string[],
  options: StoryOptions,
): Promise<void> {
  const { outlets: known } = story;
  const lost = outlets.find((o) => !known.some((k) => fold(k) === fold(o)));
  if (lost !== undefined)
    throw new Failure('no-outlet', `${lost} has no article in this story`, `it is told by ${known.join(', ')}`);
  const [one, other, more] = outlets.map((o) => known.find((k) => fold(k) === fold(o))!);
  if (one === undefined || other === undefined || more !== undefined || one === other)
    throw new Failure(
      'usage',
      `--beside takes two outlets, not ${new Set(outlets).size}`,
      `choose from ${known.join(', ')}`,
    );
  const claims = await claimsOf(store, { story: story.id, articles: 1, sort: 'reported' });
  const beside = besideOutlets(story, claims, one, other);
  if (options.format === 'text') return print(besideText(beside, lookIn(options)), options);
  const { format } = options;
  if (format !== 'json' && format !== 'jsonl')
    throw new Failure('usage', `--beside has no ${format}`, 'use --format text, json or jsonl');
  return printRecord(beside, { ...options, format });
}

async function claimsOf(store: Ledger['store'], filter: ClaimFilter): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for await (const claim of allOf((at) => store.claims({ ...filter, ...at }))) claims.push(claim);
  return claims;
}

/** The story as one page: the same that the app saves. */
async function pageOf({ store }: Ledger, story: Story, engine: EngineName): Promise<string> {
  const { readBackBy } = await import('../digesting.ts');
  const { loadEngine } = await import('../node.ts');
  const { storyHtml } = await import('../present/story-html.ts');
  const { storyPage } = await import('../story-page.ts');
  const page = await storyPage(store, story, readBackBy(await loadEngine(engine)));
  if (page.digest === null)
    process.stderr.write('hearsay: the page has no digest: nothing here can be told with its source\n');
  return storyHtml(page);
}
