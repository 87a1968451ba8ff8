/** The forms of a verb that an English text can show. */
export const VERB_FORMS = ['base', 's', 'ing', 'past', 'participle'] as const;
export type VerbForm = (typeof VERB_FORMS)[number];

/** A further form beside the four main ones: another spelling ("criticized"), an older past ("pled"), a form of "be". */
export interface OtherForm {
  readonly text: string;
  readonly form: VerbForm;
}

/** All forms of a verb; of a verb with particles only the first word changes ("pointed out"). */
export interface Inflection {
  readonly s: string;
  readonly ing: string;
  readonly past: string;
  readonly participle: string;
  readonly others: readonly OtherForm[];
}

/** base: third person, gerund, past, participle; "-" stands for the regular form. */
const IRREGULAR: ReadonlyMap<string, readonly [string, string, string, string]> = new Map([
  ['be', ['is', 'being', 'was', 'been']],
  ['bear', ['-', '-', 'bore', 'borne']],
  ['become', ['-', '-', 'became', 'become']],
  ['begin', ['-', 'beginning', 'began', 'begun']],
  ['beseech', ['-', '-', 'besought', 'besought']],
  ['bet', ['-', 'betting', 'bet', 'bet']],
  ['bid', ['-', 'bidding', 'bade', 'bidden']],
  ['blow', ['-', '-', 'blew', 'blown']],
  ['break', ['-', '-', 'broke', 'broken']],
  ['bring', ['-', '-', 'brought', 'brought']],
  ['broadcast', ['-', '-', 'broadcast', 'broadcast']],
  ['buy', ['-', '-', 'bought', 'bought']],
  ['cast', ['-', '-', 'cast', 'cast']],
  ['choose', ['-', '-', 'chose', 'chosen']],
  ['come', ['-', '-', 'came', 'come']],
  ['cut', ['-', 'cutting', 'cut', 'cut']],
  ['dig', ['-', 'digging', 'dug', 'dug']],
  ['do', ['does', '-', 'did', 'done']],
  ['draw', ['-', '-', 'drew', 'drawn']],
  ['feel', ['-', '-', 'felt', 'felt']],
  ['fight', ['-', '-', 'fought', 'fought']],
  ['find', ['-', '-', 'found', 'found']],
  ['forbid', ['-', 'forbidding', 'forbade', 'forbidden']],
  ['forecast', ['-', '-', 'forecast', 'forecast']],
  ['foresee', ['-', '-', 'foresaw', 'foreseen']],
  ['foretell', ['-', '-', 'foretold', 'foretold']],
  ['forget', ['-', 'forgetting', 'forgot', 'forgotten']],
  ['forgive', ['-', '-', 'forgave', 'forgiven']],
  ['forgo', ['forgoes', '-', 'forwent', 'forgone']],
  ['gainsay', ['-', '-', 'gainsaid', 'gainsaid']],
  ['get', ['-', 'getting', 'got', 'got']],
  ['give', ['-', '-', 'gave', 'given']],
  ['go', ['goes', '-', 'went', 'gone']],
  ['have', ['has', '-', 'had', 'had']],
  ['hear', ['-', '-', 'heard', 'heard']],
  ['hit', ['-', 'hitting', 'hit', 'hit']],
  ['hold', ['-', '-', 'held', 'held']],
  ['keep', ['-', '-', 'kept', 'kept']],
  ['know', ['-', '-', 'knew', 'known']],
  ['lay', ['-', '-', 'laid', 'laid']],
  ['lead', ['-', '-', 'led', 'led']],
  ['leave', ['-', '-', 'left', 'left']],
  ['let', ['-', 'letting', 'let', 'let']],
  ['make', ['-', '-', 'made', 'made']],
  ['mean', ['-', '-', 'meant', 'meant']],
  ['mislead', ['-', '-', 'misled', 'misled']],
  ['mistake', ['-', '-', 'mistook', 'mistaken']],
  ['misunderstand', ['-', '-', 'misunderstood', 'misunderstood']],
  ['overhear', ['-', '-', 'overheard', 'overheard']],
  ['put', ['-', 'putting', 'put', 'put']],
  ['read', ['-', '-', 'read', 'read']],
  ['rerun', ['-', 'rerunning', 'reran', 'rerun']],
  ['retell', ['-', '-', 'retold', 'retold']],
  ['run', ['-', 'running', 'ran', 'run']],
  ['say', ['-', '-', 'said', 'said']],
  ['see', ['-', '-', 'saw', 'seen']],
  ['seek', ['-', '-', 'sought', 'sought']],
  ['sell', ['-', '-', 'sold', 'sold']],
  ['send', ['-', '-', 'sent', 'sent']],
  ['set', ['-', 'setting', 'set', 'set']],
  ['shoot', ['-', '-', 'shot', 'shot']],
  ['show', ['-', '-', 'showed', 'shown']],
  ['sing', ['-', '-', 'sang', 'sung']],
  ['speak', ['-', '-', 'spoke', 'spoken']],
  ['spin', ['-', 'spinning', 'spun', 'spun']],
  ['spread', ['-', '-', 'spread', 'spread']],
  ['stand', ['-', '-', 'stood', 'stood']],
  ['stick', ['-', '-', 'stuck', 'stuck']],
  ['strike', ['-', '-', 'struck', 'struck']],
  ['strive', ['-', '-', 'strove', 'striven']],
  ['swear', ['-', '-', 'swore', 'sworn']],
  ['take', ['-', '-', 'took', 'taken']],
  ['tell', ['-', '-', 'told', 'told']],
  ['think', ['-', '-', 'thought', 'thought']],
  ['throw', ['-', '-', 'threw', 'thrown']],
  ['understand', ['-', '-', 'understood', 'understood']],
  ['undertake', ['-', '-', 'undertook', 'undertaken']],
  ['unsay', ['-', '-', 'unsaid', 'unsaid']],
  ['uphold', ['-', '-', 'upheld', 'upheld']],
  ['withdraw', ['-', '-', 'withdrew', 'withdrawn']],
  ['withhold', ['-', '-', 'withheld', 'withheld']],
  ['would', ['would', 'would', 'would', 'would']],
  ['write', ['-', '-', 'wrote', 'written']],
]);

