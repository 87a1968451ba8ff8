"""The teacher of statement vectors: statements of one claim lie close to each other, apart from all others of their events.

    python -m hearsay_training.claims --linked FILE --start DIR --out DIR --minutes 12 [--held FILE] [--from FILE.pt]
    python -m hearsay_training.claims --linked FILE --start DIR --out DIR --targets FILE.npz --dump FILE

FILE is written by linking/linked.ts. The first call trains all-MiniLM-L6-v2 by contrast within events and stops after some minutes, before it knows the events by
heart (--held names events, one a line, that are left out); the second writes the vectors of all statements, and of sentences and contents of the dump, for training.
"""

import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from . import data
from .network import Encoder

# Pieces of the text that are read before and behind a statement, and most of the statement.
BEFORE, BEHIND, MOST = 24, 8, 72
# Temperature of the contrast.
HEAT = 0.06
# Of a claim that many statements state, so many are taken at a time; so many statements of an event in all, and so many of no claim.
EACH, STATED, OTHERS = 5, 34, 10
EVENTS = 2
RATE = 8e-5


class Teacher(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.encoder = Encoder()
        self.encoder.load_bert(load_file(os.path.join(start, "model.safetensors")))
        for e in (self.encoder.case, self.encoder.quote, self.encoder.block):
            e.weight.data.zero_()
        self.encoder.word.weight.requires_grad = False

    def forward(self, read):
        """Unit vectors: means over the statement's own pieces."""
        n = max(len(ids) for ids, _, _ in read)
        ids, live, own = torch.zeros(len(read), n, dtype=torch.long), torch.zeros(len(read), n, dtype=torch.bool), torch.zeros(len(read), n)
        for r, (x, a, b) in enumerate(read):
            ids[r, : len(x)] = torch.tensor(x)
            live[r, : len(x)] = True
            own[r, a:b] = 1
        zero = torch.zeros_like(ids)
        with torch.autocast("cpu", torch.bfloat16):
            x = self.encoder(ids, zero, zero, zero, torch.where(live, 0.0, -1e4)[:, None, None, :]).float()
        return F.normalize((x * own.unsqueeze(-1)).sum(1) / own.sum(1, keepdim=True), dim=-1)


def around(ids, first, last):
    """A statement with what stands around it, and its place in that."""
    last = min(last, first + MOST)
    before = ids[max(0, first - BEFORE) : first]
    return [data.CLS, *before, *ids[first:last], *ids[last : last + BEHIND], data.SEP], 1 + len(before), 1 + len(before) + last - first


def load(path):
    texts, events = {}, []
    for line in data.load(path):
        if "event" in line:
            events.append(line)
        else:
            texts[line["id"]] = line
    return texts, events


def hull(spans):
    return spans[0][0], spans[-1][1]


class Events:
    """Statements of two events at a time with the claims they are of."""

    def __init__(self, texts, events):
        self.texts, self.events = texts, [e for e in events if e["claims"]]
        # The more places an event has in claims the oftener, but no event much more than another.
        self.shares = [min(400, sum(map(len, e["claims"])) + 1) ** 0.5 for e in self.events]

    def read(self, place):
        key, i = place
        return around(self.texts[key]["ids"], *hull(self.texts[key]["statements"][i]))

    def batch(self, rng):
        label = {}
        for e in rng.choices(range(len(self.events)), self.shares, k=EVENTS):
            event = self.events[e]
            claims = [[tuple(x) for x in c if self.texts[x[0]]["statements"][x[1]]] for c in event["claims"]]
            order, taken = list(range(len(claims))), set()
            rng.shuffle(order)
            for k in order:
                taken |= set(rng.sample(claims[k], min(EACH, len(claims[k]))))
                if len(taken) >= STATED:
                    break
            others = [(t, i) for t in event["texts"] for i, s in enumerate(self.texts[t]["statements"]) if s and (t, i) not in taken]
            taken |= set(rng.sample(others, min(OTHERS, len(others))))
            for x in taken:
                label.setdefault(x, set())
            for k, claim in enumerate(claims):
                for x in claim:
                    if x in taken:
                        label[x].add((e, k))
        places = sorted(label)
        return places, [label[x] for x in places]

    def overlap(self, x, y):
        (a, b), (c, d) = (hull(self.texts[k]["statements"][i]) for k, i in (x, y))
        return x[0] == y[0] and a < d and c < b


def contrast(v, one, skip):
    """Each statement of a claim against all that are not of one with it; nothing is learned from pairs of which one holds the other."""
    s = (v @ v.T / HEAT).masked_fill(skip > 0, -1e4)
    apart = torch.logsumexp(s.masked_fill(one > 0, -1e4), 1, keepdim=True)
    share = one / one.sum(1, keepdim=True).clamp(min=1)
    return (F.softplus(apart - s) * share).sum() / (one.sum(1) > 0).sum().clamp(min=1)


def train(net, events, minutes, seed):
    opt = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
    rng, start, step, losses = random.Random(seed), time.time(), 0, []
    net.train()
    while (done := (time.time() - start) / 60 / minutes) < 1:
        places, label = events.batch(rng)
        v = net([events.read(x) for x in places])
        n = len(places)
        one, skip = torch.zeros(n, n), torch.eye(n)
        for i in range(n):
            for j in range(i):
                if events.overlap(places[i], places[j]):
                    skip[i, j] = skip[j, i] = 1
                elif label[i] & label[j]:
                    one[i, j] = one[j, i] = 1
        loss = contrast(v, one, skip)
        for g in opt.param_groups:
            g["lr"] = RATE * min(1, (step + 1) / 30) * max(0.05, 1 - done)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        step += 1
        losses.append(loss.item())
        if step % 20 == 0:
            print(f"{step} loss {np.mean(losses[-20:]):.3f}, {(time.time() - start) / step:.2f} s", flush=True)


@torch.inference_mode()
def vectors(net, read, size=96):
    net.eval()
    out = np.zeros((len(read), 384), np.float32)
    order = sorted(range(len(read)), key=lambda k: len(read[k][0]))
    for at in range(0, len(order), size):
        part = order[at : at + size]
        out[part] = net([read[k] for k in part]).numpy()
        if at % (size * 50) == 0:
            print(at, len(order), flush=True)
    return out


def spans_of(d):
    """Sentences and contents of a text of the dump."""
    cuts = d["sentences"] + [len(d["ids"])]
    own = {(a, b) for a, b in zip(cuts, cuts[1:]) if 3 <= b - a <= 120 and d["blocks"][a] == d["blocks"][b - 1]}
    return sorted(own | {(a, b) for x in d["attributions"] for a, b in x["content"] if 4 <= b - a <= 120})


def targets(net, texts, dump, every, out):
    places = [(f"linked/{k}", *hull(s), t["ids"]) for k, t in texts.items() for s in t["statements"] if len(s) == 1]
    for d in data.load(dump):
        if d["set"] not in ("polnear-twin", "names"):
            places += [(f'{d["set"]}/{d["id"]}', a, b, d["ids"]) for k, (a, b) in enumerate(spans_of(d)) if k % every == 0]
    v = vectors(net, [around(ids, a, b) for _, a, b, ids in places])
    # The first numbers tell most of a vector alone: what is turned keeps every cosine.
    _, turn = np.linalg.eigh(v.T @ v)
    v = v @ turn[:, ::-1]
    docs, first, last = zip(*((doc, a, b) for doc, a, b, _ in places))
    np.savez(out, vectors=v.astype(np.float16), doc=np.array(docs), **{"from": np.array(first), "to": np.array(last)})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--linked", required=True)
    a.add_argument("--start", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=12)
    a.add_argument("--held")
    a.add_argument("--from", dest="begin")
    a.add_argument("--seed", type=int, default=3)
    a.add_argument("--targets")
    a.add_argument("--dump")
    a.add_argument("--every", type=int, default=2)
    o = a.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(o.seed)
    texts, events = load(o.linked)
    net, file = Teacher(o.start), os.path.join(o.out, "claims.pt")
    if o.targets:
        net.load_state_dict(torch.load(file))
        targets(net, texts, o.dump, o.every, o.targets)
        return
    if o.begin:
        net.load_state_dict(torch.load(o.begin))
    held = set(open(o.held, encoding="utf8").read().split()) if o.held else set()
    os.makedirs(o.out, exist_ok=True)
    train(net, Events(texts, [e for e in events if e["event"] not in held]), o.minutes, o.seed)
    torch.save(net.state_dict(), file)


if __name__ == "__main__":
    main()
