/** Pronouns by person, in all their forms. Lower case. */
import { GROUP_PRONOUNS, MALE_PRONOUNS, THING_PRONOUNS } from './digest-words.ts';
import { wordSet } from './word-set.ts';

/** "*She* said", "he told *her*". */
export const FEMALE_PRONOUNS = wordSet('she her hers herself');

/** Whoever speaks, alone: "*I* saw it". */
export const FIRST_SINGULAR = wordSet('i me my mine myself');

/** Whoever speaks, with others: "*we* saw it". */
export const FIRST_PLURAL = wordSet('we us our ours ourselves');

/** All that can stand for a source, with relative pronouns and forms of "you": "*who* said". */
export const SOURCE_PRONOUNS: ReadonlySet<string> = new Set([
  ...FIRST_SINGULAR,
  ...FIRST_PLURAL,
  ...MALE_PRONOUNS,
  ...FEMALE_PRONOUNS,
  ...THING_PRONOUNS,
  ...GROUP_PRONOUNS,
  ...wordSet('who whom whose which that you your'),
]);

/** Words for somebody that are no pronoun of a person: "*another*, who did not want to be named". */
export const INDEFINITE_PRONOUNS = wordSet(
  `another other others one some many both several most few half all none neither either each everyone everybody someone somebody anyone
   nobody`,
);

/** Pronouns that are an object: "told *them*". */
export const OBJECT_PRONOUNS = wordSet('him her them us me it himself herself themselves');

/** Pronouns by which a speaker goes on in a statement without marks: "*We* regret this". */
export const FIRST_PERSONS = wordSet('i we our my us');
