import type { ReadArticle } from '../records/read-article.ts';
import type { Grade } from '../records/source.ts';
import { GRADES } from '../records/source.ts';
import { publisherOf } from '../rules/outlets/publisher.ts';
import { bySource, chains, gradeOf, shown, wordCount } from './chain.ts';
import { amount, counts } from './figure.ts';
import { type Ink, ink } from './ink.ts';
import { spoken } from './terminal-chains.ts';
import { visible } from './visible.ts';
import { columns, pad, shorten, widest, wrap } from './wrap.ts';

export interface TerminalOptions {
  /** Columns of the terminal; the output keeps to 40..110 of them. */
  readonly width?: number;
  readonly color?: boolean;
  /** Shows what found each part, and how sure it was. */
  readonly why?: boolean;
}

/** More clauses of the article's own voice than this are counted, not shown. */
const OWN_SHOWN = 6;

/**
 * A read article for people at a terminal: the headline, who said what as chains from the outside in, the sources with their
 * grades, figures, what the article says in its own voice, notices and a legend. Ends with a line feed.
 */
export function toTerminal(
  read: ReadArticle,
  { width = 80, color = false, why = false }: TerminalOptions = {},
): string {
  const w = Math.max(40, Math.min(width, 110));
  const i = ink(color);
  const sections = [
    head(read, w, i),
    spoken(read, { width: w, ink: i, why }),
    sources(read, w, i),
    figures(read, w, i),
    own(read, w, i),
    notices(read, w, i),
    legend(read, w, i),
  ];
  const lines = sections
    .filter((s) => s.length)
    .map((s) => s.join('\n'))
    .join('\n\n');
  return `${lines.replace(/(?<![ \t])[ \t]+$/gm, '')}\n`;
}

