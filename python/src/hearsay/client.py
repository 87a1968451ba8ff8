"""A `hearsay serve`, asked over its REST interface."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any, cast
from urllib.parse import quote

from . import records as r
from .errors import HearsayError
from .transport import Transport, form

Value = str | int | bool | None

_PAGE = 200
_STEP = 0.2


class Client:
    """Asks one server. Every method raises a `HearsayError` with the server's one line where it refuses.

    Lists are iterators that fetch page after page, `page` records at a time. `timeout` is in seconds, for one answer.
    """

    def __init__(
        self, url: str = "http://127.0.0.1:4717", *, token: str | None = None, timeout: float = 120, page: int = _PAGE
    ) -> None:
        self._transport = Transport(url, token, timeout)
        self._page = page

    def read(self, text: str | None = None, **given: str | None) -> r.ReadArticle:
        """Reads one article and keeps nothing.

        Give `text`, `html`, `url` or `file` (a path), and what is known: `outlet`, `published`, `title`.
        """
        return cast(r.ReadArticle, self._hand_in("/api/v1/analyse", text, given))

    def lint(self, text: str | None = None, **given: str | None) -> r.Linted:
        """Checks a draft, given as to `read`."""
        return cast(r.Linted, self._hand_in("/api/v1/lint", text, given))

    def add(self, text: str | None = None, *, wait: bool = True, **given: str | None) -> r.Job:
        """Adds an article to the ledger, given as to `read`; a `url` may be that of a feed.

        Waits until it is read and linked, and gives the job as it ended; with `wait=False` as it began.
        """
        job = cast(r.Job, self._hand_in("/api/v1/articles", text, given))
        return self.wait(job) if wait else job

    def wait(self, job: r.Job) -> r.Job:
        """Waits for a job to end. What could not be added stands in its `failures`."""
        while job["ended"] is None:
            time.sleep(_STEP)
            job = cast(r.Job, self._get(f"/api/v1/jobs/{_part(job['id'])}"))
        return job

    def search(self, query: str, **filters: Value) -> Iterator[r.StatementHit]:
        """Statements with these words, the most fitting first, the first thousand. Filters as those of `claims`."""
        return self._all("/api/v1/search", {"query": query, **filters})

    def claims(self, **filters: Value) -> Iterator[r.Claim]:
        """Claims of the board.

        Filters: `query`, `source`, `outlet`, `country`, `grade`, `stance`, `from_`, `to` (days), `disputed`, `articles`, `story`,
        `all`, `hidden`; `sort` is disputed, reported, fewest-origins or newest.
        """
        return self._all("/api/v1/claims", filters)

    def claim(self, id: str) -> r.Claim:
        """One claim: statements, positions, origins, relations, drift."""
        return cast(r.Claim, self._get(f"/api/v1/claims/{_part(id)}"))

    def sources(self, query: str | None = None) -> Iterator[r.SourceSummary]:
        """Sources across articles, those with the most statements first; with `query` those of such a name."""
        return self._all("/api/v1/sources", {"query": query})

    def source(self, id: str) -> r.SourceRecord:
        """One source, with where it is one and why."""
        return cast(r.SourceRecord, self._get(f"/api/v1/sources/{_part(id)}"))

    def stories(self, since: str | None = None) -> Iterator[r.StorySummary]:
        """Stories, the newest first; with `since` (a day) those told on this day or later."""
        return self._all("/api/v1/stories", {"since": since})

    def story(self, id: str) -> r.Story:
        """One story with its articles in order of time and its sources."""
        return cast(r.Story, self._get(f"/api/v1/stories/{_part(id)}"))

    def figures(self, query: str | None = None, **filters: Value) -> Iterator[r.FigureFound]:
        """Figures with the statements that they stand in, the newest first. Filters as those of `claims`."""
        return self._all("/api/v1/figures", {"query": query, **filters})

    def series(self, query: str | None = None, **filters: Value) -> list[r.FigureSeries]:
        """Values of one quantity over time, competing ones first."""
        answer = self._get("/api/v1/figures/series", {"query": query, **filters})
        return cast("list[r.FigureSeries]", answer["items"])

    def articles(self) -> Iterator[r.Publication]:
        """Where and when texts appeared, the newest first."""
        return self._all("/api/v1/articles", {})

    def article(self, id: str) -> r.StoredArticle:
        """One article as it was read, where it appeared, and the claims of its statements."""
        return cast(r.StoredArticle, self._get(f"/api/v1/articles/{_part(id)}"))

    def statements(self, article: str) -> list[r.ArticleStatement]:
        """The statements of one article in text order, each with its source and its claim."""
        answer = self._get(f"/api/v1/articles/{_part(article)}/statements")
        return cast("list[r.ArticleStatement]", answer["items"])

    def digest(self, text: str | None = None, *, bullets: int | None = None, **given: str | None) -> r.Digest:
        """A digest of one article, given as to `read`; nothing is kept."""
        path = "/api/v1/digest" if bullets is None else f"/api/v1/digest?bullets={bullets}"
        return cast(r.Digest, self._hand_in(path, text, given))

    def digest_of(self, id: str | None = None, *, bullets: int | None = None, **filters: Value) -> r.Digest:
        """A digest of a story (`sy:...`) or a claim (`c:...`) of the ledger, or of what filters find.

        Filters: `query`, `source`, `outlet`, `from_`, `to` (days).
        """
        if id is None:
            return cast(r.Digest, self._get("/api/v1/digest", {**filters, "bullets": bullets}))
        if filters:
            raise HearsayError("usage", "an id and filters at once", "give one of them")
        kind = "stories" if id.startswith("sy:") else "claims"
        return cast(r.Digest, self._get(f"/api/v1/{kind}/{_part(id)}/digest", {"bullets": bullets}))

    def watches(self) -> list[r.Watch]:
        """What is watched, in the order in which it was added."""
        return cast("list[r.Watch]", self._get("/api/v1/watches")["items"])

    def watch(self, kind: str, of: str) -> r.Watch:
        """Watches from now on a `story`, a `claim`, a `source`, an `outlet` or `words`, named by id, name or words."""
        return cast(r.Watch, self._transport.post("/api/v1/watches", {"kind": kind, "of": of}))

    def pause(self, watch: str, paused: bool = True) -> r.Watch:
        """Pauses a watch, so that nothing is told of what happens meanwhile; with `paused=False` it goes on."""
        return cast(r.Watch, self._transport.post(f"/api/v1/watches/{_part(watch)}", {"paused": paused}, "PATCH"))

    def unwatch(self, watch: str) -> None:
        """Ends a watch; its events go with it."""
        self._transport.delete(f"/api/v1/watches/{_part(watch)}")

    def events(self, watch: str) -> Iterator[r.WatchEvent]:
        """What happened in what is watched, the last found first."""
        return self._all(f"/api/v1/watches/{_part(watch)}/events", {})

    def stats(self) -> r.Stats:
        """How much the ledger holds."""
        return cast(r.Stats, self._get("/api/v1/stats"))

    def _get(self, path: str, query: Mapping[str, Value] | None = None) -> Any:
        return self._transport.get(path, _words(query or {}))

    def _all(self, path: str, query: Mapping[str, Value]) -> Iterator[Any]:
        cursor: str | None = None
        while True:
            page = self._get(path, {**query, "limit": self._page, "cursor": cursor})
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return

    def _hand_in(self, path: str, text: str | None, given: Mapping[str, str | None]) -> Any:
        known = {name: value for name, value in {"text": text, **given}.items() if value is not None}
        file = known.pop("file", None)
        if file is None:
            return self._transport.post(path, known)
        if "text" in known or "html" in known or "url" in known:
            raise HearsayError("usage", "a file and a text at once", "give one of text, html, url and file")
        return self._transport.send(path, *form(file, known))


def _part(id: str) -> str:
    return quote(id, safe="")


def _words(query: Mapping[str, Value]) -> dict[str, str]:
    """A query as REST takes it: `from_` is `from`, and true and false are words."""
    named = {name.rstrip("_"): value for name, value in query.items() if value is not None}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in named.items()}
