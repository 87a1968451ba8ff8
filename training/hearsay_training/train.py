"""Trains the network on a dump and writes checkpoints; goes on from the last one."""

import argparse
import json
import math
import os
import random
import re
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from . import data
from .labels import GRADE, PARTS, Soft
from .network import Network, spans_nll


def collate(samples, max_pairs, rng, soft=None):
    n = max(len(s.ids) for s in samples)
    pad = lambda name, fill: torch.from_numpy(np.stack([np.pad(getattr(s, name), (0, n - len(s.ids)), constant_values=fill) for s in samples]))
    batch = {k: pad(k, 0) for k in ("ids", "cases", "quotes", "kinds")}
    batch["pieces"] = pad("pieces", -1)
    batch["cue"], batch["names"] = pad("cue", data.IGNORE), pad("names", data.IGNORE)
    batch["length"] = torch.tensor([len(s.ids) for s in samples])
    batch["style"] = torch.tensor([s.style for s in samples])
    pairs = [(b, p) for b, s in enumerate(samples) for p in s.pairs]
    if len(pairs) > max_pairs:
        pairs = sorted(rng.sample(pairs, max_pairs), key=lambda x: x[0])
    if pairs:
        batch["row"] = torch.tensor([b for b, _ in pairs])
        batch["from"] = torch.tensor([p.cue[0] for _, p in pairs])
        batch["to"] = torch.tensor([p.cue[1] for _, p in pairs])
        grow = lambda x: np.pad(x, (0, n - len(x)))
        batch["gold"] = torch.from_numpy(np.stack([grow(p.source) for _, p in pairs] + [grow(p.content) for _, p in pairs]))
        batch["whole"] = torch.tensor([p.whole for _, p in pairs])
        batch["weak"] = torch.tensor([p.weak for _, p in pairs])
        for k in ("act", "stance", "kind", "grade"):
            batch[k] = torch.tensor([getattr(p, k) for _, p in pairs])
        if soft:
            given = [soft(samples[b].doc, p.piece_cue) for b, p in pairs]
            batch["has_soft"] = torch.tensor([g is not None for g in given])
            batch["soft"] = torch.from_numpy(np.stack([np.zeros(24, np.float32) if g is None else g for g in given]))
    return batch


def false_cues(logits, gold, most):
    """Where the tagger is tempted to begin a cue and there is none: rows, first and last (excluded) tokens of at most `most`."""
    p = logits.softmax(-1)
    row, first = torch.nonzero((p[..., 1] > 0.08) & (gold == 0), as_tuple=True)
    if len(row) > most:
        pick = torch.randperm(len(row))[:most].sort().values
        row, first = row[pick], first[pick]
    goes_on = (p[..., 2] > p[..., 0]) & (gold == 0)
    last = first + 1
    n = logits.shape[1]
    for _ in range(4):
        ok = last < n
        ok &= goes_on[row, last.clamp(max=n - 1)]
        last = last + ok
    return row, first, last


def forward(net, batch, amp=True, tempt=0):
    n = batch["ids"].shape[1]
    live = torch.arange(n)[None] < batch["length"][:, None]
    mask = None if bool(live.all()) else torch.where(live, 0.0, -1e4)[:, None, None, :]
    with torch.autocast("cpu", torch.bfloat16, enabled=amp):
        x = net.encoder(batch["ids"], batch["cases"], batch["quotes"], batch["kinds"], mask)
        out = {"x": x, "cue": net.tag(x).float(), "names": net.names(x).float()}
        if "row" in batch:
            row, first, last = batch["row"], batch["from"], batch["to"]
            if tempt:
                more = false_cues(out["cue"].detach(), batch["cue"], tempt)
                row, first, last = torch.cat([row, more[0]]), torch.cat([first, more[1]]), torch.cat([last, more[2]])
            p = net.project(x)[row]
            m = None if mask is None else mask[row]
            scores, labels = net.pairs(p, first, last, m)
            out["scores"], out["labels"] = scores.float(), labels.float()
    return out


