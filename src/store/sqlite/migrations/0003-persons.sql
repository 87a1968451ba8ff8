-- What persons decide beside links: claims that are hidden, sources that are one. And a dispute within one article is on the board.

-- Where lists show a claim: 1 on the board (told by two articles and more, or disputed), 0 where all claims are asked for, -1 nowhere,
-- as a person has hidden it.
ALTER TABLE claim ADD COLUMN board INTEGER NOT NULL DEFAULT 0;
UPDATE claim SET board = 1 WHERE articles > 1 OR disputed > 0;

DROP INDEX claimDisputed;
DROP INDEX claimReported;
DROP INDEX claimOrigins;
DROP INDEX claimNewest;
CREATE INDEX claimDisputed ON claim (disputed DESC, articles DESC, rank) WHERE board = 1;
CREATE INDEX claimReported ON claim (articles DESC, newest DESC, rank) WHERE board = 1;
CREATE INDEX claimOrigins ON claim (origins, articles DESC, rank) WHERE board = 1;
CREATE INDEX claimNewest ON claim (newest DESC, articles DESC, rank) WHERE board = 1;
CREATE INDEX claimHidden ON claim (row) WHERE board = -1;

-- Who holds a position in a claim of one appearance is written down once that is settled again.
UPDATE statement SET settled = 0 WHERE claim IN (SELECT row FROM claim WHERE articles = 1 AND disputed > 0);

-- Sources of articles that a person said are one: all that a decision names.
CREATE TABLE oneSource (
  local INTEGER NOT NULL REFERENCES local (row),
  decision TEXT NOT NULL,
  PRIMARY KEY (local, decision)
) WITHOUT ROWID;
CREATE INDEX oneSourceDecision ON oneSource (decision);
