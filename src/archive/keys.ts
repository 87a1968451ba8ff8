import type { LedgerStatement, Linkable } from '../records/ledger.ts';
import type { Linking } from '../store/linking.ts';
import { hash48, keyOf, rank31, rank48 } from '../store/rows/ids.ts';
import { bucketDay, hashed, storedKeys } from '../store/rows/keys.ts';
import type { Appending, Duck } from './duck.ts';

/** Which of its buckets a statement looks into how far: bits of `kinds`. */
export const LASTING = 1;
export const COPIES = 2;

/** The keys by which texts and statements find one another, on their way into the database. */
export class Keys {
  readonly #linking: Linking;
  readonly #near: Appending;
  readonly #any: Appending;
  readonly #story: Appending;

  private constructor(linking: Linking, near: Appending, any: Appending, story: Appending) {
    this.#linking = linking;
    this.#near = near;
    this.#any = any;
    this.#story = story;
  }

  static async open(duck: Duck, linking: Linking): Promise<Keys> {
    await duck.run('CREATE TABLE near (name BIGINT, n INT, day INT, rank BIGINT)');
    await duck.run('CREATE TABLE anyday (name BIGINT, row INT, day INT, rank BIGINT, kinds INT)');
    await duck.run('CREATE TABLE story (name BIGINT, n INT, day INT, rank BIGINT)');
    return new Keys(linking, await duck.into('near'), await duck.into('anyday'), await duck.into('story'));
  }

  /** Those of a text and its statements, which have rows from `first` on. */
  put(n: number, first: number, linkables: readonly Linkable[]): void {
    const [head] = linkables;
    if (!head) return;
    const { text, publications } = head;
    const day = bucketDay(publications[0]?.published ?? null);
    const near = hashed(this.#linking.nearKeys(text));
    for (const name of near) this.#near.add('biib', name, n, day, rankOf(head.statement));
    for (const [i, linkable] of linkables.entries()) {
      const { lasting, copies } = storedKeys(linkable, this.#linking, near);
      const kinds = new Map(lasting.map((name) => [name, LASTING]));
      for (const name of copies) kinds.set(name, (kinds.get(name) ?? 0) | COPIES);
      for (const [name, kind] of kinds) this.#any.add('biibi', name, first + i, day, rankOf(linkable.statement), kind);
    }
    const rank = rank31(keyOf('sha256:', text.article));
    for (const name of new Set(this.#linking.storyKeys(text).map(hash48))) this.#story.add('biib', name, n, day, rank);
  }

  close(): void {
    for (const one of [this.#near, this.#any, this.#story]) one.close();
  }
}

/** The order of ids, by which full buckets are cut. */
const rankOf = ({ id }: LedgerStatement): number => rank48(keyOf('st:', id));
