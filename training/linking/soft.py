"""Picks pairs without a label and has the teacher label them: PYTHONPATH=training python -m linking.soft --data DIR --teacher DIR --start FILE --tokenizer FILE.

Of each statement the likest of other texts of its event (of newspapers: of its day) by words and vectors, and some by chance. Writes soft.jsonl and, part by part,
soft-N.npy into the folder of the teacher.
"""
import argparse, collections, json, os, random, re

import numpy as np
import torch
from sklearn.feature_extraction.text import TfidfVectorizer

from .data import for_teacher, lines, load
from .network import Teacher
from .teacher import predict

# Pairs of a statement that are likest, pairs by chance, and pairs in all, by set.
WANTED = {"events-raw": (9, 2, 45000), "ecbplus": (3, 1, 30000), "polnear": (2, 1, 15000)}
PART = 12000


def group(key):
    name, file = key.split("/", 1)
    if name == "events-raw":
        return name, re.sub(r"-\d+\.txt$", "", file)
    if name == "ecbplus":
        return name, re.match(r"\d+", file).group()
    day = re.search(r"_(\d{4}-\d\d-\d\d)_", file) if name == "polnear" else None
    return day and (name, day.group(1))


def pick(folder, rows, seed=5):
    rng, groups = random.Random(seed), collections.defaultdict(list)
    for i, r in enumerate(rows):
        if len(r["words"]) >= 12 and group(r["key"]):
            groups[group(r["key"])].append(i)
    known = {(min(d["a"], d["b"]), max(d["a"], d["b"])) for d in lines(f"{folder}/pairs.jsonl")}
    tfidf = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit([r["words"] for r in rows])
    out = {}
    for (name, _), ids in sorted(groups.items()):
        ids = rng.sample(ids, 1200) if name == "polnear" and len(ids) > 1200 else ids
        x = tfidf.transform([f"{rows[i]['words']} {rows[i]['source'] or ''}" for i in ids])
        v = np.array([rows[i]["vector"] or [0] * 384 for i in ids], np.float32)
        v = v / (np.linalg.norm(v, axis=1, keepdims=True) + 1e-6)
        v = v - v.mean(0)
        v = v / (np.linalg.norm(v, axis=1, keepdims=True) + 1e-6)
        alike = (x @ x.T).toarray() + 0.35 * v @ v.T
        keys = np.array([rows[i]["key"] for i in ids])
        alike[keys[:, None] == keys[None, :]] = -9
        top, chance, _ = WANTED[name]
        for a in range(len(ids)):
            near = [b for b in np.argsort(-alike[a])[:top] if alike[a, b] > (0.25 if name == "polnear" else 0.12)]
            far = [b for b in rng.sample(range(len(ids)), min(len(ids), 8)) if alike[a, b] > -5][: chance if rng.random() < 0.5 else 0]
            for b in near + far:
                pair = (min(ids[a], ids[b]), max(ids[a], ids[b]))
                if pair not in known:
                    out[pair] = name
    items, count, kept = sorted(out.items()), collections.Counter(), []
    rng.shuffle(items)
    for (a, b), name in items:
        count[name] += 1
        if count[name] <= WANTED[name][2]:
            kept.append(dict(a=a, b=b))
    return kept


def main():
    p = argparse.ArgumentParser()
    for name in ("data", "teacher", "start", "tokenizer"):
        p.add_argument(f"--{name}", required=True)
    o = p.parse_args()
    rows, st = load(o.data)
    file = f"{o.teacher}/soft.jsonl"
    if not os.path.exists(file):
        open(file, "w").writelines(json.dumps(d) + "\n" for d in pick(o.data, rows))
    pairs = lines(file)
    net, pieces = Teacher(), for_teacher(o.tokenizer)
    net.start(o.start)
    net.load_state_dict(torch.load(f"{o.teacher}/final.pt"), strict=False)
    for part in range(0, len(pairs), PART):
        out = f"{o.teacher}/soft-{part // PART}.npy"
        if not os.path.exists(out):
            np.save(out, predict(net, pieces, [(st[d["a"]], st[d["b"]]) for d in pairs[part : part + PART]]))
            print(out, flush=True)


if __name__ == "__main__":
    main()
