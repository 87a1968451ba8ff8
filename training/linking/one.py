"""The second stage of the teacher: whether two statements are of one claim, learned from whole events (groups.py).

PYTHONPATH=training python -m linking.one --data DIR --teacher DIR --start FILE --tokenizer FILE --out DIR. Goes on from its last checkpoint; of the old
examples an eighth as many are seen again, so that the teacher goes on telling what contradicts.
"""
import argparse, math, os, random, time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from . import groups
from .data import examples, flip, for_teacher, load
from .network import Teacher
from .teacher import average_precision, batches, collate

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


def loss_of(net, encoded, part, ex):
    with torch.autocast("cpu", torch.bfloat16):
        label, side, one = net(*collate([encoded[k] for k in part]))
    known, sides, same = (torch.tensor([ex[k][i] for k in part]) for i in (2, 3, 4))
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
    average = {k: v.clone() for k, v in net.state_dict().items() if k != "words.weight"}
    per, step, last = math.ceil(len(ex) / o.batch), 0, f"{o.out}/last.pt"
    if os.path.exists(last):
        c = torch.load(last)
        net.load_state_dict(c["net"], strict=False)
        opt.load_state_dict(c["opt"])
        average, step = c["average"], c["step"]
    t0, begun, losses = time.time(), step, []
    while step < o.steps:
        rng = random.Random(1000 + step // per)
        turned = [(b, a, flip(label) if label >= 0 else -1, s, y) if rng.random() < 0.5 else (a, b, label, s, y) for a, b, label, s, y in ex]
        encoded = [pieces.pair(e[0], e[1]) for e in turned]
        for part in batches([len(e[0]) for e in encoded], o.batch, rng)[step % per :]:
            if step >= o.steps:
                break
            for g in opt.param_groups:
                g["lr"] = g["base"] * min(1, (step + 1) / (0.06 * o.steps)) * max(0.03, 1 - step / o.steps)
            net.train()
            loss = loss_of(net, encoded, part, turned)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            step += 1
            losses.append(loss.item())
            with torch.no_grad():
                for k, v in net.named_parameters():
                    if k in average:
                        average[k].lerp_(v, 1 - min(0.995, (1 + step) / (20 + step)))
            if step % 50 == 0:
                print(f"{step}/{o.steps} loss {np.mean(losses[-50:]):.3f} {(time.time() - t0) / (step - begun):.2f} s", flush=True)
            if step % 200 == 0 or step == o.steps:
                state = {k: v for k, v in net.state_dict().items() if k != "words.weight"}
                torch.save(dict(net=state, opt=opt.state_dict(), average=average, step=step), f"{last}.new")
                os.replace(f"{last}.new", last)
    torch.save(average, f"{o.out}/final.pt")
    net.load_state_dict(average, strict=False)
    y = np.array([1.0 if same else 0.0 for _, _, same, _ in val])
    print(f"held out: average precision of one claim {100 * average_precision(y, predict(net, pieces, st, [v[:2] for v in val])[:, 8]):.1f}")


if __name__ == "__main__":
    main()
