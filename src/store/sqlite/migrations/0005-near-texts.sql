-- Statements of one time are found by the stories of their texts now, not by words of their own: everything is linked anew with the next work
-- on the ledger. Links of persons stay, and until then claims are as they were.
DELETE FROM bucket;
DELETE FROM edge WHERE maker <> 1;
UPDATE statement SET linked = 0, settled = 0, level = 0, day = NULL;
