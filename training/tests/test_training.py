"""
Tests of the training data and losses: HEARSAY_DUMP=dump.jsonl python -m unittest discover -s training/tests -t training
"""

import itertools
import os
import random
import re
import unicodedata
import unittest

import numpy as np
import torch

from hearsay_training import data
from hearsay_training.network import Network, bucket, spans_nll

DUMP = os.environ.get("HEARSAY_DUMP")


@unittest.skipUnless(DUMP, "HEARSAY_DUMP is not set")
class Data(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.docs = data.prepare(data.load(DUMP))

    def test_pieces_cover_every_character_of_the_blocks(self):
        for d in self.docs:
            have = np.zeros(len(d["text"].encode("utf-16-le")) // 2, bool)
            for s, e in zip(d["starts"], d["ends"]):
                have[s:e] = True
            units = d["text"].encode("utf-16-le")
            for k in np.nonzero(~have)[0]:
                ch = units[2 * k:2 * k + 2].decode("utf-16-le", "replace")
                self.assertTrue(ch.isspace() or not ch.isprintable() or unicodedata.category(ch) == "Mn", (d["id"], k, ch))

    def test_labels_come_back_from_the_tokens(self):
        """Span to pieces to tokens and back: the same pieces, for every attribution that lies wholly in a window."""
        for d in self.docs:
            sample = data.label(data.tensors(d, 0, min(len(d["ids"]), 400)))
            where = {p: k for k, p in enumerate(sample.pieces.tolist()) if p >= 0}
            gold = [a for a in d["attributions"] if a["cue"][0] in where and a["cue"][1] - 1 in where]
            self.assertEqual(len(gold), len(sample.pairs))
            for a, pair in zip(gold, sample.pairs):
                self.assertEqual((where[a["cue"][0]], where[a["cue"][1] - 1] + 1), pair.cue)
                for role in ("source", "content"):
                    want = sorted({p for s, e in a[role] for p in range(s, e) if p in where})
                    have = sample.pieces[getattr(pair, role) > 0].tolist()
                    self.assertEqual(want, have)
                self.assertEqual(sample.cue[pair.cue[0]], 1)

    def test_windows_are_those_of_inference(self):
        for d in self.docs:
            if d["probe"]:
                first, last = d["windows"][0][:2]
                sample = data.tensors(d, first, last)
                for name in ("ids", "cases", "quotes", "kinds", "pieces"):
                    self.assertEqual(d["probe"][name], getattr(sample, name).tolist(), (d["id"], name))

    def test_random_windows_hold_each_piece_once(self):
        rng = random.Random(1)
        for d in self.docs:
            seen = [p for a, b in data.random_windows(d, 192, rng) for p in range(a, b)]
            self.assertEqual(seen, list(range(len(d["ids"]))))

    def test_windows_of_a_single_unit(self):
        d = max(self.docs, key=lambda d: len(d["units"]))
        self.assertEqual([tuple(u) for u in d["units"]], data.random_windows(d, 192, random.Random(1), alone=1.0))

    def test_no_development_text_is_trained_on(self):
        squeeze = lambda d: re.sub(r"\W+", "", d["text"])[:400]
        dev = {squeeze(d) for d in self.docs if d["split"] == "dev" and d["set"] != "names"}
        for d in self.docs:
            if d["split"] == "train" and len(squeeze(d)) > 100:
                self.assertTrue(squeeze(d) not in dev, d["id"])


class Losses(unittest.TestCase):
    def test_span_likelihood_sums_to_one(self):
        torch.manual_seed(1)
        n = 6
        scores = torch.randn(1, n, 3)
        valid = torch.ones(1, n, dtype=torch.bool)
        total = sum(torch.exp(-spans_nll(scores, torch.tensor([y], dtype=torch.float), valid)).item() for y in itertools.product((0, 1), repeat=n))
        self.assertAlmostEqual(total, 1.0, places=4)

    def test_separators_lie_in_no_span(self):
        scores = torch.full((1, 3, 3), 5.0)
        valid = torch.tensor([[True, False, True]])
        self.assertLess(spans_nll(scores, torch.tensor([[1.0, 0.0, 1.0]]), valid).item(), 0.1)

    def test_distances_have_33_buckets(self):
        d = bucket(torch.arange(-300, 301))
        self.assertEqual((d.min().item(), d.max().item()), (0, 32))
        self.assertEqual(bucket(torch.tensor([0])).item(), 16)
        self.assertTrue(bool((d[1:] >= d[:-1]).all()))


if __name__ == "__main__":
    unittest.main()
