"""A real server at HEARSAY_URL, whose ledger is empty; HEARSAY_TOKEN opens it where one is needed."""

import os
import tempfile
import unittest
from pathlib import Path

from hearsay import Client, HearsayError
from hearsay import records as r

URL = os.environ.get("HEARSAY_URL", "")
DAM = "Brell dam is safe, minister Ana Reyes said on Monday."
NOT = "Brell dam is not safe, engineer Tomas Verrin of Brell said. At least 17 people were killed, police said."


@unittest.skipUnless(URL, "HEARSAY_URL names no server")
class Served(unittest.TestCase):
    client: Client

    @classmethod
    def setUpClass(cls) -> None:
        cls.client = Client(URL, token=os.environ.get("HEARSAY_TOKEN"), page=1)
        first = cls.client.add(DAM, outlet="The Harbour Post", published="2026-03-16")
        assert first["counts"]["new"] == 1, first
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / 'a "dam" ü.txt'
            file.write_text(NOT, encoding="utf-8")
            job = cls.client.add(file=str(file), outlet="Radio Brell", published="2026-03-17", wait=False)
            assert cls.client.wait(job)["counts"]["new"] == 1

    def test_a_text_is_read_and_nothing_kept(self) -> None:
        before = self.client.stats()["articles"]
        read = self.client.read(DAM, outlet="The Harbour Post")
        self.assertEqual([a["act"] for a in read["attributions"]], ["say"])
        self.assertEqual(self.client.stats()["articles"], before)

    def test_a_draft_is_checked(self) -> None:
        linted = self.client.lint("Mayor Ana Reyes claimed that the ferry will stop in May.")
        self.assertIn("loaded-verb", [f["rule"] for f in linted["findings"]])

    def test_lists_go_on_from_page_to_page(self) -> None:
        claims = list(self.client.claims(articles=1, all=True))
        self.assertGreater(len(claims), 1)
        self.assertEqual(len({c["id"] for c in claims}), len(claims))
        whole = Client(URL, token=os.environ.get("HEARSAY_TOKEN"), page=1000)
        self.assertEqual(list(whole.claims(articles=1, all=True)), claims)
        for claim in claims:
            self.assertEqual(self.client.claim(claim["id"]), claim)
        self.assertEqual({p["outlet"] for p in self.client.articles()}, {"The Harbour Post", "Radio Brell"})

    def test_search_sources_figures_and_articles(self) -> None:
        hits = list(self.client.search("dam"))
        self.assertEqual({h["sourceName"] for h in hits}, {"Ana Reyes", "Tomas Verrin"})
        self.assertEqual([h["sourceName"] for h in self.client.search("dam", from_="2026-03-17")], ["Tomas Verrin"])
        [summary] = self.client.sources("Verrin")
        source: r.SourceRecord = self.client.source(summary["source"]["id"])
        self.assertEqual(source["name"], "Tomas Verrin")
        [figure] = self.client.figures("killed")
        self.assertEqual((figure["figure"]["min"], figure["figure"]["max"]), (17, None))
        self.assertEqual([s["counted"] for s in self.client.series("killed")], ["people killed"])
        article = hits[0]["statement"]["article"]
        self.assertIn("dam", self.client.article(article)["read"]["article"]["text"])
        self.assertGreater(len(self.client.statements(article)), 0)

    def test_stories(self) -> None:
        stories = list(self.client.stories())
        for story in stories:
            self.assertEqual(self.client.story(story["id"])["articles"], story["articles"])
        self.assertEqual(list(self.client.stories(since="2027-01-01")), [])

    def _told(self, claim_id: str) -> str | None:
        try:
            self.assertEqual(self.client.digest_of(claim_id)["kind"], "claims")
        except HearsayError:
            return None
        return claim_id

    def test_digests_of_an_article_a_claim_and_what_words_find(self) -> None:
        digest: r.Digest = self.client.digest(NOT, bullets=1, outlet="Radio Brell")
        self.assertEqual(digest["kind"], "article")
        self.assertLessEqual(len(digest["bullets"]), 1)
        # Of some claims nothing can be told alone.
        told = (self._told(claim["id"]) for claim in self.client.claims(articles=1, all=True))
        claim_id = next(id for id in told if id is not None)
        self.assertEqual(self.client.digest_of(query="dam", from_="2026-03-01")["kind"], "window")
        with self.assertRaises(HearsayError):
            self.client.digest_of(claim_id, query="dam")

    def test_watches_are_added_paused_and_ended(self) -> None:
        watch: r.Watch = self.client.watch("words", "dam")
        self.assertIn(watch["id"], [w["id"] for w in self.client.watches()])
        self.assertEqual(list(self.client.events(watch["id"])), [])
        self.assertTrue(self.client.pause(watch["id"])["paused"])
        self.assertFalse(self.client.pause(watch["id"], False)["paused"])
        self.client.unwatch(watch["id"])
        self.assertNotIn(watch["id"], [w["id"] for w in self.client.watches()])
        with self.assertRaises(HearsayError) as gone:
            self.client.unwatch(watch["id"])
        self.assertEqual((gone.exception.code, gone.exception.status), ("no-watch", 404))

    def test_what_is_refused_is_one_line(self) -> None:
        with self.assertRaises(HearsayError) as lost:
            self.client.claim("c:../stats")
        self.assertEqual((lost.exception.code, lost.exception.status), ("not-found", 404))
        with self.assertRaises(HearsayError) as bad:
            next(self.client.claims(sort="best"))
        self.assertEqual((bad.exception.code, bad.exception.status), ("bad-value", 400))
        self.assertIn("sort", str(bad.exception))
        with self.assertRaises(HearsayError) as wrong:
            Client(URL, token="hs_wrong").stats()
        self.assertEqual(wrong.exception.status, 401)
        with self.assertRaises(HearsayError) as silent:
            Client("http://127.0.0.1:9").stats()
        self.assertEqual(silent.exception.code, "unreachable")
        with self.assertRaises(HearsayError) as other:
            Client("ftp://brell.example")
        self.assertEqual(str(other.exception), "not the address of a server: ftp://brell.example")
        with self.assertRaises(HearsayError):
            self.client.read(file="/none/at/all.txt")
