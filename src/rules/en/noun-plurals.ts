/** Plurals that do not follow the regular way; the last word of a longer noun is looked up too ("deputy chairman"). */
const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map([
  ['alumnus', 'alumni'],
  ['analysis', 'analyses'],
  ['assembly member', 'assembly members'],
  ['attorney general', 'attorneys general'],
  ['child', 'children'],
  ['chief of staff', 'chiefs of staff'],
  ['data', 'data'],
  ['governor general', 'governors general'],
  ['hypothesis', 'hypotheses'],
  ['inspector general', 'inspectors general'],
  ['media', 'media'],
  ['member of parliament', 'members of parliament'],
  ['officer in charge', 'officers in charge'],
  ['passer-by', 'passers-by'],
  ['people', 'people'],
  ['person', 'people'],
  ['police', 'police'],
  ['press', 'press'],
  ['secretary general', 'secretaries general'],
  ['secretary of state', 'secretaries of state'],
  ['secretary-general', 'secretaries-general'],
  ['solicitor general', 'solicitors general'],
  ['staff', 'staff'],
  ['surgeon general', 'surgeons general'],
  ['thief', 'thieves'],
  ['wife', 'wives'],
]);

/** The plural of an English noun in lower case: irregular ones by the table, "-man" to "-men", else by the regular endings. */
export function pluralOf(noun: string): string {
  const whole = IRREGULAR_PLURALS.get(noun);
  if (whole) return whole;
  const cut = noun.lastIndexOf(' ') + 1;
  const head = noun.slice(cut);
  const last = IRREGULAR_PLURALS.get(head);
  if (cut > 0 && last) return noun.slice(0, cut) + last;
  if (/[^aeiou]y$/.test(head)) return `${noun.slice(0, -1)}ies`;
  if (/(?:^|[a-z-])m[ae]n$/.test(head) && head !== 'human') return `${noun.slice(0, -2)}en`;
  if (/(?:s|x|z|ch|sh)$/.test(head) && head !== 'monarch') return `${noun}es`;
  return `${noun}s`;
}
