"""Documents from training/dump.ts, and the windows and batches made of them."""

import json
import random
from dataclasses import dataclass

import numpy as np

ACTS = ["say", "allege", "confirm", "deny", "refuse", "accuse", "warn", "urge", "promise", "predict", "ask", "decline", "show", "attitude"]
STANCES = ["asserts", "denies", "questions", "withholds"]
GRADES = ["named", "role", "unnamed", "anonymous", "none"]
KINDS = ["person", "group", "organization", "outlet", "document", "author"]
NAMES = ["PER", "ORG", "LOC"]
IGNORE = -100
CLS, SEP = 101, 102


def load(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def linked(path):
    """Texts of linking/linked.ts as documents without labels."""
    return [d | {"set": "linked", "names": None, "attributions": []} for d in load(path) if "event" not in d]


@dataclass
class Pair:
    """One cue of a window with its labels; positions count the window's tokens, specials included."""

    cue: tuple
    source: np.ndarray  # 0/1 a token
    content: np.ndarray
    whole: bool  # source and content lie wholly in the window
    act: int
    stance: int
    kind: int
    grade: int  # how far the source can be held to its word, over the whole text
    weak: bool = False  # act and stance come from the word lists
    piece_cue: tuple = ()  # the cue in pieces of the document


@dataclass
class Sample:
    ids: np.ndarray
    cases: np.ndarray
    quotes: np.ndarray
    kinds: np.ndarray
    pieces: np.ndarray  # index into the document, -1 for specials
    doc: dict
    cue: np.ndarray | None = None  # 0 none, 1 begins, 2 goes on, IGNORE
    names: np.ndarray | None = None
    pairs: list | None = None
    style: int = 0


def tensors(doc, first, last, cls=CLS, sep=SEP):
    """The tokens of pieces [first, last), as `input` in src/attribute/model/windows.ts makes them."""
    pieces = [-1]
    blocks = doc["blocks"]
    for i in range(first, last):
        pieces.append(i)
        if i + 1 == last or blocks[i + 1] != blocks[i]:
            pieces.append(-1)
    p = np.array(pieces)
    real = p >= 0
    at = np.where(real, p, 0)

    def take(name):
        return np.where(real, np.asarray(doc["np_" + name])[at], 0)

    ids = take("ids")
    ids[~real] = sep
    ids[0] = cls
    near = p.copy()
    near[0] = first
    for k in np.nonzero(~real)[0]:
        if k:
            near[k] = p[k - 1]
    return Sample(ids, take("cases"), take("quotes"), np.asarray(doc["np_kinds"])[near], p, doc)


def prepare(docs):
    for d in docs:
        for name in ("ids", "cases", "quotes", "kinds"):
            d["np_" + name] = np.asarray(d[name], dtype=np.int64)
    return docs


def random_windows(doc, limit, rng, alone=0.0):
    """Windows without overlap from a random start: each unit once. A share `alone` of them holds a single unit, as a short text does."""
    out, units = [], doc["units"]
    at = 0
    room = rng.randint(limit // 3, limit) if rng.random() < 0.7 else limit
    while at < len(units):
        if alone and rng.random() < alone:
            room = 0
        last, cost = at, 1
        while last < len(units) and (last == at or cost + units[last][1] - units[last][0] + 1 <= room):
            cost += units[last][1] - units[last][0] + 1
            last += 1
        out.append((units[at][0], units[last - 1][1]))
        at = last
        room = limit
    return out


def label(sample, rng=None):
    doc, pieces = sample.doc, sample.pieces
    n = len(pieces)
    where = {p: k for k, p in enumerate(pieces.tolist()) if p >= 0}
    sample.names = np.full(n, IGNORE)
    if doc["set"] in ("linked", "titled"):
        # Of these only the vectors of their statements are learned.
        sample.cue, sample.pairs = np.full(n, IGNORE), []
        return sample
    if doc["names"] is not None:
        sample.names[pieces >= 0] = 0
        for a, b in doc["names"]["masked"]:
            for p in range(a, b):
                if p in where:
                    sample.names[where[p]] = IGNORE
        for a, b, name in doc["names"]["spans"]:
            for p in range(a, b):
                if p in where:
                    sample.names[where[p]] = 1 + 2 * NAMES.index(name) + (p > a)
        sample.cue = np.full(n, IGNORE)
        sample.pairs = []
        return sample
    cue = np.zeros(n, dtype=np.int64)
    cue[pieces < 0] = IGNORE
    outermost = doc["set"].startswith("polnear") and doc["set"] != "polnear-rich"
    sample.style = 0 if outermost else 1
    inside = np.zeros(n, dtype=bool)
    sample.pairs = []
    for a in doc["attributions"]:
        if a.get("pseudo"):
            continue
        for s, e in a["content"]:
            for p in range(s, e):
                if p in where:
                    inside[where[p]] = True
    for a in doc["attributions"]:
        s, e = a["cue"]
        if s not in where or e - 1 not in where:
            continue
        k, m = where[s], where[e - 1] + 1
        pair = Pair((k, m), np.zeros(n, np.float32), np.zeros(n, np.float32), not a.get("pseudo"),
                    ACTS.index(a["act"]) if a["act"] else IGNORE,
                    STANCES.index(a["stance"]) if a["stance"] else IGNORE,
                    KINDS.index(a["kind"]) if a["kind"] and a["kind"] != "none" else IGNORE,
                    GRADES.index(a["grade"]) if a.get("grade") else IGNORE, bool(a.get("weak")), (s, e))
        for role in ("source", "content"):
            y = getattr(pair, role)
            for s2, e2 in a[role]:
                for p in range(s2, e2):
                    if p in where:
                        y[where[p]] = 1
                    else:
                        pair.whole = False
        sample.pairs.append(pair)
    if outermost and doc.get("doubtful") is None:
        cue[inside] = IGNORE
    for s, e in doc.get("doubtful") or ():
        for p in range(s, e):
            if p in where:
                cue[where[p]] = IGNORE
    for pair in sample.pairs:
        k, m = pair.cue
        cue[k] = 1
        cue[k + 1:m] = 2
    sample.cue = cue
    return sample


def marks(doc, first, last):
    """Whether a cue in pieces [first, last) denies, questions or withholds."""
    return any(a["stance"] not in (None, "asserts") and first <= a["cue"][0] and a["cue"][1] <= last for a in doc["attributions"])


def epoch(docs, limit, tokens, rng, repeat, rare=0, alone=0.0):
    """
    Batches of samples with about `tokens` tokens each, padded little, in random order. Windows in which somebody denies, questions
    or withholds are taken `rare` more times.
    """
    samples = []
    for d in docs:
        for _ in range(repeat.get(d["set"], 1)):
            for first, last in random_windows(d, limit, rng, alone):
                if last - first >= 8:
                    samples += [(d, first, last)] * (1 + (rare if rare and marks(d, first, last) else 0))
    rng.shuffle(samples)
    chunk = 512
    batches = []
    for at in range(0, len(samples), chunk):
        part = sorted(samples[at:at + chunk], key=lambda s: s[2] - s[1])
        batch, longest = [], 0
        for s in part:
            longest = max(longest, s[2] - s[1] + 8)
            if batch and longest * (len(batch) + 1) > tokens:
                batches.append(batch)
                batch, longest = [], s[2] - s[1] + 8
            batch.append(s)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def build(batch, rng, noise=True):
    out = []
    for d, first, last in batch:
        s = label(tensors(d, first, last))
        if noise:
            if rng.random() < 0.15:
                s.kinds = np.where(s.kinds == 0, 0 if rng.random() < 0.5 else 2, 2)
            if rng.random() < 0.03:
                s.quotes = np.zeros_like(s.quotes)
            if rng.random() < 0.03:
                s.cases = np.where((s.cases == 2) | (s.cases == 3) | (s.cases == 4), 1, s.cases)
        out.append(s)
    return out
