/**
 * Articles made at run time from sentences of our own: the same seed gives the same article, so that runs compare. Names, topics
 * and constructions vary enough that no cache helps.
 */
const FIRST = ['Ada', 'Ben', 'Cora', 'Dov', 'Ines', 'Jonas', 'Lena', 'Milo', 'Nora', 'Olaf'];
const LAST = ['Holm', 'Ruiz', 'Velt', 'Toral', 'Brandt', 'Ottery', 'Lind', 'Marek', 'Sato', 'Quist'];
const ROLES = ['mayor', 'harbour master', 'port spokeswoman', 'union leader', 'museum director', 'auditor'];
const THINGS = ['the ferry', 'the dam', 'the new quay', 'the grain store', 'the tram line', 'the archive'];
const SHAPES = [
  (n: string, r: string, t: string, k: number) =>
    `${n}, the ${r}, said on Monday that ${t} would reopen after repairs worth $${k}.5 million.`,
  (n: string, _r: string, t: string, k: number) => `“We have checked ${t} ${k} times,” ${n} said. “It is safe.”`,
  (_n: string, r: string, t: string, k: number) =>
    `At least ${k} people used ${t} last year, according to a report by the ${r}'s office.`,
  (n: string, _r: string, t: string, _k: number) => `${n} denied that ${t} had been sold, Agency T reported.`,
  (_n: string, r: string, t: string, k: number) =>
    `Officials who asked not to be named told Paper P that the ${r} had known of ${t} for ${k} weeks.`,
  (_n: string, _r: string, t: string, k: number) =>
    `The crossing near ${t} was closed for ${k} hours while crews cleared the road.`,
  (n: string, _r: string, t: string, _k: number) => `${n} did not respond to a request for comment about ${t}.`,
];

/** A small linear congruential generator: numbers 0 to n - 1. */
function dice(seed: number): (n: number) => number {
  let x = (seed * 2654435761 + 1) >>> 0;
  return (n) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return Math.floor((x / 4294967296) * n);
  };
}

/** An article of about `words` words. */
export function article(seed: number, words: number): string {
  const d = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[d(list.length)]!;
  const lines = [`Port Nara reopens ${pick(THINGS)} after ${d(90) + 2} days`];
  for (let n = 8; n < words; ) {
    const sentences = Array.from({ length: 1 + d(3) }, () =>
      pick(SHAPES)(`${pick(FIRST)} ${pick(LAST)}`, pick(ROLES), pick(THINGS), d(40) + 2),
    );
    lines.push(sentences.join(' '));
    n += sentences.join(' ').split(' ').length;
  }
  return lines.join('\n\n');
}
