import type { Expression } from './expressions.ts';

/** Units of a hostile text, and milliseconds of the processor that no expression may take on it. */
const SIZE = 50_000;
const MOST = 50;

/** Milliseconds of the processor that the first match of an expression takes, or to find that there is none: the least of three where it is slow. */
function cost(expression: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && least > MOST; round++) {
    expression.lastIndex = 0;
    const before = process.cpuUsage();
    expression.exec(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Each expression on 50,000 units of each of the units over and over: those that take 50 ms or more, and the slowest. */
export function costs(
  expressions: readonly Expression[],
  units: readonly string[],
): { readonly slow: readonly string[]; readonly most: { readonly ms: number; readonly what: string } } {
  const texts = units.map((unit) => [unit, unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)] as const);
  const slow: string[] = [];
  let most = { ms: 0, what: '' };
  for (const { source, flags, where } of expressions) {
    const expression = new RegExp(source, flags);
    for (const [unit, text] of texts) {
      const ms = cost(expression, text);
      const what = `${where} /${source}/${flags} on ${JSON.stringify(unit)}`;
      if (ms > most.ms) most = { ms, what };
      if (ms >= MOST) slow.push(`${what}: ${ms.toFixed(0)} ms`);
    }
  }
  return { slow, most };
}
