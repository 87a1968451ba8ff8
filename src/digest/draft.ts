import type { Claim } from '../records/claim.ts';
import { stem } from '../rules/en/stem.ts';
import {
  type Candidate,
  headlineOf,
  isAttributedHeadline,
  likeness,
  ofArticle,
  ofClaims,
  Plans,
  type Section,
} from './choose.ts';
import { type Names, type Profile, plainName } from './names.ts';
import type { Part } from './parts.ts';
import type { Plan } from './sentence.ts';
import { isHost, outletOf, sourceOf, type Text } from './text.ts';
import { isBalanced, render } from './words.ts';

export type LineKind = 'headline' | 'standfirst' | Section;

/** A line of a draft: its sentence with names put in. */
export interface DraftLine {
  readonly kind: LineKind;
  readonly id: string;
  readonly text: string;
  readonly plan: Plan;
  readonly claim: Claim | null;
  readonly also: Candidate['also'];
}

/** How many lines each part of a digest has at most. */
export interface Room {
  readonly bullets: number;
  readonly background: number;
  readonly silent: number;
}

/** Everything that a digest may tell, found once; drafts are made of it. */
export interface Stock {
  readonly plans: Plans;
  readonly candidates: readonly Candidate[];
  readonly central: Text | null;
}

export function stockOf(
  texts: readonly Text[],
  names: Names,
  { claims, central }: { readonly claims: readonly Claim[]; readonly central: string | null },
): Stock {
  const plans = new Plans(texts, names);
  const candidates = claims.length ? ofClaims(plans, claims) : texts.flatMap((t) => ofArticle(plans, t));
  return { plans, candidates, central: texts.find((t) => t.read.article.id === central) ?? texts[0] ?? null };
}

/** Sentences of a claim's one side at most; of an undisputed claim one. */
const A_SIDE = 2;
const TWICE = 0.6;

/** Lines in their order, none of them of those left out. */
export function draftOf(
  { plans, candidates, central }: Stock,
  room: Room,
  leftOut: ReadonlySet<string>,
): readonly DraftLine[] {
  const free = candidates.filter((c) => !leftOut.has(c.id));
  const pulled = pulledFrom(free);
  const taken: Candidate[] = [];
  const counts = new Map<string, number>();
  const take = (c: Candidate): boolean => {
    if (c.section === 'bullet' && pulled && (c.plan === pulled.plan || likeness(c.plan, pulled.plan) >= TWICE))
      return false;
    if (taken.some((t) => t.id === c.id || (t.stance === c.stance && likeness(t.plan, c.plan) >= TWICE))) return false;
    taken.push(c);
    return true;
  };
  const most: Readonly<Record<Section, number>> = {
    bullet: room.bullets + 1,
    background: room.background,
    silent: room.silent,
    quotation: 0,
  };
  const full = new Map<Section, number>();
  for (const c of free) {
    const n = full.get(c.section) ?? 0;
    const side = `${c.claim?.id ?? c.id} ${c.stance}`;
    const speaker = `${side} ${c.plan.parts.at(-1)?.profile?.key ?? ''}`;
    const many = c.claim === null ? 1 : c.claim.disputed ? A_SIDE : 1;
    if (n >= most[c.section] || (counts.get(side) ?? 0) >= many || counts.has(speaker) || !take(c)) continue;
    counts.set(speaker, 1);
    counts.set(side, (counts.get(side) ?? 0) + 1);
    full.set(c.section, n + 1);
  }
  const of = (section: Section): readonly Candidate[] => taken.filter((t) => t.section === section);
  const bullets = of('bullet');
  const standfirst = bullets.length > 1 ? standfirstOf(bullets) : null;
  const rest = bullets.filter((b) => b !== standfirst).slice(0, room.bullets);
  const headline = central && headlineFor(plans, central, leftOut);
  return written([
    ...(headline ? [{ kind: 'headline' as const, c: headline }] : []),
    ...(standfirst ? [{ kind: 'standfirst' as const, c: standfirst }] : []),
    ...rest.map((c) => ({ kind: 'bullet' as const, c })),
    ...(pulled ? [{ kind: 'quotation' as const, c: pulled }] : []),
    ...of('background').map((c) => ({ kind: 'background' as const, c })),
    ...of('silent').map((c) => ({ kind: 'silent' as const, c })),
  ]);
}

