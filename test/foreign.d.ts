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
/** Its own types name their files without endings, which Node's resolution does not take. */
declare module '@apache-annotator/selector' {
  type Chunk = { readonly data: string };
  type Chunker = {
    readonly currentChunk: Chunk;
    nextChunk(): Chunk | null;
    previousChunk(): Chunk | null;
    precedesCurrentChunk(chunk: Chunk): boolean;
  };
  type Matcher = (scope: Chunker) => AsyncIterable<{ readonly startIndex: number; readonly endIndex: number }>;
  export function textPositionSelectorMatcher(selector: object): Matcher;
  export function textQuoteSelectorMatcher(selector: object): Matcher;
}
