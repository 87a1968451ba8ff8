/** How work that is under way is bounded. */
export interface Bounds<T, R> {
  readonly start: (item: T) => Promise<R>;
  /** What an item takes, before its result is there (null) and after. */
  readonly bytes: (item: T, result: R | null) => number;
  readonly maxBytes: number;
  readonly maxHeld: number;
  /** Of those, how many may be without a result: enough to keep all hands busy, since what is held long costs the collector. */
  readonly maxPending: number;
}

interface Held<T, R> {
  readonly item: T;
  readonly result: Promise<R>;
  bytes: number;
}

/** Wakes the one who waits when something has changed. */
class Bell {
  #wake: () => void = () => undefined;
  ring(): void {
    this.#wake();
  }
  wait(): Promise<void> {
    return new Promise((done) => {
      this.#wake = done;
    });
  }
}

/**
 * Starts work on items as they come and gives the results in the order of the items. Takes the next item only while what is held,
 * from being taken to being used up by the reader of the results, is within the bounds; a single item may be larger than all of
 * them. Throws what the items or the work throw.
 */
export async function* inFlight<T, R>(
  items: AsyncIterable<T>,
  { start, bytes, maxBytes, maxHeld, maxPending }: Bounds<T, R>,
): AsyncGenerator<readonly [T, R], void, undefined> {
  const held: Held<T, R>[] = [];
  const source = items[Symbol.asyncIterator]();
  const [room, more] = [new Bell(), new Bell()];
  let [sum, pending] = [0, 0];
  let isOver = false;

  const weigh = (one: Held<T, R>, now: number): void => {
    sum += now - one.bytes;
    one.bytes = now;
    room.ring();
  };
  const fill = async (): Promise<void> => {
    while (!isOver) {
      if (pending >= maxPending || (held.length > 0 && (sum >= maxBytes || held.length >= maxHeld))) {
        await room.wait();
        continue;
      }
      const { done, value } = await source.next();
      if (done || isOver) return;
      const one: Held<T, R> = { item: value, result: start(value), bytes: 0 };
      held.push(one);
      pending++;
      weigh(one, bytes(value, null));
      one.result.then(
        (result) => {
          pending--;
          weigh(one, bytes(value, result));
        },
        () => undefined,
      );
      more.ring();
    }
  };
  let fault: unknown = null;
  const filled = fill()
    .catch((error: unknown) => {
      fault = error;
    })
    .finally(() => {
      isOver = true;
      more.ring();
    });
  try {
    for (;;) {
      const first = held[0];
      if (first) {
        yield [first.item, await first.result];
        held.shift();
        weigh(first, 0);
      } else if (isOver) break;
      else await more.wait();
    }
    await filled;
    if (fault !== null) throw fault;
  } finally {
    isOver = true;
    room.ring();
    // Not waited for: a source that waits for a stream would keep a failed run from ending.
    source.return?.().catch(() => undefined);
  }
}
