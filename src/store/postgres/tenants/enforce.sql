-- Puts the keys that begin with the tenant in place of the others, and holds every table to row-level security, its owner too. In one transaction
-- with the second tenant. What is unique within a ledger is so within a tenant; keys of row numbers stay, as no two tenants share a row.

ALTER TABLE article DROP CONSTRAINT article_id_key, ADD CONSTRAINT article_id_key UNIQUE USING INDEX article_id_key_tenant;
ALTER TABLE source DROP CONSTRAINT source_id_key, ADD CONSTRAINT source_id_key UNIQUE USING INDEX source_id_key_tenant;
ALTER TABLE claim DROP CONSTRAINT claim_id_key, ADD CONSTRAINT claim_id_key UNIQUE USING INDEX claim_id_key_tenant;
ALTER TABLE statement DROP CONSTRAINT statement_id_key, ADD CONSTRAINT statement_id_key UNIQUE USING INDEX statement_id_key_tenant;
ALTER TABLE story DROP CONSTRAINT story_id_key, ADD CONSTRAINT story_id_key UNIQUE USING INDEX story_id_key_tenant;
ALTER TABLE watch_event DROP CONSTRAINT watch_event_id_key, ADD CONSTRAINT watch_event_id_key UNIQUE USING INDEX watch_event_id_key_tenant;
ALTER TABLE publication DROP CONSTRAINT publication_one, ADD CONSTRAINT publication_one UNIQUE USING INDEX publication_one_tenant;
ALTER TABLE watch DROP CONSTRAINT watch_one, ADD CONSTRAINT watch_one UNIQUE USING INDEX watch_one_tenant;
ALTER TABLE maker DROP CONSTRAINT maker_name_key, ADD CONSTRAINT maker_name_key UNIQUE USING INDEX maker_name_key_tenant;
ALTER TABLE removed DROP CONSTRAINT removed_pkey, ADD CONSTRAINT removed_pkey PRIMARY KEY USING INDEX removed_pkey_tenant;
ALTER TABLE decision DROP CONSTRAINT decision_one, ADD CONSTRAINT decision_one PRIMARY KEY USING INDEX decision_one_tenant;
ALTER TABLE redirect DROP CONSTRAINT redirect_one, ADD CONSTRAINT redirect_one PRIMARY KEY USING INDEX redirect_one_tenant;
ALTER TABLE name_key DROP CONSTRAINT name_key_pkey, ADD CONSTRAINT name_key_pkey PRIMARY KEY USING INDEX name_key_pkey_tenant;
ALTER TABLE bucket DROP CONSTRAINT bucket_pkey, ADD CONSTRAINT bucket_pkey PRIMARY KEY USING INDEX bucket_pkey_tenant;
ALTER TABLE story_key DROP CONSTRAINT story_key_pkey, ADD CONSTRAINT story_key_pkey PRIMARY KEY USING INDEX story_key_pkey_tenant;
DROP INDEX publication_day;
ALTER INDEX publication_day_tenant RENAME TO publication_day;
DROP INDEX publication_address;
ALTER INDEX publication_address_tenant RENAME TO publication_address;
DROP INDEX source_statements;
ALTER INDEX source_statements_tenant RENAME TO source_statements;
DROP INDEX claim_disputed;
ALTER INDEX claim_disputed_tenant RENAME TO claim_disputed;
DROP INDEX claim_reported;
ALTER INDEX claim_reported_tenant RENAME TO claim_reported;
DROP INDEX claim_origins;
ALTER INDEX claim_origins_tenant RENAME TO claim_origins;
DROP INDEX claim_newest;
ALTER INDEX claim_newest_tenant RENAME TO claim_newest;
DROP INDEX claim_hidden;
ALTER INDEX claim_hidden_tenant RENAME TO claim_hidden;
DROP INDEX statement_unlinked;
ALTER INDEX statement_unlinked_tenant RENAME TO statement_unlinked;
DROP INDEX statement_unsettled;
ALTER INDEX statement_unsettled_tenant RENAME TO statement_unsettled;
DROP INDEX edge_person;
ALTER INDEX edge_person_tenant RENAME TO edge_person;
DROP INDEX story_newest;
ALTER INDEX story_newest_tenant RENAME TO story_newest;
DROP INDEX story_article_unlinked;
ALTER INDEX story_article_unlinked_tenant RENAME TO story_article_unlinked;
DROP INDEX story_article_unsettled;
ALTER INDEX story_article_unsettled_tenant RENAME TO story_article_unsettled;
DROP INDEX watch_outbox_due;
ALTER INDEX watch_outbox_due_tenant RENAME TO watch_outbox_due;

-- Without a tenant the setting is empty, and there is no row to see, none to write.
DO $$
DECLARE one text;
BEGIN
  FOR one IN SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'hearsay'::regnamespace AND c.relkind = 'r' AND a.attname = 'tenant' AND NOT a.attisdropped LOOP
    EXECUTE format('ALTER TABLE hearsay.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', one);
    EXECUTE format($q$CREATE POLICY tenant ON hearsay.%I
      USING (tenant = nullif(current_setting('hearsay.tenant', true), '')::integer)$q$, one);
  END LOOP;
END $$;

-- The one row that is nobody's: that a person has decided.
CREATE POLICY everyone ON maker FOR SELECT USING (tenant = 0);

-- Names of tenants see those who ask for all of them.
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant USING (current_setting('hearsay.tenants', true) = 'all'
  OR row = nullif(current_setting('hearsay.tenant', true), '')::integer);
