"""A small joint head over the compressed token states of two statements (late interaction).

Each statement: up to PIECES states of the reading encoder (384 wide), compressed to NARROW, neighbours pooled in twos: at most SLOTS vectors, what the
ledger keeps. The head widens them, marks their side and role, and reads both together in a layer or two; beside it go the likeness features.
"""
import argparse, json, math, os, random, time, collections
import numpy as np, torch
from torch import nn
from torch.nn import functional as F
from .network import LABELS
from .data import LABEL, SIDE, flip, event_of
from .evaluate import Links

SLOTS, NARROW = 14, 64


class States:
    def __init__(self, data):
        self.at, self.n, self.roles = {}, {}, {}
        for l in open(f"{data}/states.jsonl"):
            d = json.loads(l); self.at[d["key"]], self.n[d["key"]], self.roles[d["key"]] = d["at"], d["n"], d["roles"]
        raw = np.memmap(f"{data}/states.bin", np.uint8, "r").reshape(-1, 388)
        self.raw = raw
        self.memo = {}

    def get(self, key):
        """Rows pooled in twos: float16 [slots, 384], roles [slots] (0 statement, 1 cue, 2 source)."""
        got = self.memo.get(key)
        if got is None:
            a, n = self.at[key], self.n[key]
            part = self.raw[a:a + n]
            x = part[:, 4:].copy().view(np.int8).astype(np.float32) * part[:, :4].copy().view(np.float32)
            r = np.array([int(c) for c in self.roles[key]])
            rows, roles = [], []
            for role, most in ((1, 2), (2, 2), (0, SLOTS)):
                idx = np.where(r == role)[0]
                for k in range(0, len(idx), 2):
                    if k // 2 >= most or len(rows) >= SLOTS: break
                    rows.append(x[idx[k:k + 2]].mean(0)); roles.append(role)
            if not rows: rows, roles = [np.zeros(384, np.float32)], [0]
            got = self.memo[key] = (np.stack(rows).astype(np.float16), np.array(roles))
        return got


