import type { Command } from 'commander';
import { pairsToCsv } from '../present/ledger-csv.ts';
import { lookOf, pageOf } from '../present/ledger-look.ts';
import { visible } from '../present/visible.ts';
import { withLedger } from './ledger-db.ts';
import { print, printRecord, type ViewOptions, viewOptions } from './ledger-view.ts';
import { lookIn } from './options.ts';

/** `hearsay stats` */
export const statsCommand = (program: Command): Command =>
  viewOptions(program.command('stats').description('say what the ledger holds and how large it is'))
    .addHelpText('after', '\nExamples:\n  hearsay stats\n  hearsay stats --format json\n')
    .action(async (options: ViewOptions) => {
      await withLedger(options, true, async ({ store }) => {
        const stats = await store.stats();
        if (options.format === 'csv') return print(pairsToCsv(Object.entries(stats)), options);
        if (options.format !== 'text') return printRecord(stats, options);
        const { bytes, textBytes, schema, articles, ...counts } = stats;
        const per = articles ? Math.round((bytes - textBytes) / articles).toLocaleString('en-US') : null;
        const rows: [string, string][] = [
          ['articles', number(articles)],
          ...Object.entries(counts).map(([name, n]): [string, string] => [name, number(n)]),
          ['size', `${number(bytes)} bytes, ${number(textBytes)} of them texts`],
          ...(per === null ? [] : [['an article', `${per} bytes beside its text`] as [string, string]]),
          ['schema', String(schema)],
          ['file', visible(store.place)],
        ];
        const { ink } = lookOf(lookIn(options));
        const room = Math.max(...rows.map(([name]) => name.length)) + 2;
        await print(pageOf([rows.map(([name, value]) => ink.faint(name.padEnd(room)) + value)]), options);
      });
    });

const number = (n: number): string => n.toLocaleString('en-US');
