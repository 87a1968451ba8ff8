/**
 * Where the shipped model reads written events otherwise than they are annotated: `npx tsx training/events/readings.ts FILES…` prints one line
 * for each cue that only the model has, and for each that both have with another act or stance. Either may be right: a proofreader's list.
 */

import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Attribution } from '../../src/records/attribution.ts';
import { overlaps, type Span } from '../../src/records/span.ts';
import { loadEvent } from './check.ts';
import type { EventArticle } from './places.ts';

/** A cue that the model is less sure of is not told. */
const SURE = 0.5;

const engine = await loadEngine('model');
for (const file of process.argv.slice(2))
  for (const article of loadEvent(file).articles) {
    const { attributions } = await analyse(readText(article.text, { file: article.id }), engine);
    for (const line of differences(article, attributions)) console.log(line);
  }

function differences(article: EventArticle, found: readonly Attribution[]): string[] {
  const around = ([s, e]: Span): string => article.text.slice(Math.max(0, s - 40), e + 40).replace(/\s+/g, ' ');
  return found.flatMap((f) => {
    const a = article.attributions.find((x) => overlaps(x.cue, f.cue));
    const told = a && (a.act !== f.act || a.stance !== f.stance);
    if (told)
      return [`${article.id} ${a.id} ${a.act} ${a.stance}, the model: ${f.act} ${f.stance}: "${around(f.cue)}"`];
    if (a || f.confidence < SURE || article.furniture.some((s) => overlaps(s, f.cue))) return [];
    return [`${article.id} only the model: ${f.act} "${article.text.slice(...f.cue)}": "${around(f.cue)}"`];
  });
}
