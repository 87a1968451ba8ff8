import type { Digest, DigestLine } from '../records/digest.ts';
import { type Entry, latestOf, toFeed } from './atom.ts';
import { gradesOf, headlineWords, placeName, type Section, sectionsOf, webLink } from './digest-words.ts';

/** Words of a sentence that its entry is known by, at most. */
const KNOWN_BY = 60;

/**
 * A digest as a feed: an entry for each sentence and figure whose article is dated, the headline too, and one each for what tells of
 * origins and of sources. Null where no article is dated.
 */
export function digestToAtom(d: Digest): string | null {
  const updated = latestOf(d.articles.map((a) => a.published));
  if (updated === null) return null;
  const lines = [
    ...(d.standfirst ? [d.standfirst] : []),
    ...d.bullets,
    ...(d.quotation ? [d.quotation] : []),
    ...d.background,
    ...d.silent,
  ];
  const entries = [
    ...(d.headline ? entryOf(d.headline, 'headline') : []),
    ...lines.flatMap((l) => entryOf(l, inId(l.told[0]?.content ?? l.text))),
    ...sectionsOf(d).flatMap((s) => (s.rows.some((r) => r.places.length) ? rowEntries(s, d) : whole(s, d, updated))),
  ];
  return toFeed(idOf(d), headlineWords(d), entries, updated);
}

const inId = (text: string): string => encodeURIComponent(text.slice(0, KNOWN_BY).replace(/\p{Surrogate}/gu, '\ufffd'));

const idOf = (d: Digest): string => `digest:${d.of.split(':').map(inId).join(':')}`;

function entryOf(l: DigestLine, name: string): readonly Entry[] {
  const place = l.places[0]!;
  if (place.published === null) return [];
  return [
    {
      id: `${place.article}#digest-${name}`,
      title: l.text,
      updated: place.published,
      authors: place.outlet === null ? [] : [place.outlet],
      link: webLink(place),
      summary: `${l.places.map(placeName).join(' · ')} · ${gradesOf(l)}`,
    },
  ];
}

/** An entry for each row of a section whose first place is dated. */
const rowEntries = ({ title, rows }: Section, d: Digest): readonly Entry[] =>
  rows.flatMap(({ text, places: [place, ...others] }, i) =>
    place?.published
      ? [
          {
            id: `${idOf(d)}#${inId(title)}-${i + 1}`,
            title: text,
            updated: place.published,
            authors: place.outlet === null ? [] : [place.outlet],
            link: webLink(place),
            summary: [place, ...others].map(placeName).join(' · '),
          },
        ]
      : [],
  );

/** A section as one entry. */
const whole = ({ title, rows }: Section, d: Digest, updated: string): readonly Entry[] => [
  {
    id: `${idOf(d)}#${inId(title)}`,
    title,
    updated,
    authors: [],
    link: null,
    summary: rows.map((r) => r.text).join(' · '),
  },
];
