import type { Parse } from '../../records/parse.ts';
import type { Span } from '../../records/span.ts';
import type { ConstructionId } from '../../rules/en/constructions.ts';
import { ASKER_LABELS, TOPIC_LABELS } from '../../rules/en/content-words.ts';
import { verbByForm } from '../../rules/en/cues.ts';
import type { Draft } from './draft.ts';
import { type Item, isCapital, isMark, isQuote, isWord, type Region } from './items.ts';

/** Words of a speaker's label before a colon. */
const LABEL = 5;

/** A label at the start of a region: one to five words, capitals and titles, before a colon. Index of the colon, or -1. */
function labelEnd(items: readonly Item[]): number {
  for (let i = 0; i < Math.min(items.length, LABEL + 1); i++) {
    if (isMark(items[i], ':')) return i > 0 && items.length > i + 1 && !endsInVerb(items, i - 1) ? i : -1;
    if (!isWord(items[i]) && !isMark(items[i], '.&')) return -1;
    if (i === 0 && !isCapital(items[i])) return -1;
  }
  return -1;
}

/** "Holm continued: ...", "Holm says: ...": a sentence, no label. */
function endsInVerb(items: readonly Item[], at: number): boolean {
  if (at === 0 || isCapital(items[at])) return false;
  return verbByForm(items[at]!.lower).some((r) => r.form === 'past' || (r.form === 's' && isCapital(items[at - 1])));
}

/**
 * Headlines "X: Y" where X is somebody the article goes on to name or a body that speaks (the colon is the cue).
 */
export function readHeadline(region: Region, speaks: (items: readonly Item[]) => boolean): Draft | null {
  const { items } = region;
  const colon = labelEnd(items);
  if (colon < 0 || items.slice(0, colon).some((i) => TOPIC_LABELS.has(i.lower))) return null;
  const label = items.slice(0, colon);
  if (!speaks(label)) return null;
  return turn(
    items,
    colon,
    [items[0]!.start, items[colon - 1]!.end],
    [items[colon + 1]!.start, items.at(-1)!.end],
    'headline-colon',
  );
}

function turn(items: readonly Item[], colon: number, source: Span, content: Span, rule: ConstructionId): Draft {
  const cue: Span = [items[colon]!.start, items[colon]!.end];
  return { source: [source], cue, content: [content], act: 'say', stance: 'asserts', to: null, rule };
}

/**
 * Interview lines "Name: words": blocks that begin with a label which two blocks bear, or that stand beside a block with another
 * label. Each block is one attribution; the writer's own questions give none.
 */
export function interviewTurns(parse: Parse, leads: readonly Region[]): ReadonlyMap<number, Draft> {
  const labelled = new Map<number, { region: Region; colon: number; label: string }>();
  const times = new Map<string, number>();
  for (const region of leads) {
    const colon = labelEnd(region.items);
    if (colon < 0) continue;
    const label = labelOf(region.items, colon);
    if (TOPIC_LABELS.has(label) && !ASKER_LABELS.has(label)) continue;
    labelled.set(region.block, { region, colon, label });
    times.set(label, (times.get(label) ?? 0) + 1);
  }
  const out = new Map<number, Draft>();
  for (const [block, { region, colon, label }] of labelled) {
    const dialogue = (times.get(label) ?? 0) > 1 || labelled.has(block - 1) || labelled.has(block + 1);
    if (!dialogue || ASKER_LABELS.has(label)) continue;
    const { items } = region;
    const last = parse.sentences[parse.blocks[block]!.last - 1]!.span[1];
    const source: Span = [items[0]!.start, items[colon - 1]!.end];
    const said = turn(items, colon, source, [items[colon + 1]!.start, last], 'interview-turn');
    const { first, last: end } = parse.blocks[block]!;
    const asks = parse.sentences.slice(first, end).every(({ span }) => /\?["”’']?$/.test(parse.text.slice(...span)));
    out.set(block, asks ? { ...said, act: 'ask', stance: 'questions' } : said);
  }
  return out;
}

const labelOf = (items: readonly Item[], colon: number): string =>
  items
    .slice(0, colon)
    .map((i) => i.lower)
    .join(' ');

/** Words of a signature under a quotation: a name, perhaps with age and place. */
const SIGNATURE = 12;

const isDash = (item: Item | undefined): boolean =>
  isMark(item, '—–―') || (item?.token?.kind === 'mark' && /^-{1,2}$/.test(item.lower));

/**
 * A quotation signed with a dash: "“We won.” — Ana Ruiz, 34, Port Nara", at the end of its block, or on the line below one that is
 * a quotation and no more (`above`).
 */
export function readSignature({ items }: Region, above: Region | null): Draft | null {
  const dash = items.findIndex(isDash);
  if (dash < 0 || dash !== items.findLastIndex(isDash)) return null;
  const signed = items.slice(dash + 1);
  if (
    !signed.length ||
    signed.length > SIGNATURE ||
    !isCapital(signed[0]) ||
    signed.some((i) => isQuote(i) || isMark(i, '.!?:;'))
  )
    return null;
  const quote = dash > 0 ? items.slice(0, dash) : (above?.items ?? []);
  if (!quote.length || !quote.every((i) => isQuote(i) || isMark(i, '.,'))) return null;
  const comma = signed.findIndex((i) => isMark(i, ',('));
  const name = signed.slice(0, comma < 0 ? signed.length : comma);
  if (!name.length) return null;
  const content: Span = [quote[0]!.start, quote.at(-1)!.end];
  return turn(items, dash, [name[0]!.start, name.at(-1)!.end], content, 'signature');
}
