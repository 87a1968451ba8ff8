import { wordSet } from './en/word-set.ts';

/** Names in formats, by which an input is told: elements, fields and relations, which are the same whatever the language. */

/** Elements at the top of a feed, whatever prefix they stand with. */
export const FEED_ROOTS = wordSet('rss feed rdf channel');

/** Outermost elements of feeds and of lists of feeds, as they are written. */
export const FEED_ELEMENTS = wordSet('rss feed rdf:rdf opml');

/** Elements with which a page begins, or a fragment of one. */
export const FIRST_ELEMENTS = wordSet(
  `html head body title meta link script style base div p h1 h2 h3 h4 h5 h6 article main section header table ul ol br a span b i em strong
   blockquote center font img`,
);

/** Elements that show a fragment of a page by their ends. */
export const BLOCK_ELEMENTS = wordSet('p div h1 h2 h3 h4 h5 h6 article li ul blockquote body html');

/** Fields of the header of a mail (RFC 5322, 3.6). */
export const MAIL_FIELDS = wordSet('from to subject date reply-to sender message-id mime-version');

/** Fields of a header that nothing but mail has. */
export const MAIL_ONLY_FIELDS = wordSet('message-id received mime-version return-path delivered-to dkim-signature');

/** Relations of links in Atom (RFC 4287, 4.2.7.2; RFC 5005) that do not lead to the page itself. */
export const OTHER_RELATIONS = wordSet('self edit enclosure replies next prev previous first last hub license');
