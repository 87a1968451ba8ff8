"""The networks of the pair model, in plain PyTorch.

`Teacher`: reads two statements together (a cross-encoder) with the disentangled attention of DeBERTa-v3 (He, Gao and Chen 2023). `Student`: reads each statement
alone, once, and compares the vectors of the pieces of two (late interaction: Khattab and Zaharia 2020).
"""
import math

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

LABELS = ["same", "a-narrower", "b-narrower", "contradicts", "different"]
SIDES = ["one", "opposed", "open"]
CONTEXT, SAID, SPEAKER = range(3)


def bucket(distance, size=256, far=512):
    """Distances beyond half of `size` share buckets, ever more of them."""
    middle, sign, d = size // 2, (distance > 0) - (distance < 0), abs(distance)
    if d <= middle:
        return distance
    return int((math.ceil(math.log(d / middle) / math.log((far - 1) / middle) * (middle - 1)) + middle) * sign)


def skew(x):
    """[.., n, 2n - 1], column c for the distance key - query = c - (n - 1), as [.., n, n]: no gathering, which is slow backwards."""
    *s, n, m = x.shape
    x = F.pad(x, (0, 1)).reshape(*s, n * (m + 1))[..., n - 1 :]
    return F.pad(x, (0, max(0, n * m - x.shape[-1])))[..., : n * m].reshape(*s, n, m)[..., :n]


class Disentangled(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.n1, self.up, self.down, self.n2 = nn.LayerNorm(width, eps=1e-7), nn.Linear(width, inner), nn.Linear(inner, width), nn.LayerNorm(width, eps=1e-7)

    def forward(self, x, mask, places, p=0.0):
        b, n, d = x.shape
        e = d // self.heads
        split = lambda t: t.view(b, n, self.heads, e).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        at = lambda t: t.view(1, 2 * n - 1, self.heads, e).permute(0, 2, 3, 1)
        by_place = skew(q @ at(self.k(places))) + skew(k @ at(self.q(places)).flip(-1)).transpose(-1, -2)
        scale = 1 / math.sqrt(3 * e)
        bias = (by_place * scale).masked_fill(~mask, -1e4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias, scale=scale)
        x = self.n1(x + F.dropout(self.o(a.transpose(1, 2).reshape(b, n, d)), p, self.training))
        return self.n2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


class Teacher(nn.Module):
    def __init__(self, layers=12, width=384, heads=6, inner=1536, words=128100):
        super().__init__()
        self.words, self.norm = nn.Embedding(words, width), nn.LayerNorm(width, eps=1e-7)
        self.roles = nn.Embedding(3, width)
        nn.init.zeros_(self.roles.weight)
        self.places, self.place_norm = nn.Parameter(torch.zeros(512, width)), nn.LayerNorm(width, eps=1e-7)
        self.layers = nn.ModuleList(Disentangled(width, heads, inner) for _ in range(layers))
        self.pool, self.label, self.side = nn.Linear(width * 3, width), nn.Linear(width, len(LABELS)), nn.Linear(width, len(SIDES))

    def forward(self, ids, side, role, mask, p=0.1):
        h = self.joined(ids, side, role, mask, p)
        return self.label(h), self.side(h)

    def joined(self, ids, side, role, mask, p):
        """Both statements as one vector."""
        n = ids.shape[1]
        x = F.dropout(self.norm(self.words(ids) + self.roles(role)) * mask[..., None], p, self.training)
        index = torch.tensor([bucket(n - 1 - c) + 256 for c in range(2 * n - 1)]).clamp(0, 511)
        places, m = self.place_norm(self.places)[index], mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, m, places, p)
        said = (role == SAID).to(x.dtype)

        def mean(which):
            w = (said * (side == which).to(x.dtype)).unsqueeze(-1)
            return (x * w).sum(1) / w.sum(1).clamp(min=1)

        a, b = mean(0), mean(1)
        return F.dropout(F.gelu(self.pool(torch.cat([x[:, 0], (a - b).abs(), a * b], -1))), p, self.training)

    def start(self, weights):
        """Weights of a DeBERTa-v3-xsmall by their usual names (a file of torch.save)."""
        w, own = torch.load(weights), self.state_dict()
        own["words.weight"].copy_(w["deberta.embeddings.word_embeddings.weight"])
        own["places"].copy_(w["deberta.encoder.rel_embeddings.weight"])
        names = {"q": "attention.self.query_proj", "k": "attention.self.key_proj", "v": "attention.self.value_proj", "o": "attention.output.dense",
                 "n1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        for kind in ("weight", "bias"):
            own[f"norm.{kind}"].copy_(w[f"deberta.embeddings.LayerNorm.{kind}"])
            own[f"place_norm.{kind}"].copy_(w[f"deberta.encoder.LayerNorm.{kind}"])
            for i in range(len(self.layers)):
                for ours, theirs in names.items():
                    own[f"layers.{i}.{ours}.{kind}"].copy_(w[f"deberta.encoder.layer.{i}.{theirs}.{kind}"])
        self.load_state_dict(own)


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.n1, self.up, self.down, self.n2 = nn.LayerNorm(width, eps=1e-12), nn.Linear(width, inner), nn.Linear(inner, width), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask, p=0.0):
        b, n, d = x.shape
        split = lambda t: t.view(b, n, self.heads, d // self.heads).transpose(1, 2)
        a = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=mask)
        x = self.n1(x + F.dropout(self.o(a.transpose(1, 2).reshape(b, n, d)), p, self.training))
        return self.n2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


