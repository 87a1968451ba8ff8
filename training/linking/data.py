"""Labelled pairs, edits, their combinations and written events, as examples and as pieces."""
import collections, glob, json, os, random, re
from tokenizers import Tokenizer

LABEL = {"same": 0, "a-narrower": 1, "b-narrower": 2, "contradicts": 3, "different": 4}
SIDE = {"one": 0, "opposed": 1, "open": 2}
# What an example is taken from.
PAIR, EDIT, WRITTEN = "pair", "edit", "written"
# Characters before a statement that the student reads.
BEFORE = 64


class Pieces:
    """Pieces and roles of statements: speaker and colon, what stands before, the statement, what stands behind."""

    def __init__(self, tokenizer, limits, cls, sep):
        self.tok = Tokenizer.from_file(tokenizer)
        self.tok.no_truncation()
        self.tok.no_padding()
        self.limits, self.cls, self.sep, self.memo = limits, cls, sep, {}

    def ids(self, text):
        if text not in self.memo:
            self.memo[text] = self.tok.encode(text, add_special_tokens=False).ids
        return self.memo[text]

    def side(self, s):
        l = self.limits
        first = lambda text, n: self.ids(text)[:n] if text and n else []
        speaker = first(s["speaker"], l["speaker"])
        speaker = speaker + self.ids(":") if speaker else []
        before = self.ids(s["before"])[-l["before"] :] if s["before"] else []
        said, behind = first(s["said"], l["said"]), first(s["behind"], l.get("behind", 0))
        return speaker + before + said + behind, [2] * len(speaker) + [0] * len(before) + [1] * len(said) + [0] * len(behind)

    def one(self, s):
        ids, roles = self.side(s)
        return [self.cls] + ids + [self.sep], [0] + roles + [0]

    def pair(self, a, b):
        (x, rx), (y, ry) = self.side(a), self.side(b)
        return [self.cls] + x + [self.sep] + y + [self.sep], [0] * (len(x) + 2) + [1] * (len(y) + 1), [0] + rx + [0] + ry + [0]


def for_teacher(tokenizer):
    return Pieces(tokenizer, dict(speaker=8, before=18, said=48, behind=8), 1, 2)


STUDENT = dict(speaker=6, before=14, said=40)


def for_student(tokenizer):
    return Pieces(tokenizer, STUDENT, 101, 102)


def last_words(text):
    """The last words of what stands before, at most BEFORE characters."""
    if len(text) <= BEFORE:
        return text
    cut = text[-BEFORE:].strip()
    return cut[cut.index(" ") + 1 :] if " " in cut else cut


def narrowed(s):
    """A statement as the student sees it."""
    return dict(s, before=last_words(s["before"]), behind="")


def statement(row):
    fold = lambda t: re.sub(r"\s+", " ", t).strip()
    return dict(speaker=row["source"] or "", before=fold(row["before"]), said=row["words"], behind=fold(row["behind"]), block=row["block"])


def lines(file):
    return [json.loads(l) for l in open(file, encoding="utf8")]


def load(folder):
    rows = lines(f"{folder}/statements.jsonl")
    return rows, [statement(r) for r in rows]


def event_of(d, rows):
    """The event of a pair; of newspapers the two articles."""
    return f'{d["set"]}:{d.get("event") or rows[d["a"]]["key"]}'


def flip(label):
    return {1: 2, 2: 1}.get(label, label)


def examples(folder, rows, st, events, seed=1):
    """(a, b, label, side or -1, weight, event or file, kind): labelled pairs, edits (half as heavy), statements of written events."""
    return labelled(folder, rows, st) + edited(folder, rows, st, seed) + written(events)


def labelled(folder, rows, st):
    out = []
    for d in lines(f"{folder}/pairs.jsonl"):
        side = SIDE.get(d["sides"], -1) if d["label"] == "same" else -1
        out.append((st[d["a"]], st[d["b"]], LABEL[d["label"]], side, 0.5 if d.get("unsure") else 1.0, event_of(d, rows), PAIR))
    return out


