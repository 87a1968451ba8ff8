import type { Claim, Statement } from '../records/claim.ts';
import { groupsOf } from './ledger-groups.ts';
import { day, headed, type Look } from './ledger-look.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Who passed a speaker's words on, from the speaker outwards. */
interface Node {
  readonly name: string;
  /** Day of the earliest article in which it tells; null for who is only cited. */
  since: string | null;
  readonly inside: Map<string, Node>;
}

/** "The Harbour Post" and "Harbour Post" are one outlet in a chain. */
const fold = (name: string): string => name.toLowerCase().replace(/^the /, '').replace(/\s+/g, ' ');

const child = (at: Map<string, Node>, name: string): Node => {
  const key = fold(name);
  const known = at.get(key);
  if (known) return known;
  const fresh: Node = { name, since: null, inside: new Map() };
  at.set(key, fresh);
  return fresh;
};

/** Each speaker with those who told it after: the agency it spoke to, who cited the agency, and so on to the outlets. */
export function chainTree(claim: Claim, look: Look): readonly string[] {
  const groups = groupsOf(
    claim.statements.filter((s) => s.chain.length > 0),
    (s) => JSON.stringify([s.sourceName, s.stance]),
  );
  const lines: string[] = [];
  for (const group of groups) {
    const root = treeOf(group);
    // A speaker whom one outlet quotes itself makes no tree worth its lines.
    if (root.inside.size < 2 && ![...root.inside.values()].some((n) => n.inside.size)) continue;
    const { sourceName, stance } = group[0];
    lines.push(
      ...headed(sourceName ?? 'no source', [[stance, (t) => look.ink.stance(stance, t)]], look),
      ...branches(root, '  ', look),
    );
  }
  return lines.length ? [look.ink.title('CHAINS'), ...lines] : [];
}

function treeOf(statements: readonly Statement[]): Node {
  const root: Node = { name: '', since: null, inside: new Map() };
  const inOrder = [...statements].sort((a, b) => (a.published ?? '~').localeCompare(b.published ?? '~'));
  for (const s of inOrder) {
    // The chain runs from the outside in, the speaker last; the article itself tells the outermost.
    const way = [...s.chain.slice(0, -1).reverse(), s.outlet ?? s.file ?? 'no outlet'];
    let at = root;
    for (const name of way) at = fold(name) === fold(at.name) ? at : child(at.inside, name);
    at.since ??= s.published;
  }
  return root;
}

function branches(node: Node, rest: string, look: Look): readonly string[] {
  const nodes = [...node.inside.values()];
  return nodes.flatMap((n, k) => {
    const last = k === nodes.length - 1;
    const text = visible(`${n.name}${n.since === null ? '' : `  ${day(n.since)}`}`);
    const under = rest + (last ? '  ' : '│ ');
    return [
      ...wrap(text, Math.max(20, look.width - rest.length - 2)).map(
        (l, i) => look.ink.faint(i === 0 ? rest + (last ? '└ ' : '├ ') : under) + l,
      ),
      ...branches(n, under, look),
    ];
  });
}
