/** Reads a ledger over and over until its input ends, and tells what it saw. */
import { openStore } from '../../../src/store/sqlite/open.ts';
import { linking } from '../linking.ts';

const store = await openStore({ path: process.argv[2]!, readOnly: true, linking });
let isOver = false;
process.stdin.on('data', () => {
  isOver = true;
});
const counts: number[] = [];
const faults: string[] = [];
process.stdout.write(' ');
while (!isOver) {
  try {
    const { articles } = await store.stats();
    if (counts.length && articles < counts.at(-1)!) faults.push(`${articles} articles after ${counts.at(-1)}`);
    counts.push(articles);
    const { items } = await store.search({ query: 'would', limit: 20 });
    for (const { statement, claim } of items) {
      if (!statement.words.includes('would')) faults.push(`found ${statement.words}`);
      const whole = await store.claim(claim);
      if (whole && !whole.statements.length) faults.push(`empty ${claim}`);
    }
    await store.claims({ limit: 20 });
  } catch (error) {
    faults.push(String(error));
  }
  await new Promise((done) => setTimeout(done, 2));
}
await store.close();
process.stdout.write(
  JSON.stringify({ reads: counts.length, least: Math.min(...counts), most: Math.max(...counts), faults }),
);
process.exit(0);
