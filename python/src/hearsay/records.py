"""The records that Hearsay gives, as its published schemas have them.

Written by scripts/python-records.ts; a test holds it equal to the schemas.
"""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
    "Addressee",
    "Article",
    "ArticleStatement",
    "At",
    "Attribution",
    "Block",
    "Claim",
    "ClaimIndependent",
    "ClaimOrigins",
    "ClaimPage",
    "Credit",
    "Decision",
    "DecisionAsked",
    "DecisionRetracted",
    "Digest",
    "DigestArticles",
    "DigestFigures",
    "DigestFiguresNow",
    "DigestFiguresOlder",
    "DigestHearsay",
    "DigestLeftOut",
    "DigestLine",
    "DigestLineFigures",
    "DigestLineTold",
    "DigestOrigins",
    "DigestOriginsAsserts",
    "DigestOriginsDenies",
    "DigestPlace",
    "DigestSources",
    "Drift",
    "Evidence",
    "Facets",
    "FacetsGrades",
    "FacetsOutlets",
    "FacetsSources",
    "FacetsStances",
    "Failed",
    "FailedError",
    "Figure",
    "FigureFound",
    "FigurePage",
    "FigureSeries",
    "FigureSeriesValues",
    "Finding",
    "Found",
    "Grade",
    "HandedIn",
    "HandedInDraft",
    "HandedInDraftConfig",
    "HandedInDraftConfigLint",
    "HandedInDraftConfigLintRules",
    "HandedInDraftFile",
    "HandedInFile",
    "Interval",
    "Job",
    "JobAdded",
    "JobCounts",
    "JobFailures",
    "JobTrouble",
    "LedgerFigure",
    "LedgerSource",
    "LedgerStatement",
    "Link",
    "Linted",
    "Maker",
    "Notice",
    "Offset",
    "Origin",
    "Outlet",
    "OutletFacts",
    "OutletPage",
    "OutletSummary",
    "Position",
    "Publication",
    "PublicationPage",
    "ReadArticle",
    "Relation",
    "Selector",
    "SelectorPosition",
    "SelectorQuote",
    "Source",
    "SourcePage",
    "SourceRecord",
    "SourceRecordJoined",
    "SourceSummary",
    "Span",
    "Stance",
    "Statement",
    "StatementGrade",
    "StatementHit",
    "StatementInArticle",
    "Stats",
    "StoredArticle",
    "Story",
    "StoryPage",
    "StorySources",
    "StorySummary",
    "Trace",
    "Unattributed",
    "Watch",
    "WatchAsked",
    "WatchEvent",
    "WatchEventPage",
    "WatchPaused",
    "Why",
]

Offset = int


# Start and end (excluded) in `article.text`, in UTF-16 units.
Span = list[Offset]


Stance = Literal["asserts", "denies", "questions", "withholds"]


# The grade of its source; `own voice` where the article tells it itself.
StatementGrade = Literal["named", "role", "unnamed", "anonymous", "none", "own voice"]


# How far a reader could hold someone to it, as the article leaves it.
Grade = Literal["named", "role", "unnamed", "anonymous", "none"]


class ReadArticle(TypedDict):
    """Who said what in one article, according to whom."""

    hearsay: Maker
    article: Article
    attributions: list[Attribution]
    sources: list[Source]
    figures: list[Figure]
    # Sentences and clauses in the article's own voice.
    unattributed: list[Unattributed]
    notices: list[Notice]


class Why(TypedDict):
    """What found one part of a record."""

    part: str
    # `rule <id>` or `model <id>`.
    by: str
    # Probability that the part is right.
    score: float


class Maker(TypedDict):
    """What made the record."""

    # Version of this form.
    schema: Literal[1]
    version: str
    # What found the attributions.
    engine: Literal["model", "rules"]
    # Id of the model's weights.
    model: str | None
    # Hash of the rules and the code that read.
    rules: str


class Credit(TypedDict):
    """A dateline, credit or byline that names an outlet."""

    outlet: str
    span: Span


class Link(TypedDict):
    """A link in the text."""

    href: str
    span: Span


class Block(TypedDict):
    """One part of the page, in text order."""

    # What part it is.
    kind: Literal["headline", "standfirst", "paragraph", "listItem", "blockQuote", "caption", "dateline", "credit", "correction", "note", "furniture"]
    span: Span