function head(read: ReadArticle, width: number, i: Ink): readonly string[] {
  const { article, attributions } = read;
  const first = article.blocks.find((b) => b.kind === 'headline');
  const title = article.title ?? (first ? shown(read, [first.span]) : null) ?? article.file ?? 'Untitled text';
  const facts = [publisherOf(article).name, article.authors.join(', '), article.published, `${wordCount(read)} words`];
  const c = chains(read);
  const relayed = attributions.filter((a) => c.depth(a) > 0).length;
  const sum = [count(attributions.length, 'attribution'), count(read.sources.length, 'source'), grades(read)];
  if (relayed) sum.splice(1, 0, `${relayed} of them inside another`);
  return [
    ...wrap(visible(title), width).map(i.title),
    ...wrap(visible(facts.filter((f) => f).join(' · ')), width).map(i.faint),
    ...wrap(sum.filter((s) => s !== '').join(' · '), width).map(i.faint),
  ];
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** "5 named, 1 anonymous", by the sources' grades. */
function grades(read: ReadArticle): string {
  const of = (g: Grade): number => read.sources.filter((s) => s.grade === g).length;
  return GRADES.filter((g) => of(g) > 0)
    .map((g) => `${of(g)} ${g}`)
    .join(', ');
}

function sources(read: ReadArticle, width: number, i: Ink): readonly string[] {
  const rows = bySource(read).map(({ source: s, of }) => {
    const also = s.aliases.filter((a) => a !== s.name);
    const notes = [
      [s.role, s.affiliation].filter((x) => x).join(', '),
      also.length ? `also ${also.join(', ')}` : '',
      s.reason ? `name withheld ${shown(read, [s.reason])}` : '',
    ];
    return { s, n: String(of.length), notes: visible(notes.filter((x) => x !== '').join(' · ')) };
  });
  if (!rows.length) return [];
  const [kind, grade, n] = [12, 9, widest(rows, (r) => r.n.length)];
  const longest = widest(rows, (r) => columns(visible(r.s.name)));
  const name = Math.min(longest, Math.max(14, Math.floor(width * 0.32)), width - (kind + grade + n + 8));
  const used = 2 + name + 2 + kind + 2 + grade + 2 + n + 2;
  const roomy = width - used >= 20;
  return [
    i.title('SOURCES'),
    ...rows.flatMap(({ s, n: of, notes }) => {
      const names = wrap(visible(s.name), name);
      const noted = roomy ? wrap(notes, width - used) : [];
      const lines = Array.from({ length: Math.max(names.length, noted.length) }, (_, k) => {
        const facts =
          k === 0
            ? `${i.faint(pad(s.kind, kind))}  ${i.grade(s.grade, pad(s.grade, grade))}  ${of.padStart(n)}`
            : ' '.repeat(kind + grade + n + 4);
        return `  ${i.name(pad(names[k] ?? '', name))}  ${facts}  ${i.faint(noted[k] ?? '')}`;
      });
      return roomy ? lines : [...lines, ...wrap(notes, width - 4).map((l) => `    ${i.faint(l)}`)];
    }),
  ];
}

function figures(read: ReadArticle, width: number, i: Ink): readonly string[] {
  if (!read.figures.length) return [];
  const c = chains(read);
  const rows = read.figures.map((f) => {
    const a = c.attribution(f.attribution);
    const by = a ? (c.source(a.sourceId)?.name ?? 'no source') : "the article's own voice";
    const facts = [counts(f), f.was === null ? '' : `was ${f.was}`, f.asOf ? `as of ${f.asOf}` : ''];
    return {
      value: visible(amount(f)),
      what: visible(facts.filter((x) => x !== '').join(', ')),
      by: visible(a ? `${by} (${a.id})` : by),
      grade: a ? gradeOf(c, a) : null,
    };
  });
  const value = widest(rows, (r) => columns(r.value));
  const what = Math.min(
    widest(rows, (r) => columns(r.what)),
    Math.floor((width - value - 6) / 2),
  );
  const rest = width - value - what - 6;
  return [
    i.title('FIGURES'),
    ...rows.flatMap((r) => {
      const whats = wrap(r.what, what);
      const bys = wrap(r.by, rest);
      return Array.from({ length: Math.max(1, whats.length, bys.length) }, (_, k) => {
        const left = i.name(pad(k === 0 ? r.value : '', value));
        return `  ${left}  ${pad(whats[k] ?? '', what)}  ${i.faint(bys[k] ?? '')}`;
      });
    }),
  ];
}

function own(read: ReadArticle, width: number, i: Ink): readonly string[] {
  const all = read.unattributed;
  if (!all.length) return [];
  const more = all.length - OWN_SHOWN;
  return [
    `${i.title("IN THE ARTICLE'S OWN VOICE")} ${i.faint(`· ${count(all.length, 'clause')}`)}`,
    ...all.slice(0, OWN_SHOWN).flatMap((u) => {
      const lines = shorten(visible(shown(read, [u.span])), width - 4, 2);
      return lines.map((l, k) => `  ${k === 0 ? '–' : ' '} ${l}`);
    }),
    ...(more > 0 ? [i.faint(`    and ${more} more`)] : []),
  ];
}

function notices(read: ReadArticle, width: number, i: Ink): readonly string[] {
  if (!read.notices.length) return [];
  return [
    i.title('NOTICES'),
    ...read.notices.flatMap((n) => {
      const hint = n.hint ? wrap(visible(n.hint), width - 4).map((l) => `    ${i.faint(l)}`) : [];
      const said = wrap(visible(`${n.level}: ${n.message}`), width - 4);
      return [...said.map((l, k) => `  ${k === 0 ? '!' : ' '} ${n.level === 'info' ? l : i.warn(l)}`), ...hint];
    }),
  ];
}

const LEGEND: readonly (readonly [string, string])[] = [
  ['chain', 'indented lines are told by the line above them; the outermost is told by the article'],
  ['grade', 'named, role (one office, no name), unnamed (a category), anonymous (name withheld), none'],
  ['stance', 'asserts, denies, questions or withholds the claim; "denies a2" is the claim that a2 states'],
];

function legend(read: ReadArticle, width: number, i: Ink): readonly string[] {
  const { version, engine, model, rules } = read.hearsay;
  const made = `hearsay ${version}, engine ${engine}${model === null ? '' : ` ${model}`}, rules ${rules}`;
  if (!read.attributions.length) return [i.faint(visible(made))];
  return [...LEGEND, ['made by', made] as const].flatMap(([word, meaning]) =>
    wrap(meaning, width - 10).map((l, k) => `${i.faint(pad(k === 0 ? word : '', 8))}${i.faint(l)}`),
  );
}
