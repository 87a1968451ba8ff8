import type { Attribution } from '../records/attribution.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { type Chains, chains, extent, gradeOf, nameOf, saysMore, shown } from './chain.ts';
import type { Ink } from './ink.ts';
import { occasion, reasonOf } from './occasion.ts';
import { visible } from './visible.ts';
import { columns, pad, widest, wrap } from './wrap.ts';

interface Look {
  readonly width: number;
  readonly ink: Ink;
  readonly why: boolean;
}

/** Widths of the three columns on the right: grade, act, stance. */
type Facts = readonly [grade: number, act: number, stance: number];

/** Deeper chains go on without further indentation, so that the words keep room. */
const DEEPEST = 6;

/** The attributions as lines, each chain from the outside in, grade, act and stance in columns on the right. */
export function spoken(read: ReadArticle, look: Look): readonly string[] {
  const title = look.ink.title('WHO SAID WHAT');
  if (!read.attributions.length) return [title, look.ink.faint('  no attributions found')];
  const c = chains(read);
  const room = (of: (a: Attribution) => string): number => widest(read.attributions, (a) => of(a).length);
  const facts: Facts = [room((a) => gradeOf(c, a)), room((a) => a.act), room(stanceOf)];
  const ids = room((a) => a.id);
  const told = new Set<string>();
  const lines: string[] = [title];

  const open: { a: Attribution; first: string; rest: string; depth: number }[] = [];
  const push = (list: readonly Attribution[], rest: string, depth: number): void => {
    for (let k = list.length - 1; k >= 0; k--) {
      const last = k === list.length - 1;
      const [corner, line] = depth === 0 || depth > DEEPEST ? ['', ''] : last ? ['└ ', '  '] : ['├ ', '│ '];
      open.push({ a: list[k]!, first: rest + corner, rest: rest + line, depth });
    }
  };
  push(c.outermost, '  ', 0);
  // An empty line where the article begins a new paragraph.
  let block = -1;
  for (let next = open.pop(); next; next = open.pop()) {
    const { a, first, rest, depth } = next;
    if (depth === 0) {
      const here = blockAt(read, extent(a)[0], block);
      if (block >= 0 && here !== block) lines.push('');
      block = here;
    }
    const inner = c.inside(a.id);
    const hang = rest + (inner.length && depth < DEEPEST ? '│'.padEnd(ids + 2) : ' '.repeat(ids + 2));
    for (const line of headLines(c, a, { first: first + pad(a.id, ids + 2), hang }, facts, look)) lines.push(line);
    for (const line of detail(c, a, hang, look, told)) lines.push(line);
    push(inner, rest, depth + 1);
  }
  return lines;
}

/** The last block, from `at` on, that starts at or before an offset. */
function blockAt({ article: { blocks } }: ReadArticle, offset: number, at: number): number {
  let i = Math.max(0, at);
  while (i + 1 < blocks.length && blocks[i + 1]!.span[0] <= offset) i++;
  return i;
}

const stanceOf = (a: Attribution): string => (a.about === null ? a.stance : `${a.stance} ${a.about}`);

/** Source and cue on the left, wrapped; grade, act and stance on the right, or below in a narrow terminal. */
function headLines(
  c: Chains,
  a: Attribution,
  { first, hang }: { readonly first: string; readonly hang: string },
  widths: Facts,
  { width, ink }: Look,
): readonly string[] {
  const grade = gradeOf(c, a);
  const right = [
    ink.grade(grade, pad(grade, widths[0])),
    pad(a.act, widths[1]),
    ink.stance(a.stance, pad(stanceOf(a), widths[2])),
  ].join('  ');
  const room = width - columns(hang);
  const beside = room - columns(right) - 2;
  const narrow = beside < 24;
  const { source, cue } = labelled(c, a);
  const lines = wrap(`${source} ·\u00a0${cue}`, narrow ? room : beside).map((l) => l.replaceAll('\u00a0', ' '));
  const painted = paint(lines, source, ink);
  const left = ink.faint(first);
  const under = ink.faint(hang);
  if (narrow) {
    const facts = `${ink.grade(grade, grade)} · ${a.act} · ${ink.stance(a.stance, stanceOf(a))}`;
    return [...painted.map((l, k) => (k === 0 ? left : under) + l), under + facts];
  }
  return painted.map((l, k) => (k === 0 ? `${left}${pad(l, beside)}  ${right}` : under + l));
}

/** The source as the article words it where that holds its name, else the name with the words behind it; and the cue. */
function labelled(c: Chains, a: Attribution): { readonly source: string; readonly cue: string } {
  const name = nameOf(c, a);
  const said = shown(c.read, a.source).replace(/(?<![,;:])[,;:]+$/, '');
  const cue = visible(shown(c.read, [a.cue]));
  if (name === null) return { source: 'no source', cue };
  if (said === '' || said.includes(name)) return { source: visible(said || name), cue };
  return { source: visible(`${name} (${said})`), cue };
}

/** Wrapped lines of `source · cue` with the source in the ink of names and the cue in its own. */
function paint(lines: readonly string[], source: string, ink: Ink): readonly string[] {
  let left = source.replace(/\s+/g, '').length;
  return lines.map((line) => {
    let k = 0;
    while (k < line.length && left > 0) {
      if (line[k] !== ' ') left--;
      k++;
    }
    const name = line.slice(0, k);
    const rest = line.slice(k);
    return (
      ink.name(name) +
      rest.replace(/^(\s*·\s*)?(.*)$/su, (_, dot: string = '', cue: string) => ink.faint(dot) + ink.cue(cue))
    );
  });
}

/** The words, then what is known of the occasion, the reason for a withheld name, and with `why` what found each part. */
function detail(c: Chains, a: Attribution, hang: string, look: Look, told: Set<string>): readonly string[] {
  const { ink, width } = look;
  const { read } = c;
  const room = width - columns(hang);
  const content = a.content.length && saysMore(c, a) ? wrap(visible(shown(read, a.content)), room) : [];
  const facts = [...occasion(c, a), ...withheld(c, a, told)];
  const known = wrap(visible(facts.join(' · ')), room);
  const found = a.why.map((w) => `${w.part}: ${w.by} ${w.score.toFixed(2)}`).join(' · ');
  const why = look.why ? wrap(`why ${a.confidence.toFixed(2)} · ${found}`, room) : [];
  return [...content, ...[...known, ...why].map(ink.faint)].map((l) => ink.faint(hang) + l);
}

/** The stated reason, once for each source. */
function withheld(c: Chains, a: Attribution, told: Set<string>): readonly string[] {
  const source = c.source(a.sourceId);
  if (!source?.reason || told.has(source.id)) return [];
  told.add(source.id);
  return reasonOf(c, a);
}
