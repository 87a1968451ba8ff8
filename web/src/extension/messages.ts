import type { Place } from '../../../src/read/places.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import type { Span } from '../../../src/records/span.ts';
import type { SoFar } from '../browser/messages.ts';

/** What can be switched on and off in the page, each a kind of mark of its own. */
export const LAYERS = ['source', 'cue', 'content', 'anonymous', 'own', 'figure'] as const;
export type Layer = (typeof LAYERS)[number];
export type Layers = Readonly<Record<Layer, boolean>>;
export const FIRST_LAYERS: Layers = {
  source: true,
  cue: true,
  content: true,
  anonymous: false,
  own: false,
  figure: false,
};

/** A page as it is shown at the moment: its HTML less what shows no words. */
export interface Snapshot {
  readonly html: string;
  readonly url: string;
}

/** One stretch of words to mark. `look` tells contents apart by stance. */
export interface Stretch {
  readonly id: string;
  readonly layer: Layer;
  readonly look: '' | 'denied' | 'doubt';
  readonly span: Span;
}

/** To the page. */
export type ToPage =
  | { readonly kind: 'snapshot' }
  | {
      readonly kind: 'mark';
      readonly text: string;
      readonly places: readonly Place[];
      readonly stretches: readonly Stretch[];
      readonly layers: Layers;
    }
  | { readonly kind: 'layers'; readonly layers: Layers }
  | { readonly kind: 'reveal'; readonly id: string | null; readonly scroll: boolean }
  | { readonly kind: 'selected' }
  | { readonly kind: 'off' };

/** How marking went: stretches whose words stand in the page, and of those the ones that are marked on these very words. */
export interface Marked {
  readonly stretches: number;
  readonly shown: number;
  readonly right: number;
  /** Milliseconds that the page's own thread was busy for us since it was asked. */
  readonly busy: number;
}

/** From the page, unasked. */
export type FromPage =
  | { readonly from: 'page'; readonly kind: 'at'; readonly id: string }
  | { readonly from: 'page'; readonly kind: 'changed' };

/** From the panel to the background. */
export type FromPanel =
  | { readonly from: 'panel'; readonly kind: 'read' | 'off'; readonly tab: number }
  | { readonly from: 'panel'; readonly kind: 'closed' | 'waiting' };

/** From the background to whoever reads: whether it is there, to load the model ahead, a page, and that no other is likely to come soon. */
export type ToReader =
  | { readonly to: 'reader'; readonly kind: 'there' | 'load' | 'rest' }
  | { readonly to: 'reader'; readonly kind: 'page'; readonly job: string; readonly snapshot: Snapshot };
export type ReaderAnswer =
  | { readonly kind: 'read'; readonly read: ReadArticle; readonly places: readonly Place[] }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string; readonly hint: string | null };
/** What is told of a page that is being read: how far it is, and what has been found. */
export type Told = { readonly kind: 'step'; readonly step: string } | SoFar;
/** From whoever reads, unasked: of the page with this job, or that it has had nothing to do for a while. */
export type FromReader =
  | { readonly from: 'reader'; readonly kind: 'told'; readonly job: string; readonly told: Told }
  | { readonly from: 'reader'; readonly kind: 'idle' };

/** What is known of a tab, kept for this session of the browser in its memory. */
export type TabState =
  | { readonly kind: 'reading'; readonly step: string }
  | {
      readonly kind: 'read';
      readonly read: ReadArticle;
      readonly frame: number;
      readonly marked: Marked;
      readonly layers: Layers;
      /** Id of the attribution whose chain is open. */
      readonly at: string | null;
      /** Words came or went since it was read. */
      readonly isStale: boolean;
      /** What the person should know beside the notices of the reader. */
      readonly hints: readonly string[];
    }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string; readonly hint: string | null };

/** What keys of tabs begin with. */
export const TAB = 'tab:';
export const keyOf = (tab: number): string => TAB + tab;
