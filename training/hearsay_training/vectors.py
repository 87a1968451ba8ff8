"""Statement vectors of the teacher (claims.py) for the statements, sentences and contents of the training texts."""

import numpy as np
import torch


class Targets:
    """Gives the loss of the network's vectors: one less the cosine with the teacher's."""

    def __init__(self, path):
        z = np.load(path, allow_pickle=False)
        self.vectors = z["vectors"]
        self.by_doc = {}
        for k, (doc, a, b) in enumerate(zip(z["doc"], z["from"], z["to"])):
            self.by_doc.setdefault(str(doc), []).append((int(a), int(b), k))

    def means(self, x, samples, pick):
        """Means of the pieces of spans that lie wholly in the samples, and the places of their vectors; `pick` chooses among them."""
        rows, starts, ends, keys = [], [], [], []
        for r, s in enumerate(samples):
            real = s.pieces[s.pieces >= 0]
            first, last = int(real[0]), int(real[-1])
            at = {int(p): k for k, p in enumerate(s.pieces) if p >= 0}
            for a, b, k in self.by_doc.get(s.doc["set"] + "/" + s.doc["id"], ()):
                if a >= first and b - 1 <= last and at[b - 1] - at[a] == b - 1 - a:
                    rows.append(r), starts.append(at[a]), ends.append(at[b - 1] + 1), keys.append(k)
        if not rows:
            return None
        chosen = pick(range(len(rows)))
        w = torch.zeros(len(chosen), x.shape[1])
        for i, k in enumerate(chosen):
            w[i, starts[k]:ends[k]] = 1
        h = x[torch.tensor([rows[k] for k in chosen])].float()
        target = torch.from_numpy(self.vectors[[keys[k] for k in chosen]].astype(np.float32))
        return (w.unsqueeze(1) @ h).squeeze(1) / w.sum(1, keepdim=True), target

    def loss(self, net, x, samples, rng, most=80):
        found = self.means(x, samples, lambda rows: rng.sample(rows, min(most, len(rows))))
        if found is None:
            return None
        mean, target = found
        return (1 - (torch.nn.functional.normalize(net.vector(mean), dim=-1) * target).sum(1)).mean()

    @torch.no_grad()
    def begin(self, net, batches, forward):
        """The layer of the vectors where least squares put it for these batches: from there learning is shorter by an hour."""
        found = [self.means(forward(net, b), b, list) for b in batches]
        x, y = (torch.cat(part) for part in zip(*(f for f in found if f is not None)))
        ones = torch.cat([x, torch.ones(len(x), 1)], 1)
        ridge = 1e-3 * len(x) * torch.eye(ones.shape[1])
        w = torch.linalg.solve(ones.T @ ones + ridge, ones.T @ y)
        net.vector.weight.copy_(w[:-1].T)
        net.vector.bias.copy_(w[-1])
        return (1 - torch.nn.functional.cosine_similarity(net.vector(x), y)).mean().item()