class Article(TypedDict):
    """The text that is read, with what is known of it."""

    # `sha256:` and the hash of the text.
    id: str
    # The input as given.
    file: str | None
    # Address of the page.
    url: str | None
    # Address that the page names as its own.
    canonical: str | None
    # Who publishes.
    outlet: str | None
    # The headline.
    title: str | None
    authors: list[str]
    # ISO 8601, with its offset from UTC, or a bare date.
    published: str | None
    # Where the date was found.
    publishedFrom: Literal["given", "json-ld", "meta", "time", "url", "text", None]
    # ISO 8601.
    modified: str | None
    # ISO 8601.
    fetched: str | None
    # BCP 47 tag.
    language: str
    # True where the page shows only a part of the text.
    truncated: bool
    credits: list[Credit]
    links: list[Link]
    blocks: list[Block]
    # Markup inside the text.
    skip: list[Span]
    text: str


class Addressee(TypedDict):
    """An outlet that was told first."""

    span: Span
    # Id of its source.
    sourceId: str | None


class At(TypedDict):
    """When, where and through what."""

    when: Span | None
    # ISO 8601, cut to the precision.
    date: str | None
    # How exact the date is.
    precision: Literal["minute", "hour", "day", "week", "month", "year", None]
    where: Span | None
    medium: Span | None


class Attribution(TypedDict):
    """One source expressing one content."""

    id: str
    # The words that name who expresses it.
    source: list[Span]
    # The words that signal it.
    cue: Span
    # What is expressed; empty only with `decline`.
    content: list[Span]
    to: Addressee | None
    # How much of the content is quoted.
    form: Literal["direct", "mixed", "indirect"]
    # What kind of expressing.
    act: Literal["say", "allege", "confirm", "deny", "refuse", "accuse", "warn", "urge", "promise", "predict", "ask", "decline", "show", "attitude"]
    # How the source stands to the claim at issue.
    stance: Literal["asserts", "denies", "questions", "withholds"]
    # Id of the attribution that states the claim at issue.
    about: str | None
    # Id of the attribution in whose content this one lies.
    within: str | None
    # Id of its source.
    sourceId: str | None
    at: At | None
    translated: bool
    # Probability that source, cue and content are right.
    confidence: float
    # What found each part.
    why: list[Why]


class Source(TypedDict):
    """Who stands behind the mention: one record for all mentions of it."""

    id: str
    # What it is.
    kind: Literal["person", "group", "organization", "outlet", "document", "author"]
    # How far a reader could hold someone to it.
    grade: Literal["named", "role", "unnamed", "anonymous", "none"]
    name: str
    aliases: list[str]
    # Ids of the sources that it consists of.
    members: list[str]
    # Office.
    role: str | None
    # Body that it speaks for or belongs to.
    affiliation: str | None
    # Key into the outlet register.
    outletId: str | None
    # The stated ground for withholding a name.
    reason: Span | None
    mentions: list[Span]
    # What found each part.
    why: list[Why]


class Figure(TypedDict):
    """A quantity that somebody reports."""

    id: str
    span: Span
    # Lower bound.
    min: float | None
    # Upper bound.
    max: float | None
    # How the words bound it.
    hedge: Literal["exact", "at least", "more than", "at most", "less than", "about", "between"]
    # What is counted.
    counted: str | None
    # `people`, an ISO 4217 currency code, `%`, or another unit.
    unit: str | None
    # The older value.
    was: float | None
    # Id of the figure that this one is a part of.
    partOf: str | None
    # ISO 8601.
    asOf: str | None
    # Id of the innermost attribution that it stands in.
    attribution: str | None


class Unattributed(TypedDict):
    """A sentence or clause in the article's own voice."""

    id: str
    span: Span
    # What found each part.
    why: list[Why]


class Notice(TypedDict):
    """Something a reader of the result should know."""

    code: str
    # How much it matters.
    level: Literal["info", "warning", "error"]
    span: Span | None
    message: str
    # What to do about it.
    hint: str | None


class FailedError(TypedDict):
    # Stable, in words with dashes.
    code: str
    # One line, with the bad value in it.
    message: str
    # What to do next.
    hint: str | None


class Failed(TypedDict):
    error: FailedError


class HandedIn(TypedDict, total=False):
    # Plain text or Markdown.
    text: str
    # A page.
    html: str
    # With neither text nor html: an address to fetch; else the address of the page.
    url: str
    # Who publishes it.
    outlet: str
    # ISO 8601 date, or a time with its offset from UTC.
    published: str
    title: str


