/** What is wrong within one article of a written event. */
import type { Stance } from '../../src/records/attribution.ts';
import { contains, hull, overlaps, type Span, within } from '../../src/records/span.ts';
import type { EventArticle, EventAttribution, EventFigure } from './places.ts';

/** Texts have at least and at most so many words; a longer run is allowed where the genre has it. */
const WORDS = { least: 120, most: 380, mostLong: 900 };
const LONG = new Set(['live blog', 'broadcast transcript', 'interview', 'parliamentary report']);

/** The stance that an act always has. */
const STANCE_OF: Readonly<Partial<Record<EventAttribution['act'], Stance>>> = {
  deny: 'denies',
  refuse: 'denies',
  decline: 'withholds',
};

const same = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

/** The attribution in whose content `span` lies, the innermost of several; null in the article's own voice. */
export function innermost(article: EventArticle, span: Span): EventAttribution | null {
  const holds = (a: EventAttribution): boolean => within(a.content, span);
  const around = (a: EventAttribution): boolean => contains(hull(a.content) ?? a.cue, span);
  const holding = article.attributions.filter(holds);
  return deepest(article, holding.length ? holding : article.attributions.filter(around));
}

function deepest(article: EventArticle, list: readonly EventAttribution[]): EventAttribution | null {
  let best: EventAttribution | null = null;
  let most = -1;
  for (const a of list) {
    const depth = chain(article, a).length;
    if (depth > most) [best, most] = [a, depth];
  }
  return best;
}

/** Ids of the attributions around one, from the inside out; ends where it would come round again. */
function chain(article: EventArticle, from: EventAttribution): string[] {
  const ids: string[] = [];
  for (let at = from.within; at !== null && !ids.includes(at); ) {
    ids.push(at);
    at = article.attributions.find((a) => a.id === at)?.within ?? null;
  }
  return ids;
}

/** One line for each fault of the article; `ids` are those of the event's sources. */
export function articleFaults(article: EventArticle, ids: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const say = (where: string, what: string): void => void faults.push(`${article.id} ${where}: ${what}`);
  const shown = (span: Span): string => JSON.stringify(article.text.slice(...span));
  lengthFaults(article, say);
  for (const f of article.furniture)
    if (!wholeLines(article.text, f)) say('furniture', `${shown(f)} is not a whole block`);
  const seen = new Map<string, string>();
  for (const m of article.mentions) {
    if (!ids.has(m.who)) say('mention', `no source ${m.who} for ${shown(m.span)}`);
    const key = m.span.join();
    const other = seen.get(key);
    if (other && other !== m.who) say('mention', `${shown(m.span)} is both ${other} and ${m.who}`);
    seen.set(key, m.who);
  }
  const grades = new Map<string, string>();
  for (const a of article.attributions) {
    const { who } = a;
    attributionFaults(article, a, (what) => say(a.id, what), shown);
    if (who === null) continue;
    const grade = grades.get(who);
    if (grade && grade !== a.grade) say(a.id, `grade ${a.grade}, but ${who} is ${grade} elsewhere in the article`);
    grades.set(who, a.grade);
  }
  for (const id of repeated(article.attributions.map((a) => a.id))) say(id, 'two attributions have this id');
  for (const f of article.figures) figureFaults(article, f, (what) => say('figure', `${shown(f.span)} ${what}`));
  return faults;
}

/** Values that stand twice or more. */
export const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((v, i) => values.indexOf(v) !== i)),
];

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu) ?? [];

function lengthFaults(article: EventArticle, say: (where: string, what: string) => void): void {
  const n = wordsOf(article.text).length;
  const most = LONG.has(article.genre) ? WORDS.mostLong : WORDS.most;
  if (n < WORDS.least || n > most) say('text', `${n} words: ${WORDS.least} to ${most} are wanted`);
  if (!article.text.includes('\n\n')) say('text', 'blocks are parted by an empty line');
  if (/\n{3,}|[^\n]\n[^\n]/.test(article.text)) say('text', 'blocks are parted by exactly one empty line');
}

const wholeLines = (text: string, [s, e]: Span): boolean =>
  (s === 0 || text.charAt(s - 1) === '\n') && (e === text.length || text.charAt(e) === '\n');

type Say = (what: string) => void;

