"""Labelled pairs, edits and their combinations as pieces."""
import json, random, re, collections
from tokenizers import Tokenizer

LIMITS = dict(speaker=8, before=20, said=48, behind=10)
LABEL = {"same": 0, "a-narrower": 1, "b-narrower": 2, "contradicts": 3, "different": 4}
SIDE = {"one": 0, "opposed": 1, "open": 2}


class Pieces:
    def __init__(self, folder, limits=LIMITS):
        self.tok = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tok.no_truncation(); self.tok.no_padding()
        self.limits = limits
        self.memo = {}

    def ids(self, text):
        got = self.memo.get(text)
        if got is None:
            got = self.memo[text] = self.tok.encode(text, add_special_tokens=False).ids
        return got

    def side(self, s):
        """Pieces and roles of one statement: speaker, what stands before, the statement, what stands behind."""
        l = self.limits
        speaker = self.ids(s["speaker"])[: l["speaker"]] if s["speaker"] else []
        before = self.ids(s["before"])[-l["before"]:] if s["before"] else []
        said = self.ids(s["said"])[: l["said"]]
        behind = self.ids(s["behind"])[: l["behind"]] if s["behind"] else []
        ids = speaker + [1024] * bool(speaker) + before + said + behind
        roles = [2] * (len(speaker) + bool(speaker)) + [0] * len(before) + [1] * len(said) + [0] * len(behind)
        return ids, roles

    def pair(self, a, b):
        (x, rx), (y, ry) = self.side(a), self.side(b)
        ids = [101] + x + [102] + y + [102]
        return ids, [0] * (len(x) + 2) + [1] * (len(y) + 1), [0] + rx + [0] + ry + [0]


def statement(row):
    fold = lambda t: re.sub(r"\s+", " ", t).strip()
    return dict(speaker=row["source"] or "", before=fold(row["before"]), said=row["words"], behind=fold(row["behind"]), block=row["block"])


def load(folder):
    rows = [json.loads(l) for l in open(f"{folder}/statements.jsonl")]
    return rows, [statement(r) for r in rows]


def event_of(d, rows):
    """The event of a pair; of newspapers the two articles."""
    return f'{d["set"]}:{d.get("event") or rows[d["a"]]["key"]}'


def flip(label):
    return {1: 2, 2: 1}.get(label, label)


def examples(folder, rows, st, seed=1, edits=True):
    """(a, b, label, side or -1, weight, event, kind); pairs first."""
    out = []
    for l in open(f"{folder}/pairs.jsonl"):
        d = json.loads(l)
        side = SIDE.get(d["sides"], -1) if d["label"] == "same" else -1
        out.append((st[d["a"]], st[d["b"]], LABEL[d["label"]], side, 0.5 if d.get("unsure") else 1.0, event_of(d, rows), "pair"))
    if not edits:
        return out
    rng = random.Random(seed)
    groups = collections.defaultdict(list)
    for l in open(f"{folder}/edits.jsonl"):
        d = json.loads(l); groups[d["a"]].append(d)
    file_of = lambda a: rows[a]["key"]
    made = []
    for a, list_ in sorted(groups.items()):
        o = st[a]
        def text(d):
            t = dict(o, said=d["edit"])
            c = d.get("editContext")
            if c and d["edit"] in c:
                i = c.index(d["edit"]); t["before"], t["behind"] = c[:i].strip(), c[i + len(d["edit"]):].strip()
            elif c:
                t["before"], t["behind"] = c, ""
            else:
                t["behind"] = ""
            return t
        same, contra = [], []
        for d in list_:
            t = text(d)
            lab = LABEL[d["label"]]
            # `originalIs` tells which side the original is: from original first.
            if d.get("originalIs") == "b": lab = flip(lab)
            side = SIDE.get(d.get("sides"), -1)
            made.append((o, t, lab, side, 1.0, file_of(a), "edit"))
            if lab == 0: same.append((t, side))
            if lab == 3: contra.append(t)
        combos = [(x, y, 3, -1) for x, _ in same for y in contra]
        combos += [(x, y, 0, (sx if sx == sy == 0 else 1 if {sx, sy} == {0, 1} else 0 if sx == sy == 1 else -1)) for i, (x, sx) in enumerate(same) for y, sy in same[i + 1:]]
        rng.shuffle(combos)
        for x, y, lab, side in combos[: max(2, len(list_) // 2)]:
            made.append((x, y, lab, side, 0.7, file_of(a), "combo"))
    # Edits of one statement against others of its article are of other claims: the texts of edits stand under "different" too.
    by_file = collections.defaultdict(list)
    for a in groups: by_file[rows[a]["key"]].append(a)
    for i, r in enumerate(rows):
        if r["key"] in by_file and i not in groups: by_file[r["key"]].append(i)
    edits_of = {a: [m for m in made if m[0] is st[a]] for a in groups}
    for file, ids in sorted(by_file.items()):
        for a in ids:
            if a not in edits_of or len(ids) < 2: continue
            for m in rng.sample(edits_of[a], min(len(edits_of[a]), 2)):
                b = rng.choice([x for x in ids if x != a])
                if rows[b]["words"] == rows[a]["words"]: continue
                made.append((m[1], st[b], 4, -1, 0.5, file, "other"))
    return out + made
