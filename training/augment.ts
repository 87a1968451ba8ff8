/**
 * Short annotated texts made from templates, for constructions that newspapers use seldom: denials, refusals, silence, nouns as cues,
 * tags behind the clause, documents as sources, chains, quotations between doubled apostrophes, and sentences whose verbs and
 * nouns look like cues and attribute nothing. People, places and outlets are invented.
 *
 * A template marks its parts: `<s>` source, `<c>` cue, `<t>` content, with a number where there are several attributions. `{slot}`
 * is filled from the lists of `augment-templates.ts`, `a|b` in brackets `[a|b]` is a choice. The slots P (people and bodies), N (names), D (documents),
 * O (outlets), G (forecasters) and B (one body) tell the kind of the source whose number they carry.
 */
import type { Act, Stance } from '../src/records/attribution.ts';
import type { Span } from '../src/records/span.ts';
import { randomFrom } from '../test/random.ts';
import { type Label, lists, templates } from './augment-templates.ts';

export interface Made {
  readonly id: string;
  readonly text: string;
  /** The text with the marks of its parts, numbered through the text. */
  readonly marked: string;
  readonly attributions: readonly MadeAttribution[];
}

/** Slots that tell the kind of a source. */
const SLOTS = 'PNDOGB';
const NAMED = new RegExp(`^([${SLOTS}])(\\d?)$`);

interface MadeAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly act: Act;
  readonly stance: Stance;
  readonly kind?: string;
}

const upper = (s: string): string =>
  s.replace(/^((?:<[^>]*>|[“"])*)(\p{Ll})/u, (_, a: string, b: string) => a + b.toUpperCase());

/** Fills a template's slots and choices; `kinds` receives the kind of each numbered source. */
function fill(text: string, random: () => number, kinds: Map<string, string>, used: Set<string>): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const person = (): [string, string] =>
    random() < 0.5 ? [`${pick(lists.first!)} ${pick(lists.last!)}`, 'person'] : [pick(lists.person!), 'person'];
  const source = (slot: string): [string, string] => {
    if (slot === 'N') return [`${pick(lists.first!)} ${pick(lists.last!)}`, 'person'];
    if (slot === 'D') return [pick(lists.doc!), 'document'];
    if (slot === 'O') return [pick(lists.outlet!), 'outlet'];
    if (slot === 'G') return [pick(lists.forecasters!), 'group'];
    if (slot === 'B') return [pick(lists.org!), 'organization'];
    const x = random();
    return x < 0.55 ? person() : x < 0.75 ? [pick(lists.group!), 'group'] : [pick(lists.org!), 'organization'];
  };
  const one = (slot: string): string => {
    const named = NAMED.exec(slot);
    if (named) {
      let [words, kind] = source(named[1]!);
      while (used.has(words)) [words, kind] = source(named[1]!);
      used.add(words);
      kinds.set(named[2]!, kind);
      return fill(words, random, new Map(), used);
    }
    const list = lists[slot.toLowerCase()];
    if (!list) throw new Error(`no list for the slot "${slot}": add it to training/augment.ts`);
    const words = fill(pick(list), random, new Map(), used);
    return slot === slot.toLowerCase() ? words : upper(words);
  };
  return text
    .replace(/\[([^\]]+)\]/g, (_, choices: string) => pick(choices.split('|')))
    .replace(/\{(\w+)\}/g, (_, slot: string) => one(slot))
    .replace(/s’s(?=<|\s)/g, 's’');
}

/** Spans of marked words, and the words without marks. */
function unmark(marked: string): { text: string; spans: Map<string, Span[]> } {
  const spans = new Map<string, Span[]>();
  const open = new Map<string, number>();
  let text = '';
  for (const part of marked.split(/(<\/?[sct]\d+>)/)) {
    const tag = /^<(\/?)([sct]\d+)>$/.exec(part);
    if (!tag) text += part;
    else if (tag[1] === '') open.set(tag[2]!, text.length);
    else spans.set(tag[2]!, [...(spans.get(tag[2]!) ?? []), [open.get(tag[2]!)!, text.length]]);
  }
  return { text, spans };
}

/** The typography of a text: curly marks, straight ones, or quotations between doubled apostrophes. */
function typeset(marked: string, x: number): string {
  if (x < 0.4) return marked;
  const straight = marked.replaceAll('’', "'");
  return straight.replace(/[“”]/g, x < 0.8 ? '"' : "''");
}

/** `count` texts of one to three sentences; every template is used about as often as any other. The same on every run. */
export function made(count: number, seed = 11): Made[] {
  const random = randomFrom(seed);
  const out: Made[] = [];
  let next = 0;
  for (let k = 0; k < count; k++) {
    const labels: Label[] = [];
    const kinds: (string | undefined)[] = [];
    const sentences: string[] = [];
    const used = new Set<string>();
    const wanted = 1 + Math.floor(random() * 3);
    while (sentences.length < wanted) {
      if (sentences.length > 0 && random() < 0.3) {
        sentences.push(upper(fill('{plain}', random, new Map(), used)));
        continue;
      }
      // Steps through the templates in an order that mixes them: the step shares no factor with their number.
      const [text, ...own] = templates[next]!;
      next = (next + STEP) % templates.length;
      const from = labels.length;
      const of = new Map<string, string>();
      const filled = upper(fill(text, random, of, used));
      sentences.push(
        filled.replace(/<(\/?[sct])(\d?)>/g, (_, tag: string, n: string) => `<${tag}${from + Number(n || 1)}>`),
      );
      for (const [i, label] of own.entries()) {
        labels.push(label);
        // A participle's source is that of the main verb, and so is its kind.
        const source = new RegExp(`<s${i + 1}>[^{]*\\{[${SLOTS}](\\d?)`).exec(text)?.[1] ?? '';
        kinds.push(of.get(source));
      }
    }
    const marked = typeset(
      sentences.reduce((a, b) => a + (random() < 0.3 ? '\n\n' : ' ') + b),
      random(),
    );
    const { text, spans } = unmark(marked);
    out.push({
      id: `made-${k + 1}`,
      text,
      marked,
      attributions: labels.map((label, i) => {
        const [act, stance] = label.split(' ') as [Act, Stance];
        const part = (p: string): Span[] => spans.get(p + String(i + 1)) ?? [];
        const kind = kinds[i];
        return { source: part('s'), cue: part('c'), content: part('t'), act, stance, ...(kind ? { kind } : {}) };
      }),
    });
  }
  return out;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const STEP = [29, 31, 37, 41].find((s) => gcd(s, templates.length) === 1)!;
