import type { Linking } from '../store/linking.ts';
import type { Duck } from './duck.ts';
import { COPIES, LASTING } from './keys.ts';

/** Days of publication, both included, whose texts look for others in one join. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Windows of so many days over all days that have texts; those without a date, which have the day 0, in one of their own. */
export async function windowsOf(duck: Duck, days: number): Promise<readonly Window[]> {
  const windows: Window[] = [];
  for await (const [day] of duck.rows<[number]>('SELECT DISTINCT day FROM text ORDER BY day')) {
    const last = windows.at(-1);
    if (last && day <= last.to) continue;
    windows.push({ from: day, to: day === 0 ? 0 : day + days - 1 });
  }
  return windows;
}

/**
 * Pairs of texts whose statements are compared: of those that share a bucket within days of one another the ones that share most, as the
 * stores choose them. Of a full bucket the nearest days count, of a day the least ids.
 */
export async function nearPairs(
  duck: Duck,
  { nearDays: days, nearTexts: texts, bucketMost }: Linking,
  windows: readonly Window[],
): Promise<void> {
  await duck.run('CREATE TABLE near_pair (a INT, b INT)');
  for (const { from, to } of windows) await duck.run(NEAR, { from, to, days, texts, most: bucketMost + 1 });
  await duck.run('DROP TABLE near');
}

const NEAR = `INSERT INTO near_pair
  WITH member AS (SELECT * FROM near WHERE day BETWEEN $from - $days AND $to + $days),
  kept AS (SELECT * FROM member QUALIFY row_number() OVER (PARTITION BY name, day ORDER BY rank) <= $most),
  asked AS (SELECT DISTINCT name, day FROM member WHERE day BETWEEN $from AND $to),
  found AS (
    SELECT a.name, a.day AS of_day, k.n, k.day, k.rank FROM asked a
    JOIN kept k ON k.name = a.name AND k.day BETWEEN a.day - $days AND a.day + $days
    QUALIFY row_number() OVER (PARTITION BY a.name, a.day ORDER BY abs(k.day - a.day), k.rank) <= $most
  ),
  shared AS (
    SELECT m.n AS own, f.n AS other, count(*) AS buckets, any_value(abs(f.day - f.of_day)) AS days, any_value(f.rank) AS rank
    FROM member m JOIN found f ON f.name = m.name AND f.of_day = m.day
    WHERE m.day BETWEEN $from AND $to AND m.n <> f.n GROUP BY m.n, f.n
  ),
  chosen AS (
    SELECT own, other FROM shared
    QUALIFY row_number() OVER (PARTITION BY own ORDER BY buckets DESC, days, rank) <= $texts
  )
  SELECT least(own, other), greatest(own, other) FROM chosen`;

/** Pairs of statements that share a bucket for any time, by part of the names so that one join is not larger than those of the windows. */
export async function anyDayPairs(duck: Duck, { bucketMost, lastingMost }: Linking, shares: number): Promise<void> {
  await duck.run('CREATE TABLE any_pair (a INT, b INT)');
  for (let share = 0; share < shares; share++) {
    await duck.run(SHARE, { share, shares });
    await duck.run(ANY_DAY, { kind: LASTING, most: lastingMost + 1 });
    await duck.run(ANY_DAY, { kind: COPIES, most: bucketMost + 1 });
  }
  await duck.run('DROP TABLE member');
  await duck.run('DROP TABLE anyday');
}

/** Members of buckets that more than one statement is in. */
const SHARE = `CREATE OR REPLACE TEMP TABLE member AS SELECT * FROM anyday WHERE name % $shares::INT = $share::INT
  QUALIFY count(*) OVER (PARTITION BY name) > 1`;