STANCE_WEIGHT = torch.tensor([0.5, 2.0, 2.0, 2.0])


def losses(net, batch, out, weights):
    parts = {}
    cue = F.cross_entropy(out["cue"].view(-1, 3), batch["cue"].view(-1), ignore_index=data.IGNORE, reduction="none", label_smoothing=weights["smooth"]).view(batch["cue"].shape)
    n = max(1, (batch["cue"] == 1).sum().item())
    parts["cue"] = (cue.sum(1) * torch.where(batch["style"] > 0, weights["rich"], 1.0)).sum() / n
    m = (batch["names"] != data.IGNORE).sum().item()
    if m:
        parts["names"] = 20 * F.cross_entropy(out["names"].view(-1, 7), batch["names"].view(-1), ignore_index=data.IGNORE, reduction="sum") / m
    if "row" in batch:
        ok = (batch["pieces"] >= 0)[batch["row"]]
        known = out["scores"][:len(batch["row"])]
        scores = torch.cat([known[..., :3], known[..., 3:]])
        nll = spans_nll(scores, batch["gold"], torch.cat([ok, ok]))
        whole = batch["whole"].float() * torch.where(batch["style"][batch["row"]] > 0, weights["rich"], 1.0)
        k = len(whole)
        real = (torch.arange(len(out["labels"])) < k).float()
        parts["valid"] = F.binary_cross_entropy_with_logits(out["labels"][:, 24], real)
        parts["source"] = (nll[:k] * whole).sum() / max(1.0, whole.sum().item())
        parts["content"] = (nll[k:] * whole).sum() / max(1.0, whole.sum().item())
        for name, part in PARTS:
            weight = STANCE_WEIGHT if name == "stance" else None
            given = batch[name] != data.IGNORE
            if "soft" in batch:
                # Where the annotation does not say, earlier networks do, and no word list.
                learns = batch["has_soft"] & (~given | batch["weak"])
                given = given & ~learns
                if learns.any():
                    told = batch["soft"][:, part]
                    each = F.cross_entropy(out["labels"][:k, part], told, reduction="none")
                    # As the hard labels: weight by class, here the mean over the told ones.
                    trust = learns * (1.0 if weight is None else (told * weight).sum(-1))
                    parts["soft " + name] = (each * trust).sum() / trust.sum()
            if given.any():
                each = F.cross_entropy(out["labels"][:k, part], batch[name], ignore_index=data.IGNORE, weight=weight, label_smoothing=0.05, reduction="none")
                trust = torch.where(batch["weak"], weights["weak"], 1.0) * given
                parts[name] = (each * trust).sum() / trust.sum()
        if (batch["grade"] != data.IGNORE).any():
            parts["grade"] = F.cross_entropy(out["labels"][:k, GRADE], batch["grade"], ignore_index=data.IGNORE, label_smoothing=0.05)
    return parts


WEIGHTS = {"cue": 1.0, "source": 1.0, "content": 1.0, "names": 0.1, "act": 0.3, "stance": 0.3, "kind": 0.3, "grade": 0.3, "valid": 1.0, "vector": 1.0, "judged": 0.5, "cuts": 0.5, "antecedent": 0.5}


# Texts that are read for the titles of their statements alone.
MORE_TITLED = 500
# Batches by which the layer of the vectors is placed before anything is learned.
BEGIN = 120


def groups(net, lr, head_lr, decay):
    """Parameter groups: learning rate falls by `decay` a layer towards the input; heads and new embeddings learn faster."""
    out = []
    layers = len(net.encoder.layers)
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = lr * decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.case", "encoder.quote", "encoder.block")):
            rate = head_lr
        elif name.startswith("encoder."):
            rate = lr * decay ** layers
        else:
            rate = head_lr
        out.append({"params": [p], "rate": rate, "lr": rate, "weight_decay": 0.01 if p.ndim > 1 and "position" not in name and "word" not in name else 0.0})
    merged = {}
    for g in out:
        merged.setdefault((g["rate"], g["weight_decay"]), {**g, "params": []})["params"] += g["params"]
    return list(merged.values())


