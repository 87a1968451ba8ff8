import type { Failure } from '../../../src/records/failure.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';

/** What an element shows: an article, that one is on its way, what is wrong, or nothing. */
export class Shown {
  read = $state.raw<ReadArticle | null>(null);
  failure = $state.raw<Failure | null>(null);
  pending = $state(false);

  show(read: ReadArticle): void {
    this.#set(read, null, false);
  }
  fail(failure: Failure): void {
    this.#set(null, failure, false);
  }
  /** What is shown stays until the next is there. */
  wait(): void {
    this.#set(this.read, null, true);
  }
  empty(): void {
    this.#set(null, null, false);
  }

  #set(read: ReadArticle | null, failure: Failure | null, pending: boolean): void {
    this.read = read;
    this.failure = failure;
    this.pending = pending;
  }
}
