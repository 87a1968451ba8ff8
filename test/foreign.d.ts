/** Libraries that read our exports back and have no types of their own. */
declare module 'jsonld' {
  type Options = { readonly documentLoader: (url: string) => Promise<object>; readonly safe?: boolean };
  type Node = Readonly<Record<string, unknown>> & { readonly '@id'?: string; readonly '@type'?: readonly string[] };
  const jsonld: {
    expand(document: object, options: Options): Promise<readonly Node[]>;
    flatten(document: object, context: null, options: Options): Promise<readonly Node[]>;
    frame(document: object, frame: object, options: Options): Promise<Node>;
  };
  export default jsonld;
}
declare module '@citation-js/core' {
  type Item = Readonly<Record<string, unknown>>;
  export class Cite {
    constructor(input: unknown, options?: { readonly forceType?: string });
    readonly data: readonly Item[];
    format(kind: string, options?: object): string;
  }
}
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module 'dom-anchor-text-quote' {
  type Place = { readonly start: number; readonly end: number };
  type Quote = { readonly exact: string; readonly prefix?: string; readonly suffix?: string };
  /** What stands at a place of the text of `root` (Web Annotation's TextPositionSelector), with what is around it. */
  export function fromTextPosition(root: { readonly textContent: string | null }, place: Place): Quote;
  /** Where the text of `root` has words that are like these (TextQuoteSelector); null where it has none. `hint`: where to look first. */
  export function toTextPosition(
    root: { readonly textContent: string | null },
    quote: Quote,
    options?: { readonly hint?: number },
  ): Place | null;
}
declare module 'picomatch' {
  const picomatch: { isMatch(name: string, pattern: string, options: { readonly dot: boolean }): boolean };
  export default picomatch;
}
declare module 's3rver' {
  /** A server that speaks the protocol of S3 and keeps objects in a folder. */
  export default class S3rver {
    constructor(options: {
      readonly port: number;
      readonly address: string;
      readonly silent: boolean;
      readonly directory: string;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    run(): Promise<{ readonly address: string; readonly port: number }>;
    close(): Promise<void>;
  }
}
