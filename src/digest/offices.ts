import type { Source } from '../records/source.ts';
import {
  ARTICLE_ALONE,
  COMPLEMENT_BEHIND,
  OFFICE_COMPLEMENT,
  OWNER_BEFORE,
  PRONOMINAL_FIRST,
} from '../rules/en/digest-name-words.ts';
import { PERSONAL_PRONOUNS } from '../rules/en/listable.ts';
import type { Text } from './text.ts';

/** A pronoun in it, or one at its head that points elsewhere. */
export const hasPronoun = (words: string): boolean =>
  words
    .toLowerCase()
    .split(' ')
    .some((w, i) => PERSONAL_PRONOUNS.has(w) || (i === 0 && PRONOMINAL_FIRST.has(w)));

/** With the office, where no mention has it beside the name and it says of what somebody holds it. */
export function withRole(full: string, { name, role }: Source, texts: readonly Text[]): string {
  if (full !== name || role === null || role !== role.toLowerCase() || hasPronoun(role)) return full;
  const size = role.split(' ').length;
  if (size <= 3 && !OFFICE_COMPLEMENT.test(role)) return isPartOfMore(texts, role) ? full : `${role} ${name}`;
  // "the author of the book": which book, stands elsewhere.
  const isOpen = /\bthe \p{Ll}+$/u.test(role);
  return size <= 7 && /^\S+(?: \S+)? of /.test(role) && !/,/.test(role) && !isOpen ? `${name}, the ${role}` : full;
}

/** "*her* cousin", "the singer's cousin", "head *of* the board": the words alone are no office. */
function isPartOfMore(texts: readonly Text[], role: string): boolean {
  for (const { read } of texts) {
    const { text } = read.article;
    for (let at = text.indexOf(role); at >= 0; at = text.indexOf(role, at + 1)) {
      const before = text.slice(Math.max(0, at - 40), at);
      const behind = text.slice(at + role.length, at + role.length + 6);
      if (OWNER_BEFORE.test(before) || COMPLEMENT_BEHIND.test(behind)) return true;
    }
  }
  return false;
}

/** "The 46-year-old Lowlander": right behind an article or an age wherever it stands, so no name. */
export const isDescribed = (text: Text, { name, mentions }: Source): boolean =>
  mentions.length > 0 &&
  mentions.every((m) => {
    const words = text.read.article.text.slice(...m);
    return ARTICLE_ALONE.test(words.slice(0, Math.max(0, words.indexOf(name))));
  });

/** "The Conference *of State Legislatures*", "Radio 5 *Live*": where an article has it first it is a piece of a longer name. */
export function isPartOfName({ read }: Text, name: string): boolean {
  const { text } = read.article;
  const at = text.indexOf(name);
  if (at < 0 || read.sources.some((s) => s.name !== name && s.name.includes(name))) return false;
  const behind = text.slice(at + name.length, at + name.length + 12);
  const [number, word] = text
    .slice(Math.max(0, at - 24), at)
    .trimEnd()
    .split(' ')
    .reverse();
  return /^ (?:of|for) (?:the )?\p{Lu}/u.test(behind) || (/^\d+$/.test(number ?? '') && /^\p{Lu}/u.test(word ?? ''));
}