class _HandedInFile(TypedDict):
    # Text, Markdown, HTML, PDF, mail, also compressed with gzip.
    file: str


class HandedInFile(_HandedInFile, total=False):
    # Who publishes it.
    outlet: str
    # ISO 8601 date, or a time with its offset from UTC.
    published: str
    title: str


class Linted(TypedDict):
    # Name of the file or address, as given; null for a text.
    file: str | None
    # In text order.
    findings: list[Finding]


class Finding(TypedDict):
    # Id of the rule.
    rule: str
    level: Literal["error", "warning", "info"]
    # UTF-16 offsets into the text as read.
    span: list[int]
    # One sentence: what it is, and what to do.
    message: str


# Levels in place of the rules' own.
HandedInDraftConfigLintRules = TypedDict(
    "HandedInDraftConfigLintRules",
    {
        "unsourced-accusation": 'Literal["error", "warning", "info", "off"]',
        "lone-anonymous-accuser": 'Literal["error", "warning", "info", "off"]',
        "accusation-without-answer": 'Literal["error", "warning", "info", "off"]',
        "denial-left-out": 'Literal["error", "warning", "info", "off"]',
        "quotation-other-speaker": 'Literal["error", "warning", "info", "off"]',
        "quotation-altered": 'Literal["error", "warning", "info", "off"]',
        "quotation-not-in-source": 'Literal["error", "warning", "info", "off"]',
        "quotation-trimmed": 'Literal["error", "warning", "info", "off"]',
        "relay-as-own": 'Literal["error", "warning", "info", "off"]',
        "same-words-two-speakers": 'Literal["error", "warning", "info", "off"]',
        "quotation-without-speaker": 'Literal["error", "warning", "info", "off"]',
        "unclosed-quotation": 'Literal["error", "warning", "info", "off"]',
        "headline-figure": 'Literal["error", "warning", "info", "off"]',
        "headline-drops-source": 'Literal["error", "warning", "info", "off"]',
        "headline-drops-hedge": 'Literal["error", "warning", "info", "off"]',
        "total-of-parts": 'Literal["error", "warning", "info", "off"]',
        "percentage": 'Literal["error", "warning", "info", "off"]',
        "figure-differs": 'Literal["error", "warning", "info", "off"]',
        "toll-without-source": 'Literal["error", "warning", "info", "off"]',
        "figure-without-source": 'Literal["error", "warning", "info", "off"]',
        "anonymous-without-reason": 'Literal["error", "warning", "info", "off"]',
        "vague-sources": 'Literal["error", "warning", "info", "off"]',
        "outlet-not-named": 'Literal["error", "warning", "info", "off"]',
        "hidden-speaker": 'Literal["error", "warning", "info", "off"]',
        "loaded-verb": 'Literal["error", "warning", "info", "off"]',
        "relative-day": 'Literal["error", "warning", "info", "off"]',
        "ambiguous-pronoun": 'Literal["error", "warning", "info", "off"]',
        "deep-hearsay": 'Literal["error", "warning", "info", "off"]',
        "scare-quotes": 'Literal["error", "warning", "info", "off"]',
    },
    total=False,
)


class HandedInDraftConfigLint(TypedDict, total=False):
    # Findings from this level on give exit code 3.
    failOn: Literal["error", "warning", "info"]
    # Levels in place of the rules' own.
    rules: HandedInDraftConfigLintRules
    # Verbs of saying, in the past, that the house counts as loaded too.
    loaded: list[str]
    # Verbs of saying that the house allows.
    allowed: list[str]
    # Names of outlets beside those that are known.
    outlets: list[str]


# What hearsay.config.json holds. `failOn` is checked and changes nothing here.
HandedInDraftConfig = TypedDict(
    "HandedInDraftConfig",
    {
        "$schema": 'str',
        "lint": 'HandedInDraftConfigLint',
    },
    total=False,
)


class HandedInDraft(TypedDict, total=False):
    # Plain text or Markdown.
    text: str
    # A page.
    html: str
    # With neither text nor html: an address to fetch; else the address of the page.
    url: str
    # Who publishes it.
    outlet: str
    # ISO 8601 date, or a time with its offset from UTC.
    published: str
    title: str
    # What hearsay.config.json holds. `failOn` is checked and changes nothing here.
    config: HandedInDraftConfig


