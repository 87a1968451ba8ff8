import { groupOf } from './paraphrases.ts';
import { stem } from './stem.ts';

/** Words that cannot both hold of one thing, by pairs; each stands for its group of paraphrases. */
const OPPOSITES: readonly string[] = (
  'rise/fall open/close allow/ban win/lose arrive/leave accept/reject support/oppose start/end start/stop begin/cancel continue/end guilty/innocent convict/acquit ' +
  'dead/survive kill/survive arrest/release free/jail legal/illegal safe/dangerous increase/decrease gain/loss profit/loss hire/fire buy/sell import/export ' +
  'north/south east/west left/right male/female man/woman boy/girl husband/wife father/mother brother/sister strong/weak heavy/light full/empty ' +
  'alone/together confirm/deny approve/veto approve/reject succeed/fail success/failure improve/worsen peaceful/violent true/false rich/poor attack/defend ' +
  'before/after earlier/later early/late public/secret quick/slow hot/cold clear/cloudy accidental/deliberate accident/deliberate voluntary/forced ' +
  'domestic/foreign military/civilian majority/minority winner/loser ally/enemy remain/leave stay/leave remain/resign remove/install cheap/expensive ' +
  'locked/unlocked conscious/unconscious insured/uninsured armed/unarmed known/unknown likely/unlikely able/unable happy/unhappy sound/silent ring/silent speak/silent talk/silent'
).split(' ');

const opposites = new Map<string, Set<string>>();
for (const pair of OPPOSITES) {
  const [a, b] = pair.split('/').map((w) => groupOf(stem(w))) as [string, string];
  if (a === b) continue;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const)
    opposites.set(from, (opposites.get(from) ?? new Set()).add(to));
}

/** The groups that are opposite to a group; undefined for most. */
export const oppositesOf = (group: string): ReadonlySet<string> | undefined => opposites.get(group);
