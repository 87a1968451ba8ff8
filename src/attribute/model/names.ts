import type { Span } from '../../records/span.ts';
import type { Features } from './features.ts';
import type { Window } from './windows.ts';

/** A name in the text: a side task of the network. */
export interface FoundName {
  readonly span: Span;
  /** `PER`, `ORG` or `LOC`. */
  readonly label: string;
  /** Probability of the label at its first piece, 0..1. */
  readonly score: number;
}

/** Names of a window's core from `logits`: for each token none, then begins and goes on for each label. */
export function findNames(
  logits: Float32Array,
  pieces: Int32Array,
  f: Features,
  w: Window,
  labels: readonly string[],
): FoundName[] {
  const width = 1 + 2 * labels.length;
  const out: { span: [number, number]; label: string; score: number }[] = [];
  let open = null as { label: number; next: number } | null;
  for (let k = 0; k < pieces.length; k++) {
    const p = pieces[k]!;
    if (p < w.coreFrom || p >= w.coreTo) {
      open = null;
      continue;
    }
    if (open && open.next === p && !f.heads[p]) {
      out.at(-1)!.span[1] = f.ends[p]!;
      open.next = p + 1;
      continue;
    }
    const row = logits.subarray(k * width, (k + 1) * width);
    let best = 0;
    for (let i = 1; i < width; i++) if (row[i]! > row[best]!) best = i;
    if (best === 0) {
      open = null;
      continue;
    }
    const label = (best - 1) >> 1;
    if (best % 2 === 0 && open?.label === label && open.next === p) out.at(-1)!.span[1] = f.ends[p]!;
    else {
      let sum = 0;
      for (const x of row) sum += Math.exp(x - row[best]!);
      out.push({ span: [f.starts[p]!, f.ends[p]!], label: labels[label]!, score: 1 / sum });
    }
    open = { label, next: p + 1 };
  }
  return out;
}
