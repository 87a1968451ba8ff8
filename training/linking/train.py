"""Trains a joint reader of two statements: PYTHONPATH=training python -m linking.train --data DIR --start DIR --out DIR [--layers 6] [--epochs 2].

`data`: what dump.ts wrote; `start`: model.safetensors and tokenizer.json of all-MiniLM-L6-v2. Goes on from its last checkpoint.
"""
import argparse, json, math, os, random, time
import numpy as np, torch
from torch.nn import functional as F
from .network import Joint, LABELS
from .data import Pieces, load, examples, flip, event_of

def parse():
    p = argparse.ArgumentParser()
    for n in ("data", "start", "out"): p.add_argument(f"--{n}", required=True)
    p.add_argument("--layers", type=int, default=6); p.add_argument("--keep", default="")
    p.add_argument("--epochs", type=float, default=2); p.add_argument("--batch", type=int, default=32)
    p.add_argument("--lr", type=float, default=6e-5); p.add_argument("--head-lr", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=1); p.add_argument("--hold", type=float, default=0.12)
    p.add_argument("--edit-weight", type=float, default=0.5); p.add_argument("--no-edits", action="store_true")
    p.add_argument("--from-checkpoint", default="");
    p.add_argument("--max-minutes", type=float, default=1e9)
    return p.parse_args()

def batches(items, lengths, size, rng):
    order = list(range(len(items))); rng.shuffle(order)
    pools = [sorted(order[i:i + size * 40], key=lambda i: lengths[i]) for i in range(0, len(order), size * 40)]
    out = [pool[i:i + size] for pool in pools for i in range(0, len(pool), size)]
    rng.shuffle(out)
    return out

def collate(encoded):
    n = max(len(e[0]) for e in encoded)
    t = lambda k, fill=0: torch.tensor([e[k] + [fill] * (n - len(e[k])) for e in encoded])
    mask = torch.tensor([[True] * len(e[0]) + [False] * (n - len(e[0])) for e in encoded])
    return t(0), t(1), t(2), mask

def average_precision(y, s):
    o = np.argsort(-s, kind="stable"); y = y[o]
    p = np.cumsum(y) / np.arange(1, len(y) + 1)
    return float((p * y).sum() / max(1, y.sum()))

@torch.no_grad()
def predict(net, pieces, pairs, size=64):
    net.eval()
    enc = [pieces.pair(a, b) for a, b in pairs]
    order = sorted(range(len(enc)), key=lambda i: len(enc[i][0]))
    out = np.zeros((len(enc), 8), np.float32)
    for i in range(0, len(order), size):
        part = order[i:i + size]
        with torch.autocast("cpu", torch.bfloat16):
            l, s = net(*collate([enc[k] for k in part]), p=0.0)
        out[part] = torch.cat([l.float().softmax(-1), s.float().softmax(-1)], -1).numpy()
    return out

