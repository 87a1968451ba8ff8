import type { Digest, DigestLine } from '../records/digest.ts';
import { type Entry, latestOf, toFeed } from './atom.ts';
import { gradesOf, headlineWords, placeName } from './digest-words.ts';

/** A digest as a feed, an entry for each sentence whose article is dated; null where none is. */
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
  const entries = lines.flatMap((l: DigestLine): readonly Entry[] => {
    const place = l.places[0]!;
    if (place.published === null) return [];
    return [
      {
        id: `${place.article}#digest-${encodeURIComponent(l.told[0]?.content.slice(0, 60) ?? l.text.slice(0, 60))}`,
        title: l.text,
        updated: place.published,
        authors: place.outlet === null ? [] : [place.outlet],
        link: place.link,
        summary: `${placeName(place)} · ${gradesOf(l)}`,
      },
    ];
  });
  return toFeed(`digest:${d.of}`, headlineWords(d), entries, updated);
}
