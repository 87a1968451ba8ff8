import type { Entity } from './entity.ts';
import { lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import type { Name } from './names.ts';
import type { Scene } from './scene.ts';
import { spanOf } from './words.ts';

const ARTICLES = new Set(['the', 'a', 'an', 'his', 'her', 'its', 'their', 'our', 'one', 'both']);

/**
 * Takes role and affiliation of a person from the words around the name: "A's foreign ministry spokesman Li Wen", "Ana Ruiz, a
 * spokeswoman for the port". The first that states each wins.
 */
export function readRole(scene: Scene, e: Entity, mention: Mention & { type: 'name' }, name: Name): void {
  const { index } = scene;
  const { words, nameAt, entityOf } = index;
  const { tokens } = words;
  let [from, to] = [mention.first, name.first];
  let after = false;
  if (to <= from && tokens[name.last]?.text === ',' && name.last + 1 < mention.last) {
    [from, to] = [name.last + 1, mention.last];
    after = true;
  }
  while (to > from && (tokens[to - 1]!.kind === 'mark' || tokens[to - 1]!.lower === "'s")) to--;
  if (to <= from) return;
  while (from < to && (ARTICLES.has(tokens[from]!.lower) || tokens[from]!.kind === 'mark')) from++;
  let body: Entity | null = null;
  let start = from;
  for (let i = from; i < to; i++) {
    const n = nameAt[i]!;
    const lower = tokens[i]!.lower;
    if (n >= 0 && entityOf[n] !== e) {
      if (!body || (body.kind === 'place' && entityOf[n]!.kind !== 'place')) body = entityOf[n]!;
      if (
        !after &&
        (tokens[index.names[n]!.last]?.lower === "'s" || lexicon().demonyms.has(index.names[n]!.words.join(' ')))
      )
        start = Math.max(start, index.names[n]!.last);
    } else if (lexicon().demonyms.has(lower) && !body) {
      e.affiliation ??= lexicon().demonyms.get(lower) ?? null;
      if (i === start && i + 1 < to) start = i + 1;
    }
  }
  while (start < to && (tokens[start]!.lower === "'s" || tokens[start]!.kind === 'mark')) start++;
  if (start >= to) return;
  e.role ??= words.text
    .slice(...spanOf(words, start, to))
    .replace(/\s+/g, ' ')
    .replace(/[,.]+$/, '');
  if (body) {
    e.body ??= body;
    e.affiliation ??= lexicon().demonyms.get(body.name.toLowerCase()) ?? body.name;
  }
}
