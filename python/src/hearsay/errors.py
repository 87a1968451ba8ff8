"""What goes wrong, in one line."""

from __future__ import annotations


class HearsayError(Exception):
    """What could not be done: one line, with what to do next in `hint`.

    `code` is a stable word with dashes, and `status` the one of HTTP where a server answered.
    """

    def __init__(self, code: str, message: str, hint: str | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.status = status