class _HandedInDraftFile(TypedDict):
    # Text, Markdown, HTML, PDF, mail, also compressed with gzip.
    file: str


class HandedInDraftFile(_HandedInDraftFile, total=False):
    # Who publishes it.
    outlet: str
    # ISO 8601 date, or a time with its offset from UTC.
    published: str
    title: str
    # What hearsay.config.json holds: a field, or the file.
    config: str


class DigestHearsay(TypedDict):
    schema: Literal[1]
    version: str
    engine: Literal["model", "rules"]
    model: str | None
    rules: str


class DigestFiguresNow(TypedDict):
    min: float | None
    max: float | None
    hedge: Literal["exact", "at least", "more than", "at most", "less than", "about", "between"]
    source: str
    grade: Literal["named", "role", "unnamed", "anonymous", "none", "own voice"]
    time: str | None
    place: DigestPlace


class DigestFiguresOlder(TypedDict):
    min: float | None
    max: float | None
    hedge: Literal["exact", "at least", "more than", "at most", "less than", "about", "between"]
    source: str
    grade: Literal["named", "role", "unnamed", "anonymous", "none", "own voice"]
    time: str | None
    place: DigestPlace


class DigestFigures(TypedDict):
    counted: str | None
    unit: str | None
    now: list[DigestFiguresNow]
    older: list[DigestFiguresOlder]


class DigestOriginsAsserts(TypedDict):
    atLeast: int
    atMost: int


class DigestOriginsDenies(TypedDict):
    atLeast: int
    atMost: int


class DigestOrigins(TypedDict):
    claim: str
    title: str
    asserts: DigestOriginsAsserts
    denies: DigestOriginsDenies


class DigestSources(TypedDict):
    name: str
    grade: Literal["named", "role", "unnamed", "anonymous", "none", "own voice"]
    reason: str | None
    lines: int
    outlets: list[str]


class DigestArticles(TypedDict):
    article: str
    file: str | None
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None


class DigestLeftOut(TypedDict):
    text: str
    why: str


class Digest(TypedDict):
    hearsay: DigestHearsay
    kind: Literal["article", "story", "claims", "window"]
    of: str
    headline: DigestLine
    standfirst: DigestLine
    # In the order of weight.
    bullets: list[DigestLine]
    quotation: DigestLine
    background: list[DigestLine]
    figures: list[DigestFigures]
    # Who did not answer, or did not say something.
    silent: list[DigestLine]
    origins: list[DigestOrigins]
    sources: list[DigestSources]
    articles: list[DigestArticles]
    # Sentences that did not come back when the digest was read again.
    leftOut: list[DigestLeftOut]


class DigestLineTold(TypedDict):
    source: str | None
    grade: Literal["named", "role", "unnamed", "anonymous", "none", "own voice"]
    act: Literal["say", "allege", "confirm", "deny", "refuse", "accuse", "warn", "urge", "promise", "predict", "ask", "decline", "show", "attitude"]
    stance: Literal["asserts", "denies", "questions", "withholds"]
    # Index of the attribution that it lies in.
    within: int | None
    content: str


class DigestLineFigures(TypedDict):
    min: float | None
    max: float | None
    hedge: Literal["exact", "at least", "more than", "at most", "less than", "about", "between"]
    unit: str | None
    counted: str | None


class DigestLine(TypedDict):
    # One or two sentences that say whose word it is.
    text: str
    told: list[DigestLineTold]
    figures: list[DigestLineFigures]
    places: list[DigestPlace]
    claim: str | None


class DigestPlace(TypedDict):
    article: str
    file: str | None
    outlet: str | None
    published: str | None
    # The page at these words, by a text fragment.
    link: str | None
    # The very words of the article.
    words: str
    # Start and end (excluded) in `article.text`, in UTF-16 units.
    span: list[int]


class ClaimPage(TypedDict):
    items: list[Claim]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


class ClaimOrigins(TypedDict):
    asserts: list[Origin]
    denies: list[Origin]
    questions: list[Origin]
    withholds: list[Origin]


class ClaimIndependent(TypedDict):
    asserts: Interval
    denies: Interval


