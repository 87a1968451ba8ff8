import { graphlib, layout } from '@dagrejs/dagre';
import type { Stance } from '../../../src/records/attribution.ts';
import type { Claim, Statement } from '../../../src/records/claim.ts';
import { outletPath, sourcePath } from '../wording.ts';

export interface Node {
  readonly id: string;
  readonly name: string;
  /** Stances that it takes as a speaker; empty for one that only passes on. */
  readonly stances: ReadonlySet<Stance>;
  readonly isOutlet: boolean;
  readonly href: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly stance: Stance;
  readonly count: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
  readonly width: number;
  readonly height: number;
}

/** What is known of a name on the ways of a claim. */
interface Named {
  readonly name: string;
  readonly stances: Set<Stance>;
  /** The name that it publishes under; null for one that publishes nothing here. */
  outlet: string | null;
  /** Id as a speaker; null for one that only passes on. */
  source: string | null;
}

const LABEL_LENGTH = 26;
const NARROW_LENGTH = 15;

/** The name as it fits into its box. */
export function labelOf(name: string, isNarrow: boolean): string {
  const most = isNarrow ? NARROW_LENGTH : LABEL_LENGTH;
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

const fold = (name: string): string => name.toLowerCase().replace(/^the /, '').trim();

/** The way of a statement from who publishes it to who spoke: outlet (or file), relays, speaker. */
function wayOf(s: Statement): readonly string[] {
  const place = s.outlet ?? s.file ?? 'an article';
  const way = s.chain.length ? [place, ...s.chain] : [place];
  return way.filter((name, i) => i === 0 || fold(name) !== fold(way[i - 1]!));
}

/**
 * Outlets, relays and origins of a claim in layers from left to right, after Sugiyama et al. 1981 as dagre has it. One name is one
 * node, so an agency that is both an outlet and a relay stands once.
 */
export function graphOf(claim: Claim, isNarrow: boolean): Graph {
  const names = new Map<string, Named>();
  const links = new Map<string, { from: string; to: string; stance: Stance; statements: Set<string> }>();
  const node = (name: string) => {
    const id = fold(name);
    const known = names.get(id) ?? { name, stances: new Set<Stance>(), outlet: null, source: null };
    names.set(id, known);
    return known;
  };
  for (const s of claim.statements) {
    const way = wayOf(s);
    const [place, ...hands] = way.map(node);
    if (s.outlet !== null) place!.outlet = s.outlet;
    const speaker = hands.at(-1) ?? place!;
    speaker.stances.add(s.stance);
    if (s.sourceId && hands.length) speaker.source = s.sourceId;
    for (let i = 1; i < way.length; i++) {
      const [from, to] = [fold(way[i - 1]!), fold(way[i]!)];
      const key = `${from}\n${to}\n${s.stance}`;
      const known = links.get(key) ?? { from, to, stance: s.stance, statements: new Set<string>() };
      known.statements.add(`${s.id} ${s.file}`);
      links.set(key, known);
    }
  }
  const g = new graphlib.Graph({ multigraph: true });
  g.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: isNarrow ? 26 : 96, marginx: 4, marginy: 4 });
  g.setDefaultEdgeLabel(() => ({}));
  for (const [id, n] of names)
    g.setNode(id, { width: (isNarrow ? 18 : 30) + 7.2 * labelOf(n.name, isNarrow).length, height: 34 });
  const rank = ranksOf([...links.values()]);
  const last = Math.max(0, ...rank.values());
  for (const [key, l] of links) {
    // Whoever only speaks stands in the last layer, however short the way there.
    const isEnd = ![...links.values()].some((x) => x.from === l.to);
    g.setEdge(l.from, l.to, { minlen: isEnd ? Math.max(1, last - rank.get(l.from)!) : 1 }, key);
  }
  layout(g);
  const size = g.graph();
  // Boxes of one layer are of one width: columns with straight edges are read more easily than ragged ones.
  const widths = new Map<number, number>();
  for (const id of g.nodes()) {
    const { x = 0, width = 0 } = g.node(id);
    widths.set(Math.round(x), Math.max(width, widths.get(Math.round(x)) ?? 0));
  }
  const widthOf = (x: number): number => widths.get(Math.round(x)) ?? 0;
  return {
    width: size.width ?? 100,
    height: size.height ?? 100,
    nodes: [...names].map(([id, n]) => {
      const at = g.node(id);
      const href = n.source ? sourcePath(n.source) : n.outlet !== null ? outletPath(n.outlet) : null;
      return {
        id,
        name: n.name,
        stances: n.stances,
        isOutlet: n.outlet !== null,
        href,
        x: at.x!,
        y: at.y!,
        width: widthOf(at.x!),
        height: at.height!,
      };
    }),
    links: [...links].map(([key, l]) => {
      const [from, to] = [g.node(l.from), g.node(l.to)];
      const between = (g.edge(l.from, l.to, key).points ?? []).slice(1, -1);
      return {
        from: l.from,
        to: l.to,
        stance: l.stance,
        count: l.statements.size,
        points: [
          { x: from.x! + widthOf(from.x!) / 2, y: from.y! },
          // On its way past other layers the line keeps to the room that was made for it.
          ...(between.length > 1 ? between : []),
          { x: to.x! - widthOf(to.x!) / 2, y: to.y! },
        ],
      };
    }),
  };
}

/** Layer of each name: how many hands it is away from the outlets that nobody cites. Circles are cut where they close. */
function ranksOf(links: readonly { readonly from: string; readonly to: string }[]): ReadonlyMap<string, number> {
  const rank = new Map<string, number>(links.flatMap((l) => [[l.from, 0] as const, [l.to, 0] as const]));
  for (let turn = 0; turn < rank.size; turn++) {
    let isChanged = false;
    for (const { from, to } of links) {
      const next = rank.get(from)! + 1;
      if (next > rank.get(to)! && next < rank.size) {
        rank.set(to, next);
        isChanged = true;
      }
    }
    if (!isChanged) break;
  }
  return rank;
}

/** Who passed on whose words, from the speaker outwards: the text of the drawing. */
export interface Branch {
  readonly name: string;
  readonly stances: ReadonlySet<Stance>;
  readonly inner: readonly Branch[];
}

export function treeOf(claim: Claim): readonly Branch[] {
  interface Open {
    name: string;
    stances: Set<Stance>;
    inner: Map<string, Open>;
  }
  const roots = new Map<string, Open>();
  for (const s of claim.statements) {
    let level = roots;
    for (const name of [...wayOf(s)].reverse()) {
      const at = level.get(fold(name)) ?? { name, stances: new Set<Stance>(), inner: new Map() };
      level.set(fold(name), at);
      at.stances.add(s.stance);
      level = at.inner;
    }
  }
  const closed = (m: Map<string, Open>): readonly Branch[] =>
    [...m.values()].map((o) => ({ name: o.name, stances: o.stances, inner: closed(o.inner) }));
  return closed(roots);
}