def with_plain_vectors(state):
    """Weights of a network whose vectors were a linear map alone, by their names of today."""
    return {re.sub(r"^vector\.(weight|bias)$", r"vector.plain.\1", k): v for k, v in state.items()}


def cut_loss(net, x, samples):
    """Whether what another claim says begins at the pieces of which linking/linked.ts tells it; None where it tells of none."""
    rows, tokens, begins = [], [], []
    for r, s in enumerate(samples):
        told = dict(s.doc.get("cuts", ()))
        for k in range(1, len(s.pieces)):
            label = told.get(int(s.pieces[k]))
            if label is not None and s.pieces[k - 1] == s.pieces[k] - 1:
                rows.append(r), tokens.append(k), begins.append(label)
    if not rows:
        return None
    return F.binary_cross_entropy_with_logits(net.cuts(x.float())[rows, tokens], torch.tensor(begins, dtype=torch.float32))


def antecedent_loss(net, x, samples):
    """How badly the mentions of annotated sources are joined to those before them in their window; None where there are none."""
    total, count = 0, 0
    each = net.antecedents(x.float())
    for r, s in enumerate(samples):
        if not s.doc.get("mentions"):
            continue
        at = {int(p): k for k, p in enumerate(s.pieces) if p >= 0}
        found = [(at[a], at[b - 1] + 1, who, form) for a, b, who, form in s.doc["mentions"] if a in at and b - 1 in at]
        if len(found) < 2:
            continue
        sums = F.pad(each[r].cumsum(0), (0, 0, 1, 0))
        first, last = (torch.tensor([m[i] for m in found]) for i in (0, 1))
        means = (sums[last] - sums[first]) / (last - first).unsqueeze(1)
        loss, n = chosen_loss(*net.antecedents.scores(means, first), found)
        total, count = total + loss, count + n
    return total / count if count else None


# Forms of mentions as training/spoken.ts has them: 0 a pronoun, 1 a description, 2 a name, 3 a name of nobody who is annotated.
NAME = 2


def chosen_loss(scores, nobody, found):
    """The sum of the negative log-likelihoods that each mention of a source stands for one of its own mentions before, or for nobody; and their number."""
    n = len(found)
    who = torch.tensor([m[2] for m in found])
    first, last = (torch.tensor([m[i] for m in found]) for i in (0, 1))
    form = torch.tensor([m[3] for m in found])
    before = last[None] <= first[:, None]
    own = before & (who[:, None] == who[None])
    all_ = torch.cat([scores.masked_fill(~before, -1e9), nobody[:, None]], 1)
    right = torch.cat([own, ~own.any(1, keepdim=True)], 1)
    each = torch.logsumexp(all_, 1) - torch.logsumexp(all_.masked_fill(~right, -1e9), 1)
    # A name that comes first tells whom a description before it meant; those behind it are told by their words.
    named = own & (form[None] == NAME)
    weight = torch.where((form == NAME) & named.any(1), 0.3, torch.tensor([1.0, 1.0, 1.0, 0.0])[form])
    return (each * weight).sum(), weight.sum().item()