class _Claim(TypedDict):
    id: str
    # The proposition in affirmative words.
    text: str
    # As lists show it: a statement's own words, with names in brackets for what would not be understood alone.
    title: str
    # Worth a place on the board, and understood alone.
    listable: bool
    # Sources surely stand on two sides of it.
    disputed: bool
    # Some assert and some deny it, but it is not sure that they speak of one thing.
    possiblyDisputed: bool
    statements: list[Statement]
    positions: list[Position]
    origins: ClaimOrigins
    independent: ClaimIndependent
    relations: list[Relation]
    drift: list[Drift]


class Claim(_Claim, total=False):
    """What statements from one or many articles have in common."""

    # A person took it off the lists; left out otherwise.
    hidden: Literal[True]


class Statement(TypedDict):
    id: str
    article: str
    file: str | None
    outlet: str | None
    published: str | None
    # Its attribution; null in the article's own voice.
    attribution: str | None
    content: list[list[int]]
    stance: Stance
    sourceId: str | None
    sourceName: str | None
    grade: StatementGrade
    # Changes of source between the speaker and the article.
    hands: int
    # Names of the sources from the outside in.
    chain: list[str]
    withdrawn: bool


class Position(TypedDict):
    """A source's stance to the claim's affirmative text."""

    sourceId: str
    sourceName: str
    stance: Stance
    statements: list[str]
    since: str | None


class Origin(TypedDict):
    """Statements with one root."""

    root: str
    files: list[str]
    statements: list[str]
    why: list[Evidence]


class Evidence(TypedDict):
    """Why two things were linked."""

    kind: str
    text: str


class Interval(TypedDict):
    """How many independent origins there are, as far as the texts show."""

    atLeast: int
    atMost: int


class Relation(TypedDict):
    claim: str
    kind: Literal["narrower", "contradicts", "updates"]
    why: list[Evidence]


# What changed from one hand to the next on one root.
Drift = TypedDict(
    "Drift",
    {
        "from": 'str',
        "to": 'str',
        "kind": 'Literal["hedge dropped", "hedge added", "source upgraded", "source lost", "denial left out", "figure changed", "quotation altered", "quotation trimmed", "translation differs"]',
        # Start and end (excluded) in `article.text`, in UTF-16 units.
        "span": 'list[int]',
        "why": 'str',
    },
)


class StoryPage(TypedDict):
    items: list[StorySummary]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


StorySummary = TypedDict(
    "StorySummary",
    {
        "id": 'str',
        # Headline of its most central article; without one what that says first.
        "title": 'str | None',
        # Its most central article.
        "article": 'str',
        "outlet": 'str | None',
        "published": 'str | None',
        "articles": 'int',
        "outlets": 'list[str]',
        # Claims of the board that its articles carry.
        "claims": 'int',
        # Of them those that are surely disputed.
        "disputed": 'int',
        # Date of the first appearance with one.
        "from": 'str | None',
        "to": 'str | None',
    },
)


class Found(TypedDict):
    items: list[StatementHit]
    next: str | None
    total: int | None
    facets: Facets


class StatementHit(TypedDict):
    statement: LedgerStatement
    publications: list[Publication]
    sourceId: str | None
    sourceName: str | None
    # Id of its claim.
    claim: str


class LedgerStatement(TypedDict):
    id: str
    article: str
    attribution: str | None
    content: list[list[int]]
    words: str
    # The affirmative proposition in words, as far as negation could be taken out.
    proposition: str
    stance: Stance
    quoted: bool
    translated: bool
    # Id of its source in the article.
    source: str | None
    grade: StatementGrade
    # Ids of the sources in the article, from the outside in.
    chain: list[str]
    hands: int
    about: str | None
    said: str | None


class Publication(TypedDict):
    """One appearance of a text: where, by whom, when."""

    id: str
    article: str
    file: str | None
    url: str | None
    canonical: str | None
    outlet: str | None
    # Key into the outlet register.
    outletId: str | None
    # ISO 3166-1 alpha-2, as the register has it.
    country: str | None
    title: str | None
    authors: list[str]
    published: str | None
    modified: str | None
    fetched: str | None
    credits: list[str]
    # The publication of an older text at the same address.
    replaces: str | None


class FacetsOutlets(TypedDict):
    name: str
    count: int


class FacetsSources(TypedDict):
    id: str
    name: str
    count: int


class FacetsGrades(TypedDict):
    name: StatementGrade
    count: int


class FacetsStances(TypedDict):
    name: Stance
    count: int


class Facets(TypedDict):
    """How the hits fall apart; of very many hits the first thousands count."""

    outlets: list[FacetsOutlets]
    sources: list[FacetsSources]
    grades: list[FacetsGrades]
    stances: list[FacetsStances]


