/** Reads each bomb as a feed and as a list of feeds, and prints what it cost: milliseconds of the processor, and bytes that the peak rose by. */
import { readFeed } from '../../../src/read/feed.ts';
import { readOpml } from '../../../src/read/opml.ts';
import { BOMBS, wrap } from '../../read/formats/bombs.ts';

const tried = (read: () => unknown): void => {
  try {
    read();
  } catch {
    // Whether it is refused is not asked here.
  }
};
const peak = (): number => process.resourceUsage().maxRSS * 1024;

// What the first feed costs is loading.
tried(() => readFeed(wrap('', 'plain')));
tried(() => readOpml('<opml version="2.0"><body/></opml>'));
const costs = Object.entries({ ...BOMBS, 'numeric references': wrap('', '&#65;'.repeat(50_000)) }).map(
  ([name, xml]) => {
    const [before, cpu] = [peak(), process.cpuUsage()];
    tried(() => readFeed(xml));
    tried(() => readOpml(xml));
    const { user, system } = process.cpuUsage(cpu);
    return { name, ms: (user + system) / 1000, bytes: peak() - before };
  },
);
console.log(JSON.stringify(costs));
