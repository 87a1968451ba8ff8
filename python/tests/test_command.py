"""The command line, run for real: HEARSAY_BIN names it."""

import os
import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

import hearsay
from hearsay import HearsayError

TEXT = "The ferry 🌉 will stop in May, harbour master Ana Reyes of Brell said on Monday.\n"


@unittest.skipUnless(os.environ.get("HEARSAY_BIN"), "HEARSAY_BIN names no command")
class Command(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for n in range(3):
            (self.folder / f"{n}.txt").write_text(f"Note {n}. {TEXT}", encoding="utf-8")

    def test_articles_come_one_after_another_with_their_words(self) -> None:
        reads = list(hearsay.extract(self.folder, engine="rules", jobs=1))
        self.assertEqual([Path(r["article"]["file"] or "").name for r in reads], ["0.txt", "1.txt", "2.txt"])
        for read in reads:
            [a] = read["attributions"]
            text = read["article"]["text"]
            self.assertEqual(hearsay.words(text, *a["cue"]), "said")
            self.assertEqual([hearsay.words(text, *s) for s in a["source"]], ["harbour master Ana Reyes of Brell"])
            self.assertEqual(a["stance"], "asserts")

    def test_a_text_with_what_is_known_of_it(self) -> None:
        read = hearsay.read(TEXT, engine="rules", outlet="The Harbour Post", published="2026-03-16")
        self.assertEqual(read["article"]["outlet"], "The Harbour Post")
        self.assertEqual(read["article"]["text"], TEXT)
        [same] = hearsay.extract(text=TEXT, engine="rules")
        self.assertEqual([a["content"] for a in same["attributions"]], [a["content"] for a in read["attributions"]])
        self.assertEqual(read["attributions"][0]["at"]["date"] if read["attributions"][0]["at"] else None, "2026-03-16")

    def test_what_cannot_be_read_is_told_when_the_rest_was_given(self) -> None:
        bad = self.folder / "bad.pdf"
        bad.write_bytes(b"%PDF-1.7 and nothing more")
        reads = []
        with self.assertRaises(HearsayError) as caught:
            for read in hearsay.extract([self.folder / "0.txt", bad], engine="rules", jobs=1):
                reads.append(read)
        self.assertEqual(len(reads), 1)
        self.assertEqual(caught.exception.code, "not-read")
        self.assertIn("bad.pdf", caught.exception.message)
        failures = self.folder / "failed.jsonl"
        kept = list(hearsay.extract([self.folder / "0.txt", bad], engine="rules", jobs=1, failures=failures))
        self.assertEqual(len(kept), 1)
        self.assertIn("bad.pdf", failures.read_text(encoding="utf-8"))

    def test_taking_no_more_ends_the_reading(self) -> None:
        reads = hearsay.extract([self.folder], engine="rules", jobs=1)
        next(reads)
        reads.close()  # type: ignore[attr-defined]
        self.assertEqual(list(reads), [])

    def test_a_wrong_command_is_one_line(self) -> None:
        with self.assertRaises(HearsayError) as caught:
            hearsay.run("claim", "c:none", "--db", self.folder / "no.db")
        self.assertNotIn("\n", str(caught.exception))
        with self.assertRaises(HearsayError) as usage:
            hearsay.run("claims", "--sort", "nonsense")
        self.assertEqual(usage.exception.code, "usage")
        with patch.dict(os.environ, {"HEARSAY_BIN": "no-such-command-here"}):
            with self.assertRaises(HearsayError) as missing:
                hearsay.read("x")
        self.assertEqual(str(missing.exception), "cannot run no-such-command-here: no such file or directory")
        with self.assertRaises(HearsayError):
            next(hearsay.extract())
