"""Sentence vectors of the teacher (all-MiniLM-L6-v2: mean over pieces, normalised) for sentences and contents of the training texts."""

import argparse
import os

import numpy as np
import torch
from safetensors.torch import load_file

from . import data
from .network import Network


class Targets:
    """Gives the loss of the network's vectors: one less the cosine with the teacher's."""

    def __init__(self, path):
        z = np.load(path, allow_pickle=False)
        self.vectors = z["vectors"]
        self.by_doc = {}
        for k, (doc, a, b) in enumerate(zip(z["doc"], z["from"], z["to"])):
            self.by_doc.setdefault(str(doc), []).append((int(a), int(b), k))

    def loss(self, net, x, samples, rng, most=48):
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
        pick = rng.sample(range(len(rows)), min(most, len(rows)))
        n = x.shape[1]
        at = torch.arange(n)[None]
        w = torch.zeros(len(pick), n)
        for i, k in enumerate(pick):
            w[i, starts[k]:ends[k]] = 1
        h = x[torch.tensor([rows[k] for k in pick])].float()
        mean = (w.unsqueeze(1) @ h).squeeze(1) / w.sum(1, keepdim=True)
        v = torch.nn.functional.normalize(net.vector(mean), dim=-1)
        t = torch.from_numpy(self.vectors[[keys[k] for k in pick]].astype(np.float32))
        return (1 - (v * t).sum(1)).mean()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--dump", required=True)
    a.add_argument("--start", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--every", type=int, default=1)
    o = a.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    docs = [d for d in data.load(o.dump) if d["set"] != "polnear-twin" and d["set"] != "names"]
    net = Network(drop=0.0)
    net.encoder.load_bert(load_file(os.path.join(o.start, "model.safetensors")))
    for e in (net.encoder.case, net.encoder.quote, net.encoder.block):
        e.weight.data.zero_()
    net.eval()
    spans = []
    for d in docs:
        cuts = d["sentences"] + [len(d["ids"])]
        own = {(a, b) for a, b in zip(cuts, cuts[1:]) if 3 <= b - a <= 120 and d["blocks"][a] == d["blocks"][b - 1]}
        own |= {(a, b) for x in d["attributions"] for a, b in x["content"] if 4 <= b - a <= 120}
        spans += [(d, a, b) for k, (a, b) in enumerate(sorted(own)) if k % o.every == 0]
    order = sorted(range(len(spans)), key=lambda k: spans[k][2] - spans[k][1])
    vectors = np.zeros((len(spans), 384), np.float16)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 64):
            part = order[at:at + 64]
            n = max(spans[k][2] - spans[k][1] for k in part) + 2
            ids = torch.zeros(len(part), n, dtype=torch.long)
            live = torch.zeros(len(part), n, dtype=torch.bool)
            for r, k in enumerate(part):
                d, a, b = spans[k]
                row = [data.CLS, *d["ids"][a:b], data.SEP]
                ids[r, :len(row)] = torch.tensor(row)
                live[r, :len(row)] = True
            zero = torch.zeros_like(ids)
            mask = torch.where(live, 0.0, -1e4)[:, None, None, :]
            x = net.encoder(ids, zero, zero, zero, mask).float()
            mean = (x * live.unsqueeze(-1)).sum(1) / live.sum(1, keepdim=True)
            vectors[part] = torch.nn.functional.normalize(mean, dim=-1).numpy().astype(np.float16)
            if at % 6400 == 0:
                print(at, len(order), flush=True)
    np.savez(o.out, vectors=vectors, doc=np.array([d["set"] + "/" + d["id"] for d, _, _ in spans]), **{"from": np.array([a for _, a, _ in spans]), "to": np.array([b for _, _, b in spans])})


if __name__ == "__main__":
    main()
