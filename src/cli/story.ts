import type { Command } from 'commander';
import { toBoard } from '../present/ledger-board.ts';
import { publicationsToCsv } from '../present/ledger-csv.ts';
import { toFigures } from '../present/ledger-figures.ts';
import { toStoryPage } from '../present/ledger-stories.ts';
import { Failure } from '../records/failure.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

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
  )
    .addHelpText(
      'after',
      `
csv gives one row an article, json and jsonl the story with its articles and sources.

Examples:
  hearsay story sy:0123456789abcdef0123456789abcdef
  hearsay story sy:0123456789abcdef0123456789abcdef --format json
`,
    )
    .action(async (given: string, options: ViewOptions) => {
      await withLedger(options, true, async (ledger) => {
        const story = await ledger.store.story(given.includes(':') ? given : `sy:${given}`);
        if (!story) throw new Failure('no-story', `no story ${given}`, 'look it up with `hearsay stories`');
        if (options.format === 'csv') return print(publicationsToCsv(story.publications), options);
        if (options.format !== 'text') return printRecord(story, options);
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