def main():
    o = parse(); os.makedirs(o.out, exist_ok=True)
    torch.manual_seed(o.seed); rng = random.Random(o.seed)
    rows, st = load(o.data)
    pieces = Pieces(o.start)
    all_ = examples(o.data, rows, st, edits=not o.no_edits)
    names = sorted({e[5] for e in all_ if e[6] == "pair"})
    held = set(random.Random(7).sample(names, int(o.hold * len(names)))) if o.hold else set()
    # Edits of articles of a held event stay out too.
    files = set()
    if held:
        for l in open(f"{o.data}/pairs.jsonl"):
            d = json.loads(l)
            if event_of(d, rows) in held: files |= {rows[d["a"]]["key"], rows[d["b"]]["key"]}
    train = [e for e in all_ if e[5] not in held and e[5] not in files]
    val = [e for e in all_ if e[6] == "pair" and e[5] in held]
    valed = [e for e in all_ if e[6] == "edit" and e[5] in files]
    print("train", len(train), "val", len(val), "edits held", len(valed), "events", len(names), flush=True)
    keep = [int(x) for x in o.keep.split(",")] if o.keep else None
    net = Joint(layers=o.layers); net.start(o.start, keep)
    if o.from_checkpoint: net.load_state_dict(torch.load(o.from_checkpoint)["net"])
    heads = [p for n, p in net.named_parameters() if n.startswith(("pool", "label", "side.", "roles"))]
    hs = {id(p) for p in heads}
    net.words.weight.requires_grad_(False)
    body = [p for p in net.parameters() if id(p) not in hs and p.requires_grad]
    opt = torch.optim.AdamW([{"params": body, "lr": o.lr, "base": o.lr}, {"params": heads, "lr": o.head_lr, "base": o.head_lr}], weight_decay=0.01)
    avg = {k: v.clone() for k, v in net.state_dict().items()}
    per = math.ceil(len(train) / o.batch); total = int(per * o.epochs); step = 0; t0 = time.time(); loss_sum = n_sum = 0
    last = f"{o.out}/last.pt"
    if os.path.exists(last):
        c = torch.load(last); net.load_state_dict(c["net"]); opt.load_state_dict(c["opt"]); avg = c["avg"]; step = c["step"]; print("goes on at", step)
    done = step
    epoch = 0
    while step < total:
        erng = random.Random(o.seed * 1000 + step // per)
        enc, lab, side, w = [], [], [], []
        for a, b, l, s, weight, ev, kind in train:
            if erng.random() < 0.5: a, b, l = b, a, flip(l)
            enc.append(pieces.pair(a, b)); lab.append(l); side.append(s); w.append(weight * (1 if kind == "pair" else o.edit_weight))
        bs = batches(enc, [len(e[0]) for e in enc], o.batch, erng)
        for part in bs[step % per:]:
            if step >= total or time.time() - t0 > o.max_minutes * 60: break
            scale = min(1, (step + 1) / (0.08 * total)) * max(0.02, 1 - step / total)
            for g in opt.param_groups: g["lr"] = g["base"] * scale
            net.train()
            with torch.autocast("cpu", torch.bfloat16):
                l, s = net(*collate([enc[k] for k in part]))
            y = torch.tensor([lab[k] for k in part]); z = torch.tensor([side[k] for k in part]); ww = torch.tensor([w[k] for k in part])
            loss = (F.cross_entropy(l.float(), y, reduction="none") * ww).sum() / ww.sum()
            if (z >= 0).any(): loss = loss + 0.3 * F.cross_entropy(s.float(), z, ignore_index=-1, weight=torch.tensor([1.0, 1.5, 1.5]))
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); step += 1
            loss_sum += loss.item(); n_sum += 1
            d = min(0.998, (1 + step) / (20 + step))
            for k, v in net.state_dict().items(): avg[k].lerp_(v, 1 - d) if v.is_floating_point() else None
            if step % 50 == 0:
                print(f"{step}/{total} loss {loss_sum / n_sum:.3f} {(time.time() - t0) / (step - done):.2f} s", flush=True); loss_sum = n_sum = 0
            if step % 200 == 0:
                torch.save(dict(net=net.state_dict(), opt=opt.state_dict(), avg=avg, step=step), last + ".new"); os.replace(last + ".new", last)
            if step % 400 == 0 or step == total: report(net, avg, pieces, val, valed)
        else:
            continue
        break
    net.load_state_dict(avg)
    torch.save(dict(net=net.state_dict(), layers=o.layers), f"{o.out}/final.pt")
    report(net, avg, pieces, val, valed)

def report(net, avg, pieces, val, valed):
    mine = {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(avg)
    line = []
    for name, part in (("val", val), ("edits", valed)):
        if not part: continue
        p = predict(net, pieces, [(e[0], e[1]) for e in part]); y = np.array([e[2] for e in part])
        if name == "val": line.append(f"AP same {100 * average_precision((y == 0) * 1.0, p[:, 0]):.1f}")
        acc = (p[:, :5].argmax(1) == y).mean(); c = (y == 3)
        line.append(f"{name} acc {100 * acc:.1f}; contradicts {int((p[c][:, :5].argmax(1) == 3).sum())}/{int(c.sum())} told {int((p[:, :5].argmax(1) == 3).sum())}")
    print("  ", *line, flush=True)
    net.load_state_dict(mine)

if __name__ == "__main__": main()