class Encoder(nn.Module):
    """A statement as vectors of its pieces (unit length), how much each tells, and a pooled vector. Word vectors are of low rank: half of what they would weigh."""

    def __init__(self, layers, rank, width=384, piece=48, pooled=128, words=30522, positions=128):
        super().__init__()
        self.words, self.widen = nn.Embedding(words, rank), nn.Linear(rank, width, bias=False)
        self.positions, self.roles, self.norm = nn.Embedding(positions, width), nn.Embedding(3, width), nn.LayerNorm(width, eps=1e-12)
        nn.init.zeros_(self.roles.weight)
        self.layers = nn.ModuleList(Layer(width, 12, 1536) for _ in range(layers))
        self.piece, self.weight, self.pool = nn.Linear(width, piece), nn.Linear(width, 1), nn.Linear(width, pooled)

    def start(self, folder, keep):
        """Of all-MiniLM-L6-v2 the layers in `keep`."""
        w, own, rank = load_file(f"{folder}/model.safetensors"), self.state_dict(), self.words.weight.shape[1]
        u, s, v = torch.linalg.svd(w["embeddings.word_embeddings.weight"].float(), full_matrices=False)
        root = s[:rank].sqrt()
        own["words.weight"].copy_(u[:, :rank] * root)
        own["widen.weight"].copy_(v[:rank].T * root)
        own["positions.weight"].copy_(w["embeddings.position_embeddings.weight"][: own["positions.weight"].shape[0]] + w["embeddings.token_type_embeddings.weight"][0])
        names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
                 "n1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        for kind in ("weight", "bias"):
            own[f"norm.{kind}"].copy_(w[f"embeddings.LayerNorm.{kind}"])
            for i, j in enumerate(keep):
                for ours, theirs in names.items():
                    own[f"layers.{i}.{ours}.{kind}"].copy_(w[f"encoder.layer.{j}.{theirs}.{kind}"])
        self.load_state_dict(own)

    def forward(self, ids, role, mask, p=0.0):
        x = self.norm(self.widen(self.words(ids)) + self.positions.weight[: ids.shape[1]] + self.roles(role))
        x, m = F.dropout(x, p, self.training), mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, m, p)
        said = (role == SAID) & mask
        weight = torch.sigmoid(self.weight(x).float().squeeze(-1)) * said
        s = said.unsqueeze(-1).to(x.dtype)
        mean = (x * s).sum(1) / s.sum(1).clamp(min=1)
        return F.normalize(self.piece(x).float(), dim=-1), weight, said, F.normalize(self.pool(mean).float(), dim=-1), F.normalize(mean.float(), dim=-1)


class Head(nn.Module):
    """Two encoded statements: the best partner of each piece either way, and the pooled vectors, through two small layers."""

    def __init__(self, pooled=128, mixed=16, hidden=48):
        super().__init__()
        self.mix, self.a = nn.Linear(pooled, mixed, bias=False), nn.Linear(9 + mixed, hidden)
        self.b, self.out = nn.Linear(hidden, hidden), nn.Linear(hidden, len(LABELS))

    def forward(self, first, second):
        (va, wa, ma, pa, _), (vb, wb, mb, pb, _) = first, second
        alike = torch.einsum("bid,bjd->bij", va, vb).masked_fill(~(ma.unsqueeze(2) & mb.unsqueeze(1)), -1.0)
        a, b = alike.max(2).values * ma, alike.max(1).values * mb
        na, nb = wa.sum(1).clamp(min=0.1), wb.sum(1).clamp(min=0.1)
        seen = [(a * wa).sum(1) / na, (b * wb).sum(1) / nb,
                torch.log1p((F.relu(0.6 - a) * wa).sum(1)), torch.log1p((F.relu(0.6 - b) * wb).sum(1)),
                torch.log1p((F.relu(a - 0.6) * wa).sum(1)), torch.log1p((F.relu(b - 0.6) * wb).sum(1)),
                (pa * pb).sum(1), torch.log(na), torch.log(nb)]
        h = F.relu(self.a(torch.cat([torch.stack(seen, 1), self.mix(pa * pb * 11.3)], 1)))
        return self.out(h + F.relu(self.b(h)))


class Student(nn.Module):
    def __init__(self, layers=4, rank=256):
        super().__init__()
        self.enc, self.head = Encoder(layers, rank), Head()
