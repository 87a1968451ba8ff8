import type { Digest, DigestFormat } from '../records/digest.ts';
import { Failure } from '../records/failure.ts';
import { MEDIA_TYPES } from '../records/formats.ts';
import { digestToAtom } from './digest-atom.ts';
import { digestToMail } from './digest-eml.ts';
import { digestToHtml } from './digest-html.ts';
import { digestToMarkdown } from './digest-md.ts';
import { digestToText } from './digest-text.ts';

const { text, md, html, json, eml, atom } = MEDIA_TYPES;
/** Media types of the formats. */
export const DIGEST_TYPES: Readonly<Record<DigestFormat, string>> = { text, md, html, json, eml, atom };

/** A digest in one format. Throws a `Failure` (`no-date`) for a feed where no article bears a date. */
export function digestAs(format: DigestFormat, d: Digest): string {
  switch (format) {
    case 'text':
      return digestToText(d);
    case 'md':
      return digestToMarkdown(d);
    case 'html':
      return digestToHtml(d);
    case 'eml':
      return digestToMail(d);
    case 'json':
      return `${JSON.stringify(d, null, 1)}\n`;
    case 'atom': {
      const feed = digestToAtom(d);
      if (feed === null)
        throw new Failure('no-date', 'a feed needs a date, and no article bears one', 'give it with --published');
      return feed;
    }
  }
}
