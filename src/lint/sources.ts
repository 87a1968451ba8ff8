/** Words that say only that somebody told it: "sources", "a source", "two insiders". */
const BARE =
  /^(?:(?:an?|one|two|three|four|five|several|some|many|multiple|other|another|various|more|our) ){0,2}(?:anonymous |unnamed |unidentified |reliable |trusted |well-placed |informed )?(?:sources?|insiders?|tipsters?)$/i;

export const isUnknownOrigin = (words: string): boolean => BARE.test(words);
