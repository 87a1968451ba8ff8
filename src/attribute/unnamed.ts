import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { anonymityByFirstWord, type ReasonOpener, reasonByFirstWord } from '../rules/en/anonymity.ts';
import { verbByForm } from '../rules/en/cues.ts';
import { AUXILIARIES } from '../rules/en/grammar.ts';
import { changedBy } from '../rules/rule-ids.ts';
import { sentenceAt } from './around.ts';
import { readCue } from './cue-facts.ts';
import { tokensIn } from './form.ts';
import { asItem } from './rules/items.ts';
import { subjectBefore } from './rules/nouns.ts';

/** Words of a way of withholding a name ("asked not to be named", "was not authorized to speak") that begin at token `i`: how many, or 0. */
export function anonymityAt(tokens: readonly Token[], i: number): number {
  for (const { words, kind } of anonymityByFirstWord(tokens[i]?.lower ?? ''))
    if (kind !== 'shown' && words.every((w, k) => tokens[i + k]?.lower === w)) return words.length;
  return 0;
}

/** How many findings around one may belong to its clause, and how many words lie between the phrase and the verb. */
const NEAR = 8;
const REACH = 60;

/** Words between "who" and the phrase: "who | was | not authorized to speak". */
const BETWEEN = 3;

/**
 * "A nurse who asked not to be named because the ward is small told ...": the verb behind the ground is spoken by the nurse. A cue
 * without a source gets her, and contents of verbs within the ground end before it.
 */
export function withUnnamedSubjects(parse: Parse, found: readonly Found[]): Found[] {
  const out = [...found];
  for (let i = 0; i < out.length; i++) {
    const f = out[i]!;
    const subject = f.source.length ? null : unnamedSubject(parse, f);
    if (!subject) continue;
    const rest = parse.tokens[tokensIn(parse, f.cue)[0] - 1]!.end;
    out[i] = { ...f, source: [subject], why: [changedBy('source', 'unnamed-subject'), ...f.why] };
    for (let k = Math.max(0, i - NEAR); k < Math.min(out.length, i + NEAR); k++) {
      if (k === i) continue;
      const other = out[k]!;
      const content = other.content.map((c) => (c[0] < f.cue[0] && f.cue[1] < c[1] ? ([c[0], rest] as const) : c));
      if (content.some((c, n) => c !== other.content[n])) out[k] = { ...other, content };
    }
  }
  return out;
}

/** The noun phrase before "who PHRASE because GROUND", where the cue of `found` is the verb behind that ground. */
function unnamedSubject(parse: Parse, found: Found): Found['source'][number] | null {
  const { tokens } = parse;
  const cue = readCue(parse, found);
  const sentence = sentenceAt(parse, found.cue[0]);
  if (!sentence || !cue.verb || cue.passive || cue.head !== cue.first) return null;
  const from = Math.max(sentence.first, cue.first - REACH);
  for (let i = cue.first - 1; i > from && tokens[i]!.kind !== 'mark'; i--) {
    const words = anonymityAt(tokens, i);
    if (!words) continue;
    if (inGround(tokens.slice(i + words, cue.first))) return null;
    for (let k = i; k >= i - BETWEEN && k > sentence.first; k--) {
      if (!/^who(?:se)?$/.test(tokens[k]!.lower)) continue;
      const items = tokens.slice(sentence.first, k + 1).map(asItem);
      const phrase = subjectBefore(items, items.length - 1, 0);
      return phrase && [items[phrase.from]!.start, items[phrase.to - 1]!.end];
    }
  }
  return null;
}

/** True where a verb behind these words is still that of the ground: they open a clause that has none yet ("because the clinic | warned"). */
function inGround(between: readonly Token[]): boolean {
  const at = between.findIndex((t, i) => openerAt(between, i)?.opens === 'clause' && t.kind === 'word');
  return at >= 0 && !between.slice(at + 1).some((t) => AUXILIARIES.has(t.lower) || verbByForm(t.lower).length > 0);
}

const openerAt = (tokens: readonly Token[], i: number): ReasonOpener | undefined =>
  reasonByFirstWord(tokens[i]!.lower).find((o) => o.words.split(' ').every((w, k) => tokens[i + k]?.lower === w));
