/**
 * Code points of the bytes 0x80 to 0x9F in windows-1252 (WHATWG Encoding Standard, index windows-1252). The five bytes without a
 * character are the controls of the same number.
 */
export const WINDOWS_1252_HIGH: readonly number[] = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];

/** Bytes of windows-1252 beyond ASCII that stand in news without a letter beside them: quotes, dashes, signs. */
export const LATIN_HIGH_PUNCTUATION: ReadonlySet<number> = new Set([
  0x80, // €
  0x84, // „
  0x85, // …
  0x91, // ‘
  0x92, // ’
  0x93, // “
  0x94, // ”
  0x95, // •
  0x96, // –
  0x97, // —
  0x99, // ™
  0xa0, // no-break space
  0xa3, // £
  0xa7, // §
  0xa9, // ©
  0xab, // «
  0xad, // soft hyphen
  0xae, // ®
  0xb0, // °
  0xb7, // ·
  0xbb, // »
  0xbc, // ¼
  0xbd, // ½
  0xbe, // ¾
]);

/** Names that detection gives, to those of the Encoding Standard; charsets that news is not written in are left out. */
export const CHARSETS_TOLD_APART: ReadonlyMap<string, string> = new Map([
  ['windows-1252', 'windows-1252'],
  ['ISO-8859-1', 'windows-1252'],
  ['windows-1250', 'windows-1250'],
  ['ISO-8859-2', 'iso-8859-2'],
  ['windows-1251', 'windows-1251'],
  ['KOI8-R', 'koi8-r'],
  ['ISO-8859-5', 'iso-8859-5'],
  ['windows-1253', 'windows-1253'],
  ['ISO-8859-7', 'iso-8859-7'],
  ['windows-1254', 'windows-1254'],
  ['ISO-8859-9', 'windows-1254'],
  ['windows-1255', 'windows-1255'],
  ['windows-1256', 'windows-1256'],
  ['Shift_JIS', 'shift_jis'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'euc-kr'],
  ['Big5', 'big5'],
  ['GB18030', 'gb18030'],
]);
