import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import { MEN, MORE_MEN, MORE_WOMEN, WOMEN } from '../rules/en/given-names.ts';
import { titleOf } from '../rules/en/titles.ts';
import { type Names, type Profile, plainName } from './names.ts';
import { isBody, isQuotedAt, type Text, tokensWithin } from './text.ts';

/** Somebody whom a stretch calls by surname alone. */
export interface Called {
  readonly span: Span;
  readonly profile: Profile;
}

const GIVEN: ReadonlySet<string> = new Set([WOMEN, MORE_WOMEN, MEN, MORE_MEN].flatMap((l) => l.split(' ')));
const NAME = /^\p{Lu}[\p{L}’'-]+$/u;

interface Person {
  readonly name: string;
  readonly source: Source | null;
}

const known = new WeakMap<Text, ReadonlyMap<string, Person | null>>();

/** People of an article by surname: its sources, and whoever it calls by a first name and a surname; null where two bear it. */
function peopleOf(text: Text): ReadonlyMap<string, Person | null> {
  const found = known.get(text);
  if (found) return found;
  const out = new Map<string, Person | null>();
  const add = (name: string, source: Source | null): void => {
    const last = name.split(' ').at(-1)!;
    const before = out.get(last);
    if (before === undefined) out.set(last, { name, source });
    else if (before !== null && before.name !== name && !before.name.endsWith(` ${name}`)) out.set(last, null);
  };
  // A headline has capitals of its own: "Leaky Reyes boat" names nobody.
  const isToldInBody = ({ name, mentions }: Source): boolean =>
    mentions.some((m) => isBody(text, m[0]) && text.read.article.text.slice(...m).includes(name));
  for (const s of text.read.sources)
    if (s.kind === 'person' && s.grade === 'named' && s.members.length === 0 && s.name.includes(' ') && isToldInBody(s))
      add(s.name, s);
  const { tokens } = text.parse;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [first, second] = [tokens[i]!, tokens[i + 1]!];
    if (!GIVEN.has(first.lower) || !NAME.test(first.text) || !NAME.test(second.text) || isTall(tokens[i + 2])) continue;
    if (second.start === first.end + 1) add(`${first.text} ${second.text}`, null);
  }
  known.set(text, out);
  return out;
}

const isTall = (t: { readonly text: string } | undefined): boolean => t !== undefined && /^\p{Lu}/u.test(t.text);

/** Who is called by surname alone in a stretch and has a whole name in the article, each at the first place. */
export function calledIn(text: Text, names: Names, span: Span): readonly Called[] {
  const people = peopleOf(text);
  const tokens = tokensWithin(text, span);
  const out = new Map<string, Called>();
  for (const [i, t] of tokens.entries()) {
    const person = people.get(t.text);
    // Somebody's own words stay as they are.
    if (
      !person ||
      out.has(t.text) ||
      isQuotedAt(text, t.start) ||
      isTall(tokens[i + 1]) ||
      isNamedBefore(tokens[i - 1]?.text ?? '')
    )
      continue;
    const profile = (person.source && names.of(text, person.source)) ?? profileOf(person.name);
    if (profile.grade === 'named') out.set(t.text, { span: [t.start, t.end], profile });
  }
  return [...out.values()];
}

/** "Ana Reyes", "J. Reyes", "Mayor Reyes". */
const isNamedBefore = (word: string): boolean => /^\p{Lu}/u.test(word) || titleOf(word.toLowerCase()) !== undefined;

const profileOf = (name: string): Profile => ({
  key: `person ${plainName(name)}`,
  full: name,
  short: name.split(' ').at(-1)!,
  name,
  kind: 'person',
  grade: 'named',
  clause: null,
  reason: null,
  names: new Set([plainName(name)]),
});
