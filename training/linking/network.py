"""A small BERT that reads two statements in context together (a cross-encoder), in plain PyTorch.

Weights start from all-MiniLM-L6-v2. Beside words, positions and the two sides it adds an embedding for the role of a piece: context, statement, speaker.
Heads on the first piece: how the two stand to each other, and whether their sources stand on one side.
"""
import json
import torch
from torch import nn
from torch.nn import functional as F
from safetensors.torch import load_file

LABELS = ["same", "a-narrower", "b-narrower", "contradicts", "different"]
SIDES = ["one", "opposed", "open"]
ROLES = 3


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, width)
        self.o, self.n1 = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down, self.n2 = nn.Linear(width, inner), nn.Linear(inner, width), nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask, p=0.0):
        b, n, d = x.shape
        split = lambda t: t.view(b, n, self.heads, d // self.heads).transpose(1, 2)
        a = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=mask)
        x = self.n1(x + F.dropout(self.o(a.transpose(1, 2).reshape(b, n, d)), p, self.training))
        return self.n2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


class Joint(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, inner=1536, words=30522, positions=512):
        super().__init__()
        self.words, self.positions = nn.Embedding(words, width), nn.Embedding(positions, width)
        self.sides, self.roles = nn.Embedding(2, width), nn.Embedding(ROLES, width)
        nn.init.zeros_(self.roles.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.pool = nn.Linear(width * 3, width)
        self.label, self.side = nn.Linear(width, len(LABELS)), nn.Linear(width, len(SIDES))

    def states(self, ids, side, role, mask, p=0.0):
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(at) + self.sides(side) + self.roles(role))
        x = F.dropout(x, p, self.training)
        m = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, m, p)
        return x

    def forward(self, ids, side, role, mask, p=0.1):
        x = self.states(ids, side, role, mask, p)
        said = (role == 1).to(x.dtype)
        def mean(which):
            w = (said * (side == which).to(x.dtype)).unsqueeze(-1)
            return (x * w).sum(1) / w.sum(1).clamp(min=1)
        a, b = mean(0), mean(1)
        h = torch.tanh(self.pool(torch.cat([x[:, 0], (a - b).abs(), a * b], -1)))
        h = F.dropout(h, p, self.training)
        return self.label(h), self.side(h)

    def start(self, folder, keep=None):
        """Weights of a BERT in `folder`; `keep` names which of its layers become ours, in order."""
        w = load_file(f"{folder}/model.safetensors")
        own = self.state_dict()
        def put(to, name):
            own[to].copy_(w[name])
        put("words.weight", "embeddings.word_embeddings.weight")
        put("positions.weight", "embeddings.position_embeddings.weight")
        put("sides.weight", "embeddings.token_type_embeddings.weight")
        for kind in ("weight", "bias"):
            put(f"norm.{kind}", f"embeddings.LayerNorm.{kind}")
            for i, j in enumerate(keep or range(len(self.layers))):
                for ours, theirs in (("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"), ("o", "attention.output.dense"), ("n1", "attention.output.LayerNorm"), ("up", "intermediate.dense"), ("down", "output.dense"), ("n2", "output.LayerNorm")):
                    put(f"layers.{i}.{ours}.{kind}", f"encoder.layer.{j}.{theirs}.{kind}")
        self.load_state_dict(own)
