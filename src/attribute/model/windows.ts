import type { Features } from './features.ts';

/** A run of pieces that is read at once. The heads' answers count for its core only; the rest is context. */
export interface Window {
  /** First piece and last (excluded). */
  readonly from: number;
  readonly to: number;
  /** The core: cues that begin in it are this window's. Cores are disjoint and cover the article. */
  readonly coreFrom: number;
  readonly coreTo: number;
}

export interface WindowSize {
  /** Most pieces that a window holds, separators included. */
  readonly limit: number;
  /** Pieces of context that a window has before and behind its core where the article has them; whole units only. */
  readonly before: number;
  readonly behind: number;
}

/** Blocks up to this share of a window are never cut: a cut loses more than the context does that a long block leaves no room for. */
const UNCUT = 0.85;

/** A stretch that windows do not cut: a block, or a sentence of a long block. */
interface Unit {
  readonly from: number;
  readonly to: number;
  /** Pieces and the separators it costs. */
  readonly cost: number;
}

/**
 * Cuts an article into windows along blocks. Which window a piece falls into depends on the article alone. Blocks that
 * fill most of a window are cut at sentences, sentences longer than that anywhere.
 */
export function windows(f: Features, size: WindowSize): Window[] {
  const room = size.limit - 1;
  const list = units(f, Math.floor(room * UNCUT));
  const out: Window[] = [];
  for (let first = 0; first < list.length; ) {
    let left = first;
    let used = 0;
    while (left > 0 && used + list[left - 1]!.cost <= size.before) used += list[--left]!.cost;
    let last = first;
    const reserve = used + size.behind;
    let core = 0;
    while (last < list.length && (last === first || core + list[last]!.cost <= room - reserve))
      core += list[last++]!.cost;
    used += core;
    let right = last;
    while (right < list.length && used + list[right]!.cost <= room) used += list[right++]!.cost;
    if (right === list.length) last = right;
    while (used > room && left < first) used -= list[left++]!.cost;
    out.push({
      from: list[left]!.from,
      to: list[right - 1]!.to,
      coreFrom: list[first]!.from,
      coreTo: list[last - 1]!.to,
    });
    first = last;
  }
  return out;
}

/** Stretches that windows do not cut. */
export function units(f: Features, most: number): Unit[] {
  const out: Unit[] = [];
  const n = f.ids.length;
  let s = 0;
  for (let from = 0; from < n; ) {
    let to = from;
    while (to < n && f.blocks[to] === f.blocks[from]) to++;
    if (to - from <= most) out.push({ from, to, cost: to - from + 1 });
    else {
      for (let at = from; at < to; ) {
        while (s < f.sentences.length && f.sentences[s]! <= at) s++;
        let end = Math.min(to, f.sentences[s] ?? to);
        if (end - at > most) end = at + most;
        out.push({ from: at, to: end, cost: end - at + 1 });
        at = end;
      }
    }
    from = to;
  }
  return out;
}

/** The tensors of one window: `[CLS]`, the pieces, `[SEP]` behind each block. `pieces` is the index into the article, or -1. */
export interface Input {
  readonly ids: BigInt64Array;
  readonly cases: BigInt64Array;
  readonly quotes: BigInt64Array;
  readonly kinds: BigInt64Array;
  readonly pieces: Int32Array;
}

export function input(f: Features, w: Window, cls: number, sep: number): Input {
  const pieces: number[] = [-1];
  for (let i = w.from; i < w.to; i++) {
    pieces.push(i);
    if (i + 1 === w.to || f.blocks[i + 1] !== f.blocks[i]) pieces.push(-1);
  }
  const n = pieces.length;
  const ids = new BigInt64Array(n);
  const cases = new BigInt64Array(n);
  const quotes = new BigInt64Array(n);
  const kinds = new BigInt64Array(n);
  pieces.forEach((p, k) => {
    ids[k] = BigInt(p >= 0 ? f.ids[p]! : k === 0 ? cls : sep);
    const near = p >= 0 ? p : k === 0 ? w.from : pieces[k - 1]!;
    cases[k] = BigInt(p >= 0 ? f.cases[p]! : 0);
    quotes[k] = BigInt(p >= 0 ? f.quotes[p]! : 0);
    kinds[k] = BigInt(f.kinds[near]!);
  });
  return { ids, cases, quotes, kinds, pieces: Int32Array.from(pieces) };
}
