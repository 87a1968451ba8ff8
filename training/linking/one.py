"""The second stage of the teacher: whether two statements are of one claim, learned from whole events (groups.py).

PYTHONPATH=training python -m linking.one --data DIR --teacher DIR --start FILE --tokenizer FILE --out DIR. Goes on from its last checkpoint; of the old
examples an eighth as many are seen again, so that the teacher goes on telling what contradicts.
"""
import argparse, os, random

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from . import groups
from .data import examples, flip, for_teacher, load
from .network import Teacher
from .steps import learn
from .teacher import average_precision, collate

AGAIN = 0.12
# How much a statement that is narrower or wider counts as of one claim before anything is learned.
NARROWER = 0.4


class One(Teacher):
    """A teacher that also gives the log-odds of one claim."""

    def __init__(self):
        super().__init__()
        self.one = nn.Linear(self.label.in_features, 1)
        nn.init.zeros_(self.one.weight)
        nn.init.zeros_(self.one.bias)

    def forward(self, ids, side, role, mask, p=0.1):
        h = self.joined(ids, side, role, mask, p)
        label = self.label(h)
        told = label.float().softmax(-1)
        before = torch.logit((told[:, 0] + NARROWER * (told[:, 1] + told[:, 2])).clamp(1e-3, 0.999))
        return label, self.side(h), self.one(h).squeeze(-1).float() + before


@torch.no_grad()
def predict(net, pieces, st, pairs, size=96):
    """Of each pair the logits of labels and sides, and the log-odds of one claim: nine numbers."""
    net.eval()
    encoded = [pieces.pair(st[a], st[b]) for a, b in pairs]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    out = np.zeros((len(encoded), 9), np.float32)
    for i in range(0, len(order), size):
        part = order[i : i + size]
        with torch.autocast("cpu", torch.bfloat16):
            label, side, one = net(*collate([encoded[k] for k in part]), p=0.0)
        out[part] = torch.cat([label.float(), side.float(), one.float()[:, None]], -1).numpy()
    return out


def loss_of(net, encoded, ex):
    with torch.autocast("cpu", torch.bfloat16):
        label, side, one = net(*collate(encoded))
    known, sides, same = (torch.tensor([e[i] for e in ex]) for i in (2, 3, 4))
    loss, share = torch.zeros(()), lambda which: which.float().mean()
    if (same >= 0).any():
        loss = loss + share(same >= 0) * F.binary_cross_entropy_with_logits(one[same >= 0], same[same >= 0].float())
    if (known >= 0).any():
        loss = loss + 0.5 * share(known >= 0) * F.cross_entropy(label.float()[known >= 0], known[known >= 0])
    if (sides >= 0).any():
        loss = loss + 0.15 * share(sides >= 0) * F.cross_entropy(side.float()[sides >= 0], sides[sides >= 0])
    return loss


def main():
    p = argparse.ArgumentParser()
    for name in ("data", "teacher", "start", "tokenizer", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--events", default=os.path.join(os.path.dirname(__file__), "../events/train"))
    p.add_argument("--steps", type=int, default=900)
    p.add_argument("--batch", type=int, default=32)
    p.add_argument("--lr", type=float, default=4e-5)
    o = p.parse_args()
    os.makedirs(o.out, exist_ok=True)
    torch.manual_seed(1)
    rows, st = load(o.data)
    events, pieces, alike = groups.load(rows), for_teacher(o.tokenizer), groups.Alike(rows)
    held = groups.held_out(events)
    of = lambda e: groups.pairs(rows, *events[e], alike, random.Random(e))
    train, val = ([x for e in sorted(events) if (e in held) == is_held for x in of(e)] for is_held in (False, True))
    files = {rows[i]["key"] for e in held for i in events[e][0]}
    rng = random.Random(3)
    old = [e for e in examples(o.data, rows, st, o.events) if e[5].split(":")[-1] not in held and e[5] not in files]
    ex = [(st[a], st[b], -1, s, y) for a, b, y, s in train]
    ex += [(a, b, label, s, -1) for a, b, label, s, *_ in rng.sample(old, min(len(old), int(AGAIN * len(ex))))]
    print(f"{len(ex)} examples, {len(val)} held out", flush=True)
    net = One()
    net.start(o.start)
    net.load_state_dict(torch.load(f"{o.teacher}/final.pt"), strict=False)
    net.words.weight.requires_grad_(False)
    body = [v for k, v in net.named_parameters() if not k.startswith("one.") and v.requires_grad]
    opt = torch.optim.AdamW([dict(params=body, base=o.lr), dict(params=list(net.one.parameters()), base=4e-4)], lr=o.lr, weight_decay=0.01)
    turn = lambda e: (e[1], e[0], flip(e[2]) if e[2] >= 0 else -1, *e[3:])
    learn(net, opt, pieces, ex, turn, lambda encoded, part: loss_of(net, encoded, part), o.out,
          steps=o.steps, batch=o.batch, seed=1, warm=0.06, keep=0.995, every=200)
    y = np.array([1.0 if same else 0.0 for _, _, same, _ in val])
    print(f"held out: average precision of one claim {100 * average_precision(y, predict(net, pieces, st, [v[:2] for v in val])[:, 8]):.1f}")


if __name__ == "__main__":
    main()
