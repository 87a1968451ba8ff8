import { expect, test } from 'vitest';
import { inFlight } from '../../src/bulk/in-flight.ts';

/** Numbers whose work ends in an odd order, and the most that was held at a time. */
async function run(sizes: readonly number[], maxBytes: number, maxHeld: number, maxPending = 1_000) {
  let [pending, mostPending] = [0, 0];
  let held = 0;
  let most = 0;
  let mostItems = 0;
  let items = 0;
  async function* source() {
    for (const [i, size] of sizes.entries()) {
      held += size;
      items++;
      most = Math.max(most, held);
      mostItems = Math.max(mostItems, items);
      yield { i, size };
    }
  }
  const order: number[] = [];
  const results = inFlight(source(), {
    start: async ({ i, size }) => {
      mostPending = Math.max(mostPending, ++pending);
      await new Promise((done) => setTimeout(done, (i * 7) % 5));
      pending--;
      return size;
    },
    bytes: ({ size }) => size,
    maxBytes,
    maxHeld,
    maxPending,
  });
  for await (const [{ i, size }, result] of results) {
    expect(result).toBe(size);
    order.push(i);
    held -= size;
    items--;
  }
  return { order, most, mostItems, mostPending };
}

test('results keep the order of the items, within the bounds', async () => {
  const sizes = Array.from({ length: 300 }, (_, i) => (i % 7) + 1);
  const { order, most, mostItems } = await run(sizes, 20, 1_000);
  expect(order).toEqual(sizes.map((_, i) => i));
  // One item may go beyond, for its size is known only when it is taken; so may the one being handed over.
  expect(most).toBeLessThanOrEqual(20 + 7 + 7);
  expect(mostItems).toBeGreaterThan(2);
  expect((await run(sizes, 1_000_000, 5)).mostItems).toBeLessThanOrEqual(6);
});

test('work under way is bounded by itself, while results wait for their turn', async () => {
  const sizes = Array.from({ length: 300 }, () => 1);
  const { order, mostPending } = await run(sizes, 1_000, 1_000, 4);
  expect(order).toEqual(sizes.map((_, i) => i));
  expect(mostPending).toBe(4);
});

test('an item larger than the bound goes through alone', async () => {
  expect((await run([1, 1, 500, 1, 500, 500], 10, 100)).order).toEqual([0, 1, 2, 3, 4, 5]);
});

test('what items or work throw is thrown, after the results before it', async () => {
  async function* source() {
    yield 1;
    yield 2;
    throw new Error('the source broke');
  }
  const bounds = { bytes: () => 1, maxBytes: 10, maxHeld: 10, maxPending: 10 };
  const seen: number[] = [];
  const broken = async (): Promise<void> => {
    for await (const [n] of inFlight(source(), { ...bounds, start: async (n: number) => n })) seen.push(n);
  };
  await expect(broken()).rejects.toThrow('the source broke');
  expect(seen).toEqual([1, 2]);
  const start = async (n: number): Promise<number> => {
    if (n === 2) throw new Error('the work broke');
    return n;
  };
  const results = inFlight(source(), { ...bounds, start });
  expect((await results.next()).value).toEqual([1, 1]);
  await expect(results.next()).rejects.toThrow('the work broke');
});
