/** Members of a component of statements, at most. */
export const MOST_MEMBERS = 1000;
/** Scores below which an edge joins no component, by level: as far up as it takes until a component is small enough. */
export const COMPONENT_CUTS = [0, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

/** The same of stories, with scores in thousandths. */
export const MOST_ARTICLES = 1000;
export const STORY_CUTS = [0, 100, 200, 300, 400, 500, 600, 700, 800, 850, 900, 950, 980, 1001];
