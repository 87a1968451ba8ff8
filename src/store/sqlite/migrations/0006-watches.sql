-- Watches: what somebody wants to be told of, what happened, and whom it has still to reach.

CREATE TABLE watch (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL,            -- sealed
  secret TEXT                    -- key of the signature of its webhook; null without one
);

-- Rows of claims that were made or came into a story since somebody looked: what happened is found in them.
CREATE TABLE watchDue (
  claim INTEGER PRIMARY KEY
);
CREATE TRIGGER claimDue AFTER INSERT ON claim WHEN EXISTS (SELECT 1 FROM watch) BEGIN
  INSERT OR IGNORE INTO watchDue (claim) VALUES (NEW.row);
END;
CREATE TRIGGER claimNotDue AFTER DELETE ON claim WHEN EXISTS (SELECT 1 FROM watch) BEGIN
  DELETE FROM watchDue WHERE claim = OLD.row;
END;
CREATE TRIGGER storyDue AFTER UPDATE OF story ON storyArticle
WHEN NEW.story IS NOT NULL AND EXISTS (SELECT 1 FROM watch) BEGIN
  INSERT OR IGNORE INTO watchDue (claim) SELECT claim FROM statement WHERE article = NEW.article AND claim IS NOT NULL;
END;

-- Names of what a watch was told, or of what was so already when it was added: 48 bits of a hash of each.
CREATE TABLE watchMark (
  watch INTEGER NOT NULL REFERENCES watch (row),
  mark INTEGER NOT NULL,
  PRIMARY KEY (watch, mark)
) WITHOUT ROWID;

-- In the order in which they were found; a number is never given twice.
CREATE TABLE watchEvent (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  watch INTEGER NOT NULL REFERENCES watch (row),
  json TEXT NOT NULL,            -- sealed
  articles TEXT NOT NULL         -- JSON: ids of the texts that it tells of, with which it goes
);
CREATE INDEX watchEventWatch ON watchEvent (watch, seq);

-- Events that are not accepted yet on a way.
CREATE TABLE watchOutbox (
  event INTEGER NOT NULL REFERENCES watchEvent (seq),
  way TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  due INTEGER NOT NULL DEFAULT 0, -- milliseconds since 1970
  failure TEXT,
  PRIMARY KEY (event, way)
) WITHOUT ROWID;
CREATE INDEX watchOutboxDue ON watchOutbox (due, event);
