-- The ledger in one SQLite file, schema 2, the first that was released. Later schemas come from this one by the numbered files in migrations/.
--
-- Rows are named by integers inside; public ids (`st:`, `c:`, ...) are kept once, as the bytes of their hash where they are one.
-- A "pack" is JSON, compressed by pack.ts; what is "sealed" is JSON with a check sum behind it. Days are numbers such as 20260314. Codes stand for the lists in codes.ts.

-- Model ids, rule ids, `person`, and the lines that name a reader: each once.
CREATE TABLE maker (
  row INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
INSERT INTO maker (row, name) VALUES (1, 'person');

-- A text that was read, without its words: they lie in `body`, so that walking over this table stays fast.
CREATE TABLE article (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  maker INTEGER NOT NULL REFERENCES maker (row),
  sources BLOB NOT NULL,         -- pack: its sources, each at its place
  read BLOB NOT NULL,            -- pack: the read article without its text
  textAt INTEGER NOT NULL,       -- where in that JSON the text belongs, in UTF-16 units
  pack BLOB NOT NULL,            -- compressed as packs are: a line of JSON for facts of the text, one for each statement without its vector
  vectors BLOB                   -- 384 bytes a statement, Huffman coded; null with an engine that has none
);

CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article (row),
  text BLOB NOT NULL             -- pack: the text as a JSON string
);