/** Second past forms and the forms of "be". */
const FURTHER: ReadonlyMap<string, readonly OtherForm[]> = new Map<string, readonly OtherForm[]>([
  [
    'be',
    [
      { text: 'are', form: 's' },
      { text: 'am', form: 's' },
      { text: 'were', form: 'past' },
      { text: "'s", form: 's' },
      { text: "'re", form: 's' },
      { text: "'m", form: 's' },
    ],
  ],
  ['beseech', [{ text: 'beseeched', form: 'past' }]],
  ['bid', [{ text: 'bid', form: 'past' }]],
  ['broadcast', [{ text: 'broadcasted', form: 'past' }]],
  ['dream', [{ text: 'dreamt', form: 'past' }]],
  ['forecast', [{ text: 'forecasted', form: 'past' }]],
  ['learn', [{ text: 'learnt', form: 'past' }]],
  ['plead', [{ text: 'pled', form: 'past' }]],
  ['prove', [{ text: 'proven', form: 'participle' }]],
  ['spell', [{ text: 'spelt', form: 'past' }]],
  ['strike', [{ text: 'stricken', form: 'participle' }]],
  ['text', [{ text: 'text', form: 'past' }]],
  ['would', [{ text: "'d", form: 'past' }]],
]);

/** Verbs that double their last letter before "-ing" and "-ed". */
const DOUBLING: ReadonlySet<string> = new Set(
  (
    'abhor admit allot aver bar beg blog blot blur brag cancel chat chip commit compel concur confer control counsel demur ' +
    'deter drop drum dub equip flag fret grab grin infer jot kid knit label level libel map marvel model nag nap nod omit ' +
    'pan patrol pen pencil permit pet plan plug prefer prod quarrel quip rap rebel rebut recap refer regret repel rip scan ' +
    'scrap shrug shun sidestep signal skip slam slap slip slug snap snub sob spot star stop strip submit sum swap tag tar ' +
    'tip total transfer transmit travel trim trot whip wrap'
  ).split(' '),
);

