/** How likely two articles tell one story, in thousandths; `a` has the lesser id. */
export interface StoryLink {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** Articles that hang together by such links, with all links among them, in order of ids. */
export interface StoryComponent {
  readonly articles: readonly string[];
  readonly edges: readonly StoryLink[];
}

/** Articles of one story, the one that it has its id from first, and the most central of them. */
export interface StoryMembers {
  readonly articles: readonly string[];
  readonly central: string;
}