class StatementInArticle(TypedDict):
    statement: LedgerStatement
    publications: list[Publication]
    sources: list[LedgerSource]
    claim: str | None


class LedgerSource(TypedDict):
    # Its id across articles.
    id: str | None
    # Its id in the article.
    local: str
    kind: Literal["person", "group", "organization", "outlet", "document", "author"]
    grade: Grade
    name: str
    aliases: list[str]
    members: list[str]
    role: str | None
    affiliation: str | None
    outletId: str | None
    reason: str | None


class Trace(TypedDict):
    """The way of a statement's words, from the earliest appearance of its origin."""

    statement: Statement
    claim: Claim
    origin: Origin | None
    hands: list[Statement]
    drift: list[Drift]


class PublicationPage(TypedDict):
    items: list[Publication]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


class JobCounts(TypedDict):
    new: int
    # Known texts read again by a newer reader.
    reread: int
    # Known texts that appeared once more.
    publication: int
    unchanged: int
    # Texts taken out before, and not taken in again.
    removed: int
    failed: int


class JobAdded(TypedDict):
    name: str
    article: str
    kind: Literal["new", "reread", "publication", "unchanged", "removed", "failed"]


class JobFailures(TypedDict):
    input: str
    stage: str
    code: str
    reason: str
    hint: str | None


class JobTrouble(TypedDict):
    code: str
    message: str
    hint: str | None


class Job(TypedDict):
    """Articles on their way into the ledger."""

    id: str
    state: Literal["waiting", "running", "done", "failed", "stopped"]
    # Addresses or names of what is added.
    inputs: list[str]
    created: str
    ended: str | None
    counts: JobCounts
    added: list[JobAdded]
    # What could not be added and why, the first thousand.
    failures: list[JobFailures]
    trouble: JobTrouble | None


class _StoredArticle(TypedDict):
    publications: list[Publication]
    # Claim by id of statement.
    claims: dict[str, str]


class StoredArticle(_StoredArticle, total=False):
    """A read article with its appearances and the claims of its statements."""

    read: ReadArticle


class ArticleStatement(TypedDict):
    statement: LedgerStatement
    sourceId: str | None
    sourceName: str | None
    claim: str


class SourcePage(TypedDict):
    items: list[SourceSummary]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


class SourceSummary(TypedDict):
    source: SourceRecord
    articles: int
    statements: int
    asserts: int
    denies: int


class SourceRecordJoined(TypedDict):
    article: str
    local: str
    why: list[Evidence]


class SourceRecord(TypedDict):
    """A source across articles."""

    id: str
    kind: Literal["person", "group", "organization", "outlet", "document", "author"]
    grade: Grade
    name: str
    aliases: list[str]
    role: str | None
    affiliation: str | None
    outletId: str | None
    members: list[str]
    # Where it is one: article and the id in it, with why they were joined.
    joined: list[SourceRecordJoined]


class OutletPage(TypedDict):
    items: list[OutletSummary]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


class OutletSummary(TypedDict):
    name: str
    # Key into the outlet register.
    outletId: str | None
    # ISO 3166-1 alpha-2, as the register has it.
    country: str | None
    articles: int


class Outlet(TypedDict):
    """What stands in the articles of one outlet, and on whose word."""

    outlet: OutletSummary
    facts: OutletFacts
    statements: int | None
    facets: Facets


class OutletFacts(TypedDict):
    """From the outlet register; null where it has none."""

    id: str
    name: str
    domains: list[str]
    # ISO 3166-1 alpha-2.
    country: str | None
    kind: Literal["agency", "paper", "broadcaster", "site", None]
    ownership: Literal["state", "public", "private", "party", None]
    # Where the ownership is stated, with the year.
    ownershipFrom: str | None


class FigurePage(TypedDict):
    items: list[FigureFound]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


class FigureFound(TypedDict):
    figure: LedgerFigure
    hit: StatementHit | None
    publications: list[Publication]


class LedgerFigure(TypedDict):
    id: str
    # Start and end (excluded) in `article.text`, in UTF-16 units.
    span: list[int]
    min: float | None
    max: float | None
    hedge: Literal["exact", "at least", "more than", "at most", "less than", "about", "between"]
    counted: str | None
    unit: str | None
    was: float | None
    partOf: str | None
    asOf: str | None
    attribution: str | None
    article: str
    words: str
    statement: str | None


