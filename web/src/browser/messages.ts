import type { Place } from '../../../src/read/places.ts';
import type { Found } from '../../../src/records/found.ts';
import type { Finding, RuleFacts, RuleLevel } from '../../../src/records/finding.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import type { OpenedDraft } from '../../../src/reviewing.ts';

/** Addresses of the folders that the model is loaded from. */
export interface ModelPlaces {
  readonly model: string;
  readonly runtime: string;
}

/** The model is to be loaded ahead of a text that will come. */
export interface LoadOrder extends ModelPlaces {
  readonly kind: 'load';
}

/** An article to be read once. */
export interface ReadOrder extends ModelPlaces {
  readonly kind: 'read';
  readonly bytes: Uint8Array;
  /** Told by the page where it knows; else by the content. */
  readonly isPasted: boolean;
  /** Whether the bytes are a page, the places of whose words are asked for, and what has been found before the end. */
  readonly isPage?: boolean;
  readonly given: Readonly<Record<string, string>>;
}

/** The newest version of a draft; what is being read of an older one ends. */
export interface DraftOrder extends ModelPlaces {
  readonly kind: 'draft';
  readonly text: string;
  readonly levels: Readonly<Record<string, RuleLevel>>;
  readonly withModel: boolean;
}

/** A file to be written on. */
export interface OpenOrder {
  readonly kind: 'open';
  readonly bytes: Uint8Array;
}

/** What the page asks its worker. */
export type Order = LoadOrder | ReadOrder | DraftOrder | OpenOrder | { readonly kind: 'rules' };

/** What was found in a version of a draft. */
export interface Looked {
  readonly kind: 'looked';
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Of the draft; null where it has no words. */
  readonly language: string | null;
  readonly withModel: boolean;
  /** Milliseconds that it took. */
  readonly took: number;
}

/** What has been found in a page before all of it has been read; the record may have it otherwise. */
export interface SoFar {
  readonly kind: 'soFar';
  readonly text: string;
  readonly places: readonly Place[];
  readonly found: readonly Pick<Found, 'source' | 'cue' | 'content' | 'stance'>[];
}

/** A rule as the page lists it. */
export type ListedRule = Pick<RuleFacts, 'id' | 'level' | 'about' | 'why' | 'standards' | 'limits'>;

interface Failed {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'step'; readonly step: string | null }
  | SoFar
  | { readonly kind: 'read'; readonly read: ReadArticle; readonly places?: readonly Place[] }
  | { readonly kind: 'rules'; readonly rules: readonly ListedRule[] }
  | Looked
  | { readonly kind: 'opened'; readonly opened: OpenedDraft }
  | ({ readonly kind: 'failure' } & Failed)
  /** The model cannot be used; drafts go on being read by rules. */
  | ({ readonly kind: 'no-model' } & Failed);