function attributionFaults(article: EventArticle, a: EventAttribution, say: Say, shown: (span: Span) => string): void {
  if ((a.source === null) !== (a.who === null)) say('source and who are both there or both null');
  if ((a.source === null) !== (a.grade === 'none')) say(`grade ${a.grade} ${a.source ? 'with' : 'without'} a source`);
  if (a.reason && a.grade !== 'anonymous') say(`a reason for withholding the name, but the grade is ${a.grade}`);
  if (!a.content.length && a.act !== 'decline') say(`no content, which only decline may have, not ${a.act}`);
  const stance = STANCE_OF[a.act];
  if (stance && a.stance !== stance) say(`${a.act} is ${stance}, not ${a.stance}`);
  const parts: readonly (readonly [string, Span])[] = [
    ...(a.source ? [['source', a.source] as const] : []),
    ['cue', a.cue],
    ...a.content.map((c) => ['content', c] as const),
  ];
  for (const [i, [name, span]] of parts.entries())
    for (const [other, next] of parts.slice(i + 1))
      if (overlaps(span, next)) say(`${name} ${shown(span)} overlaps ${other} ${shown(next)}`);
  for (const f of article.furniture) if (overlaps(f, a.cue)) say(`cue ${shown(a.cue)} stands in furniture`);
  for (const c of a.content)
    for (const what of quotationFaults(article.text, c, a.within !== null)) say(`content ${shown(c)} ${what}`);
  for (const other of article.attributions)
    if (other !== a && same(other.cue, a.cue) && other.who === a.who && other.id < a.id)
      say(`cue ${shown(a.cue)} and source are those of ${other.id}`);
  aboutFaults(article, a, say);
  withinFaults(article, a, say, shown);
}

function aboutFaults(article: EventArticle, a: EventAttribution, say: Say): void {
  if (a.about === a.id) say('is about itself');
  else if (a.about && !article.attributions.some((b) => b.id === a.about)) say(`about ${a.about}, which is not there`);
}

function withinFaults(article: EventArticle, a: EventAttribution, say: Say, shown: (span: Span) => string): void {
  const holding = article.attributions.filter((b) => b !== a && within(b.content, a.cue));
  const outer = article.attributions.find((b) => b.id === a.within) ?? null;
  if (a.within && !outer) say(`within ${a.within}, which is not there`);
  else if (chain(article, a).includes(a.id)) say(`within ${a.within} lies within ${a.id} again`);
  else if (outer && !holding.includes(outer) && !same(outer.cue, a.cue))
    say(`the content of ${outer.id} does not hold the cue ${shown(a.cue)}`);
  else {
    const best = deepest(article, holding);
    if (best && !chain(article, a).includes(best.id))
      say(`cue ${shown(a.cue)} lies in the content of ${best.id}: within is ${a.within}`);
  }
}

/** A piece that has one mark of a quotation whose paragraph has both, or leaves out the marks around it. */
function quotationFaults(text: string, [s, e]: Span, nested: boolean): string[] {
  const paragraph = text.slice(text.lastIndexOf('\n', s) + 1, (text.indexOf('\n', e) + 1 || text.length + 1) - 1);
  const odd = unbalanced(text.slice(s, e)) && !unbalanced(paragraph);
  const bare = !nested && (/["“]$/.test(text.slice(0, s)) || /^[,.!?]?["”]/.test(text.slice(e)));
  return [...(odd ? ['has one quotation mark of two'] : []), ...(bare ? ['leaves out its quotation mark'] : [])];
}

const unbalanced = (words: string): boolean => {
  const many = (mark: string): number => words.split(mark).length - 1;
  return many('"') % 2 === 1 || many('“') !== many('”');
};

function figureFaults(article: EventArticle, f: EventFigure, say: Say): void {
  const { min, max, hedge } = f;
  if (min !== null && max !== null && min > max) say(`min ${min} is above max ${max}`);
  const bounds = `${min === null ? 'no min' : 'min'}, ${max === null ? 'no max' : 'max'}`;
  const wanted: Readonly<Record<typeof hedge, readonly string[]>> = {
    exact: ['min, max'],
    about: ['min, max', 'no min, no max'],
    'at least': ['min, no max'],
    'more than': ['min, no max'],
    'at most': ['no min, max'],
    'less than': ['no min, max'],
    between: ['min, max'],
  };
  if (!wanted[hedge].includes(bounds))
    say(`is "${hedge}", which goes with ${wanted[hedge].join(' or ')}, not ${bounds}`);
  else if ((hedge === 'exact' || hedge === 'about') && min !== max) say(`is "${hedge}": min equals max`);
  else if (hedge === 'between' && min === max) say('is "between": min is below max');
  const inside = innermost(article, f.span)?.id ?? null;
  const told = article.attributions.find((a) => a.id === f.attribution) ?? null;
  if (f.attribution && !told) say(`is of attribution ${f.attribution}, which is not there`);
  else if (inside !== f.attribution && !sameContent(article, inside, told))
    say(`stands in ${inside ?? 'no attribution'}, not in ${f.attribution ?? 'the own voice'}`);
}

/** Whether two attributions have a cue in common ("Agency T cited Paper P"), so that neither is the inner one. */
const sameContent = (article: EventArticle, id: string | null, told: EventAttribution | null): boolean =>
  told !== null && article.attributions.some((a) => a.id === id && same(a.cue, told.cue));
