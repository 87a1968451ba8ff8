"""Trains the teacher of the pair model: PYTHONPATH=training python -m linking.teacher --data DIR --start FILE --tokenizer FILE --out DIR.

`data`: what dump.ts wrote; `start`: weights of a DeBERTa-v3-xsmall that was trained on natural language inference; `tokenizer`: its tokenizer.json. Goes on
from its last checkpoint. Four events are held out and told of on the way.
"""
import argparse, math, os

import numpy as np
import torch
from torch.nn import functional as F

from .data import flip, for_teacher, load, parted
from .network import Teacher
from .steps import learn


def collate(encoded):
    n = max(len(e[0]) for e in encoded)
    padded = [torch.tensor([e[k] + [0] * (n - len(e[k])) for e in encoded]) for k in range(3)]
    return *padded, torch.tensor([[True] * len(e[0]) + [False] * (n - len(e[0])) for e in encoded])


@torch.no_grad()
def predict(net, pieces, pairs, size=64):
    """Logits of the labels and of the sides."""
    net.eval()
    encoded = [pieces.pair(a, b) for a, b in pairs]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    out = np.zeros((len(encoded), 8), np.float32)
    for i in range(0, len(order), size):
        part = order[i : i + size]
        with torch.autocast("cpu", torch.bfloat16):
            label, side = net(*collate([encoded[k] for k in part]), p=0.0)
        out[part] = torch.cat([label.float(), side.float()], -1).numpy()
    return out


def average_precision(y, score):
    y = y[np.argsort(-score, kind="stable")]
    return float((np.cumsum(y) / np.arange(1, len(y) + 1) * y).sum() / max(1, y.sum()))


def report(logits, y):
    p = torch.tensor(logits[:, :5]).softmax(-1).numpy()
    print(f"  held out: average precision of same {100 * average_precision((y == 0) * 1.0, p[:, 0]):.1f}, right {100 * (p.argmax(1) == y).mean():.1f} %", flush=True)


def loss_of(net, encoded, ex):
    with torch.autocast("cpu", torch.bfloat16):
        label, side = net(*collate(encoded))
    y, z, w = (torch.tensor([e[i] for e in ex]) for i in (2, 3, 4))
    loss = (F.cross_entropy(label.float(), y, reduction="none") * w).sum() / w.sum()
    if (z >= 0).any():
        loss = loss + 0.3 * F.cross_entropy(side.float(), z, ignore_index=-1)
    return loss


def main():
    p = argparse.ArgumentParser()
    for name in ("data", "start", "tokenizer", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--events", default=os.path.join(os.path.dirname(__file__), "../events/train"))
    p.add_argument("--epochs", type=float, default=2)
    p.add_argument("--batch", type=int, default=32)
    p.add_argument("--lr", type=float, default=5e-5)
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()
    os.makedirs(o.out, exist_ok=True)
    torch.manual_seed(o.seed)
    rows, st = load(o.data)
    pieces = for_teacher(o.tokenizer)
    train, val, _ = parted(o.data, rows, st, o.events)
    print(f"{len(train)} examples, {len(val)} held out", flush=True)
    net = Teacher()
    net.start(o.start)
    net.words.weight.requires_grad_(False)
    new = [v for k, v in net.named_parameters() if k.startswith(("pool", "label", "side", "roles"))]
    known = {id(v) for v in new}
    body = [v for v in net.parameters() if id(v) not in known and v.requires_grad]
    opt = torch.optim.AdamW([dict(params=body, base=o.lr, lr=o.lr), dict(params=new, base=4e-4, lr=4e-4)], weight_decay=0.01)
    turn = lambda e: (e[1], e[0], flip(e[2]), *e[3:])
    learn(net, opt, pieces, train, turn, lambda encoded, part: loss_of(net, encoded, part), o.out,
          steps=int(math.ceil(len(train) / o.batch) * o.epochs), batch=o.batch, seed=o.seed, warm=0.08, keep=0.996, every=250)
    report(predict(net, pieces, [(e[0], e[1]) for e in val]), np.array([e[2] for e in val]))


if __name__ == "__main__":
    main()
