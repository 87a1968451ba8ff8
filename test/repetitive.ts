import { readText, rulesEngine } from '../src/index.ts';
import { readForLedger } from '../src/ledger-node.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import { randomFrom } from './random.ts';

const HEADS = 'Low Bre Ebri Otte Qui Tes Mar Vel Oster Lind Had Nor Sul Gal Pir Cor Dun Fen Har Kel'.split(' ');
const TAILS = 'land brell nin ry stow sin wick dam by haven ford holm more gate mere stead ton combe wold field'.split(
  ' ',
);
const placeName = (i: number): string =>
  `${HEADS[i % HEADS.length]}${TAILS[(i + Math.floor(i / HEADS.length)) % TAILS.length]}`;
const PLACES = Array.from({ length: 400 }, (_, i) => placeName(i));
const FIRST = 'Ada Ben Cora Dov Ines Jonas Lena Milo'.split(' ');
const LAST = 'Holm Ruiz Toral Brandt Marek Ames'.split(' ');
const OUTLETS = ['Paper P', 'Herald H', 'Agency T', 'Courier C', 'Post Q', 'Radio R'];
const THINGS = ['ferry', 'dam', 'tram line', 'grain store', 'bridge', 'harbour wall'];
const DEEDS = ['be closed for repairs', 'reopen before winter', 'be sold to a private owner', 'cost more than planned'];
const OFFICES = ['mayor', 'council', 'police', 'port authority', 'fire brigade', 'ministry of transport', 'hospital'];

type Pick = <T>(list: readonly T[]) => T;

/** One sentence of a few hundred thousand, so that many articles share words, wordings of speakers and whole sentences. */
function sentence(pick: Pick, place: string): string {
  const who = `${pick(FIRST)} ${pick(LAST)}`;
  const thing = `the ${pick(THINGS)} in ${place}`;
  const would = `would ${pick(DEEDS)}`;
  const office = pick(OFFICES);
  const n = pick([12, 14, 17, 20, 31]);
  return pick([
    () => `${who}, the mayor of ${place}, said that ${thing} ${would}.`,
    () => `${who} said that ${thing} ${would}. ${who.split(' ')[1]} denied that ${thing} had been unsafe.`,
    () => `A spokesman for the ${office} of ${place} said that ${thing} ${would}.`,
    () => `A spokeswoman for the ${place} ${office} denied that ${thing} ${would}.`,
    () => `The ${place} ${office} said that ${n} people were hurt at ${thing}.`,
    () => `“We will not wait for another winter at ${thing},” ${who} said.`,
    () => `“We will not wait for another winter at ${thing},” a spokesman for the ${office} of ${place} said.`,
    () => `Officials who asked not to be named said that ${thing} ${would}.`,
    () => `At least ${n} people were hurt at ${thing}, according to the ${place} ${office}.`,
    () => `${who[0]}. ${who.split(' ')[1]}, a member of the ${office} of ${place}, said that ${thing} ${would}.`,
    () => `It was not clear whether ${thing} ${would}, ${pick(OUTLETS)} reported.`,
    () => `The ${pick(THINGS)} in ${place} was closed for ${n} hours on ${pick(['Monday', 'Tuesday'])}.`,
  ])();
}

interface Repetitive {
  /** Sentences of an article. */
  readonly sentences?: number;
  /** Places that articles tell of, at most 400: the fewer, the more they repeat one another. */
  readonly places?: number;
  readonly days?: number;
}

/** The text of an article of many that repeat one another, where it appeared and when: the same for the same number. */
function repetitiveText(seed: number, { sentences = 12, places = 3, days = 20 }: Repetitive = {}) {
  const next = randomFrom(seed + 1);
  const pick: Pick = (list) => list[Math.floor(next() * list.length)]!;
  const place = pick(PLACES.slice(0, places));
  const lines = Array.from({ length: sentences }, () =>
    sentence(pick, next() < 0.8 ? place : pick(PLACES.slice(0, places))),
  );
  const day = new Date(Date.UTC(2026, 2, 1 + Math.floor(next() * days))).toISOString().slice(0, 10);
  return { text: lines.join('\n\n'), outlet: pick(OUTLETS), published: next() < 0.1 ? null : day };
}

/** Every 20th has the words of another one, at another outlet and on another day. */
const textOf = (n: number, options: Repetitive): string => repetitiveText(n % 20 === 19 ? n - 3 : n, options).text;

/** Such an article, read. */
export function repetitive(n: number, options: Repetitive = {}): Promise<LedgerEntry> {
  const { outlet, published } = repetitiveText(n, options);
  return readForLedger(readText(textOf(n, options), { outlet, published, file: `${n}.txt` }), rulesEngine);
}

/** The same as a line of JSON to be read. */
export function repetitiveLine(n: number, options: Repetitive = {}): string {
  const { outlet, published } = repetitiveText(n, options);
  return JSON.stringify({ text: textOf(n, options), outlet, published });
}
