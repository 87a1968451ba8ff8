import type { Attribution } from '../records/attribution.ts';
import type { Names, Profile } from './names.ts';
import { sourceOf, type Text, treeOf } from './text.ts';
import { render } from './words.ts';

/** One attribution as a sentence tells it. */
export interface Part {
  readonly attribution: Attribution | null;
  readonly profile: Profile | null;
  readonly act: Attribution['act'];
  readonly stance: Attribution['stance'];
  /** Index of the part that it lies in. */
  readonly within: number | null;
  readonly content: string;
}

interface PartsOptions {
  readonly act: Attribution['act'];
  readonly outer: readonly Part[];
}

/** What a sentence tells: the attribution with all those within it, the outer ones first. */
export function partsOf(
  text: Text,
  names: Names,
  root: Attribution,
  { act, outer }: PartsOptions,
): readonly Part[] | null {
  const tree = treeOf(text, root);
  const parts: Part[] = [...outer];
  const index = new Map<string, number>();
  for (const a of tree) {
    const source = sourceOf(text, a);
    const profile = source ? names.of(text, source) : null;
    if (source && !profile && a.confidence >= SURE) return null;
    // What nobody is named for attributes nothing to anybody.
    if (a !== root && a.source.length === 0) {
      index.set(a.id, index.get(a.within!)!);
      continue;
    }
    // What speakers say of themselves within their own words passes nothing on (scheme, "Chains").
    if (a !== root && isOwnVoice(text, a)) {
      index.set(a.id, index.get(a.within!)!);
      continue;
    }
    index.set(a.id, parts.length);
    parts.push({
      attribution: a,
      profile,
      act: a === root ? act : a.act,
      stance: a.stance,
      within: a === root ? (outer.length ? 0 : null) : (index.get(a.within!) ?? null),
      content: a.content.map((c) => render(text, c)).join(' '),
    });
  }
  return parts;
}

/** "She said that *she would not contest* it", “*We want* to know”: the speaker within the speaker's words. */
function isOwnVoice(text: Text, a: Attribution): boolean {
  const outer = text.attributions.get(a.within ?? '');
  const words = a.source.map((s) => text.read.article.text.slice(...s).toLowerCase()).join(' ');
  return (a.sourceId !== null && a.sourceId === outer?.sourceId) || /^(?:we|i)$/.test(words);
}

/** Attributions within that the reader was less sure of are not counted among what a line tells. */
export const SURE = 0.6;