class FigureSeriesValues(TypedDict):
    figure: LedgerFigure
    hit: StatementHit | None
    publications: list[Publication]
    time: str | None


class FigureSeries(TypedDict):
    counted: str | None
    unit: str | None
    claims: list[str]
    values: list[FigureSeriesValues]
    # True where two values cannot both be right for the same time as far as their bounds tell.
    competing: bool


class StorySources(TypedDict):
    id: str
    name: str
    # The best that its articles leave it.
    grade: Literal["named", "role", "unnamed", "anonymous", "none", "own voice"]
    statements: int


Story = TypedDict(
    "Story",
    {
        "id": 'str',
        # Headline of its most central article; without one what that says first.
        "title": 'str | None',
        # Its most central article.
        "article": 'str',
        "outlet": 'str | None',
        "published": 'str | None',
        "articles": 'int',
        "outlets": 'list[str]',
        # Claims of the board that its articles carry.
        "claims": 'int',
        # Of them those that are surely disputed.
        "disputed": 'int',
        # Date of the first appearance with one.
        "from": 'str | None',
        "to": 'str | None',
        # Appearances of its articles, in order of time.
        "publications": 'list[Publication]',
        # Those with the most statements, at most 500.
        "sources": 'list[StorySources]',
    },
)


class DecisionRetracted(TypedDict):
    by: str
    at: str


class Decision(TypedDict):
    id: str
    kind: Literal["merge", "split", "not-same", "speaker", "hide", "furniture", "same-source"]
    # Statements; of `same-source` mentions of the sources.
    of: list[Selector]
    # For `split`: the statements that stayed in the claim.
    rest: list[Selector]
    speaker: str | None
    # For `furniture`: whose pages have it, by name.
    outlet: str | None
    by: str
    at: str
    note: str | None
    retracted: DecisionRetracted | None


class SelectorPosition(TypedDict):
    type: Literal["TextPositionSelector"]
    start: int
    end: int


class SelectorQuote(TypedDict):
    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class Selector(TypedDict):
    """W3C Web Annotation."""

    article: str
    position: SelectorPosition
    quote: SelectorQuote


class _DecisionAsked(TypedDict):
    kind: Literal["merge", "split", "not-same", "speaker", "hide", "furniture", "same-source"]


class DecisionAsked(_DecisionAsked, total=False):
    # split: those to take out, of one claim; furniture; not-same: two; speaker: one.
    statements: list[str]
    # merge: two and more; hide: one and more.
    claims: list[str]
    # same-source: two and more.
    sources: list[str]
    # For `speaker`: the right source, by name.
    speaker: str
    # For `furniture`: whose pages have it, by name; that of the statements unless given.
    outlet: str
    # Who decides; the name of the token unless given.
    by: str
    # When; now unless given.
    at: str
    note: str


class Watch(TypedDict):
    id: str
    kind: Literal["story", "claim", "source", "outlet", "words"]
    # Id of the story, claim or source; name of the outlet; the words.
    of: str
    # How it was called when it was added.
    name: str
    # When it was added.
    since: str
    # Nothing is told while it is.
    paused: bool
    # Where its events go beside the feeds of this interface; set on the command line alone.
    ways: list[Literal["webhook", "mail", "feed"]]


class WatchAsked(TypedDict):
    kind: Literal["story", "claim", "source", "outlet", "words"]
    # Id of a story, claim or source; a name; words.
    of: str


class WatchPaused(TypedDict):
    paused: bool


class WatchEventPage(TypedDict):
    items: list[WatchEvent]
    # Cursor of the next page; null on the last.
    next: str | None
    # How many in all, where it is cheap to know.
    total: int | None


class WatchEvent(TypedDict):
    # Of what happened, not of when: who is told twice is told the same id.
    id: str
    watch: str
    kind: Literal["disputed", "stance", "figure", "named", "origin", "withdrawn"]
    claim: str
    # Title of the claim as it was then.
    title: str
    text: str
    # What it rests on.
    statements: list[str]
    # Date of the latest of these statements that bears one.
    date: str | None
    # When the ledger found it.
    found: str


class Stats(TypedDict):
    articles: int
    publications: int
    statements: int
    sources: int
    figures: int
    claims: int
    disputed: int
    edges: int
    decisions: int
    removed: int
    bytes: int
    textBytes: int
    schema: int
