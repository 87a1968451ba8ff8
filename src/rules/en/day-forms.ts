/** How days are written at the head of pages and in their metadata; in lower case with one blank between words. */

/** A day at the beginning of a line: "2026-03-14", "march 3rd, 2026", "3 march". Year, month and day, or name and numbers, are its groups. */
export const LEADING_DAY =
  /^(?:(\d{4})-(\d{2})-(\d{2})(?:t[\d:.]{4,12}(?:z|[+-][\d:]{4,5})?)?|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?:,? (\d{4}))?)/;

/** A day of a month as one word; its number is its group: "14", "3rd". */
export const DAY_OF_MONTH = /^([12]?\d|3[01])(?:st|nd|rd|th)?$/;

/** A day with its year anywhere: "14 march 2026", "march 14th, 2026 at 10:30". Its groups: day and month, or month and day, then the year. */
export const NAMED_DAY =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?),?\.? (\d{4})\b/;
