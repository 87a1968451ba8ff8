/** Months in dates of mail and HTTP (RFC 5322, 3.3; RFC 9110, 5.6.7): the same whatever the language. */
export const DATE_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** Days of the week in them. */
export const DATE_DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

const numbers: ReadonlyMap<string, number> = new Map(DATE_MONTHS.map((name, i) => [name.toLowerCase(), i + 1]));

/** Number of a month, from 1, by its name in lower case; 0 where it is none. */
export const monthNumber = (lower: string): number => numbers.get(lower) ?? 0;
