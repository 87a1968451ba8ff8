import type { Gender } from '../rules/en/names.ts';
import { foundBy, type JoinId } from '../rules/rule-ids.ts';
import { type Entity, entity } from './entity.ts';
import { kindOf, type ModelName, type Role, type Votes, weigh } from './kinds.ts';
import type { Name } from './names.ts';
import { isCapital, spanOf, type Words } from './words.ts';

/** All names of an article with the same words. */
export interface NameGroup {
  readonly words: readonly string[];
  /** As written at first. */
  readonly text: string;
  /** Indexes into the names, in text order. */
  readonly names: number[];
  readonly votes: Votes;
  readonly roles: Role[];
  gender: Gender;
  addressed: boolean;
  kind: Entity['kind'];
  /** The group that this one was joined to; itself where none. */
  into: NameGroup;
  rule: JoinId | null;
  score: number;
}

/** Groups equal names, in order of their first mention, and weighs what each is. */
export function groupNames(
  words: Words,
  names: readonly Name[],
  isOutlet: (name: string) => boolean,
  model: ReadonlyMap<number, ModelName>,
): NameGroup[] {
  const byKey = new Map<string, NameGroup>();
  for (const [i, name] of names.entries()) {
    const k = name.addressed && name.gender ? `${name.words.join(' ')} ${name.gender}` : name.words.join(' ');
    let group = byKey.get(k);
    if (!group) {
      group = {
        words: name.words,
        text: words.text.slice(...name.span).replace(/\s+/g, ' '),
        names: [],
        votes: { person: 0, organization: 0, outlet: 0, place: 0, document: 0 },
        roles: [],
        gender: null,
        addressed: false,
        kind: 'organization',
        into: undefined as unknown as NameGroup,
        rule: null,
        score: 1,
      };
      group.into = group;
      byKey.set(k, group);
    }
    group.names.push(i);
    group.gender ??= name.gender;
    group.addressed ||= name.addressed;
    if (group.names.length > MANY) continue;
    const { votes, roles } = weigh(words, name, isOutlet, model.get(name.first) ?? null);
    for (const kind of Object.keys(votes) as (keyof Votes)[])
      group.votes[kind] = Math.max(group.votes[kind], votes[kind]);
    for (const role of roles) group.roles.push(role);
  }
  const out = [...byKey.values()];
  for (const group of out) group.kind = kindOf(group.votes);
  return out;
}

/** After so many equal names one more tells nothing new about what it is. */
const MANY = 40;

/** Names in sentences where every word has a capital: only words that other sentences show to be names. */
export function namesInTitles(words: Words, groups: readonly NameGroup[]): Name[] {
  const known = new Map<string, Set<string>>();
  const single = new Set<string>();
  for (const { words: w, kind } of groups) {
    const list = known.get(w[0]!) ?? new Set();
    list.add(w.join(' '));
    known.set(w[0]!, list);
    if (kind === 'person' && w.length > 1) for (const x of [w[0]!, w.at(-1)!]) if (x.length > 2) single.add(x);
  }
  const out: Name[] = [];
  const { tokens, sentenceOf, shouting } = words;
  for (let i = 0; i < tokens.length; i++) {
    const s = sentenceOf[i]!;
    if (s < 0 || !shouting[s] || !isCapital(tokens[i]!)) continue;
    const first = tokens[i]!.lower.replaceAll('.', '');
    const list = known.get(first);
    let last = 0;
    if (list) {
      let k = first;
      if (list.has(k)) last = i + 1;
      for (let at = i + 1; at < i + 6 && at < tokens.length && sentenceOf[at] === s; at++) {
        k += ` ${tokens[at]!.lower.replaceAll('.', '')}`;
        if (list.has(k)) last = at + 1;
      }
    }
    if (!last && single.has(first)) last = i + 1;
    if (!last) continue;
    const lower = tokens.slice(i, last).map((t) => t.lower.replaceAll('.', ''));
    out.push({
      first: i,
      last,
      titleFirst: i,
      span: spanOf(words, i, last),
      words: lower,
      gender: null,
      addressed: false,
    });
    i = last - 1;
  }
  return out;
}

/** An entity for a group and those that were joined to it. */
export function entityOf(group: NameGroup, joined: readonly NameGroup[]): Entity {
  const all = [group, ...joined];
  const fullest = all.reduce((a, b) => (b.words.length > a.words.length ? b : a));
  const out = entity(group.kind, fullest.text, fullest.words, true);
  for (const g of all) {
    if (g.text !== fullest.text) out.aliases.add(g.text);
    out.gender ??= g.gender;
    out.sure ||= Math.max(...Object.values(g.votes)) >= 2 || g !== group;
    for (const { noun, traits } of g.roles) {
      out.roles.add(noun);
      for (const t of traits) out.traits.add(t);
    }
    if (g.rule) out.why.push(foundBy('mention', g.rule, g.score));
  }
  return out;
}
