/**
 * Words that can stand inside a cue beside its verb, by kind. By the scheme a cue is the smallest phrase with auxiliaries,
 * negation and manner: "has repeatedly denied". Clitics are words of their own, as the tokenizer cuts them.
 */
export const MODIFIER_KINDS = ['auxiliary', 'modal', 'negation', 'time', 'manner', 'addition'] as const;
export type ModifierKind = (typeof MODIFIER_KINDS)[number];

export interface Modifier {
  readonly word: string;
  readonly kind: ModifierKind;
}

const all = (kind: ModifierKind, list: string): readonly Modifier[] => list.split(' ').map((word) => ({ word, kind }));

export const MODIFIERS: readonly Modifier[] = [
  ...all('auxiliary', "has have had having is are am was were be been being do does did 's 've 'd 're 'm"),
  ...all('modal', "will would shall should can could may might must wo ca 'll ought need"),
  ...all('negation', "not n't never neither hardly scarcely barely no-one nowhere rarely seldom"),
  ...all(
    'time',
    'again already always early earlier ever finally first formerly frequently immediately initially just last lately later long ' +
      'now occasionally often once only originally previously recently repeatedly since sometimes soon still then today twice ' +
      'subsequently eventually continually constantly consistently routinely regularly usually generally long-since yet',
  ),
  ...all(
    'manner',
    'angrily anonymously bluntly boldly briefly calmly candidly carefully categorically cautiously cheerfully clearly coldly ' +
      'confidently correctly curtly defiantly deliberately directly discreetly drily dryly emotionally emphatically explicitly ' +
      'expressly falsely famously firmly flatly formally frankly freely fully gleefully grimly happily harshly hastily heatedly ' +
      'honestly implicitly indignantly indirectly informally ironically jokingly jointly justly largely loudly mildly mistakenly ' +
      'mockingly modestly nervously noisily officially openly optimistically passionately personally plainly pointedly politely ' +
      'privately promptly proudly publicly quickly quietly quite readily reluctantly rightly roundly sarcastically secretly ' +
      'seriously sharply shortly shyly simply sincerely slowly softly solemnly somewhat specifically squarely sternly strenuously ' +
      'strongly stubbornly swiftly tacitly tearfully tersely unanimously unequivocally urgently vaguely vehemently verbally ' +
      'vigorously warmly weakly widely wistfully wrongly wryly',
  ),
  ...all(
    'addition',
    'also too even instead further furthermore additionally likewise similarly reportedly allegedly apparently',
  ),
];

const kinds = new Map<string, ModifierKind>(MODIFIERS.map((m) => [m.word, m.kind]));

/** The kind of a word that can stand inside a cue beside its verb, or undefined; `lower` in lower case. */
export const modifierKind = (lower: string): ModifierKind | undefined => kinds.get(lower);
