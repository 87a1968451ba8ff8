import type { Attribution } from '../records/attribution.ts';
import type { Source } from '../records/source.ts';
import { overlaps, type Span } from '../records/span.ts';
import { NAME_CONNECTIVES } from '../rules/en/digest-name-words.ts';
import { POSSESSIVES_BUT_HER, THIRD_PRONOUNS } from '../rules/en/digest-pronoun-words.ts';
import { PERSONAL_PRONOUNS } from '../rules/en/listable.ts';
import { withoutOpener } from './clause.ts';
import type { Edit } from './edit.ts';
import { type Names, type Profile, plainName } from './names.ts';
import { SURE } from './parts.ts';
import { calledIn } from './people.ts';
import { understood } from './pronouns.ts';
import { isQuotedAt, sourceOf, type Text, treeOf } from './text.ts';
import { bare, render } from './words.ts';

/** Words with names put in; `tail`: what is to be told behind the sentence of those who are named within it. */
export type Write = (name: (p: Profile) => string, tail: string[]) => string;

export type Rendered = (pieces: readonly Span[]) => Write;

/** Contents with pronouns told, and sources within named. */
export function contentOf(
  text: Text,
  names: Names,
  a: Attribution,
  source: Source,
  { pieces, isTurned }: { readonly pieces: readonly Span[]; readonly isTurned: boolean },
): Rendered | null {
  const edits: Edit[] = [];
  for (const p of pieces) {
    const head = withoutOpener(text, p);
    if (head > p[0] && head < p[1] && p === pieces[0]) edits.push({ span: [p[0], head], text: '' });
    const found = understood(text, p, {
      speaker: source,
      isBehind: isTurned || (p[0] >= a.cue[1] && a.source[0]![0] < p[0]),
      nameFor: pronounName(text, names),
    });
    if (found === null) return null;
    edits.push(...found);
  }
  const inner = treeOf(text, a).slice(1);
  const named: { readonly span: Span; readonly profile: Profile }[] = [];
  for (const b of inner) {
    const s = sourceOf(text, b);
    const span = b.source.length === 1 ? b.source[0]! : null;
    if (!s || !span) continue;
    const words = text.read.article.text.slice(...span);
    // Somebody's own words stay as they are.
    if (isSpeakerAgain(s, source, words) || isQuotedAt(text, span[0])) continue;
    const profile = names.of(text, s);
    if (PERSONAL_PRONOUNS.has(words.toLowerCase())) continue;
    // "The board knows": which one, a reader of the digest is told; where the words say nothing of the name, it may be another.
    if (b.confidence >= SURE && profile?.grade === 'named' && !isNamedBy(words, profile)) return null;
    if (
      profile?.kind === 'document' &&
      /^the /i.test(words) &&
      profile.grade === 'named' &&
      !words.includes(profile.name)
    )
      return null;
    if (profile && profile.grade !== 'named' && profile.clause !== null) named.push({ span, profile });
    else if (profile && profile.grade === 'named' && (profile.kind === 'person' || /^[Tt]he \p{Ll}+$/u.test(words)))
      named.push({ span, profile });
  }
  for (const p of pieces)
    for (const called of calledIn(text, names, p))
      if (called.profile.key !== names.of(text, source)?.key && !named.some((n) => overlaps(n.span, called.span)))
        named.push(called);
  named.sort((x, y) => x.span[0] - y.span[0]);
  return (some) => (name, tail) => {
    const more = named
      .filter((n) => some.some((p) => p[0] <= n.span[0] && n.span[1] <= p[1]))
      .map(({ span, profile }): Edit => ({ span, text: innerName(text, span, profile, { name, tail }) }));
    // Between two pieces stands the comma that the article has there.
    const comma = (i: number): string => (/^,/.test(text.read.article.text.slice(some[i - 1]![1])) ? ', ' : ' ');
    return some
      .map(
        (p, i) =>
          (i > 0 && some[i - 1]![1] < p[0] && isBareGap(text, some[i - 1]!, p) ? comma(i) : i > 0 ? ' ' : '') +
          bare(
            render(text, p, [
              ...edits.filter((e) => !more.some((m) => m.span[0] <= e.span[0] && e.span[1] <= m.span[1])),
              ...more,
            ]),
          ),
      )
      .join('');
  };
}

/** Nothing but marks and blanks lies between. */
const isBareGap = (text: Text, before: Span, behind: Span): boolean =>
  /^[\s,]*$/.test(text.read.article.text.slice(before[1], behind[0]));

/** Whether words for a source have a word of its name in them. */
export const isNamedBy = (words: string, { names }: Profile): boolean => {
  const own = wordsOf(words);
  return [...names].some((n) => [...wordsOf(n)].some((w) => w.length > 1 && own.has(w)));
};

const wordsOf = (words: string): ReadonlySet<string> =>
  new Set(
    plainName(words)
      .replace(/['’]s\b/g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => !NAME_CONNECTIVES.has(w)),
  );

const isSpeakerAgain = (s: Source, speaker: Source, words: string): boolean =>
  s.id === speaker.id && /^\p{Ll}/u.test(words);

const CONDITION = 'who spoke on condition';

/** A source within a content: in the article's words where they name it as fully, else as the digest would. */
function innerName(
  text: Text,
  span: Span,
  profile: Profile,
  { name, tail }: { readonly name: (p: Profile) => string; readonly tail: string[] },
): string {
  const own = bare(render(text, span));
  const named = name(profile);
  // Between its noun and its verb the clause would part them for who reads fast.
  if (profile.clause !== null && named.endsWith(profile.clause) && profile.clause.startsWith(CONDITION)) {
    tail.push(`speaking ${profile.clause.slice('who spoke '.length)}`);
    return profile.full;
  }
  if (profile.grade === 'named' && named !== profile.short && own.includes(profile.name)) return own;
  return named.includes(',') && text.read.article.text[span[1]] !== ',' ? `${named},` : named;
}

/** Name for a pronoun that stands for somebody else, if the article tells who it is. */
export const pronounName =
  (text: Text, names: Names) =>
  (span: Span): string | null => {
    const source = text.read.sources.find(
      (s) => s.grade === 'named' && s.mentions.some((m) => m[0] === span[0] && m[1] === span[1]),
    );
    if (!source) return null;
    const profile = names.of(text, source);
    if (!profile) return null;
    const pronoun = text.read.article.text.slice(...span).toLowerCase();
    if (POSSESSIVES_BUT_HER.has(pronoun)) return `${profile.name}${profile.name.endsWith('s') ? '’' : '’s'}`;
    return THIRD_PRONOUNS.has(pronoun) ? profile.name : null;
  };
