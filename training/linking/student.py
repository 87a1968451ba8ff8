"""Trains a small pair model of the teacher (not shipped, see EXPERIMENTS.md): PYTHONPATH=training python -m linking.student --data DIR --start DIR --teacher DIR --out DIR.

`start`: model.safetensors and tokenizer.json of all-MiniLM-L6-v2; `teacher`: soft.jsonl and soft-N.npy of soft.py, whose labels it learns beside those of
persons. Its pooled pieces also stay near the sentence vectors that it starts from, so that it goes on knowing what no example has. Goes on from its last checkpoint.
"""
import argparse, glob, math, os, random, time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from .data import flip, for_student, lines, load, narrowed, parted
from .network import Encoder, Student
from .soft import PART
from .teacher import report

PART_FILE = "soft-{}.npy"


def collate(encoded):
    n = max(len(ids) for ids, _ in encoded)
    ids, role = (torch.tensor([e[k] + [0] * (n - len(e[0])) for e in encoded]) for k in range(2))
    return ids, role, torch.tensor([[True] * len(e[0]) + [False] * (n - len(e[0])) for e in encoded])


class Texts:
    """Statements in pieces, each once."""

    def __init__(self, pieces):
        self.pieces, self.index, self.encoded = pieces, {}, []

    def of(self, s):
        s = narrowed(s)
        key = (s["speaker"], s["before"], s["said"])
        if key not in self.index:
            self.index[key] = len(self.encoded)
            self.encoded.append(self.pieces.one(s))
        return self.index[key]


@torch.no_grad()
def read(net, pieces, pairs, size=64):
    """Logits of pairs."""
    net.eval()
    texts = Texts(pieces)
    places = [(texts.of(a), texts.of(b)) for a, b in pairs]
    order = sorted(range(len(texts.encoded)), key=lambda i: len(texts.encoded[i][0]))
    kept = [None] * len(order)
    for i in range(0, len(order), size):
        part = order[i : i + size]
        with torch.autocast("cpu", torch.bfloat16):
            out = net.enc(*collate([texts.encoded[k] for k in part]))
        for k, place in enumerate(part):
            n = len(texts.encoded[place][0])
            kept[place] = (out[0][k, :n], out[1][k, :n], out[2][k, :n], out[3][k])
    pad = lambda list_: nn.utils.rnn.pad_sequence(list_, batch_first=True)
    logits = []
    for i in range(0, len(places), 512):
        part = places[i : i + 512]
        sides = [(*(pad([kept[p[w]][k] for p in part]) for k in range(3)), torch.stack([kept[p[w]][3] for p in part]), None) for w in (0, 1)]
        logits.append(net.head(*sides))
    return torch.cat(logits).numpy()


def soft_labels(folder):
    """Pairs (rows of statements) with the teacher's logits, as far as it has read them."""
    pairs, out = lines(f"{folder}/soft.jsonl"), []
    for part in range(len(glob.glob(os.path.join(folder, PART_FILE.format("*"))))):
        for d, logits in zip(pairs[part * PART :], np.load(os.path.join(folder, PART_FILE.format(part)))):
            out.append((d["a"], d["b"], logits[:5]))
    return out


def sentence_vectors(texts, folder, file):
    """What all-MiniLM-L6-v2 gives for the statements, the mean over their own pieces."""
    if not os.path.exists(file):
        whole = Encoder(6, 384).eval()
        whole.start(folder, range(6))
        out = np.zeros((len(texts.encoded), 384), np.float16)
        order = sorted(range(len(out)), key=lambda i: len(texts.encoded[i][0]))
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for i in range(0, len(order), 128):
                part = order[i : i + 128]
                out[part] = whole(*collate([texts.encoded[k] for k in part]))[4].float().numpy()
        np.save(file, out)
    return np.load(file)


def turned(logits):
    return logits[[0, 2, 1, 3, 4]]