/** The nearest in time of each bucket, of equals the least ids: looked for upwards and downwards from each day, so that a large bucket is no join with itself. */
const ANY_DAY = `INSERT INTO any_pair
  WITH placed AS (
    SELECT name, row, day, rank,
      row_number() OVER (PARTITION BY name ORDER BY day, rank) AS up,
      row_number() OVER (PARTITION BY name ORDER BY day DESC, rank) AS down,
      count(*) OVER (PARTITION BY name) AS size
    FROM (SELECT * FROM member QUALIFY row_number() OVER (PARTITION BY name, day ORDER BY rank) <= $most)
  ),
  asked AS (
    SELECT p.name, p.day, min(p.up) AS up, max(p.down) + 1 AS down, any_value(p.size) AS size FROM placed p
    SEMI JOIN (SELECT name, day FROM member WHERE (kinds & $kind::INT) <> 0) m ON m.name = p.name AND m.day = p.day
    GROUP BY p.name, p.day
  ),
  reached AS (
    SELECT a.name, a.day AS of_day, p.row, p.day, p.rank
    FROM (SELECT name, day, unnest(range(up, least(up + $most::INT, size + 1))) AS i FROM asked) a
    JOIN placed p ON p.name = a.name AND p.up = a.i
    UNION ALL
    SELECT a.name, a.day, p.row, p.day, p.rank
    FROM (SELECT name, day, unnest(range(down, least(down + $most::INT, size + 1))) AS i FROM asked) a
    JOIN placed p ON p.name = a.name AND p.down = a.i
  ),
  found AS (
    SELECT name, of_day, row FROM reached
    QUALIFY row_number() OVER (PARTITION BY name, of_day ORDER BY abs(day - of_day), rank) <= $most
  )
  SELECT DISTINCT least(m.row, f.row), greatest(m.row, f.row)
  FROM member m JOIN found f ON f.name = m.name AND f.of_day = m.day
  WHERE (m.kinds & $kind::INT) <> 0 AND m.row <> f.row`;

const UNDATED_TEXTS = `CREATE TEMP TABLE undated AS SELECT name, n, day, rank FROM story WHERE day = 0
    QUALIFY row_number() OVER (PARTITION BY name ORDER BY rank) <= $most::INT`;

/** Pairs of texts that may tell one story: those that share most keys, of equals the nearest days, then the least ids. */
export async function storyPairs(
  duck: Duck,
  { storyDays: days, storyMost: texts, storyKeyMost: most }: Linking,
  windows: readonly Window[],
): Promise<void> {
  await duck.run('CREATE TABLE story_pair (a INT, b INT)');
  // What has no date may be of any time.
  await duck.run(UNDATED_TEXTS, { most });
  for (const { from, to } of windows)
    await (to === 0 ? duck.run(UNDATED, { texts, most }) : duck.run(DATED, { from, to, days, texts, most }));
  await duck.run('DROP TABLE undated');
  await duck.run('DROP TABLE story');
}

/** Out of `own`, `asked` and `dated`. */
const CHOOSING = `found AS (
    SELECT * FROM dated
    UNION ALL SELECT u.name, a.day AS of_day, u.n, u.day, u.rank FROM asked a JOIN undated u ON u.name = a.name
  ),
  shared AS (
    SELECT o.n AS own, f.n AS other, count(*) AS keys, any_value(f.rank) AS rank,
      any_value(CASE WHEN f.of_day = 0 OR f.day = 0 THEN 0 ELSE abs(f.day - f.of_day) END) AS days
    FROM own o JOIN found f ON f.name = o.name AND f.of_day = o.day WHERE o.n <> f.n GROUP BY o.n, f.n
  ),
  chosen AS (
    SELECT own, other FROM shared QUALIFY row_number() OVER (PARTITION BY own ORDER BY keys DESC, days, rank) <= $texts
  )
  SELECT least(own, other), greatest(own, other) FROM chosen`;

const DATED = `INSERT INTO story_pair
  WITH own AS (SELECT * FROM story WHERE day BETWEEN $from AND $to),
  asked AS (SELECT DISTINCT name, day FROM own),
  kept AS (
    SELECT * FROM story WHERE day BETWEEN greatest(1, $from - $days) AND $to + $days
    QUALIFY row_number() OVER (PARTITION BY name, day ORDER BY rank) <= $most
  ),
  dated AS (
    SELECT a.name, a.day AS of_day, k.n, k.day, k.rank FROM asked a
    JOIN kept k ON k.name = a.name AND k.day BETWEEN a.day - $days AND a.day + $days
    QUALIFY row_number() OVER (PARTITION BY a.name, a.day ORDER BY abs(k.day - a.day), k.rank) <= $most
  ),
  ${CHOOSING}`;

/** A text without a date looks for the newest of those that have one. */
const UNDATED = `INSERT INTO story_pair
  WITH own AS (SELECT * FROM story WHERE day = 0),
  asked AS (SELECT DISTINCT name, day FROM own),
  dated AS (
    SELECT a.name, a.day AS of_day, s.n, s.day, s.rank FROM asked a JOIN story s ON s.name = a.name AND s.day > 0
    QUALIFY row_number() OVER (PARTITION BY a.name ORDER BY s.day DESC, s.rank) <= $most
  ),
  ${CHOOSING}`;
