import { BODY_KINDS } from '../../records/article.ts';
import type { Found } from '../../records/found.ts';
import type { Parse } from '../../records/parse.ts';
import { contains, within as inside, type Span } from '../../records/span.ts';
import { constructionScore, LEAST_SCORE } from '../../rules/en/constructions.ts';
import { nounByForm } from '../../rules/en/cues.ts';
import { foundBy } from '../../rules/rule-ids.ts';
import { withoutNext } from '../content-borders.ts';
import { nest } from '../nest.ts';
import { withoutSilent } from '../silent.ts';
import { readDecline } from './declines.ts';
import type { Draft } from './draft.ts';
import { readEstimate } from './estimates.ts';
import { type Item, isCapital, isMark, isQuote, type Region, regions } from './items.ts';
import { interviewTurns, readHeadline, readSignature } from './layout.ts';
import { readNoun } from './noun-cues.ts';
import { readPhrase } from './phrase-cues.ts';
import { phraseAt } from './phrases.ts';
import { readVerb } from './verb-cues.ts';
import { verbGroups } from './verbs.ts';

/**
 * Attributions by the cue lexicon and constructions of `rules/en`, without a model: direct, mixed and indirect speech, "according
 * to", colon forms, headlines, interviews, nominal cues, passives, resumed quotations; chains follow from containment.
 * Linear in the number of tokens. `least` is the score (0..1) under which a construction is not reported.
 */
export function attributeByRules(parse: Parse, least: number = LEAST_SCORE): Found[] {
  const all = regions(parse, (b) => BODY_KINDS.has(parse.blocks[b]!.kind));
  const turns = interviewTurns(
    parse,
    all.filter((r) => r.leads && r.inside < 0),
  );
  const drafts: Draft[] = [];
  const tagged: Tagged[] = [];
  let above: Region | null = null;
  for (const region of all) {
    const turn = region.leads && region.inside < 0 ? turns.get(region.block) : undefined;
    if (turn) drafts.push(turn);
    const from = drafts.length;
    readRegion(parse, region, drafts);
    if (region.inside >= 0) continue;
    const signature = readSignature(region, above?.block === region.block - 1 ? above : null);
    if (signature) drafts.push(signature);
    resume(region, drafts, from, tagged);
    above = region;
  }
  const found = drafts.map(toFound).filter((f) => f.confidence >= least);
  return nest(parse, withoutSilent(parse, withoutNext(parse, found)));
}

function toFound(d: Draft): Found {
  const score = constructionScore(d.rule, d.act);
  const parts = [...(d.source.length ? ['source'] : []), 'cue', ...(d.content.length ? ['content'] : []), 'act'];
  return {
    source: d.source,
    cue: d.cue,
    content: d.content,
    act: d.act,
    stance: d.stance,
    kind: null,
    to: d.to,
    within: null,
    confidence: score,
    why: parts.map((part) => foundBy(part, d.rule, score)),
  };
}

/** No sentence of news has more cues; hostile text may, and the cost must stay linear. */
const MOST_CUES = 60;

function readRegion(parse: Parse, region: Region, out: Draft[]): void {
  const { items } = region;
  const headline = parse.blocks[region.block]!.kind === 'headline';
  if (headline) {
    const label = readHeadline(region, speaks);
    if (label) out.push(label);
  }
  const most = out.length + MOST_CUES;
  let floor = 0;
  let main: readonly Span[] = [];
  for (let k = 0; k < items.length && out.length < most; k++) {
    const item = items[k]!;
    if (isMark(item, ';')) floor = k + 1;
    if (item.token?.kind !== 'word') continue;
    const phrase = phraseAt(items, k);
    if (phrase) {
      const found = readPhrase(items, k, phrase);
      if (found) {
        out.push(found);
        k += phrase.length - 1;
        continue;
      }
    }
    const decline = readDecline(items, k, floor, main);
    if (decline) {
      out.push(decline.draft);
      k = decline.to - 1;
      continue;
    }
    let read = readEstimate(items, k, floor);
    if (!read)
      for (const group of verbGroups(items, k, floor, headline)) {
        read = readVerb(items, group, floor, main);
        if (!read) continue;
        if (!group.participle && read.source.length) main = read.source;
        break;
      }
    // "said in a statement that": the noun of the setting is no cue beside the verb's.
    const taken = item.start < (out.at(-1)?.cue[1] ?? 0) && item.start > (out.at(-1)?.cue[0] ?? 0);
    read ??= nounByForm(item.lower).length && !taken ? readNoun(items, k) : null;
    if (read) out.push(headline && read.rule === 'clause-tag' ? { ...read, rule: 'headline-tag' } : read);
  }
}

/** A headline's label speaks when it names someone: a capital beyond the first word, or a single capital name. */
const speaks = (label: readonly Item[]): boolean =>
  label.every((i) => isCapital(i) || isMark(i, '.&') || i.lower === 'of' || i.lower === 'the');

interface Tagged {
  readonly draft: number;
  readonly block: number;
}

/**
 * A sentence that is one quotation without a tag, right after one that quotes in the same block, or that goes on with the
 * quotation of the block before, is one more piece of that attribution's content.
 */
function resume(region: Region, drafts: Draft[], from: number, tagged: Tagged[]): void {
  const { items, block } = region;
  const words = items.filter((i) => !isMark(i, '.,!?—–•·*-'));
  const alone = words.length === 1 && isQuote(words[0]) ? words[0]! : null;
  const last = tagged.at(-1);
  const ownTag = drafts
    .slice(from)
    .findIndex((d) => d.content.some((c) => items.some((i) => isQuote(i) && contains(c, [i.start, i.end]))));
  if (ownTag >= 0) {
    tagged.push({ draft: from + ownTag, block });
    return;
  }
  if (!alone || !last) return;
  if (last.block !== block && last.block !== block - 1) return;
  const d = drafts[last.draft]!;
  const continues = last.block === block - 1;
  if (continues && !region.leads) return;
  // What is signed has ended.
  if (d.rule === 'signature' || inside(d.content, [alone.start, alone.end])) return;
  drafts[last.draft] = { ...d, content: [...d.content, [alone.start, alone.end]] };
  tagged.push({ draft: last.draft, block });
}