/** The longest of somebody's own words that no disputed claim needs; none where there is little else. */
function pulledFrom(free: readonly Candidate[]): Candidate | undefined {
  if (free.filter((c) => c.section === 'bullet').length < ENOUGH) return undefined;
  const needed = new Set(free.filter((c) => c.claim?.disputed).map((c) => c.plan));
  const all = free.filter((c) => c.section === 'quotation' && !needed.has(c.plan));
  return [...all].sort((a, b) => b.plan.words - a.plan.words)[0];
}

const ENOUGH = 6;

/** The other side of what is most disputed; else what weighs most. */
function standfirstOf(bullets: readonly Candidate[]): Candidate {
  const first = bullets[0]!;
  const others = first.claim?.disputed
    ? bullets.filter((b) => b.claim === first.claim && b.stance !== first.stance)
    : [];
  // Nothing stands before it that it could lean on.
  return [...others, first].find((b) => b.plan.leansOn.length === 0) ?? others[0] ?? first;
}

/** Names in full at first mention, short after it. A headline names nobody for what follows. */
function written(lines: readonly { readonly kind: LineKind; readonly c: Candidate }[]): readonly DraftLine[] {
  const seen = new Set<string>();
  const name = (p: Profile): string => {
    if (seen.has(p.key)) return p.short;
    seen.add(p.key);
    return p.clause === null ? p.full : `${p.full}, ${p.clause}`;
  };
  return lines.map(({ kind, c }) => ({
    kind,
    id: c.id,
    plan: c.plan,
    claim: c.claim,
    also: c.also,
    text: c.plan.write(kind === 'headline' ? (p) => p.short : name),
  }));
}

/** The headline that stands for all: as it is where it says who says it, else as its outlet's. */
function headlineFor(plans: Plans, text: Text, leftOut: ReadonlySet<string>): Candidate | null {
  const span = headlineOf(text);
  if (!span) return null;
  const words = render(text, span);
  if (!isBalanced(words) || /[?|]|: .*: /.test(words)) return null;
  const [root] = isAttributedHeadline(text, span);
  const id = `${text.read.article.id} headline`;
  const common = {
    section: 'bullet' as const,
    claim: null,
    stance: 'asserts' as const,
    also: [],
    plan: { words: 0, isQuotation: false, leansOn: [], put: [] },
  };
  if (root && !leftOut.has(id)) {
    const source = sourceOf(text, root);
    const profile = source && plans.names.of(text, source);
    if (!profile) return null;
    const parts: Part[] = [
      {
        attribution: root,
        profile,
        act: root.act,
        stance: root.stance,
        within: null,
        content: root.content.map((c) => render(text, c)).join(' '),
      },
    ];
    return { ...common, id, plan: { ...common.plan, text, spans: [span], parts, write: () => words } };
  }
  const outlet = outletOf(text);
  const named = `${id} of outlet`;
  // "Outlet: A: B" is glued from three, and the name of a host before its words is taken for no source.
  if (outlet === null || isHost(outlet) || /:\s/.test(words)) return null;
  if (leftOut.has(named) || plainName(words).startsWith(plainName(outlet))) return null;
  const publisher = plans.names.publisher(outlet);
  const parts: Part[] = [
    { attribution: null, profile: publisher, act: 'say', stance: 'asserts', within: null, content: words },
  ];
  return {
    ...common,
    id: named,
    plan: { ...common.plan, text, spans: [span], parts, write: () => `${outlet}: ${words}` },
  };
}

/** Lines that name something as known which neither the headline nor a line of the same article or claim before them told of, with the stem of the first. */
export function leaningIn(lines: readonly DraftLine[]): ReadonlyMap<DraftLine, string> {
  const all = new Set<string>();
  const byMatter = new Map<Text | Claim, Set<string>>();
  const out = new Map<DraftLine, string>();
  for (const line of lines) {
    const matters = [line.plan.text, ...(line.claim ? [line.claim] : [])];
    const told = matters.map((m) => byMatter.get(m) ?? new Set<string>());
    const missing = line.plan.leansOn.find((s) => !all.has(s) && !told.some((t) => t.has(s)));
    if (missing !== undefined) {
      out.set(line, missing);
      continue;
    }
    const stems = Array.from(line.text.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => stem(word.toLowerCase()));
    for (const words of line.kind === 'headline' ? [all] : told) for (const s of stems) words.add(s);
    for (const [i, m] of matters.entries()) byMatter.set(m, told[i]!);
  }
  return out;
}
