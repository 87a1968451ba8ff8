/** A feed with this document type and title. */
export const wrap = (dtd: string, title: string): string =>
  `<?xml version="1.0"?>${dtd}<rss version="2.0"><channel><title>${title}</title></channel></rss>`;
const laughs = (n: number): string =>
  [...Array(n).keys()].map((i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** Entities that would make a small file huge, or read what is none of its business. */
export const BOMBS: Readonly<Record<string, string>> = {
  'billion laughs': wrap(`<!DOCTYPE r [<!ENTITY l0 "ha">${laughs(9)}]>`, '&l9;'),
  'one large entity, often': wrap(`<!DOCTYPE r [<!ENTITY a "${'a'.repeat(100_000)}">]>`, '&a;'.repeat(10_000)),
  'parameter entities': wrap('<!DOCTYPE r [<!ENTITY % a "&#37;b;&#37;b;"><!ENTITY % b "x">%a;]>', 'x'),
  'external entity, file': wrap('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'),
  'external entity, address': wrap('<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>', '&x;'),
  'recursive entity': wrap('<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', '&a;'),
  'lower-case doctype': wrap(`<!doctype r [<!entity l0 "ha">${laughs(9).toLowerCase()}]>`, '&l9;'),
  'behind a comment': wrap(`<!-- <rss> --><!DOCTYPE r [<!ENTITY l0 "ha">${laughs(9)}]>`, '&l9;'),
  'in an attribute that looks like a comment': `<rss a="<!--"><channel/></rss><!DOCTYPE r [<!ENTITY l0 "ha">${laughs(9)}]><a b="-->"/>`,
  'brackets in quotes': wrap(`<!DOCTYPE r SYSTEM "a>" [<!ENTITY l0 "ha">${laughs(9)}]>`, '&l9;'),
  'many attributes of a list': wrap(`<!DOCTYPE r [${'<!ATTLIST r a CDATA "x">'.repeat(20_000)}]>`, 'x'),
  'a declaration in the middle': wrap('', 'x').replace('<title>', `${laughs(9)}<title>`),
};