def edited(folder, rows, st, seed):
    """Edits of statements, paraphrases against contradictions of one statement, and edits of one against others of its text: each text stands under several labels."""
    rng, groups = random.Random(seed), collections.defaultdict(list)
    for d in lines(f"{folder}/edits.jsonl"):
        groups[d["a"]].append(d)
    made = []
    for a, list_ in sorted(groups.items()):
        original, file, same, against = st[a], rows[a]["key"], [], []
        for d in list_:
            text, label, side = edit_text(original, d), LABEL[d["label"]], SIDE.get(d.get("sides"), -1)
            made.append((original, text, flip(label) if d.get("originalIs") == "b" else label, side, 0.5, file, EDIT))
            if label == 0:
                same.append((text, side))
            if label == 3:
                against.append(text)
        both = [(x, y, 3, -1) for x, _ in same for y in against]
        both += [(x, y, 0, of_sides(p, q)) for i, (x, p) in enumerate(same) for y, q in same[i + 1 :]]
        rng.shuffle(both)
        made += [(x, y, label, side, 0.35, file, EDIT) for x, y, label, side in both[: max(2, len(list_) // 2)]]
    return made + others(rows, st, groups, made, rng)


def edit_text(original, d):
    context = d.get("editContext")
    if context and d["edit"] in context:
        i = context.index(d["edit"])
        return dict(original, said=d["edit"], before=context[:i].strip(), behind=context[i + len(d["edit"]) :].strip())
    return dict(original, said=d["edit"], before=context or original["before"], behind="")


def of_sides(p, q):
    """How two paraphrases stand to each other that stand so to one statement."""
    return p if p == q == 0 else 1 if {p, q} == {0, 1} else 0 if p == q == 1 else -1


def others(rows, st, groups, made, rng):
    by_file, of = collections.defaultdict(list), collections.defaultdict(list)
    for a in groups:
        by_file[rows[a]["key"]].append(a)
    for i, r in enumerate(rows):
        if r["key"] in by_file and i not in groups:
            by_file[r["key"]].append(i)
    for m in made:
        of[id(m[0])].append(m)
    out = []
    for file, ids in sorted(by_file.items()):
        for a in ids:
            mine = of[id(st[a])]
            for m in rng.sample(mine, min(len(mine), 2)) if len(ids) > 1 else []:
                b = rng.choice([x for x in ids if x != a])
                if rows[b]["words"] != rows[a]["words"]:
                    out.append((m[1], st[b], 4, -1, 0.25, file, EDIT))
    return out


def written(folder, seed=3):
    """Statements of written events: of one claim, of claims that stand in a relation, and of others, those first that share most words."""
    rng, out = random.Random(seed), []
    for file in sorted(glob.glob(os.path.join(folder, "*.json"))):
        event = json.load(open(file, encoding="utf8"))
        told, made, apart = statements_of(event), [], []
        relations = {(r["a"], r["b"]): r["kind"] for r in event["relations"]}
        name = f"written:{event['event']}"
        for i in range(len(told)):
            for j in range(i):
                (c, article, stance, x), (d, other, stance2, y) = rng.sample((told[i], told[j]), 2)
                if article == other and rng.random() < 0.7:
                    continue
                if c == d:
                    stances = {stance, stance2}
                    side = 1 if stances == {"asserts", "denies"} else 0 if len(stances) == 1 and stances <= {"asserts", "denies"} else 2
                    made.append((x, y, 0, side, 0.6, name, WRITTEN))
                    continue
                label = related(relations, c, d)
                (made if label != 4 else apart).append((x, y, label, -1, 0.6, name, WRITTEN))
        words = lambda s: set(re.findall(r"\w{4,}", s["said"].lower()))
        apart.sort(key=lambda e: -len(words(e[0]) & words(e[1])) - rng.random())
        near, far = apart[: len(made)], apart[len(made) :]
        out += made + near + rng.sample(far, min(len(far), len(made) // 2))
    return out


def related(relations, c, d):
    kind, turned = relations.get((c, d)), False
    if kind is None:
        kind, turned = relations.get((d, c)), True
    return {"narrower": 2 if turned else 1, "contradicts": 3}.get(kind, 4)


def statements_of(event):
    """(claim, article, stance, statement) of a written event; what points at other words alone ("it", "so") is left out."""
    texts, out = {a["id"]: a for a in event["articles"]}, []
    words_of = lambda place: place if isinstance(place, str) else next((p if isinstance(p, str) else p[0] for p in place), "")
    fold = lambda t: re.sub(r"\s+", " ", t).strip()
    for claim in event["claims"]:
        for s in claim["statements"]:
            article, said = texts[s["article"]], words_of(s["words"])
            if len(said) < 9:
                continue
            text, at = article["text"], article["text"].find(said)
            attribution = next((a for a in article.get("attributions", []) if a["id"] == s.get("attribution")), None)
            source = words_of((attribution or {}).get("source") or "")
            before, behind = (fold(text[max(0, at - 160) : at]), fold(text[at + len(said) : at + len(said) + 60])) if at >= 0 else ("", "")
            out.append((claim["id"], s["article"], s["stance"], dict(speaker=source, before=before, said=fold(said), behind=behind)))
    return out


def parted(folder, rows, st, events):
    """Examples to train on, labelled pairs of the events that are held out, and the files of these."""
    held, files = held_out(folder, rows)
    is_held = lambda e: e[5].split(":")[-1] in held or e[5] in files
    all_ = examples(folder, rows, st, events)
    return [e for e in all_ if not is_held(e)], [e for e in all_ if is_held(e) and e[6] == PAIR], files


def held_out(folder, rows, of=4, seed=7):
    """Events of which nothing is trained on, and their files."""
    names = sorted({d["event"] for d in lines(f"{folder}/pairs.jsonl") if d["set"] == "events-raw"})
    held = set(random.Random(seed).sample(names, of))
    return held, {r["key"] for r in rows if any(h in r["key"] for h in held)}
