/**
 * Short annotated texts made from templates, for constructions that newspapers use seldom: denials, refusals, silence, nouns as cues,
 * tags behind the clause, documents as sources, chains, quotations between doubled apostrophes, and sentences whose verbs and
 * nouns look like cues and attribute nothing. People, places and outlets are invented.
 *
 * A template marks its parts: `<s>` source, `<c>` cue, `<t>` content, with a number where there are several attributions. `{slot}`
 * is filled from the lists below, `a|b` in brackets `[a|b]` is a choice. The slots P (people and bodies), N (names), D (documents) and
 * O (outlets) tell the kind of the source whose number they carry.
 */
import type { Act, Stance } from '../src/records/attribution.ts';
import type { Span } from '../src/records/span.ts';

export interface Made {
  readonly id: string;
  readonly text: string;
  /** The text with the marks of its parts, numbered through the text. */
  readonly marked: string;
  readonly attributions: readonly MadeAttribution[];
}

interface MadeAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly act: Act;
  readonly stance: Stance;
  readonly kind?: string;
}

type Label = `${Act} ${Stance}`;
type Template = readonly [text: string, ...labels: Label[]];

const lists: Readonly<Record<string, readonly string[]>> = {
  town: ['Ostrel', 'Kemmering', 'Dunlow', 'Saltrey', 'Brannick', 'Upper Moss', 'Tavel', 'Corvane'],
  first: ['Mara', 'Joren', 'Tilda', 'Pavel', 'Noor', 'Edwin', 'Sunniva', 'Rafael', 'Hester', 'Goran', 'Aiko', 'Bram'],
  last: [
    'Quint',
    'Sabel',
    'Orlova',
    'Teague',
    'Marchetti',
    'Nkemi',
    'Dahlgren',
    'Ferro',
    'Lindqvist',
    'Okada',
    'Pryce',
    'Vasko',
  ],
  person: [
    'the finance minister',
    'the chief surgeon',
    'a senior police officer',
    'the company’s founder',
    'the governor of {town} province',
    'his lawyer',
    'the head coach',
    'a former adviser',
    'the opposition leader',
    'a spokeswoman for {org}',
    'the university’s president',
    'the prime minister',
    'a judge in {town}',
    'the airline’s chief executive',
  ],
  group: [
    'residents',
    'two former employees',
    'neighbours',
    'prosecutors',
    'aid workers',
    'investigators',
    'shareholders',
    'farmers near {town}',
  ],
  org: [
    'the foreign ministry',
    'Kestrel Mining',
    'the {town} police department',
    'Norvane Airways',
    'the health agency',
    'the teachers’ federation',
    'the army',
    'Halden Bank',
    'the election commission',
    'the company',
  ],
  outlet: [
    'the {town} Gazette',
    'Channel Six',
    'the Meridian',
    'Lowland News',
    'the Evening Dispatch',
    '{town} Television',
    'the Pellard Agency',
  ],
  doc: [
    'the indictment',
    'a study by the {town} Institute',
    'court papers',
    'an internal memo',
    'the annual accounts',
    'a survey of 900 nurses',
    'leaked emails',
    'a police record',
    'the commission’s findings',
    'a letter to shareholders',
    'documents filed in {town}',
  ],
  subject: [
    'the reservoir',
    'the vaccine',
    'the minister’s son',
    'the mine at {town}',
    'half of the patients',
    'the suspect',
    'the new tax',
    'the airline',
    'both generals',
    'the video',
    'the peace deal',
    'the software',
    'the prisoners',
  ],
  past: [
    'had been kept from the public',
    'had cost lives in {town}',
    'had broken the law',
    'had failed twice that year',
    'had been moved abroad',
    'had never been tested',
    'lacked support in parliament',
    'had caused {number} injuries',
    'had left {town} before dawn',
  ],
  coming: [
    'would be sent home',
    'would return by spring',
    'would cost {number} million crowns',
    'would not survive the winter',
    'would change the country',
  ],
  number: ['12', '40', '300', 'nearly 70', 'at least 25'],
  clause: ['{subject} {past}', '{subject} {past}', '{subject} {coming}'],
  ger: [
    'taking money from a contractor',
    'having met the lobbyist',
    'hiding the test results',
    'ordering troops into {town}',
    'leaking the emails',
    'any link to the attack',
    'striking his assistant',
    'misleading investors',
    'having known of the plan',
    'being involved in the kidnapping',
    'paying {number} voters',
  ],
  inf: [
    'release the recordings',
    'withdraw from {town}',
    'cut taxes on fuel',
    'step down',
    'hire {number} nurses',
    'hand over the documents',
    'shut the mine',
    'protect witnesses',
    'apologise to the families',
    'join the coalition',
  ],
  claims: [
    'the allegations',
    'the charges',
    'reports of a split in the party',
    'the rumours about his health',
    'suggestions that {clause}',
    'all accusations',
    'speculation about a merger',
    'the lawsuit’s assertions',
  ],
  nonsense: [
    'nonsense',
    'a smear',
    'politically motivated',
    '“pure invention”',
    'unfounded',
    'an election stunt',
    '“absurd”',
    'propaganda',
  ],
  false: ['untrue', 'baseless', '“completely wrong”', 'a lie', 'fabricated'],
  offer: [
    'an invitation to the talks',
    'the lower bid',
    'a plea deal',
    'demands for his resignation',
    'an appeal for bail',
    'the ceasefire proposal',
  ],
  topic: [
    'the investigation',
    'his pay',
    'the leaked emails',
    'the talks',
    'individual patients',
    'personnel matters',
    'the lawsuit',
  ],
  wh: [
    'who had paid for the trip',
    'when {subject} {coming}',
    'how many soldiers were in {town}',
    'whether {subject} {past}',
    'why the inquiry was stopped',
    'what was in the package',
  ],
  request: [
    'requests for comment',
    'an email seeking comment',
    'repeated phone calls',
    'written questions',
    'a voicemail left on Sunday',
    'inquiries from {outlet}',
  ],
  matter: [
    'the merger',
    'his record',
    'the trial',
    'the rescue',
    'the budget',
    'the offensive near {town}',
    'the guest list',
  ],
  judged: [
    'a triumph',
    'long overdue',
    '“a turning point”',
    'a waste of public money',
    'unworkable',
    'the most generous in years',
  ],
  quote: [
    'We have nothing to hide',
    'This has to end before the elections',
    'I was never asked to sign anything',
    'Nobody here slept that night',
    'Our patients come first',
    'It cost us {number} million',
    'You cannot eat promises',
    'They opened fire without reason',
    'The law is on our side',
  ],
  second: [
    'I would do it again',
    'We will see them in court',
    'That is all I know',
    'There was smoke everywhere',
    'It broke my heart',
  ],
  listeners: ['lawmakers', 'the court', 'a crowd in {town}', 'the committee', 'students', 'journalists', 'supporters'],
  when: ['', '', '', ' on Thursday', ' last week', ' earlier this month'],
  fate: [
    'drew anger in {town}',
    'never reached a court',
    'came as a surprise',
    'shook the markets',
    'cost the party votes',
    'went unnoticed for months',
  ],
  denied: [
    'denied',
    'denied',
    'has denied',
    'had denied',
    'flatly denied',
    'strongly denied',
    'later denied',
    'repeatedly denied',
  ],
  plain: [
    'Rain fell over {town} all week.',
    'The trial opens in March.',
    '{N} was born in {town}.',
    'Shares in Halden Bank fell 3 percent.',
    'The road to {town} was blocked for hours.',
    '{N} joined the firm eleven years ago.',
  ],
};

