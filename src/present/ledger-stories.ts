import { byDate } from '../records/publication-order.ts';
import type { Story, StorySummary } from '../records/story.ts';
import { count, day, facts, type LookOptions, legendOf, listOf, lookOf, pageOf } from './ledger-look.ts';
import { table } from './ledger-table.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

const titleOf = ({ title }: StorySummary): string => title ?? 'no headline';

/** "2026-03-10 to 2026-03-12", "2026-03-10". */
function period({ from, to }: StorySummary): string {
  if (from === null || to === null) return 'no date';
  return day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`;
}

/** The stories of the ledger, one a row. */
export function toStories(
  stories: readonly StorySummary[],
  options: LookOptions & { readonly total: number | null; readonly more: string | null },
): string {
  const look = lookOf(options);
  const { ink } = look;
  const { total, more } = options;
  if (!stories.length) return pageOf([[ink.title('STORIES'), ink.faint('  none')]]);
  const lines = table<StorySummary>(
    [
      { name: 'story', grows: true, text: titleOf, paint: (_, t) => ink.name(t) },
      { name: 'articles', right: true, text: (s) => String(s.articles) },
      { name: 'outlets', right: true, optional: true, text: (s) => String(s.outlets.length) },
      { name: 'claims', right: true, text: (s) => (s.claims ? String(s.claims) : '') },
      { name: 'disputed', right: true, text: (s) => (s.disputed ? String(s.disputed) : '') },
    ],
    stories,
    look,
    (s) => facts([s.id, [s.outlet ?? '', day(s.published)].filter(Boolean).join(', '), period(s)], look, '  '),
  );
  const shown = total === null || total === stories.length ? `${stories.length}` : `${stories.length} of ${total}`;
  return pageOf([
    [`${ink.title('STORIES')} ${ink.faint(`· ${shown} · newest first`)}`, ...lines],
    more === null ? [] : [ink.faint(`more: ${more}`)],
    legendOf(
      [
        ['story', 'the headline of the article that is most like the others, with its outlet and day'],
        ['sy:...', 'the story, for `hearsay story`'],
      ],
      look,
    ),
  ]);
}

/** One story: its articles in order of time, and who is heard in it. */
export function toStoryPage(story: Story, options: LookOptions): string {
  const look = lookOf(options);
  const { ink, width } = look;
  const articles = [...story.publications]
    .sort(byDate)
    .flatMap((p) => [
      ...wrap(visible(`${day(p.published)}  ${p.outlet ?? 'unknown outlet'}`), width - 2).map(
        (l) => `  ${ink.name(l)}`,
      ),
      ...wrap(visible(p.title ?? p.url ?? p.file ?? 'no headline'), width - 4).map((l) => `    ${l}`),
    ]);
  return pageOf([
    [
      ...wrap(visible(titleOf(story)), width).map(ink.title),
      ...facts(
        [story.id, count(story.articles, 'article'), count(story.outlets.length, 'outlet'), period(story)],
        look,
      ),
    ],
    [ink.title('ARTICLES'), ...articles],
    story.sources.length
      ? [
          ink.title('SOURCES'),
          ...wrap(
            visible(
              listOf(
                story.sources.map((s) => `${s.name} (${s.statements})`),
                12,
              ),
            ),
            width - 2,
          ).map((l) => `  ${l}`),
        ]
      : [],
  ]);
}