def main():
    p = argparse.ArgumentParser()
    for name in ("data", "start", "teacher", "out"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--events", default=os.path.join(os.path.dirname(__file__), "../events/train"))
    p.add_argument("--keep", default="0,1,3,5", help="layers of the start that are kept")
    p.add_argument("--rank", type=int, default=256)
    p.add_argument("--epochs", type=float, default=1.5)
    p.add_argument("--batch", type=int, default=48)
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()
    os.makedirs(o.out, exist_ok=True)
    torch.manual_seed(o.seed)
    rows, st = load(o.data)
    pieces = for_student(f"{o.start}/tokenizer.json")
    labelled, val, files = parted(o.data, rows, st, o.events)
    # (a, b, logits or None, label or -1, weight)
    train = [(e[0], e[1], None, e[2], e[4]) for e in labelled]
    train += [(st[a], st[b], logits, -1, 1.0) for a, b, logits in soft_labels(o.teacher) if rows[a]["key"] not in files]
    texts = Texts(pieces)
    places = [(texts.of(e[0]), texts.of(e[1])) for e in train]
    print(f"{len(train)} examples of {len(texts.encoded)} statements, {len(val)} held out", flush=True)
    vectors = sentence_vectors(texts, o.start, f"{o.out}/vectors.npy")
    keep = [int(k) for k in o.keep.split(",")]
    net = Student(len(keep), o.rank)
    net.enc.start(o.start, keep)
    new = [v for k, v in net.named_parameters() if k.startswith(("head", "enc.piece", "enc.weight", "enc.pool", "enc.roles"))]
    known = {id(v) for v in new}
    opt = torch.optim.AdamW([dict(params=[v for v in net.parameters() if id(v) not in known], base=o.lr, lr=o.lr), dict(params=new, base=1e-3, lr=1e-3)], weight_decay=0.01)
    average = {k: v.detach().clone() for k, v in net.named_parameters()}
    per = math.ceil(len(train) / o.batch)
    total, step, last = int(per * o.epochs), 0, f"{o.out}/last.pt"
    if os.path.exists(last):
        c = torch.load(last)
        net.load_state_dict(c["net"])
        opt.load_state_dict(c["opt"])
        average, step = c["average"], c["step"]
    t0, begun, losses = time.time(), step, []
    longest = lambda i: max(len(texts.encoded[k][0]) for k in places[i])
    while step < total:
        rng = random.Random(o.seed * 1000 + step // per)
        order = list(range(len(train)))
        rng.shuffle(order)
        pools = [sorted(order[i : i + o.batch * 40], key=longest) for i in range(0, len(order), o.batch * 40)]
        parts = [pool[i : i + o.batch] for pool in pools for i in range(0, len(pool), o.batch)]
        rng.shuffle(parts)
        for part in parts[step % per :]:
            if step >= total:
                break
            for g in opt.param_groups:
                g["lr"] = g["base"] * min(1, (step + 1) / (0.06 * total)) * max(0.03, 1 - step / total)
            net.train()
            loss = loss_of(net, [(places[i], train[i]) for i in part], texts, vectors, rng)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            step += 1
            losses.append(loss.item())
            with torch.no_grad():
                for k, v in net.named_parameters():
                    average[k].lerp_(v, 1 - min(0.998, (1 + step) / (20 + step)))
            if step % 100 == 0:
                print(f"{step}/{total} loss {np.mean(losses[-100:]):.3f} {(time.time() - t0) / (step - begun):.2f} s", flush=True)
            if step % 500 == 0 or step == total:
                torch.save(dict(net=net.state_dict(), opt=opt.state_dict(), average=average, step=step), last + ".new")
                os.replace(last + ".new", last)
    torch.save(average, f"{o.out}/final.pt")
    net.load_state_dict(average, strict=False)
    report(read(net, pieces, [(e[0], e[1]) for e in val]), np.array([e[2] for e in val]))


def loss_of(net, part, texts, vectors, rng):
    ids = sorted({k for places, _ in part for k in places})
    at = {place: k for k, place in enumerate(ids)}
    with torch.autocast("cpu", torch.bfloat16):
        encoded = net.enc(*collate([texts.encoded[k] for k in ids]), p=0.05)
    first, second, logits, labels, weights = [], [], [], [], []
    for (a, b), (_, _, soft, label, weight) in part:
        if rng.random() < 0.5:
            a, b, soft, label = b, a, None if soft is None else turned(soft), flip(label)
        first.append(at[a])
        second.append(at[b])
        logits.append(np.zeros(5, np.float32) if soft is None else soft)
        labels.append(label)
        weights.append(weight)
    # Pairs by chance are different.
    chance = len(part) // 3
    far = [rng.choice(first) for _ in range(chance)], [rng.choice(second) for _ in range(chance)]
    take = lambda index: tuple(t[index] for t in encoded)
    read_all = net.head(take(first + far[0]), take(second + far[1]))
    read_, apart = read_all[: len(part)], read_all[len(part) :]
    loss = 0.1 * F.cross_entropy(apart, torch.full((chance,), 4))
    y, w = torch.tensor(labels), torch.tensor(weights, dtype=torch.float32)
    soft, hard = y < 0, y >= 0
    if soft.any():
        z, x = torch.tensor(np.array(logits))[soft], read_[soft]
        centred = lambda t: t - t.mean(-1, keepdim=True)
        loss = loss + soft.float().mean() * (F.kl_div(x.log_softmax(-1), z.softmax(-1), reduction="batchmean") + 0.1 * F.mse_loss(centred(x), centred(z)))
    if hard.any():
        loss = loss + 0.5 * hard.float().mean() * (F.cross_entropy(read_[hard], y[hard], reduction="none") * w[hard]).sum() / w[hard].sum()
    return loss + 1 - (encoded[4] * torch.tensor(vectors[ids].astype(np.float32))).sum(1).mean()


if __name__ == "__main__":
    main()
