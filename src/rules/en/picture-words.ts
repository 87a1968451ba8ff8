/** Words by which captions and the credits of pictures are told in text that lost its markup. In lower case with straight apostrophes. Lists only grow. */

/** Who supplies pictures, as it stands before or behind a caption, beside the agencies of the register of outlets. */
export const PICTURE_SUPPLIERS: ReadonlySet<string> = new Set([
  'action images',
  'alamy',
  'ap images',
  'ap photo',
  'backgrid',
  'corbis',
  'epa',
  'epa-efe',
  'european pressphoto agency',
  'facebook',
  'getty',
  'getty images',
  'imago',
  'instagram',
  'invision',
  'istock',
  'istockphoto',
  'newscom',
  'nurphoto',
  'pa',
  'pa images',
  'pa wire',
  'picture alliance',
  'pool',
  'rex',
  'rex features',
  'shutterstock',
  'sipa',
  'splash',
  'splash news',
  'sputnik',
  'swns',
  'twitter',
  'usa today sports',
  'wenn',
  'wireimage',
  'youtube',
  'zuma',
  'zuma press',
]);

/** First words of a credit in brackets, of one behind a colon, and its last words. */
export const PICTURE_LABELS: ReadonlySet<string> = new Set([
  'courtesy',
  'credit',
  'file photo',
  'file picture',
  'file image',
  'handout',
  'illustration',
  'image',
  'image credit',
  'photo',
  'photo credit',
  'photo illustration',
  'photograph',
  'photographer',
  'photographs',
  'photos',
  'picture',
  'pictures',
  'video',
]);

/** Buttons, in capitals, that stick to the first sentence of a caption. */
export const STUCK_BUTTONS: ReadonlySet<string> = new Set([
  'advertisement',
  'autoplay',
  'close',
  'gallery',
  'loading',
  'mute',
  'pause',
  'photos',
  'play',
  'replay',
  'share',
  'skip',
  'slideshow',
  'subscribe',
  'unmute',
  'video',
  'watch',
]);

/** Buttons that share a page, which stand in a row. */
export const SHARE_BUTTONS: ReadonlySet<string> = new Set([
  'email',
  'facebook',
  'linkedin',
  'messenger',
  'pinterest',
  'reddit',
  'tumblr',
  'twitter',
  'whatsapp',
]);

/** The label right before a caption: "*Image caption* The gate". */
export const CAPTION_LABEL = /\b(?:image|media|photo|picture|video) caption:? /i;

/** The label of whose picture it is, which may stand before that of the caption: "*Image copyright* Agency T". */
export const COPYRIGHT_LABEL = /^(?:image|media|photo|picture|video) (?:copyright|credit|source)\b/i;

/** The label of a picture that is not of the day: "*FILE* - In this May 3, 2026 file photo". */
export const FILE_LABEL = /^(?:file|file photo|file picture|file image)\s?[-–—:]{1,2}\s(?=\S)/i;

/** A word for a picture, as in "This May 3, 2026 *photo* shows". */
export const PICTURE_WORD = /^(?:photo|picture|image)\b/i;

/** What may stand between "this" and the picture: a number, a name or what kind of picture it is. */
export const BEFORE_PICTURE = /^(?:\d|\p{Lu}|undated$|file$|handout$)/u;

/** Where in the picture somebody is: "The mayor *(left)*". */
export const PLACE_IN_PICTURE = /\((?:(?:front|back) )?(?:pictured|left|right|centre|center|top|bottom)\b[^()]{0,60}\)/;

/** Small words within the names of a picture's credit: "Ada Holm *for the* Herald". */
export const CREDIT_PARTICLES: ReadonlySet<string> = new Set([
  'for',
  'the',
  'of',
  'via',
  'and',
  'in',
  'de',
  'del',
  'van',
  'von',
  'der',
  'la',
]);

/** What was shared from elsewhere, in folded words: "*a post shared by* Nara Boats". */
export const SHARED_BY = /\ba (?:photo|picture|post|reel|video) (?:posted|shared) by /;

/** A picture as a source: "*images* of the pier". */
export const PICTURE_NOUN = /\b(?:photo|photograph|picture|image)s?\b/i;
