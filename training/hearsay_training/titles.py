"""
Which statements are understood alone, and which are news: a teacher reads their titles and nothing else, and the network, which has read the whole article,
follows it.

    python -m hearsay_training.titles --titles FILE --start DIR --out DIR

FILE is that of linking/titled.ts. Writes `judge.pt` (the teacher) and `judged.npz` (what it makes of each title) to DIR. Events of `held` are left out
of both, so that what is fitted on them last sees scores as those of new titles are.
"""

import argparse
import hashlib
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn

from . import data
from .claims import Teacher

# Pieces of a title that are read.
MOST = 64
EPOCHS, BATCH, RATE, HEAD_RATE, WARM = 3, 32, 5e-5, 1e-3, 40
# A statement that is less listable than this is never asked for; of the others so many without a label are scored.
LISTABLE, SCORED = 0.3, 45000


def is_held(event):
    """Whether an event is kept for fitting what the network says together with the traits: one in five."""
    return int(hashlib.sha256(event.encode()).hexdigest()[:8], 16) % 5 == 0


class Judge(nn.Module):
    """The encoder of the start weights, and the log-odds that a title is understood and that it is news, from the mean of its pieces."""

    def __init__(self, start):
        super().__init__()
        self.teacher = Teacher(start)
        self.head = nn.Linear(384, 2)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, titles):
        n = max(map(len, titles))
        ids, live = torch.zeros(len(titles), n, dtype=torch.long), torch.zeros(len(titles), n, dtype=torch.bool)
        for r, x in enumerate(titles):
            ids[r, : len(x)] = torch.tensor(x)
            live[r, : len(x)] = True
        zero = torch.zeros_like(ids)
        with torch.autocast("cpu", torch.bfloat16):
            x = self.teacher.encoder(ids, zero, zero, zero, torch.where(live, 0.0, -1e4)[:, None, None, :]).float()
        w = live.float().unsqueeze(-1)
        return self.head((x * w).sum(1) / w.sum(1))


def learn(judge, titles, labels, rng):
    opt = torch.optim.AdamW([{"params": judge.teacher.parameters(), "rate": RATE}, {"params": judge.head.parameters(), "rate": HEAD_RATE}], weight_decay=0.01)
    order = [i for _ in range(EPOCHS) for i in rng.sample(range(len(titles)), len(titles))]
    steps, start = len(order) // BATCH, time.time()
    judge.train()
    for step in range(steps):
        some = order[step * BATCH : (step + 1) * BATCH]
        loss = F.binary_cross_entropy_with_logits(judge([titles[i] for i in some]), torch.tensor([labels[i] for i in some]))
        for g in opt.param_groups:
            g["lr"] = g["rate"] * min(1, (step + 1) / WARM) * (1 - step / steps)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if step % 100 == 0:
            print(f"{step} of {steps}, loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)
    judge.eval()


@torch.no_grad()
def scores(judge, titles):
    order = sorted(range(len(titles)), key=lambda i: len(titles[i]))
    out = np.zeros((len(titles), 2), np.float32)
    for k in range(0, len(order), 128):
        some = order[k : k + 128]
        out[some] = judge([titles[i] for i in some]).numpy()
    return out


class Judged:
    """Gives the loss of the network's judgements of statements, by the teacher's."""

    def __init__(self, path):
        z = np.load(path, allow_pickle=False)
        self.by_doc = {}
        for doc, a, b, scores in zip(z["doc"], z["from"], z["to"], z["scores"]):
            self.by_doc.setdefault(str(doc), []).append((int(a), int(b), scores))

    def loss(self, net, x, samples):
        rows, targets = [], []
        for r, s in enumerate(samples):
            told = self.by_doc.get(s.doc["id"]) if s.doc["set"] in ("titled", "linked") else None
            if not told:
                continue
            real = s.pieces[s.pieces >= 0]
            first, last = int(real[0]), int(real[-1])
            at = {int(p): k for k, p in enumerate(s.pieces) if p >= 0}
            for a, b, scores in told:
                if a >= first and b - 1 <= last and at[b - 1] - at[a] == b - 1 - a:
                    rows.append((r, at[a], at[b - 1] + 1))
                    targets.append(scores)
        if not rows:
            return None
        each = net.judged(x.float())
        said = torch.stack([net.judged.over(each[r, a:b]) for r, a, b in rows])
        return F.binary_cross_entropy_with_logits(said, torch.sigmoid(torch.tensor(np.stack(targets))))


def titled(path):
    """Texts of linking/titled.ts as documents without labels."""
    return [d | {"set": "titled", "names": None, "attributions": []} for d in data.load(path)]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--titles", required=True)
    a.add_argument("--start", required=True)
    a.add_argument("--out", required=True)
    o = a.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(1)
    rng = random.Random(1)
    tokenizer = Tokenizer.from_file(os.path.join(o.start, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def pieces(title):
        ids = tokenizer.encode(title).ids
        return ids if len(ids) <= MOST else ids[: MOST - 1] + ids[-1:]

    docs = data.load(o.titles)
    judged = [(d, k) for d in docs for k, label in enumerate(d["alone"]) if label is not None]
    right = lambda d, k: [float(d["alone"][k] == 1), float(d["news"][k] == 1)]
    learned = [(d, k) for d, k in judged if not is_held(d["event"])]
    os.makedirs(o.out, exist_ok=True)
    judge, file = Judge(o.start), os.path.join(o.out, "judge.pt")
    if os.path.exists(file):
        judge.load_state_dict(torch.load(file))
        judge.eval()
    else:
        learn(judge, [pieces(d["titles"][k]) for d, k in learned], [right(d, k) for d, k in learned], rng)
        torch.save(judge.state_dict(), file)
    held = [(d, k) for d, k in judged if is_held(d["event"])]
    from sklearn.metrics import roc_auc_score

    told, labels = scores(judge, [pieces(d["titles"][k]) for d, k in held]), np.array([right(d, k) for d, k in held])
    areas = ", ".join(f"{what} {100 * roc_auc_score(labels[:, i], told[:, i]):.1f}" for i, what in enumerate(("alone", "news")))
    print(f"{len(learned)} titles to learn from, {len(held)} of other events: area under the curve {areas}", flush=True)
    some = [(d, k) for d in docs if not is_held(d["event"]) for k, l in enumerate(d["listable"]) if l >= LISTABLE and len(d["statements"][k]) == 1]
    some = rng.sample(some, SCORED) if len(some) > SCORED else some
    told = scores(judge, [pieces(d["titles"][k]) for d, k in some])
    places = [d["statements"][k][0] for d, k in some]
    np.savez(os.path.join(o.out, "judged.npz"), doc=np.array([d["id"] for d, _ in some]), **{"from": [p[0] for p in places]}, to=[p[1] for p in places], scores=told)
    print(f"{len(some)} titles scored")


if __name__ == "__main__":
    main()
