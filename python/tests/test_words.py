"""Positions count UTF-16 units."""

import unittest

import hearsay


class Words(unittest.TestCase):
    def test_letters_beyond_the_first_plane_count_twice(self) -> None:
        text = "The “bridge” 🌉 stays, she said"
        self.assertEqual(hearsay.words(text, 13, 15), "🌉")
        self.assertEqual(hearsay.words(text, 16, 21), "stays")
        self.assertEqual(hearsay.words("plain words", 6, 11), "words")
        self.assertEqual(hearsay.words("é🌉", 1, 2), "\ud83c")