/** Of these the American spelling does not double. */
const SINGLE_IN_AMERICAN: ReadonlySet<string> = new Set(
  'cancel counsel label level libel marvel model pencil quarrel signal total travel'.split(' '),
);

/** Words in "-ise" that are never spelled with z. */
const ALWAYS_ISE: ReadonlySet<string> = new Set(
  'advertise advise appraise comprise compromise despise devise disguise exercise improvise praise premise promise raise revise rise supervise surmise surprise televise'.split(
    ' ',
  ),
);

const AMERICAN: ReadonlyMap<string, string> = new Map([
  ['catalogue', 'catalog'],
  ['clamour', 'clamor'],
  ['endeavour', 'endeavor'],
  ['favour', 'favor'],
  ['honoured', 'honored'],
  ['offence', 'offense'],
  ['rumour', 'rumor'],
  ['sceptical', 'skeptical'],
]);

/** The American spelling of a lemma in British spelling, or null where they are the same. */
function americanSpelling(lemma: string): string | null {
  const other = lemma
    .split(' ')
    .map((word) => AMERICAN.get(word) ?? (zed(word) ? word.replace(/s(?=e$)/, 'z') : word))
    .join(' ');
  return other === lemma ? null : other;
}

const zed = (word: string): boolean => (word.endsWith('ise') && !ALWAYS_ISE.has(word)) || word.endsWith('yse');

/** Third person of a regular verb. */
function third(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  if (base.endsWith('quiz')) return `${base}zes`;
  if (/(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base)) return `${base}es`;
  return `${base}s`;
}

function gerund(base: string, doubled: boolean): string {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(base) && base !== 'be') return `${base.slice(0, -1)}ing`;
  return `${stem(base, doubled)}ing`;
}

function regularPast(base: string, doubled: boolean): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${stem(base, doubled)}ed`;
}

const stem = (base: string, doubled: boolean): string => {
  if (base.endsWith('quiz')) return `${base}z`;
  return doubled ? base + base.at(-1) : base;
};

/** Forms of a single word. */
function forms(base: string, doubled: boolean): readonly [string, string, string, string] {
  const regular = [third(base), gerund(base, doubled), regularPast(base, doubled), regularPast(base, doubled)] as const;
  const irregular = IRREGULAR.get(base);
  const pick = (i: 0 | 1 | 2 | 3): string => (irregular && irregular[i] !== '-' ? irregular[i] : regular[i]);
  return [pick(0), pick(1), pick(2), pick(3)];
}

/**
 * All forms of the verb `lemma` (British spelling, lower case): regular ones by the rules of English spelling, irregular ones
 * by the table, the American spelling and second past forms among `others`.
 */
export function inflect(lemma: string): Inflection {
  const cut = lemma.indexOf(' ');
  const first = cut < 0 ? lemma : lemma.slice(0, cut);
  const rest = cut < 0 ? '' : lemma.slice(cut);
  const [s, ing, past, participle] = forms(first, DOUBLING.has(first));
  const others: OtherForm[] = (FURTHER.get(first) ?? []).map(({ text, form }) => ({ text: text + rest, form }));
  if (SINGLE_IN_AMERICAN.has(first)) {
    const single = forms(first, false);
    others.push({ text: single[1] + rest, form: 'ing' }, { text: single[2] + rest, form: 'past' });
  }
  const american = americanSpelling(lemma);
  if (american) {
    const other = inflect(american);
    const main: OtherForm[] = [
      { text: american, form: 'base' },
      { text: other.s, form: 's' },
      { text: other.ing, form: 'ing' },
      { text: other.past, form: 'past' },
    ];
    if (other.participle !== other.past) main.push({ text: other.participle, form: 'participle' });
    others.push(...main, ...other.others);
  }
  return { s: s + rest, ing: ing + rest, past: past + rest, participle: participle + rest, others };
}
