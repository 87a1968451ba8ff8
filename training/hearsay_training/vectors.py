"""Statement vectors of the teacher (claims.py) for the statements, sentences and contents of the training texts."""

import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from . import data
from .network import Network

# How much the cosines of pairs count.
PAIRS = 4.0
# Batches by which the linear map is placed at first.
FIRST = 120


class Targets:
    """Gives the loss of the network's vectors: one less the cosine with the teacher's."""

    def __init__(self, path):
        z = np.load(path, allow_pickle=False)
        self.vectors = z["vectors"]
        self.by_doc = {}
        for k, (doc, a, b) in enumerate(zip(z["doc"], z["from"], z["to"])):
            self.by_doc.setdefault(str(doc), []).append((int(a), int(b), k))

    def means(self, x, samples, pick):
        """Means of the pieces of spans that lie wholly in the samples, and the places of their vectors; `pick` chooses among them."""
        rows, starts, ends, keys = [], [], [], []
        for r, s in enumerate(samples):
            real = s.pieces[s.pieces >= 0]
            first, last = int(real[0]), int(real[-1])
            at = {int(p): k for k, p in enumerate(s.pieces) if p >= 0}
            for a, b, k in self.by_doc.get(s.doc["set"] + "/" + s.doc["id"], ()):
                if a >= first and b - 1 <= last and at[b - 1] - at[a] == b - 1 - a:
                    rows.append(r), starts.append(at[a]), ends.append(at[b - 1] + 1), keys.append(k)
        if not rows:
            return None
        chosen = pick(range(len(rows)))
        w = torch.zeros(len(chosen), x.shape[1])
        for i, k in enumerate(chosen):
            w[i, starts[k]:ends[k]] = 1
        h = x[torch.tensor([rows[k] for k in chosen])].float()
        target = torch.from_numpy(self.vectors[[keys[k] for k in chosen]].astype(np.float32))
        return (w.unsqueeze(1) @ h).squeeze(1) / w.sum(1, keepdim=True), target

    def loss(self, net, x, samples, rng, most=80):
        found = self.means(net.vector(x.float()), samples, lambda rows: rng.sample(rows, min(most, len(rows))))
        return None if found is None else likeness_loss(*found)

    @torch.no_grad()
    def begin(self, net, batches, forward):
        """The layer of the vectors where least squares put it for these batches: from there learning is shorter by an hour."""
        found = [self.means(forward(net, b), b, list) for b in batches]
        x, y = (torch.cat(part) for part in zip(*(f for f in found if f is not None)))
        ones = torch.cat([x, torch.ones(len(x), 1)], 1)
        ridge = 1e-3 * len(x) * torch.eye(ones.shape[1])
        w = torch.linalg.solve(ones.T @ ones + ridge, ones.T @ y)
        net.vector.plain.weight.copy_(w[:-1].T)
        net.vector.plain.bias.copy_(w[-1])
        return (1 - F.cosine_similarity(net.vector.plain(x), y)).mean().item()


def likeness_loss(mean, target):
    """One less the cosine with the teacher's vectors, and how far the cosines of all pairs are from the teacher's: these decide what is one claim."""
    v = F.normalize(mean, dim=-1)
    far = v @ v.T - target @ target.T
    return (1 - (v * target).sum(1)).mean() + PAIRS * far.square().mean()


def in_order(docs, limit, tokens, rng):
    """Batches of texts as they stand in the file, those of one event together: their pairs are the hard ones. In random order."""
    out, batch, longest = [], [], 0
    for d in docs:
        for first, last in data.random_windows(d, limit, rng):
            longest = max(longest, last - first + 8)
            if batch and longest * (len(batch) + 1) > tokens:
                out.append(batch)
                batch, longest = [], last - first + 8
            batch.append((d, first, last))
    rng.shuffle(out)
    return out + [batch]


def main():
    """The last stage: the layers of the vectors, of the judgements of titles and of the cuts, on the states of a network that is done."""
    a = argparse.ArgumentParser()
    a.add_argument("--dump", required=True)
    a.add_argument("--linked", required=True)
    a.add_argument("--vectors", required=True)
    a.add_argument("--titles", required=True, help="texts of linking/titled.ts")
    a.add_argument("--judged", required=True, help="what the teacher makes of them (.npz of titles.py)")
    a.add_argument("--checkpoint", required=True)
    a.add_argument("--out", required=True, help="checkpoint to write")
    a.add_argument("--minutes", type=float, default=12)
    a.add_argument("--rate", type=float, default=1e-3)
    a.add_argument("--sets", default="polnear,polnear-rich,corpus,readings,events")
    o = a.parse_args()
    from .titles import Judged, titled
    from .train import collate, cut_loss, forward, load_grown

    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(1)
    c = torch.load(o.checkpoint)
    net = Network(c["options"]["width"], c["options"]["pair_layers"], 0.0)
    load_grown(net, c["ema"])
    net.eval().requires_grad_(False)
    net.vector.requires_grad_(True)
    net.judged.requires_grad_(True)
    net.cuts.requires_grad_(True)
    docs = data.prepare([d for d in data.load(o.dump) if d["split"] == "train" and d["set"] in o.sets.split(",")])
    linked = data.prepare(data.linked(o.linked))
    judged = Judged(o.judged)
    had = {d["id"] for d in linked}
    more = data.prepare([d for d in titled(o.titles) if d["id"] in judged.by_doc and d["id"] not in had])
    targets, rng, start, step, losses, queue = Targets(o.vectors), random.Random(1), time.time(), 0, [], []
    first = [data.build(b, rng, noise=False) for b in data.epoch(docs + linked, 254, 2048, rng, {})[:FIRST]]
    print(f"begin at {targets.begin(net, first, lambda net, b: forward(net, collate(b, 1, rng))['x']):.3f}", flush=True)
    opt = torch.optim.AdamW([*net.vector.parameters(), *net.judged.parameters(), *net.cuts.parameters()], lr=o.rate, weight_decay=0.01)
    while (done := (time.time() - start) / 60 / o.minutes) < 1:
        if not queue:
            queue = in_order(linked, 254, 2048, rng) + in_order(linked, 254, 2048, rng) + data.epoch(docs + more, 254, 2048, rng, {})
            rng.shuffle(queue)
        samples = data.build(queue.pop(), rng, noise=False)
        with torch.no_grad():
            x = forward(net, collate(samples, 1, rng))["x"]
        parts = [targets.loss(net, x, samples, rng, most=160), judged.loss(net, x, samples), cut_loss(net, x, samples)]
        if all(p is None for p in parts):
            continue
        loss = sum(p for p in parts if p is not None)
        for g in opt.param_groups:
            g["lr"] = o.rate * min(1, (step + 1) / 50) * max(0.02, 1 - done)
        opt.zero_grad()
        loss.backward()
        opt.step()
        step += 1
        losses.append([np.nan if p is None else p.item() for p in parts])
        if step % 100 == 0:
            of_vectors, of_titles, of_cuts = np.nanmean(losses[-100:], 0)
            print(f"{step} loss {of_vectors:.4f}, {of_titles:.4f} of titles, {of_cuts:.4f} of cuts, {(time.time() - start) / step:.2f} s", flush=True)
    torch.save({"ema": net.state_dict(), "options": c["options"]}, o.out)


if __name__ == "__main__":
    main()