class Attend(nn.Module):
    def __init__(self, d, heads, inner):
        super().__init__()
        self.h = heads; self.qkv, self.o = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.n1, self.n2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.up, self.down = nn.Linear(d, inner), nn.Linear(inner, d)

    def forward(self, x, mask, p):
        b, n, d = x.shape
        q, k, v = self.qkv(self.n1(x)).view(b, n, 3, self.h, d // self.h).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = x + F.dropout(self.o(a.transpose(1, 2).reshape(b, n, d)), p, self.training)
        return x + F.dropout(self.down(F.gelu(self.up(self.n2(x)))), p, self.training)


class Late(nn.Module):
    def __init__(self, features, d=128, layers=2, narrow=NARROW, heads=4):
        super().__init__()
        self.compress = nn.Linear(384, narrow)
        self.widen = nn.Linear(narrow, d)
        self.side, self.role, self.place = nn.Embedding(2, d), nn.Embedding(3, d), nn.Embedding(SLOTS, d)
        self.cls = nn.Parameter(torch.zeros(d))
        self.norm = nn.LayerNorm(d)
        self.layers = nn.ModuleList(Attend(d, heads, 2 * d) for _ in range(layers))
        self.last = nn.LayerNorm(d)
        self.feat = nn.Sequential(nn.Linear(features, d), nn.GELU())
        # Likeness of slots: best partner of each, in the narrow space.
        self.mix = nn.Linear(4 * d + 4, d)
        self.label, self.sides = nn.Linear(d, len(LABELS)), nn.Linear(d, len(SIDE))
        self.linear = nn.Linear(features, len(LABELS))
        for e in (self.side, self.role, self.place): nn.init.normal_(e.weight, std=0.05)

    def narrow(self, x):
        return self.compress(x)

    def joint(self, x, rx, mx, y, ry, my, f, p=0.1):
        """x, y [B, SLOTS, NARROW] compressed; r* roles, m* masks; f [B, features]."""
        nx, ny = F.normalize(x, dim=-1), F.normalize(y, dim=-1)
        s = nx @ ny.transpose(1, 2)
        ok = mx[:, :, None] & my[:, None, :]
        s = s.masked_fill(~ok, -1)
        a = (s.max(2).values * mx).sum(1) / mx.sum(1).clamp(min=1); b = (s.max(1).values * my).sum(1) / my.sum(1).clamp(min=1)
        al = s.max(2).values.masked_fill(~mx, 1).min(1).values; bl = s.max(1).values.masked_fill(~my, 1).min(1).values
        at = torch.arange(SLOTS)
        tok = lambda t, r, which: self.widen(t) + self.role(r) + self.place(at) + self.side.weight[which]
        z = torch.cat([self.cls.expand(x.shape[0], 1, -1), tok(x, rx, 0), tok(y, ry, 1)], 1)
        z = F.dropout(self.norm(z), p, self.training)
        m = torch.cat([torch.ones_like(mx[:, :1]), mx, my], 1)
        for layer in self.layers: z = layer(z, m[:, None, None, :], p)
        z = self.last(z)
        mean = lambda t, k: (t * k[..., None]).sum(1) / k.sum(1, keepdim=True).clamp(min=1)
        ha, hb = mean(z[:, 1:1 + SLOTS], mx), mean(z[:, 1 + SLOTS:], my)
        h = torch.cat([z[:, 0], (ha - hb).abs(), ha * hb, self.feat(f), a[:, None], b[:, None], al[:, None], bl[:, None]], -1)
        h = F.dropout(F.gelu(self.mix(h)), p, self.training)
        return self.label(h) + self.linear(f), self.sides(h)

    def forward(self, xa, ra, ma, xb, rb, mb, f, p=0.1):
        return self.joint(self.compress(xa), ra, ma, self.compress(xb), rb, mb, f, p)


def batch(states, pairs, feats):
    def side(keys):
        n = len(keys); x = np.zeros((n, SLOTS, 384), np.float32); r = np.zeros((n, SLOTS), np.int64); m = np.zeros((n, SLOTS), bool)
        for i, k in enumerate(keys):
            v, roles = states.get(k); x[i, :len(v)] = v; r[i, :len(v)] = roles; m[i, :len(v)] = True
        return torch.from_numpy(x), torch.from_numpy(r), torch.from_numpy(m)
    return (*side([p[0] for p in pairs]), *side([p[1] for p in pairs]), torch.from_numpy(np.asarray(feats, np.float32)))


@torch.no_grad()
def predict(net, states, pairs, feats, size=512):
    """Both orders, averaged: [same, a narrower, b narrower, contradicts, different, one, opposed, open]."""
    net.eval(); out = np.zeros((len(pairs), 8), np.float32)
    for i in range(0, len(pairs), size):
        part, f = pairs[i:i + size], feats[i:i + size]
        b = batch(states, part, f)
        l, s = net(*b, p=0.0)
        l2, s2 = net(*b[3:6], *b[0:3], b[6], p=0.0)
        l2 = l2[:, [0, 2, 1, 3, 4]]
        out[i:i + size] = torch.cat([((l + l2) / 2).softmax(-1), ((s + s2) / 2).softmax(-1)], -1).numpy()
    return out


def average_precision(y, s):
    o = np.argsort(-s, kind="stable"); y = y[o]
    return float((np.cumsum(y) / np.arange(1, len(y) + 1) * y).sum() / max(1, y.sum()))


def examples(data, rows):
    out, groups = [], collections.defaultdict(list)
    for l in open(f"{data}/pairs.jsonl"):
        d = json.loads(l)
        out.append(dict(a=d["a"], b=d["b"], label=LABEL[d["label"]], side=SIDE.get(d["sides"], -1) if d["label"] == "same" else -1, f=d["f"], event=event_of(d, rows), kind="pair"))
    for k, l in enumerate(open(f"{data}/edits.jsonl")):
        d = json.loads(l); groups[d["a"]].append((f"e{k}", d))
    rng = random.Random(1)
    for a, list_ in sorted(groups.items()):
        file = rows[a]["key"]; same, contra = [], []
        for key, d in list_:
            lab = LABEL[d["label"]]
            if d.get("originalIs") == "b": lab = flip(lab)
            side = SIDE.get(d.get("sides"), -1)
            out.append(dict(a=a, b=key, label=lab, side=side, f=None, event=file, kind="edit"))
            if lab == 0: same.append((key, side))
            if lab == 3: contra.append(key)
        combos = [(x, y, 3, -1) for x, _ in same for y in contra]
        combos += [(x, y, 0, (0 if sx == sy == 0 else 1 if {sx, sy} == {0, 1} else 0 if sx == sy == 1 else -1)) for i, (x, sx) in enumerate(same) for y, sy in same[i + 1:]]
        rng.shuffle(combos)
        for x, y, lab, side in combos[: max(2, len(list_) // 2)]: out.append(dict(a=x, b=y, label=lab, side=side, f=None, event=file, kind="combo"))
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True); p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=float, default=8); p.add_argument("--batch", type=int, default=128); p.add_argument("--lr", type=float, default=6e-4)
    p.add_argument("--d", type=int, default=128); p.add_argument("--layers", type=int, default=2); p.add_argument("--seed", type=int, default=1)
    p.add_argument("--drop", type=float, default=0.15); p.add_argument("--edit-weight", type=float, default=0.4); p.add_argument("--no-features", action="store_true")
    p.add_argument("--feature-drop", type=float, default=0.3); p.add_argument("--hold", type=float, default=0.0)
    p.add_argument("--soft", default=""); p.add_argument("--soft-weight", type=float, default=0.5)
    o = p.parse_args(); os.makedirs(o.out, exist_ok=True)
    torch.manual_seed(o.seed); rng = random.Random(o.seed)
    rows = [json.loads(l) for l in open(f"{o.data}/statements.jsonl")]
    states = States(o.data)
    ex = examples(o.data, rows)
    names = sorted({e["event"] for e in ex if e["kind"] == "pair"}); held = set(random.Random(7).sample(names, int(o.hold * len(names))))
    files = {rows[e[s]]["key"] for e in ex if e["kind"] == "pair" and e["event"] in held for s in ("a", "b")}
    train = [e for e in ex if e["event"] not in held and e["event"] not in files]
    n = len(next(e["f"] for e in ex if e["f"]))
    mean = np.mean([e["f"] for e in ex if e["f"]], 0)
    feat = lambda e: (e["f"] if e["f"] and not o.no_features else mean)
    # One number more says whether the features are told at all.
    full = lambda e, drop: np.concatenate([mean if drop else feat(e), [0.0 if drop or e["f"] is None or o.no_features else 1.0]])
    net = Late(n + 1, o.d, o.layers)
    print("train", len(train), "parameters", sum(q.numel() for q in net.parameters()), flush=True)
    L = Links(o.data); lp = [(x["a"], x["b"]) for x in L.pairs]; lf = np.array([np.concatenate([x["f"], [1.0]]) for x in L.pairs])
    if o.no_features: lf[:] = np.concatenate([mean, [0.0]])
    cross = np.array([not x["own"] for x in L.pairs]); base = np.load("/work/t/feat_links.npy"); look = np.where(base >= 0.01)[0]
    opt = torch.optim.AdamW(net.parameters(), lr=o.lr, weight_decay=0.05)
    total = int(len(train) / o.batch * o.epochs); step = 0; t0 = time.time(); run = []
    avg = {k: v.clone() for k, v in net.state_dict().items()}
    while step < total:
        rng.shuffle(train)
        for i in range(0, len(train) - o.batch + 1, o.batch):
            if step >= total: break
            part = train[i:i + o.batch]; keys, lab, side, w, f = [], [], [], [], []
            for e in part:
                a, b, l = e["a"], e["b"], e["label"]
                if rng.random() < 0.5: a, b, l = b, a, flip(l)
                keys.append((a, b)); lab.append(l); side.append(e["side"]); w.append(1.0 if e["kind"] == "pair" else o.edit_weight); f.append(full(e, rng.random() < o.feature_drop))
            for g in opt.param_groups: g["lr"] = o.lr * min(1, (step + 1) / (0.1 * total)) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))
            net.train()
            l, s = net(*batch(states, keys, np.array(f)), p=o.drop)
            y, z, ww = torch.tensor(lab), torch.tensor(side), torch.tensor(w)
            loss = (F.cross_entropy(l, y, reduction="none") * ww).sum() / ww.sum()
            if (z >= 0).any(): loss = loss + 0.3 * F.cross_entropy(s, z, ignore_index=-1)
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step(); step += 1; run.append(loss.item())
            dd = min(0.995, (1 + step) / (20 + step))
            for k, v in net.state_dict().items(): avg[k].lerp_(v, 1 - dd)
            if step % 200 == 0 or step == total:
                mine = {k: v.clone() for k, v in net.state_dict().items()}; net.load_state_dict(avg)
                q = np.zeros(len(lp)); r = predict(net, states, [lp[k] for k in look], lf[look]); q[look] = r[:, 0]
                line = f"{step}/{total} loss {np.mean(run):.3f} {(time.time() - t0) / step:.2f} s | links AP {100 * average_precision(L.y[cross], q[cross]):.1f}"
                if step % 800 == 0 or step == total: line += f" {L.best(q)}"
                print(line, flush=True); run = []; net.load_state_dict(mine)
    net.load_state_dict(avg); torch.save(dict(net=net.state_dict(), features=n + 1, d=o.d, layers=o.layers, mean=mean), f"{o.out}/final.pt")
    np.save(f"{o.out}/links.npy", q)


if __name__ == "__main__": main()
