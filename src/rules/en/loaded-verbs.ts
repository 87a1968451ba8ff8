import { inflect } from './inflect.ts';

/** A verb of saying that tells more than that something was said. */
export interface LoadedVerb {
  /** Base, third person, past; the past stands for an equal participle too. Of a verb with particles these are its first words alone. */
  readonly forms: readonly [base: string, third: string, past: string];
  /** Words that must stand behind it: "let *slip*"; empty for most. */
  readonly particles: readonly string[];
  /** What it says beside the saying. */
  readonly tells: string;
  /** True where it also asks for a deed, and says nothing then: "insisted that the gate *stay* shut", "insisted on a vote". */
  readonly demands: boolean;
  /** True where it takes the person that is spoken of as its object: "slammed the council". */
  readonly attacks: boolean;
}

/** Verbs of one kind, in their base form: "crow", "let slip"; what it says beside the saying. */
const kind = (tells: string, verbs: string, attacks = false): readonly LoadedVerb[] =>
  verbs.split(',').map((verb) => {
    const [base = '', ...particles] = verb.trim().split(' ');
    const { s, past } = inflect(base);
    return { forms: [base, s, past] as const, particles, tells, attacks, demands: base === 'insist' };
  });

/**
 * Verbs that are said of sounds ("shout", "whisper"), of acts that are the source's own ("deny", "warn", "complain", "criticise", "mock") or of
 * what a text does ("note", "suggest", "argue") are left out: they tell what happened.
 */
export const LOADED_VERBS: readonly LoadedVerb[] = [
  ...kind('suggests doubt', 'claim'),
  ...kind('suggests that others doubt it', 'insist'),
  ...kind('suggests guilt', 'admit, confess, own up, come clean, fess up'),
  ...kind('suggests that it was held back', 'concede'),
  ...kind('says that it is true and was hidden', 'reveal, divulge, let slip, let on, blurt, blurt out, let out'),
  ...kind(
    'judges the speaker as vain',
    'boast, brag, gloat, crow, trumpet, exult, swagger, preen, swank, vaunt, chortle',
  ),
  ...kind(
    'makes the speaker petty',
    `whine, whinge, grouse, gripe, grumble, moan, bleat, carp, grouch, bellyache, kvetch, quibble, nitpick, snivel, sulk, pout, grump, mewl`,
  ),
  ...kind(
    'tells a temper and not what was said',
    `rant, rave, fume, rage, seethe, thunder, storm, rail, fulminate, bluster, bristle, snarl, growl, snap, bark, bellow, roar, hiss, spew, huff, explode, erupt, froth, sputter, splutter, snort, vituperate, inveigh, harangue, lash out, hit out`,
  ),
  ...kind(
    'tells scorn and not what was said',
    'sneer, scoff, jeer, jibe, gibe, smirk, snicker, sniff, snipe, cackle, snigger, taunt',
  ),
  ...kind('makes the speaker a flatterer', 'gush, enthuse, rhapsodise, effuse, coo, fawn, swoon, burble, purr, simper'),
  ...kind(
    'makes the speaker a preacher',
    'preach, pontificate, sermonise, moralise, opine, lecture, bloviate, orate, hector, expound',
  ),
  ...kind(
    'makes the words empty',
    'babble, prattle, blather, blether, drone on, ramble, waffle, parrot, regurgitate, spout, yammer, jabber, rattle on, prate, peddle',
  ),
  ...kind('makes the speaker shifty', 'prevaricate, backpedal, hem and haw, fib, weasel'),
  ...kind('says that more was meant than said', 'insinuate'),
  ...kind(
    'is stronger than what was said',
    `slam, blast, lambast, lambaste, bash, savage, skewer, excoriate, eviscerate, pillory, rip into, tear into, lay into, lash out at,
     hit out at, take a swipe at`,
    true,
  ),
];
