"""
The last stage of antecedents: what pronouns and descriptions stand for, over whole articles, on the states of a network that is done. A tenth of
the articles is left out and told of.
"""

import argparse
import os
import random

import numpy as np
import torch
import torch.nn.functional as F

from . import data
from .network import Network
from .train import chosen_loss, load_grown

FORMS = ("pronouns", "descriptions", "names")


@torch.inference_mode()
def states_of(net, doc):
    """The states [pieces, H] of a document, each of the window in whose core it lies."""
    out = torch.zeros(len(doc["ids"]), net.project.in_features, dtype=torch.float16)
    for first, last, core_first, core_last in doc["windows"]:
        s = data.tensors(doc, first, last)
        x = net.encoder(*(torch.from_numpy(getattr(s, n))[None] for n in ("ids", "cases", "quotes", "kinds")))[0]
        at = torch.from_numpy(s.pieces)
        core = (at >= core_first) & (at < core_last)
        out[at[core]] = x[core].half()
    return out


def of_document(net, states, mentions):
    """Scores of its mentions (see Antecedents.scores)."""
    sums = F.pad(net.antecedents(states.float()).cumsum(0), (0, 0, 1, 0))
    first, last = (torch.tensor([m[i] for m in mentions]) for i in (0, 1))
    means = (sums[last] - sums[first]) / (last - first).unsqueeze(1)
    return net.antecedents.scores(means, first)


@torch.no_grad()
def told(net, docs, states):
    """By form: mentions, those that stand for somebody before them, and of how many each it is told rightly for whom."""
    out = {f: [0, 0, 0, 0] for f in FORMS}
    for d in docs:
        found = d["mentions"]
        scores, nobody = of_document(net, states[d["id"]], found)
        for i, (first, _, who, form) in enumerate(found):
            before = [j for j in range(i) if found[j][1] <= first]
            if form > 2 or not before:
                continue
            sums = {}
            for j in before:
                sums[found[j][2]] = np.logaddexp(sums.get(found[j][2], -np.inf), scores[i, j].item())
            best = max(sums, key=sums.get)
            takes = sums[best] > nobody[i].item()
            has = any(found[j][2] == who for j in before)
            row = out[FORMS[form]]
            row[0] += 1
            row[1] += (takes and best == who) or (not takes and not has)
            row[2] += has
            row[3] += has and best == who
    return {f: f"{r / max(1, n):.3f} of {n}, {k / max(1, h):.3f} of {h} that have one" for f, (n, r, h, k) in out.items()}


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--dump", required=True)
    a.add_argument("--checkpoint", required=True)
    a.add_argument("--out", required=True, help="checkpoint to write")
    a.add_argument("--epochs", type=int, default=8)
    a.add_argument("--rate", type=float, default=1e-3)
    a.add_argument("--docs", type=int, default=0, help="take so many documents only: to try it")
    o = a.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(1)
    rng = random.Random(1)
    c = torch.load(o.checkpoint)
    net = Network(c["options"]["width"], c["options"]["pair_layers"], 0.0)
    load_grown(net, c["ema"])
    net.eval().requires_grad_(False)
    net.antecedents.requires_grad_(True)
    docs = [d for d in data.load(o.dump) if d["split"] == "train" and len(d.get("mentions") or ()) > 1]
    docs = data.prepare(docs[:o.docs] if o.docs else docs)
    states = {d["id"]: states_of(net, d).clone() for d in docs}
    rng.shuffle(docs)
    kept = len(docs) // 10
    aside, docs = docs[:kept], docs[kept:]
    print(f"{len(docs)} documents; of {len(aside)} left out before", told(net, aside, states), flush=True)
    opt = torch.optim.AdamW(net.antecedents.parameters(), lr=o.rate, weight_decay=0.05)
    total, step = o.epochs * len(docs) // 8, 0
    for epoch in range(o.epochs):
        rng.shuffle(docs)
        losses = []
        for at in range(0, len(docs), 8):
            parts = [chosen_loss(*of_document(net, states[d["id"]], d["mentions"]), d["mentions"]) for d in docs[at:at + 8]]
            loss = sum(p for p, _ in parts) / max(1.0, sum(n for _, n in parts))
            for g in opt.param_groups:
                g["lr"] = o.rate * min(1, (step + 1) / 50) * max(0.02, 1 - step / total)
            opt.zero_grad()
            loss.backward()
            opt.step()
            step += 1
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}; left out", told(net, aside, states), flush=True)
    torch.save({"ema": net.state_dict(), "options": c["options"]}, o.out)


if __name__ == "__main__":
    main()
