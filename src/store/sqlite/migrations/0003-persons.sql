-- What persons decide beside links: claims that are hidden, sources that are one. And of claims: what is listed, and which disputes are sure.

-- Where lists show a claim: 1 on the board (told by two articles and more, or disputed), 0 where all claims are asked for, -1 nowhere,
-- as a person has hidden it.
ALTER TABLE claim ADD COLUMN board INTEGER NOT NULL DEFAULT 0;
UPDATE claim SET board = 1 WHERE articles > 1 OR disputed > 0;

-- 1 where a claim is worth a place in a list and understood alone. Of what was never asked nothing is left out.
ALTER TABLE claim ADD COLUMN listable INTEGER NOT NULL DEFAULT 1;

-- `disputed` is 1 now where a dispute is only possible, and one more than before where it is sure.
UPDATE claim SET disputed = disputed + 1 WHERE disputed > 0;

DROP INDEX claimDisputed;
DROP INDEX claimReported;
DROP INDEX claimOrigins;
DROP INDEX claimNewest;
CREATE INDEX claimDisputed ON claim (disputed DESC, articles DESC, rank, listable) WHERE board = 1;
CREATE INDEX claimReported ON claim (articles DESC, newest DESC, rank, listable) WHERE board = 1;
CREATE INDEX claimOrigins ON claim (origins, articles DESC, rank, listable) WHERE board = 1;
CREATE INDEX claimNewest ON claim (newest DESC, articles DESC, rank, listable) WHERE board = 1;
CREATE INDEX claimHidden ON claim (row) WHERE board = -1;

-- All claims are made anew: those from before have no title, do not tell how sure a dispute is, and lack positions of disputes in one article.
UPDATE statement SET settled = 0;

-- Sources of articles that a person said are one: all that a decision names.
CREATE TABLE oneSource (
  local INTEGER NOT NULL REFERENCES local (row),
  decision TEXT NOT NULL,
  PRIMARY KEY (local, decision)
) WITHOUT ROWID;
CREATE INDEX oneSourceDecision ON oneSource (decision);
