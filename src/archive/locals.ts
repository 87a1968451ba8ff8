import type { Linkable } from '../records/ledger.ts';
import type { Linking } from '../store/linking.ts';
import { stanceCodes } from '../store/rows/codes.ts';
import { wordingOf } from '../store/rows/entry-columns.ts';
import { hash48 } from '../store/rows/ids.ts';
import type { Appending, Duck } from './duck.ts';
import type { Told } from './texts.ts';

const TABLES = {
  local: 'CREATE TABLE local (row INT, n INT, id VARCHAR, wording BIGINT, joint INT, silent INT)',
  name: 'CREATE TABLE name (name BIGINT, wording BIGINT, local INT)',
  wordings: 'CREATE TABLE wordings (wording BIGINT, json VARCHAR)',
  said: 'CREATE TABLE said (row INT, local INT, stance INT)',
  publisher: 'CREATE TABLE publisher (n INT, json VARCHAR)',
} as const;

/** Sources of texts on their way into the database, with the names by which they find one another, and who says which statement. */
export class Locals {
  readonly #linking: Linking;
  readonly #tables: Readonly<Record<keyof typeof TABLES, Appending>>;
  /** By text the row of its first source; those of one text follow one another. */
  readonly first: Int32Array;
  count = 0;

  private constructor(linking: Linking, tables: Readonly<Record<keyof typeof TABLES, Appending>>, texts: number) {
    this.#linking = linking;
    this.#tables = tables;
    this.first = new Int32Array(texts);
  }

  static async open(duck: Duck, linking: Linking, texts: number): Promise<Locals> {
    const open = async (name: keyof typeof TABLES): Promise<Appending> => {
      await duck.run(TABLES[name]);
      return duck.into(name);
    };
    const tables = {
      local: await open('local'),
      name: await open('name'),
      wordings: await open('wordings'),
      said: await open('said'),
      publisher: await open('publisher'),
    };
    return new Locals(linking, tables, texts);
  }

  /** Those of a text whose statements have rows from `first` on. */
  put(n: number, first: number, linkables: readonly Linkable[], { sources }: Told): void {
    const { local, name, wordings, said, publisher } = this.#tables;
    this.first[n] = this.count;
    const rows = new Map<string, number>();
    const silent = linkables.length ? 0 : 1;
    for (const source of sources) {
      const row = this.count++;
      const wording = wordingOf(source);
      rows.set(source.local, row);
      local.add('ii-bii', row, n, source.local, wording, source.members.length ? 1 : 0, silent);
      wordings.add('b-', wording, JSON.stringify(source));
      for (const key of new Set(this.#linking.sourceNames(source).map(hash48))) name.add('bbi', key, wording, row);
    }
    for (const [i, { statement }] of linkables.entries()) {
      const by = statement.source === null ? undefined : rows.get(statement.source);
      if (by !== undefined) said.add('iii', first + i, by, stanceCodes.of(statement.stance));
    }
    const publishers = (linkables[0]?.publications ?? []).flatMap(({ id, outlet, outletId }) =>
      outlet === null ? [] : [{ id, outlet, outletId }],
    );
    publisher.add('i-', n, JSON.stringify(publishers));
  }

  async close(duck: Duck): Promise<void> {
    for (const table of Object.values(this.#tables)) table.close();
    await duck.run('CREATE TABLE wording AS SELECT wording, any_value(json) AS json FROM wordings GROUP BY wording');
    await duck.run('DROP TABLE wordings');
  }
}
