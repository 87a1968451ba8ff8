/** Where linking is wrong about origins, disputes and stances of a written event, one record a case: what to read when it is to be mended. */
import type { Stance } from '../src/records/attribution.ts';
import type { Claim, Statement } from '../src/records/claim.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import type { Span } from '../src/records/span.ts';
import type { EventClaim, EventStatement, WrittenEvent } from '../training/events/places.ts';
import { rootsOf } from './written.ts';

/**
 * `apart`: two statements told as of two origins; `apart, wrong`: of these, those that are not. `one, wrong`: two told as of one that are of two.
 * `shown`, `missed`: disputes of several articles. `stance`: of a matched statement.
 */
export interface Case {
  readonly kind:
    | 'apart, right'
    | 'apart, wrong'
    | 'one, wrong'
    | 'disputed, wrong'
    | 'disputed, missed'
    | 'stance, wrong';
  readonly event: string;
  readonly claim: string;
  readonly sides: readonly string[];
  readonly why: string;
}

/** A statement of the truth with the told one that it overlaps most. */
interface Match {
  readonly claim: EventClaim;
  readonly gold: EventStatement;
  readonly root: number;
  readonly in: Claim;
  readonly told: Statement;
}

/** Share of characters that a told and a true statement have in common, at least: as in the scorer. */
const COMMON = 0.2;

function share(content: readonly Span[], [start, end]: Span): number {
  const size = content.reduce((n, [a, b]) => n + b - a, 0);
  const common = content.reduce((n, [a, b]) => n + Math.max(0, Math.min(b, end) - Math.max(a, start)), 0);
  return common / (size + end - start - common);
}

/** All wrong cases of an event, and its right pairs of two origins to count them against. */
export function casesOf(event: WrittenEvent, claims: readonly Claim[], entries: readonly LedgerEntry[]): Case[] {
  const matches = matchesOf(event, claims);
  const show = (m: Match): string => {
    const text = event.articles.find((a) => a.id === m.gold.article)!.text;
    const entry = entries.find((e) => e.publication.file === `${m.gold.article}.txt`)!;
    const { source, chain } = entry.statements.find((s) => s.id === m.told.id)!;
    const name = (local: string | null): string => {
      const s = entry.sources.find((x) => x.local === local);
      return s ? `${s.name} (${s.kind}, ${s.grade}, ${s.role ?? '-'}, ${s.affiliation ?? '-'})` : '-';
    };
    const at = entry.read.attributions.find((a) => a.id === m.told.attribution);
    const a = event.articles
      .find((x) => x.id === m.gold.article)!
      .attributions.find((x) => x.id === m.gold.attribution);
    const who = event.sources.find((s) => s.id === a?.who)?.name ?? '-';
    const words = m.told.content.map((s) => text.slice(...s)).join(' … ');
    const cue = at ? text.slice(...at.cue) : '';
    return `${m.gold.article} [${m.told.stance}/${m.gold.stance}] ${chain.slice(0, -1).map(name).join(' > ')} ${name(source)} | true: ${who} ${m.gold.origin} | cue ${cue} ${at?.act ?? ''} | ${words} | gold: ${text.slice(...m.gold.span)}`;
  };
  return [...originCases(event, matches, show), ...disputeCases(event, claims, matches, show)];
}

function matchesOf(event: WrittenEvent, claims: readonly Claim[]): Match[] {
  return event.claims.flatMap((claim) => {
    const rootOf = rootsOf(claim, event);
    return claim.statements.flatMap((gold): Match[] => {
      let best: Match | null = null;
      let most = COMMON;
      for (const c of claims)
        for (const told of c.statements) {
          if (told.file !== `${gold.article}.txt`) continue;
          const n = share(told.content, gold.span);
          if (n >= most) [best, most] = [{ claim, gold, root: rootOf(gold), in: c, told }, n];
        }
      return best ? [best] : [];
    });
  });
}

type Show = (m: Match) => string;

function originCases(event: WrittenEvent, matches: readonly Match[], show: Show): Case[] {
  const out: Case[] = [];
  for (const [i, a] of matches.entries())
    for (const b of matches.slice(i + 1)) {
      if (a.in !== b.in || a.gold.article === b.gold.article || a.told.stance !== b.told.stance) continue;
      const [x, y] = [a, b].map((m) => originOf(a.in, a.told.stance, m.told.id));
      if (x === undefined || y === undefined || x < 0 || y < 0) continue;
      const isOf = a.claim === b.claim && a.gold.stance === b.gold.stance;
      const truly = isOf && a.root !== b.root;
      if (x === y && !truly) continue;
      const why = `${a.claim === b.claim ? '' : 'two claims; '}${[...new Set([x, y])].map((k) => a.in.origins[a.told.stance][k]!.why.map((e) => `${e.kind} ${e.text}`).join('; ')).join(' || ')}`;
      const kind = x === y ? 'one, wrong' : truly ? 'apart, right' : 'apart, wrong';
      out.push({ kind, event: event.event, claim: a.claim.text, sides: [show(a), show(b)], why });
    }
  return out;
}

const originOf = (c: Claim, stance: Stance, id: string): number =>
  c.origins[stance].findIndex((o) => o.statements.includes(id));

function disputeCases(event: WrittenEvent, claims: readonly Claim[], matches: readonly Match[], show: Show): Case[] {
  const out: Case[] = [];
  const common = { event: event.event };
  for (const m of matches)
    if (m.told.stance !== m.gold.stance)
      out.push({ ...common, kind: 'stance, wrong', claim: m.claim.text, sides: [show(m)], why: '' });
  const both = (claim: EventClaim): boolean =>
    ['asserts', 'denies'].every((s) => claim.statements.some((x) => x.stance === s));
  const found = new Set<EventClaim>();
  for (const c of claims) {
    if (!c.disputed || new Set(c.statements.map((s) => s.file)).size < 2) continue;
    const mine = matches.filter((m) => m.in === c && m.told.stance === m.gold.stance);
    const right = event.claims.filter(
      (g) => both(g) && ['asserts', 'denies'].every((s) => mine.some((m) => m.claim === g && m.told.stance === s)),
    );
    for (const g of right) found.add(g);
    const sides = matches.filter((m) => m.in === c).map((m) => `<${m.claim.id}> ${show(m)}`);
    const rest = c.statements.map((s) => `${s.file} [${s.stance}] ${s.sourceName} ${JSON.stringify(s.content)}`);
    if (!right.length)
      out.push({ ...common, kind: 'disputed, wrong', claim: c.title, sides: [...sides, ...rest], why: '' });
  }
  for (const g of event.claims) {
    if (!both(g) || found.has(g)) continue;
    const sides = matches
      .filter((m) => m.claim === g)
      .map((m) => `${m.in.id.slice(0, 8)} ${m.in.disputed ? 'D' : m.in.possiblyDisputed ? 'P' : ''} ${show(m)}`);
    out.push({ ...common, kind: 'disputed, missed', claim: g.text, sides, why: '' });
  }
  return out;
}
