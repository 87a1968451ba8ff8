-- Several desks in one database. Every row belongs to a tenant; what was there belongs to `default`, number 1. No row is written anew here: the
-- column costs nothing where it was not there before. Keys that begin with the tenant, and row-level security, come with the first further
-- tenant (../tenant-keys.ts): one desk alone needs neither.

CREATE TABLE about (
  schema integer NOT NULL         -- was in `ledger`, where each tenant has a row now
);
INSERT INTO about VALUES (7);

CREATE TABLE tenant (
  row integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  created timestamptz NOT NULL DEFAULT now(),
  dropped timestamptz             -- from then on nobody opens it; gone once its rows are
);
INSERT INTO tenant (name) VALUES ('default');

-- Without a tenant a row goes to the first one; once there are more, row-level security refuses it instead.
DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['ledger', 'maker', 'article', 'body', 'removed', 'outlet', 'publication', 'source', 'source_words', 'local',
    'name_key', 'claim', 'statement', 'words', 'bucket', 'reason', 'edge', 'position', 'redirect', 'figure', 'decision', 'one_source', 'story',
    'story_article', 'story_key', 'story_edge', 'watch', 'watch_due', 'watch_mark', 'watch_event', 'watch_outbox'] LOOP
    EXECUTE format($q$ALTER TABLE %I ADD COLUMN tenant integer NOT NULL
      DEFAULT coalesce(nullif(current_setting('hearsay.tenant', true), ''), '1')::integer$q$, one);
  END LOOP;
END $$;

ALTER TABLE ledger ADD PRIMARY KEY (tenant);
-- Persons decide for every tenant: this one row is nobody's.
UPDATE maker SET tenant = 0 WHERE row = 1;

-- Named, because what makes them one is the name: they lead with the tenant once there are several.
ALTER TABLE publication RENAME CONSTRAINT publication_id_key TO publication_one;
ALTER TABLE decision RENAME CONSTRAINT decision_pkey TO decision_one;
ALTER TABLE redirect RENAME CONSTRAINT redirect_pkey TO redirect_one;
ALTER TABLE watch RENAME CONSTRAINT watch_id_key TO watch_one;
