"""The network: a MiniLM-size encoder that reads a window once, and a light head that looks at it again for each cue."""

import math

import torch
import torch.nn.functional as F
from torch import nn

H, HEADS, LAYERS, FF = 384, 12, 6, 1536
BUCKETS = 33


class Masks:
    """Dropout masks cut from one long random tensor: drawing fresh ones would cost more than the network."""

    def __init__(self, p, size=1 << 24):
        self.p = p
        self.pool = ((torch.rand(size) >= p).float() / (1 - p)).to(torch.bfloat16) if p else None
        self.size = size

    def __call__(self, x, on):
        if not on or not self.p:
            return x
        n = x.numel()
        if n > self.size:
            return F.dropout(x, self.p)
        at = int(torch.randint(0, self.size - n + 1, (1,)))
        return x * self.pool[at:at + n].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, h, heads, ff, eps=1e-12):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(h, 3 * h)
        self.out = nn.Linear(h, h)
        self.norm1 = nn.LayerNorm(h, eps)
        self.up = nn.Linear(h, ff)
        self.down = nn.Linear(ff, h)
        self.norm2 = nn.LayerNorm(h, eps)

    def forward(self, x, mask, drop=lambda x, on: x):
        b, n, h = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            s = q @ k.transpose(-1, -2) * (1 / math.sqrt(h // self.heads))
            if mask is not None:
                s = s + mask
            a = s.softmax(-1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=None if mask is None else mask.to(q.dtype))
        a = self.out(a.permute(0, 2, 1, 3).reshape(b, n, h))
        x = self.norm1(x + drop(a, self.training))
        f = self.down(F.gelu(self.up(x)))
        return self.norm2(x + drop(f, self.training))


class Encoder(nn.Module):
    def __init__(self, vocab=30522, layers=LAYERS, drop=0.1):
        super().__init__()
        self.word = nn.Embedding(vocab, H)
        self.position = nn.Embedding(512, H)
        self.case = nn.Embedding(6, H)
        self.quote = nn.Embedding(5, H)
        self.block = nn.Embedding(7, H)
        self.norm = nn.LayerNorm(H, 1e-12)
        self.layers = nn.ModuleList(Layer(H, HEADS, FF) for _ in range(layers))
        self.drop = Masks(drop)
        for e in (self.case, self.quote, self.block):
            nn.init.normal_(e.weight, std=0.01)

    def forward(self, ids, cases, quotes, blocks, mask=None):
        n = ids.shape[1]
        x = self.word(ids) + self.position.weight[:n] + self.case(cases) + self.quote(quotes) + self.block(blocks)
        x = self.drop(self.norm(x), self.training)
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        return x

    def load_bert(self, state):
        g = lambda k: state[k].float()
        self.word.weight.data = g("embeddings.word_embeddings.weight").clone()
        self.position.weight.data = g("embeddings.position_embeddings.weight") + g("embeddings.token_type_embeddings.weight")[0]
        self.norm.weight.data, self.norm.bias.data = g("embeddings.LayerNorm.weight"), g("embeddings.LayerNorm.bias")
        for i, l in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for part, names in (("weight", None), ("bias", None)):
                getattr(l.qkv, part).data = torch.cat([g(p + f"attention.self.{n}.{part}") for n in ("query", "key", "value")])
                getattr(l.out, part).data = g(p + f"attention.output.dense.{part}")
                getattr(l.norm1, part).data = g(p + f"attention.output.LayerNorm.{part}")
                getattr(l.up, part).data = g(p + f"intermediate.dense.{part}")
                getattr(l.down, part).data = g(p + f"output.dense.{part}")
                getattr(l.norm2, part).data = g(p + f"output.LayerNorm.{part}")


def bucket(d):
    """Signed distance in tokens to one of 33 buckets: exact to 8, then by powers."""
    a = d.abs().float()
    far = 8 + torch.log2(a.clamp(min=8) / 8) * 2
    b = torch.where(a < 8, a, far).long().clamp(max=16)
    return torch.where(d < 0, 16 - b, 16 + b)


class Pairs(nn.Module):
    """
    For each cue, reads the window again in a narrow layer or two that know where the cue is. Gives for every token six
    scores: inside, begins, ends of the source, and of the content.
    """

    def __init__(self, d=128, layers=1, heads=4, drop=0.1):
        super().__init__()
        self.d = d
        self.distance = nn.Embedding(BUCKETS, d)
        self.is_cue = nn.Embedding(2, d)
        self.from_cue = nn.Linear(d, d)
        self.gate = nn.Linear(d, d)
        self.norm = nn.LayerNorm(d)
        self.layers = nn.ModuleList(Layer(d, heads, 2 * d, 1e-5) for _ in range(layers))
        self.scores = nn.Linear(d, 6)
        self.mix = nn.Linear(3 * d, d)
        self.labels = nn.Linear(d, 14 + 4 + 6)
        self.valid = nn.Linear(d, 1)
        self.grade = nn.Linear(d, 5)
        self.drop = Masks(drop, 1 << 23)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.is_cue.weight, std=0.1)

    def forward(self, p, cue_from, cue_to, mask=None):
        """p [N, L, d]; cue_from, cue_to [N] token positions, end excluded -> scores [N, L, 6], labels [N, 30] (act, stance, kind, whether this is an attribution at all, grade)."""
        n, length, d = p.shape
        at = torch.arange(length)[None]
        before, behind = at - cue_from[:, None], at - (cue_to[:, None] - 1)
        inside = (before >= 0) & (behind <= 0)
        away = torch.where(before < 0, before, torch.where(behind > 0, behind, torch.zeros_like(before)))
        w = inside.to(p.dtype)
        w = w / w.sum(1, keepdim=True)
        cue = (w.unsqueeze(1) @ p).squeeze(1)
        x = p * (1 + self.gate(cue)).unsqueeze(1) + self.from_cue(cue).unsqueeze(1) + self.distance(bucket(away)) + self.is_cue(inside.long())
        x = self.drop(self.norm(x), self.training)
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        scores = self.scores(x)
        pool = torch.sigmoid(scores[:, :, 0::3].float()).to(x.dtype).transpose(1, 2)
        if mask is not None:
            pool = pool * (mask[:, 0] == 0).to(pool.dtype)
        pool = pool / (pool.sum(2, keepdim=True) + 1e-3)
        parts = pool @ x
        whole = torch.cat([(w.to(x.dtype).unsqueeze(1) @ x).squeeze(1), parts[:, 0], parts[:, 1]], -1)
        whole = self.drop(F.gelu(self.mix(whole)), self.training)
        return scores, torch.cat([self.labels(whole), self.valid(whole), self.grade(whole)], -1)


class Vectors(nn.Module):
    """What each piece says towards statement vectors: a linear map of its state, and what two narrow layers add to it, nothing at first."""

    def __init__(self, width=512):
        super().__init__()
        self.plain, self.up, self.down = nn.Linear(H, H), nn.Linear(H, width), nn.Linear(width, H, bias=False)
        nn.init.zeros_(self.down.weight)

    def forward(self, x):
        return self.plain(x) + self.down(F.gelu(self.up(x)))


class Judged(nn.Module):
    """Whether a statement is understood by somebody who sees nothing else, and whether it is news: what each piece says towards both, on average and at its worst, first and last."""

    def __init__(self, width=96):
        super().__init__()
        self.up, self.down = nn.Linear(H, width), nn.Linear(width, 8)

    def forward(self, x):
        """[..., 8] for every piece: four numbers of each judgement."""
        return self.down(F.gelu(self.up(x)))

    @staticmethod
    def over(each):
        """Log-odds of both from the pieces [n, 8] of a statement."""
        return each[:, 0:2].mean(0) + each[:, 2:4].amin(0) + each[0, 4:6] + each[-1, 6:8]


class Cuts(nn.Module):
    """Whether within a statement what another claim says begins at a piece: from its state and that of the piece before it."""

    def __init__(self, width=96):
        super().__init__()
        self.up, self.down = nn.Linear(2 * H, width), nn.Linear(width, 1)

    def forward(self, x):
        """[batch, pieces, H] -> log-odds [batch, pieces]."""
        before = torch.cat([x[:, :1], x[:, :-1]], 1)
        return self.down(F.gelu(self.up(torch.cat([before, x], -1)))).squeeze(-1)


# How far apart two mentions are, in pieces: exact to 4, then by powers of the square root of two.
FAR = 24


class Antecedents(nn.Module):
    """
    What a pronoun or a description stands for (Lee et al. 2017, arXiv:1707.07045, on given mentions): each piece asks and answers in
    `width` numbers, and says how likely it is that a mention stands for nobody before it.
    """

    def __init__(self, hidden=256, width=64):
        super().__init__()
        self.width = width
        self.up, self.down = nn.Linear(H, hidden), nn.Linear(hidden, 2 * width + 1)
        self.far = nn.Parameter(torch.zeros(FAR))

    def forward(self, x):
        """[..., 2 * width + 1] for every piece: what it asks for, what it answers, nobody."""
        return self.down(F.gelu(self.up(x)))

    def scores(self, means, starts):
        """
        Log-odds [mentions, mentions] that the one of the row stands for whom the one of the column means, and [mentions] that it
        stands for nobody: from the means of the pieces of each mention, and where it begins.
        """
        asks, answers, nobody = means[:, :self.width], means[:, self.width:2 * self.width], means[:, -1]
        away = (starts[:, None] - starts[None]).clamp(min=1)
        return asks @ answers.T / math.sqrt(self.width) + self.far[far_bucket(away)], nobody


def far_bucket(away):
    """Distance in pieces to one of `FAR` buckets."""
    a = away.float()
    return torch.where(a < 4, a, 4 + 2 * torch.log2(a.clamp(min=4) / 4)).long().clamp(max=FAR - 1)


class Network(nn.Module):
    def __init__(self, d=128, pair_layers=1, drop=0.1, layers=LAYERS):
        super().__init__()
        self.encoder = Encoder(drop=drop, layers=layers)
        self.cue_hidden = nn.Linear(H, 128)
        self.cue = nn.Linear(128, 3)
        self.names = nn.Linear(H, 7)
        self.project = nn.Linear(H, d)
        self.vector = Vectors()
        self.judged = Judged()
        self.cuts = Cuts()
        self.antecedents = Antecedents()
        self.pairs = Pairs(d, pair_layers, drop=drop)

    def tag(self, x):
        return self.cue(F.gelu(self.cue_hidden(x)))


def spans_nll(scores, gold, valid):
    """
    Negative log-likelihood of labelled spans in a chain of two states (out, in): `scores` [N, L, 3] add up over tokens inside,
    over first and over last tokens of a piece; `gold` [N, L] 0/1; `valid` [N, L] tokens that may lie in a span.
    """
    n, length, _ = scores.shape
    u = scores[..., 0].masked_fill(~valid, -1e4)
    a, e = scores[..., 1], scores[..., 2]
    y = gold * valid
    prev = F.pad(y, (1, 0))[:, :-1]
    nxt = F.pad(y, (0, 1))[:, 1:]
    reached = (y * u.clamp(min=-1e3) + y * (1 - prev) * a + y * (1 - nxt) * e).sum(1)
    # Transitions of token i from (out, in) to (out, in), multiplied in pairs in the log semiring: a few large steps, not one a token.
    ends = F.pad(e, (1, 0), value=-1e4)[:, :-1]
    step = torch.stack([torch.stack([torch.zeros_like(u), a + u], -1), torch.stack([ends, u], -1)], -2)
    while step.shape[1] > 1:
        if step.shape[1] % 2:
            same = torch.tensor([[0.0, -1e9], [-1e9, 0.0]]).expand(n, 1, 2, 2)
            step = torch.cat([step, same], 1)
        left, right = step[:, 0::2], step[:, 1::2]
        step = torch.logaddexp(left[..., :1] + right[..., :1, :], left[..., 1:] + right[..., 1:, :])
    z = torch.logaddexp(step[:, 0, 0, 0], step[:, 0, 0, 1] + e[:, -1])
    return z - reached
