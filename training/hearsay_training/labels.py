"""
Act, stance and kind of each annotated cue as earlier networks see them, the mean of their probabilities: soft labels (Hinton et al. 2015,
arXiv:1503.02531) for texts whose annotation does not say, so that a later stage does not forget the rare ones.
"""

import argparse
import os

import numpy as np
import torch

from . import data

PARTS = (("act", slice(0, 14)), ("stance", slice(14, 18)), ("kind", slice(18, 24)))
# Behind them stands whether the cue is one, then the grade, which no earlier network tells.
GRADE = slice(25, 30)


class Soft:
    """The distributions of a file of this module, by set, document and cue."""

    def __init__(self, path):
        z = np.load(path, allow_pickle=False)
        self.given = z["given"].astype(np.float32)
        self.at = {str(k): i for i, k in enumerate(z["key"])}

    def __call__(self, doc, cue):
        """24 probabilities (14 acts, 4 stances, 6 kinds), or None for a cue that the file lacks."""
        i = self.at.get(key_of(doc, cue))
        return None if i is None else self.given[i]


def key_of(doc, cue):
    return f"{doc['set']}/{doc['id']} {cue[0]} {cue[1]}"


def jobs(docs):
    """Each cue with the window of inference in which it lies: that where it is a core token, as inference takes it."""
    for d in docs:
        for first, last, core_first, core_last in d["windows"]:
            cues = sorted({tuple(a["cue"]) for a in d["attributions"] if core_first <= a["cue"][0] < core_last and a["cue"][1] <= last})
            if cues:
                yield d, first, last, cues


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--dump", required=True)
    a.add_argument("--checkpoints", nargs="+", required=True)
    a.add_argument("--sets", default="polnear,polnear-rich,corpus,made,events,readings")
    a.add_argument("--out", required=True)
    o = a.parse_args()
    from .export import load

    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    nets = [load(path) for path in o.checkpoints]
    docs = data.prepare([d for d in data.load(o.dump) if d["split"] == "train" and d["set"] in o.sets.split(",")])
    keys, given = [], []
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for k, (d, first, last, cues) in enumerate(jobs(docs)):
            s = data.tensors(d, first, last)
            where = {int(p): i for i, p in enumerate(s.pieces) if p >= 0}
            ids, cases, quotes, kinds = (torch.from_numpy(getattr(s, n))[None] for n in ("ids", "cases", "quotes", "kinds"))
            at = torch.tensor([[where[f], where[t - 1] + 1] for f, t in cues])
            means = 0
            for net in nets:
                p = net.project(net.encoder(ids, cases, quotes, kinds))
                labels = net.pairs(p.expand(len(cues), -1, -1), at[:, 0], at[:, 1])[1].float()
                means = means + torch.cat([labels[:, part].softmax(-1) for _, part in PARTS], -1) / len(nets)
            keys += [key_of(d, c) for c in cues]
            given.append(means.numpy().astype(np.float16))
            if k % 1000 == 0:
                print(k, flush=True)
    np.savez(o.out, key=np.array(keys), given=np.concatenate(given))


if __name__ == "__main__":
    main()
