import type { Act } from '../../records/attribution.ts';
import { AMBIGUOUS_JUDGEMENTS, JUDGING_WORDS } from './act-words.ts';
import { CLAIM_NOUNS } from './claim-nouns.ts';
import { stem } from './stem.ts';

const stems = (list: string): readonly string[] => list.trim().split(/\s+/).map(stem);

/** Nouns of claims that stand for too much beside what somebody stated. */
const TOO_WIDE: ReadonlySet<string> = new Set(
  stems('comment remark statement announcement idea theory argument story blame responsibility'),
);

const nouns = new Map<string, readonly Act[]>();
for (const { noun, acts } of CLAIM_NOUNS)
  if (/^(?:allege|accuse|say|show)$/.test(acts[0]!) && !TOO_WIDE.has(stem(noun))) nouns.set(stem(noun), acts);
const CONDUCT: ReadonlySet<string> = new Set(stems('wrong wrongdoing guilty complicity'));
for (const noun of CONDUCT) nouns.set(noun, ['accuse', 'allege']);
for (const noun of stems('coverage speculation narrative')) nouns.set(noun, ['say', 'allege', 'show']);

/**
 * What a verdict calls the thing that somebody else stated ("the *reports* do not accord with the facts", "it did anything *wrong*"), by stem,
 * with the acts by which such a thing is stated; undefined for all else.
 */
export const verdictNoun = (stemmed: string): readonly Act[] | undefined => nouns.get(stemmed);

/** What somebody denies to have had in a deed: "denied any *involvement* in the theft" is about who says that they did it. Stems. */
export const SHARES_IN_DEEDS: ReadonlySet<string> = new Set(
  stems('involvement role part hand responsibility complicity participation connection link'),
);

/** Words beside such a noun by which a verdict says nothing of its own. Stems. */
const FILLING: ReadonlySet<string> = new Set(
  stems(
    `mention exist existence nonexistent happen occur arise take place fact accord truth basis foundation merit substance evidence proof correspond
     such any anything everything nothing something thing kind sort way part role
     complete entire total utter absolute simple patent categorical whole strong firm flat vehement strenuous clear plain deep pure sheer blatant outright
     completely entirely totally utterly absolutely simply patently categorically wholly strongly firmly flatly vehemently strenuously clearly plainly deeply purely
     do make level bring raise put media press news newspaper outlet foreign western local recent latest earlier previous various online social
     politically motivated political motive serious grave wild support`,
  ),
);

const JUDGING: ReadonlySet<string> = new Set([...JUDGING_WORDS, ...AMBIGUOUS_JUDGEMENTS].map(stem));

/** True for a word (stem) that judges a claim or tells whether what it says is so: "was *false*", "did not *happen*". */
export const judgesClaims = (stemmed: string): boolean => JUDGING.has(stemmed) || SO.has(stemmed);
const SO: ReadonlySet<string> = new Set(stems('exist nonexistent happen occur true truth fact'));

/** True for a stem that may stand in a statement which does nothing but judge what another states. */
export const saysNothingItself = (stemmed: string): boolean =>
  nouns.has(stemmed) || FILLING.has(stemmed) || judgesClaims(stemmed);

/** True of words, by stem, for what somebody themselves did: who denies it denies what is said of them. */
export const isConduct = (stemmed: string): boolean => CONDUCT.has(stemmed);

/** True of "*his* remarks": whose words they are is told, and they may be the speaker's own. */
export const ofOwn = (words: string): boolean => OWN.has(words.split(' ', 1)[0]!.toLowerCase());
const OWN: ReadonlySet<string> = new Set(['his', 'her', 'their', 'its', 'my', 'our']);

/** A content that takes up with a pronoun what it judges: "that *this* was untrue". */
export const ANAPHORIC_VERDICT = /^["“‘']*(?:that |whether )?(?:it|this|that|these|those|they)\b/i;

/** A content that points at what was stated: "*these* reports". */
export const POINTING_CONTENT = /^["“‘']*(?:that )?(?:this|these|those|such) /i;

/** Prepositions before the deed in which somebody denies a share: "any role *in* the theft". */
export const DEED_PREPOSITIONS = /\b(?:in|for|to|with)\b/i;