const templates: readonly Template[] = [
  ['<s>{P}</s> <c>{denied}</c> <t>{ger}</t>{when}.', 'deny denies'],
  ['<s>{N}</s> <c>{denied}</c> <t>{ger}</t>.', 'deny denies'],
  ['<s>{P}</s> <c>{denied}</c>{when} <t>that {clause}</t>.', 'deny denies'],
  ['<s>{P}</s> <c>{denied}</c> <t>{claims}</t>.', 'deny denies'],
  ['<s>{N}</s>, who <c>{denied}</c> <t>{ger}</t>, was released on bail.', 'deny denies'],
  ['<s>{N}</s> left {town} on Friday, <c>denying</c> <t>{ger}</t>.', 'deny denies'],
  [
    '<s>{P}</s> <c>[dismissed|rejected|brushed aside|has dismissed|waved away]</c> <t>{claims} as {nonsense}</t>.',
    'deny denies',
  ],
  [
    '<s>{N}</s> <c>[dismissed|rejected|has rejected|quickly dismissed]</c> <t>{claims} as {nonsense}</t>{when}.',
    'deny denies',
  ],
  ['<s>{P}</s> <c>[called|has called]</c> <t>{claims} {false}</t>.', 'deny denies'],
  ['<s>{P}</s> <c>[described|has described|praised|once described]</c> <t>{matter} as {judged}</t>.', 'say asserts'],
  ['Despite <s>{P}’s</s> <c>[denial|denials]</c> <t>that {clause}</t>, the inquiry goes on.', 'deny denies'],
  ['<s>{N}’s</s> <c>denial</c> <t>that {clause}</t> {fate}.', 'deny denies'],
  ['<c>Denials</c> by <s>{P}</s> <t>that {clause}</t> {fate}.', 'deny denies'],
  ['<s>{P}</s> <c>[refused|has refused|flatly refused]</c> <t>to {inf}</t>{when}.', 'refuse denies'],
  ['<s>{P}</s> <c>[rejected|turned down|has rejected|voted down]</c> <t>{offer}</t>.', 'refuse denies'],
  [
    '<s>{P}</s> <c>[declined to comment|would not comment|refused to comment|declined comment]</c>{when}.',
    'decline withholds',
  ],
  [
    '<s>{P}</s> <c>[declined to comment on|would not comment on|refused to discuss|declined to discuss]</c> <t>{topic}</t>.',
    'decline withholds',
  ],
  [
    '<s>{P}</s> <c>[declined to say|refused to say|would not say|did not say|has not said|did not disclose|would not reveal]</c> <t>{wh}</t>.',
    'decline withholds',
  ],
  [
    '<s>{P}</s> <c>[did not respond to|did not reply to|did not answer|has not responded to|did not immediately return]</c> <t>{request}</t>.',
    'decline withholds',
  ],
  ['<s>{N}</s> <c>could not be reached</c> for comment{when}.', 'decline withholds'],
  ['<c>[Claims|Allegations|Assertions]</c> by <s>{P}</s> <t>that {clause}</t> {fate}.', 'allege asserts'],
  ['<s>{P}’s</s> <c>[claim|allegation|assertion|claims]</c> <t>that {clause}</t> {fate}.', 'allege asserts'],
  ['The <c>[claim|allegation]</c> by <s>{P}</s> <t>that {clause}</t> {fate}.', 'allege asserts'],
  ['The <c>warning</c> [by|from] <s>{P}</s> <t>that {clause}</t> {fate}.', 'warn asserts'],
  ['<s>{P}’s</s> <c>[warning|warnings]</c> <t>that {clause}</t> {fate}.', 'warn asserts'],
  ['<s>{N}’s</s> <c>[promise|pledge|vow|promises]</c> <t>to {inf}</t> {fate}.', 'promise asserts'],
  ['<s>{P}’s</s> <c>[promise|pledge|assurance]</c> <t>that {subject} {coming}</t> {fate}.', 'promise asserts'],
  ['A <c>[promise|pledge]</c> by <s>{P}</s> <t>to {inf}</t> {fate}.', 'promise asserts'],
  ['<s>{P}’s</s> <c>[call|demand|plea|appeal]</c> <t>to {inf}</t> {fate}.', 'urge asserts'],
  ['<s>{P}’s</s> <c>admission</c> <t>that {clause}</t> {fate}.', 'confirm asserts'],
  ['<s>{P}’s</s> <c>prediction</c> <t>that {subject} {coming}</t> {fate}.', 'predict asserts'],
  ['<s>{P}</s> <c>[promised|vowed|pledged|has promised]</c> <t>to {inf}</t>.', 'promise asserts'],
  ['<s>{P}</s> <c>[promised|has promised|assured]</c> {listeners} <t>that {subject} {coming}</t>.', 'promise asserts'],
  ['<s>{P}</s> <c>promised</c>{when} <t>that {subject} {coming}</t>.', 'promise asserts'],
  ['<s>{P}</s> <c>[claimed|alleged|maintained|insisted|has claimed]</c> <t>that {clause}</t>.', 'allege asserts'],
  ['<t>{Clause}</t>, <s>{P}</s> <c>[said|added|explained|recalled]</c>{when}.', 'say asserts'],
  ['<t>{Clause}</t>, <c>said</c> <s>{N}, {person}</s>.', 'say asserts'],
  ['<t>{Clause}</t>, <s>{P}</s> <c>[claimed|alleged|maintains]</c>.', 'allege asserts'],
  ['<t>{Subject}</t>, <s>{P}</s> <c>[said|added]</c>, <t>{past}</t>.', 'say asserts'],
  ['<t>{Clause}</t>, <c>according to</c> <s>{D}</s>.', 'say asserts'],
  ['<c>According to</c> <s>{D}</s>, <t>{clause}</t>.', 'say asserts'],
  ['<t>{Subject}</t>, <c>according to</c> <s>{D}</s>, <t>{past}</t>.', 'say asserts'],
  ['<s>{D}</s> <c>[showed|found|revealed|concluded]</c> <t>that {clause}</t>.', 'show asserts'],
  ['<t>{Clause}</t>, <s>{D}</s> <c>[showed|found|revealed]</c>.', 'show asserts'],
  ['<t>“{quote},”</t> <s>{P}</s> <c>told</c> {listeners}.', 'say asserts'],
  ['<t>“{quote},”</t> <c>said</c> <s>{N}</s>{when}. <t>“{second}.”</t>', 'say asserts'],
  ['<s>{P}</s> <c>[said|wrote|added]</c>: <t>“{quote}.”</t>', 'say asserts'],
  [
    '<t1>“{quote},”</t1> <s1><s2>{P1}</s2></s1> <c1>said</c1>, <c2>adding</c2> <t2>that {clause}</t2>.',
    'say asserts',
    'say asserts',
  ],
  [
    '<t2><t1>“{quote},”</t1> <s1>{P1}</s1> <c1>told</c1> {outlet}</t2>, <s2>{O2}</s2> <c2>[reports|reported]</c2>.',
    'say asserts',
    'say asserts',
  ],
  [
    '<t2><t1>{Clause}</t1>, <s1>{P1}</s1> <c1>told</c1> {listeners}</t2>, <s2>{O2}</s2> <c2>[reports|reported|writes]</c2>.',
    'say asserts',
    'say asserts',
  ],
  [
    '<t2><t1>“{quote},”</t1> <s1>{N1}</s1> <c1>said</c1></t2>, <c2>according to</c2> <s2>{O2}</s2>.',
    'say asserts',
    'say asserts',
  ],
  [
    '<t2><s1>{P1}</s1> <c1>{denied}</c1> <t1>{ger}</t1></t2>, <c2>according to</c2> <s2>{O2}</s2>.',
    'deny denies',
    'say asserts',
  ],
  [
    '<t2><s1>{P1}</s1> <c1>[refused|has refused]</c1> <t1>to {inf}</t1></t2>, <s2>{O2}</s2> <c2>reported</c2>.',
    'refuse denies',
    'say asserts',
  ],
  [
    '<s1>{O1}</s1> <c1>reported</c1>{when} <t1>that <s2>{P2}</s2> <c2>had told</c2> {listeners} <t2>that {clause}</t2></t1>.',
    'say asserts',
    'say asserts',
  ],
  [
    '<s1>{O1}</s1> <c1>reported</c1> <t1>that <s2>{P2}</s2> <c2>had denied</c2> <t2>{ger}</t2></t1>.',
    'say asserts',
    'deny denies',
  ],
  [
    '<s1>{P1}</s1> <c1>[said|added]</c1> <t1>that <s2>{P2}</s2> <c2>had promised</c2> <t2>to {inf}</t2></t1>.',
    'say asserts',
    'promise asserts',
  ],
  [
    '<s1>{P1}</s1> <c1>[rejected|denied|dismissed]</c1> <t1><s2>{P2}’s</s2> <c2>[claim|allegation]</c2> <t2>that {clause}</t2></t1>.',
    'deny denies',
    'allege asserts',
  ],
  [
    '<s1>{P1}</s1> <c1>[rejected|dismissed]</c1> <t1><c2>[claims|allegations]</c2> by <s2>{P2}</s2> <t2>that {clause}</t2></t1>.',
    'deny denies',
    'allege asserts',
  ],
  [
    '<s1>{O1}</s1> <c1>reported</c1> <t1><t2>that {clause}</t2></t1>, <t1><c2>citing</c2> <s2>{D2}</s2></t1>.',
    'say asserts',
    'say asserts',
  ],
  // What looks like a cue and attributes nothing.
  ['{P} faced hard questions after the defeat in {town}.'],
  ['The coach and his players now face a long list of questions.'],
  ['{N} showed the buyers to a side room.'],
  ['A guard showed {N} the way out of the building.'],
  ['The insurer settled {number} claims in a day.'],
  ['{N} filed a claim for lost wages in {town}.'],
  ['The engine refused to start that morning.'],
  ['Warning lights flashed along the runway at {town}.'],
  ['The call lasted {number} minutes.'],
  ['Demand for timber rose by a fifth{when}.'],
  ['The charge for parking in {town} has doubled.'],
  ['The statement ran to four pages.'],
  ['{N} rejected the first ball and hit the second.'],
  ['The report was printed in {town} and bound in blue.'],
  ['{P} signed the order{when} and left.'],
  ['The young striker shows promise.'],
  ['{N} answered the door in slippers.'],
  ['The bank’s offer expires on Sunday.'],
];

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
function generator(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const upper = (s: string): string =>
  s.replace(/^((?:<[^>]*>|[“"])*)(\p{Ll})/u, (_, a: string, b: string) => a + b.toUpperCase());

/** Fills a template's slots and choices; `kinds` receives the kind of each numbered source. */
function fill(text: string, random: () => number, kinds: Map<string, string>, used: Set<string>): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const person = (): [string, string] =>
    random() < 0.5 ? [`${pick(lists.first!)} ${pick(lists.last!)}`, 'person'] : [pick(lists.person!), 'person'];
  const source = (slot: string): [string, string] => {
    if (slot === 'N') return [`${pick(lists.first!)} ${pick(lists.last!)}`, 'person'];
    if (slot === 'D') return [pick(lists.doc!), 'document'];
    if (slot === 'O') return [pick(lists.outlet!), 'outlet'];
    const x = random();
    return x < 0.55 ? person() : x < 0.75 ? [pick(lists.group!), 'group'] : [pick(lists.org!), 'organization'];
  };
  const one = (slot: string): string => {
    const named = /^([PNDO])(\d?)$/.exec(slot);
    if (named) {
      let [words, kind] = source(named[1]!);
      while (used.has(words)) [words, kind] = source(named[1]!);
      used.add(words);
      kinds.set(named[2]!, kind);
      return fill(words, random, new Map(), used);
    }
    const list = lists[slot.toLowerCase()];
    if (!list) throw new Error(`no list for the slot "${slot}": add it to training/augment.ts`);
    const words = fill(pick(list), random, new Map(), used);
    return slot === slot.toLowerCase() ? words : upper(words);
  };
  return text
    .replace(/\[([^\]]+)\]/g, (_, choices: string) => pick(choices.split('|')))
    .replace(/\{(\w+)\}/g, (_, slot: string) => one(slot))
    .replace(/s’s(?=<|\s)/g, 's’');
}

/** Spans of marked words, and the words without marks. */
function unmark(marked: string): { text: string; spans: Map<string, Span[]> } {
  const spans = new Map<string, Span[]>();
  const open = new Map<string, number>();
  let text = '';
  for (const part of marked.split(/(<\/?[sct]\d+>)/)) {
    const tag = /^<(\/?)([sct]\d+)>$/.exec(part);
    if (!tag) text += part;
    else if (tag[1] === '') open.set(tag[2]!, text.length);
    else spans.set(tag[2]!, [...(spans.get(tag[2]!) ?? []), [open.get(tag[2]!)!, text.length]]);
  }
  return { text, spans };
}

/** The typography of a text: curly marks, straight ones, or quotations between doubled apostrophes. */
function typeset(marked: string, x: number): string {
  if (x < 0.4) return marked;
  const straight = marked.replaceAll('’', "'");
  return straight.replace(/[“”]/g, x < 0.8 ? '"' : "''");
}

/** `count` texts of one to three sentences; every template is used about as often as any other. The same on every run. */
export function made(count: number, seed = 11): Made[] {
  const random = generator(seed);
  const out: Made[] = [];
  let next = 0;
  for (let k = 0; k < count; k++) {
    const labels: Label[] = [];
    const kinds: (string | undefined)[] = [];
    const sentences: string[] = [];
    const used = new Set<string>();
    const wanted = 1 + Math.floor(random() * 3);
    while (sentences.length < wanted) {
      if (sentences.length > 0 && random() < 0.3) {
        sentences.push(upper(fill('{plain}', random, new Map(), used)));
        continue;
      }
      // Steps through the templates in an order that mixes them: the step shares no factor with their number.
      const [text, ...own] = templates[next]!;
      next = (next + STEP) % templates.length;
      const from = labels.length;
      const of = new Map<string, string>();
      const filled = upper(fill(text, random, of, used));
      sentences.push(
        filled.replace(/<(\/?[sct])(\d?)>/g, (_, tag: string, n: string) => `<${tag}${from + Number(n || 1)}>`),
      );
      for (const [i, label] of own.entries()) {
        labels.push(label);
        // A participle's source is that of the main verb, and so is its kind.
        const source = new RegExp(`<s${i + 1}>[^{]*\\{[PNDO](\\d?)`).exec(text)?.[1] ?? '';
        kinds.push(of.get(source));
      }
    }
    const marked = typeset(
      sentences.reduce((a, b) => a + (random() < 0.3 ? '\n\n' : ' ') + b),
      random(),
    );
    const { text, spans } = unmark(marked);
    out.push({
      id: `made-${k + 1}`,
      text,
      marked,
      attributions: labels.map((label, i) => {
        const [act, stance] = label.split(' ') as [Act, Stance];
        const part = (p: string): Span[] => spans.get(p + String(i + 1)) ?? [];
        const kind = kinds[i];
        return { source: part('s'), cue: part('c'), content: part('t'), act, stance, ...(kind ? { kind } : {}) };
      }),
    });
  }
  return out;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const STEP = [29, 31, 37, 41].find((s) => gcd(s, templates.length) === 1)!;
