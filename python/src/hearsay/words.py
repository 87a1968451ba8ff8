"""Words at positions of Hearsay."""

from __future__ import annotations


def words(text: str, start: int, end: int) -> str:
    """The words from `start` to `end` (excluded), positions in UTF-16 units as in every record.

    Python counts code points: letters beyond U+FFFF, as most emoji, count once there and twice here.
    """
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
