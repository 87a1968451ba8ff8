"""Whole events whose statements were put into claims, as pairs: groups.jsonl beside this file.

One event a line: its files, and its claims as lists of [file, start, end, ...], with "d", "q" or "w" behind where the statement denies, questions or withholds.
`parts`: of statements that stand under several claims, the words that say each: [claim, which of its statements, start, end], without a place where all of
the statement does, and with [0, 0] where a second reader did not find it said.
"""
import collections, json, os, random

import numpy as np

from .data import lines

HERE = os.path.dirname(__file__)
STANCES = {"d": "denies", "q": "questions", "w": "withholds"}
# Likeness by chance below this many characters.
SHORT = 8


def load(rows, file=os.path.join(HERE, "groups.jsonl")):
    """Event to (its statements, its claims as lists of (statement, stance)): places in `rows`, the lines of statements.jsonl."""
    at, of_file = {}, collections.defaultdict(list)
    for i, r in enumerate(rows):
        at[r["key"], tuple(x for span in r["content"] for x in span)] = i
        of_file[r["key"]].append(i)
    out = {}
    for event in lines(file):
        keys = [f'{event["set"]}/{f}' for f in event["files"]]
        claims = []
        for claim in event["claims"]:
            placed = [(keys[f], place) for f, *place in claim]
            found = [(at.get((k, tuple(x for x in p if isinstance(x, int)))), STANCES.get(p[-1], "asserts")) for k, p in placed]
            claims.append([(i, stance) for i, stance in found if i is not None])
        out[event["event"]] = [i for k in keys for i in of_file[k]], [c for c in claims if len(c) > 1]
    return out


def held_out(events, seed=11):
    """Eight of the scraped events, and both halves of three ECB+ topics: nothing is trained on them."""
    rng = random.Random(seed)
    scraped = sorted(e for e in events if not e.startswith("ecb"))
    topics = sorted({e[:6] for e in events if e.startswith("ecb")})
    held, of_topic = set(rng.sample(scraped, 8)), set(rng.sample(topics, 3))
    return held | {e for e in events if e[:6] in of_topic}


def overlap(a, b):
    """One stands within the other or beside it in the same words."""
    (x, y), (u, v) = (a["content"][0][0], a["content"][-1][1]), (b["content"][0][0], b["content"][-1][1])
    return a["key"] == b["key"] and x < v and u < y


def pairs(rows, ids, claims, alike, rng, near=2, far=0.25, most=320):
    """(a, b, whether they are of one claim, side or -1): of one claim `most` at most, `near` times as many of the likest others, `far` times as many by chance."""
    of = collections.defaultdict(dict)
    for k, claim in enumerate(claims):
        for i, stance in claim:
            of[i][k] = stance
    pair = lambda i, j: (min(i, j), max(i, j))
    fit = lambda i, j: not overlap(rows[i], rows[j])
    one = {pair(i, j) for c in claims for x, (i, _) in enumerate(c) for j, _ in c[:x] if fit(i, j)}
    kept = sorted(one) if len(one) <= most else sorted(rng.sample(sorted(one), most))
    good = [k for k, i in enumerate(ids) if len(rows[i]["words"]) >= SHORT]
    s, (up, down) = alike(ids), np.triu_indices(len(ids), 1)
    apart, is_good, by_chance = [], set(good), set()
    for k in np.argsort(-s[up, down], kind="stable"):
        if len(apart) >= near * max(len(kept), 10):
            break
        p = pair(ids[up[k]], ids[down[k]])
        if up[k] in is_good and down[k] in is_good and p not in one and fit(*p):
            apart.append(p)
    for _ in range(20 * len(kept) + 100 if len(good) > 2 else 0):
        if len(by_chance) >= far * len(kept):
            break
        p = pair(*(ids[k] for k in rng.sample(good, 2)))
        if p not in one and fit(*p):
            by_chance.add(p)
    return [(a, b, 1, side(of[a], of[b])) for a, b in kept] + [(a, b, 0, -1) for a, b in apart + sorted(by_chance - set(apart))]


def side(a, b):
    """How two statements of one claim stand to each other: on one side, opposed, open; -1 where two claims say different things."""
    ways = {frozenset((a[k], b[k])) for k in a.keys() & b.keys()}
    if len(ways) != 1:
        return -1
    (way,) = ways
    return 0 if way in (frozenset(["asserts"]), frozenset(["denies"])) else 1 if way == frozenset(["asserts", "denies"]) else 2


class Alike:
    """Likeness of statements by their words and sentence vectors."""

    def __init__(self, rows):
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.rows, self.words = rows, TfidfVectorizer(sublinear_tf=True, stop_words="english").fit([r["words"] for r in rows])

    def __call__(self, ids):
        x = self.words.transform([f"{self.rows[i]['words']} {self.rows[i]['source'] or ''}" for i in ids])
        v = np.array([self.rows[i]["vector"] or [0] * 384 for i in ids], np.float32)
        unit = lambda m: m / (np.linalg.norm(m, axis=1, keepdims=True) + 1e-6)
        v = unit(unit(v) - unit(v).mean(0))
        return (x @ x.T).toarray() + 0.5 * v @ v.T