def load_grown(net, state):
    """Loads weights of a network with as many layers in the second look or fewer: a layer that is new adds nothing at first."""
    missing, unexpected = net.load_state_dict(with_plain_vectors(state), strict=False)
    if unexpected:
        raise ValueError(f"no such weights in this network: {unexpected[:3]}")
    for name in missing:
        if name.startswith(("vector.up.", "vector.down.", "pairs.grade.", "judged.", "cuts.", "antecedents.")):
            continue
        if not name.startswith("pairs.layers."):
            raise ValueError(f"the checkpoint lacks {name}")
        if ".out." in name or ".down." in name:
            net.get_parameter(name).data.zero_()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--dump", required=True)
    a.add_argument("--start", required=True, help="folder with model.safetensors of the start weights, or a checkpoint .pt")
    a.add_argument("--out", required=True, help="folder for checkpoints")
    a.add_argument("--epochs", type=float, default=4)
    a.add_argument("--minutes", type=float, default=math.inf, help="end the schedule after this time even if the epochs are not over")
    a.add_argument("--pairs", type=int, default=128, help="most cues of a batch that get the second look")
    a.add_argument("--tempt", type=int, default=64, help="most false cues of a batch that get it too")
    a.add_argument("--limit", type=int, default=254)
    a.add_argument("--tokens", type=int, default=4096)
    a.add_argument("--lr", type=float, default=1.5e-4)
    a.add_argument("--head-lr", type=float, default=1e-3)
    a.add_argument("--decay", type=float, default=0.9)
    a.add_argument("--drop", type=float, default=0.1)
    a.add_argument("--width", type=int, default=128)
    a.add_argument("--pair-layers", type=int, default=1)
    a.add_argument("--rich", type=float, default=1.0, help="weight of the loss on texts with the full scheme")
    a.add_argument("--rich-repeat", type=int, default=2)
    a.add_argument("--events-repeat", type=int, default=1)
    a.add_argument("--rare", type=int, default=0, help="times that windows with a stance other than asserts are taken once more")
    a.add_argument("--alone", type=float, default=0.0, help="share of windows that hold a single sentence or block")
    a.add_argument("--weak", type=float, default=0.25, help="weight of act and stance labels that come from rules and word lists, or of --soft")
    a.add_argument("--act-weight", type=float, default=WEIGHTS["act"])
    a.add_argument("--stance-weight", type=float, default=WEIGHTS["stance"])
    a.add_argument("--smooth", type=float, default=0.0)
    a.add_argument("--ema", type=float, default=0.998)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--sets", default="polnear,polnear-rich,corpus,names,events,readings")
    a.add_argument("--vectors", help="statement vectors of the teacher (.npz of claims.py)")
    a.add_argument("--linked", help="texts of linking/linked.ts, of which the vectors of statements are learned and nothing else")
    a.add_argument("--titles", help="texts of linking/titled.ts, of which it is learned which statements are understood alone and are news")
    a.add_argument("--judged", help="what the teacher makes of them (.npz of titles.py)")
    a.add_argument("--soft", help="act, stance and kind as earlier networks see them (.npz of labels.py), in place of the word lists")
    a.add_argument("--freeze-words", action="store_true", help="leave the word embeddings as they are: faster, and less to forget")
    a.add_argument("--save-every", type=int, default=200)
    o = a.parse_args()
    os.makedirs(o.out, exist_ok=True)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    docs = data.prepare([d for d in data.load(o.dump) if d["split"] == "train" and d["set"] in o.sets.split(",")])
    if o.linked:
        docs += data.prepare(data.linked(o.linked))
    titles = None
    if o.titles:
        from .titles import Judged, titled
        titles = Judged(o.judged)
        # Of the texts that are read for their claims anyway it is learned too; of the others a part is enough.
        had = {d["id"] for d in docs if d["set"] == "linked"}
        more = [d for d in titled(o.titles) if d["id"] in titles.by_doc and d["id"] not in had]
        docs += data.prepare(rng.sample(more, min(MORE_TITLED, len(more))))
    vectors = None
    if o.vectors:
        from .vectors import Targets
        vectors = Targets(o.vectors)
    soft = Soft(o.soft) if o.soft else None
    net = Network(o.width, o.pair_layers, o.drop)
    if o.start.endswith(".pt"):
        load_grown(net, torch.load(o.start)["ema"])
    else:
        net.encoder.load_bert(load_file(os.path.join(o.start, "model.safetensors")))
    if o.freeze_words:
        net.encoder.word.weight.requires_grad = False
    repeat = {"polnear-rich": o.rich_repeat, "corpus": o.rich_repeat, "readings": o.rich_repeat, "events": o.events_repeat, "names": 1}
    plan = data.epoch(docs, o.limit, o.tokens, random.Random(0), repeat, o.rare, o.alone)
    share = WEIGHTS | {"act": o.act_weight, "stance": o.stance_weight}
    share |= {"soft " + k: o.weak * share[k] for k, _ in PARTS}
    total = int(len(plan) * o.epochs)
    warm = max(1, int(0.06 * total))
    opt = torch.optim.AdamW(groups(net, o.lr, o.head_lr, o.decay), betas=(0.9, 0.98), eps=1e-6, fused=True)
    ema = {k: v.detach().clone() for k, v in net.state_dict().items()}
    step, spent = 0, 0.0
    last = os.path.join(o.out, "last.pt")
    if vectors and not os.path.exists(last):
        first = [data.build(b, rng, noise=False) for b in rng.sample(plan, min(BEGIN, len(plan)))]
        loss = vectors.begin(net, first, lambda net, b: forward(net, collate(b, 1, rng))["x"])
        ema = {k: v.detach().clone() for k, v in net.state_dict().items()}
        print(f"vectors begin at {loss:.3f}", flush=True)
    if os.path.exists(last):
        c = torch.load(last)
        net.load_state_dict(c["net"]); opt.load_state_dict(c["opt"]); ema, step, spent = c["ema"], c["step"], c["spent"]
        rng.seed(o.seed * 1000 + step)
    averaged, current = list(ema.values()), [net.state_dict()[k] for k in ema]
    weights = {"rich": torch.tensor(o.rich), "smooth": o.smooth, "weak": o.weak}
    print(f"{len(docs)} documents, {len(plan)} batches an epoch, {total} steps", flush=True)
    seen, sums, count, start = 0, {}, 0, time.time()
    begun = start - spent
    net.train()
    queue = []
    while step < total and time.time() - begun < 60 * o.minutes:
        if not queue:
            queue = data.epoch(docs, o.limit, o.tokens, rng, repeat, o.rare, o.alone)
        samples = data.build(queue.pop(), rng)
        batch = collate(samples, o.pairs, rng, soft)
        done = min(1.0, max((step - warm) / max(1, total - warm), (time.time() - begun) / 60 / o.minutes))
        scale = step / warm if step < warm else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done))
        for g in opt.param_groups:
            g["lr"] = g["rate"] * scale
        out = forward(net, batch, tempt=o.tempt)
        parts = losses(net, batch, out, weights)
        if vectors:
            v = vectors.loss(net, out["x"], samples, rng)
            if v is not None:
                parts["vector"] = v
        if titles:
            v = titles.loss(net, out["x"], samples)
            if v is not None:
                parts["judged"] = v
        if o.linked:
            v = cut_loss(net, out["x"], samples)
            if v is not None:
                parts["cuts"] = v
        v = antecedent_loss(net, out["x"], samples)
        if v is not None:
            parts["antecedent"] = v
        loss = sum(share[k] * v for k, v in parts.items())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0, foreach=True)
        opt.step()
        opt.zero_grad(set_to_none=True)
        step += 1
        d = min(o.ema, step / (step + 20))
        with torch.no_grad():
            torch._foreach_lerp_(averaged, current, 1 - d)
        seen += int(batch["length"].sum())
        count += 1
        for k, v in parts.items():
            sums[k] = sums.get(k, 0) + v.item()
        if step % 50 == 0 or step == total:
            took = time.time() - start
            print(json.dumps({"step": step, "of": total, **{k: round(v / count, 3) for k, v in sums.items()}, "tokens/s": round(seen / took), "left_min": round((total - step) * took / count / 60, 1)}), flush=True)
            seen, sums, count, start = 0, {}, 0, time.time()
        if step % o.save_every == 0 or step == total:
            torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "ema": ema, "step": step, "spent": time.time() - begun, "options": vars(o)}, last + ".new")
            os.replace(last + ".new", last)
    torch.save({"ema": ema, "options": vars(o)}, os.path.join(o.out, "final.pt"))


if __name__ == "__main__":
    main()
