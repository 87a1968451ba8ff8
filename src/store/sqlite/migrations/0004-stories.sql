-- Stories: articles that report the same event or its course.

-- Stories of two articles and more. Who is in none is a story alone.
CREATE TABLE story (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,       -- that of its first article: the first half of it where it is a hash
  rank INTEGER NOT NULL,         -- 48 bits of the id: the last word in every order
  articles INTEGER NOT NULL,
  newest INTEGER NOT NULL,       -- day of the last appearance; 0 without dates
  central INTEGER NOT NULL REFERENCES article (row)
);
CREATE INDEX storyNewest ON story (newest DESC, articles DESC, rank, central);

-- Where each article stands in the making of stories.
CREATE TABLE storyArticle (
  article INTEGER PRIMARY KEY REFERENCES article (row),
  day INTEGER,                   -- days since 1970 by which it lies in its keys, 0 without a date; null where it is in none
  linked INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  level INTEGER NOT NULL DEFAULT 0, -- how far up its component is cut, see levels.ts
  story INTEGER REFERENCES story (row)
);
CREATE INDEX storyArticleStory ON storyArticle (story) WHERE story IS NOT NULL;
CREATE INDEX storyArticleUnlinked ON storyArticle (article) WHERE linked = 0;
CREATE INDEX storyArticleUnsettled ON storyArticle (article) WHERE settled = 0;
INSERT INTO storyArticle (article) SELECT row FROM article;

-- Articles that share a key are candidates for one story. The names of an article's keys follow from its record.
CREATE TABLE storyKey (
  key INTEGER NOT NULL,          -- 48 bits of a hash
  day INTEGER NOT NULL,
  rank INTEGER NOT NULL,         -- 31 bits of the article's id
  article INTEGER NOT NULL,
  PRIMARY KEY (key, day, rank, article)
) WITHOUT ROWID;

-- How likely two articles tell one story; `a` has the lesser id.
CREATE TABLE storyEdge (
  a INTEGER NOT NULL REFERENCES article (row),
  b INTEGER NOT NULL REFERENCES article (row),
  score INTEGER NOT NULL,        -- in thousandths
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX storyEdgeB ON storyEdge (b, a, score);
