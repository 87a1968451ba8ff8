import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import { changedBy } from '../rules/rule-ids.ts';
import { sentenceAt } from './around.ts';

/**
 * "Paper P had claimed that a U.S. | official told it that ...": a content that ends within the words of another source takes in the whole of
 * what that source says in the same sentence.
 */
export function overSources(parse: Parse, f: Found, all: readonly Found[]): Found {
  const last = f.content.at(-1);
  if (!last) return f;
  const cut = all.find(
    (g) =>
      g !== f &&
      g.cue[0] > f.cue[0] &&
      g.source.some((s) => last[0] <= s[0] && s[0] < last[1] && last[1] < s[1]) &&
      sentenceAt(parse, g.cue[0]) === sentenceAt(parse, f.cue[0]),
  );
  if (!cut) return f;
  const sentence = sentenceAt(parse, f.cue[0]);
  const end = Math.max(
    ...[cut.cue, ...cut.source, ...cut.content].map((s) => s[1]).filter((at) => at <= (sentence?.span[1] ?? at)),
  );
  return {
    ...f,
    content: [...f.content.slice(0, -1), [last[0], end]],
    why: [...f.why.filter((w) => w.part !== 'content'), changedBy('content', 'over-source')],
  };
}