-- Texts that were taken out for good.
CREATE TABLE removed (
  id BLOB PRIMARY KEY,
  reason TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE outlet (
  row INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  outletId TEXT,
  country TEXT
);
CREATE UNIQUE INDEX outletKey ON outlet (name, ifnull(outletId, ''), ifnull(country, ''));
CREATE INDEX outletFolded ON outlet (folded);

CREATE TABLE publication (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article (row),
  outlet INTEGER REFERENCES outlet (row),
  day INTEGER NOT NULL,          -- of `published`, as the page has it; 0 where it has none
  address INTEGER,               -- 48 bits of a hash of canonical, else url, else file
  pack BLOB NOT NULL             -- pack: the other fields
);
CREATE INDEX publicationArticle ON publication (article);
CREATE INDEX publicationDay ON publication (day, id);
CREATE INDEX publicationOutlet ON publication (outlet, day);
CREATE INDEX publicationAddress ON publication (address) WHERE address IS NOT NULL;

-- Sources across articles.
CREATE TABLE source (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  isOutlet INTEGER NOT NULL,
  pack BLOB NOT NULL,            -- pack: the record without `joined`
  statements INTEGER NOT NULL,   -- how many of its statements, of them with these stances
  asserts INTEGER NOT NULL,
  denies INTEGER NOT NULL
);
CREATE INDEX sourceFolded ON source (folded, isOutlet);
CREATE INDEX sourceStatements ON source (statements, id);
CREATE VIRTUAL TABLE sourceWords USING fts5 (
  names, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Sources within one article, and which source across articles each is.
CREATE TABLE local (
  row INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (row),
  n INTEGER NOT NULL,            -- its place among the article's sources
  id TEXT NOT NULL,              -- its id there
  wording INTEGER NOT NULL,      -- 48 bits of a hash of how the article tells of it
  source INTEGER REFERENCES source (row),
  why TEXT                       -- sealed: why it was joined; null for no reason
);
CREATE UNIQUE INDEX localArticle ON local (article, n);
CREATE INDEX localSource ON local (source, article) WHERE source IS NOT NULL;

-- Names by which local sources find one another.
CREATE TABLE nameKey (
  key INTEGER NOT NULL,          -- 48 bits of a hash
  rank INTEGER NOT NULL,         -- 31 bits of the article's id
  local INTEGER NOT NULL,
  PRIMARY KEY (key, rank, local)
) WITHOUT ROWID;

CREATE TABLE statement (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article (row),
  n INTEGER NOT NULL,            -- its place in the article's pack
  local INTEGER,                 -- its source: `n` of a row of `local`; -1 in the article's own voice; null without a source
  stance INTEGER NOT NULL,
  grade INTEGER NOT NULL,
  claim INTEGER REFERENCES claim (row),
  linked INTEGER NOT NULL DEFAULT 0,
  settled INTEGER NOT NULL DEFAULT 0,
  level INTEGER NOT NULL DEFAULT 0, -- how far up its component is cut, see components.ts
  day INTEGER                    -- days since 1970 by which it lies in its buckets, 0 without a date; null where it is in none
);
CREATE UNIQUE INDEX statementArticle ON statement (article, n);
CREATE INDEX statementClaim ON statement (claim) WHERE claim IS NOT NULL;
CREATE INDEX statementUnlinked ON statement (id) WHERE linked = 0;
CREATE INDEX statementUnsettled ON statement (settled) WHERE settled = 0;
CREATE VIRTUAL TABLE words USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = "porter unicode61 remove_diacritics 2"
);

-- Articles of which something that lists of statements show has changed: where it appeared, whose its statements are, its own
-- records. In the order of the changes, the last 20,000: whoever keeps such things looks here what no longer holds.
CREATE TABLE renewed (
  seq INTEGER PRIMARY KEY,
  article INTEGER NOT NULL
);
CREATE TRIGGER renewedKept AFTER INSERT ON renewed BEGIN
  DELETE FROM renewed WHERE seq <= NEW.seq - 20000;
END;
CREATE TRIGGER articleRenewed AFTER UPDATE OF pack ON article BEGIN
  INSERT INTO renewed (article) VALUES (NEW.row);
END;
CREATE TRIGGER articleGone AFTER DELETE ON article BEGIN
  INSERT INTO renewed (article) VALUES (OLD.row);
END;
CREATE TRIGGER publicationNew AFTER INSERT ON publication BEGIN
  INSERT INTO renewed (article) VALUES (NEW.article);
END;
CREATE TRIGGER publicationRenewed AFTER UPDATE ON publication BEGIN
  INSERT INTO renewed (article) VALUES (OLD.article), (NEW.article);
END;
CREATE TRIGGER publicationGone AFTER DELETE ON publication BEGIN
  INSERT INTO renewed (article) VALUES (OLD.article);
END;
CREATE TRIGGER localRenewed AFTER UPDATE OF source ON local
WHEN OLD.source IS NOT NEW.source AND NEW.article IS NOT (SELECT article FROM renewed ORDER BY seq DESC LIMIT 1) BEGIN
  INSERT INTO renewed (article) VALUES (NEW.article);
END;

-- Statements that share a bucket are candidates for a link. Of a full one the nearest days count, never the first to come. The names of
-- a statement's buckets follow from its record.
CREATE TABLE bucket (
  key INTEGER NOT NULL,          -- a hash of the bucket's name and the statement's day, see keys.ts
  statement INTEGER NOT NULL,
  PRIMARY KEY (key, statement)
) WITHOUT ROWID;

-- What edges rest on, in words.
CREATE TABLE reason (
  row INTEGER PRIMARY KEY,
  json TEXT NOT NULL UNIQUE      -- sealed
);

-- Where a kind has no direction, `a` has the lesser id.
CREATE TABLE edge (
  a INTEGER NOT NULL REFERENCES statement (row),
  kind INTEGER NOT NULL,
  b INTEGER NOT NULL REFERENCES statement (row),
  maker INTEGER NOT NULL REFERENCES maker (row),
  facts BLOB NOT NULL,           -- score, rows of reasons, check sum: see edge-facts.ts
  PRIMARY KEY (a, kind, b, maker)
) WITHOUT ROWID;
CREATE INDEX edgeB ON edge (b, kind);
CREATE INDEX edgePerson ON edge (maker) WHERE maker = 1;

CREATE TABLE claim (
  row INTEGER PRIMARY KEY,
  id BLOB,                       -- null where it is that of its only statement
  rank INTEGER NOT NULL,         -- 48 bits of the id: the last word in every order
  disputed INTEGER NOT NULL,     -- 0 where not disputed; else 1 and the lesser number of named or office sources quoted for and against
  statements INTEGER NOT NULL,
  articles INTEGER NOT NULL,     -- appearances
  origins INTEGER NOT NULL,      -- of those who assert; of all where nobody does
  newest INTEGER NOT NULL,       -- day of the last appearance; 0 without dates
  pack BLOB,                     -- pack: the claim without relations; null where it follows from its only statement
  relationsAt INTEGER            -- where in that JSON the relations belong, in UTF-16 units
);
CREATE UNIQUE INDEX claimId ON claim (id) WHERE id IS NOT NULL;
CREATE INDEX claimDisputed ON claim (disputed DESC, articles DESC, rank) WHERE articles > 1;
CREATE INDEX claimReported ON claim (articles DESC, newest DESC, rank) WHERE articles > 1;
CREATE INDEX claimOrigins ON claim (origins, articles DESC, rank) WHERE articles > 1;
CREATE INDEX claimNewest ON claim (newest DESC, articles DESC, rank) WHERE articles > 1;

-- Who holds a position in claims of more than one appearance.
CREATE TABLE position (
  source INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim (row),
  stance INTEGER NOT NULL,
  PRIMARY KEY (source, claim, stance)
) WITHOUT ROWID;
CREATE INDEX positionClaim ON position (claim);

-- Ids of claims and sources that were superseded, for ever.
CREATE TABLE redirect (
  old TEXT PRIMARY KEY,
  new TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE figure (
  article INTEGER NOT NULL REFERENCES article (row),
  n INTEGER NOT NULL,            -- its place among the article's figures
  statement INTEGER,
  PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX figureStatement ON figure (statement) WHERE statement IS NOT NULL;

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL             -- sealed
) WITHOUT ROWID;
