"""Clusters the annotated events by pair scores and scores them as score/links.mjs does."""
import json, numpy as np, collections

class Links:
    def __init__(self, data):
        g = json.load(open(f"{data}/gold.json"))
        self.gold, self.hard = g["statements"], g["hard"]
        self.pairs = [json.loads(l) for l in open(f"{data}/links.jsonl")]
        self.events = sorted({p["event"] for p in self.pairs})
        claims = collections.defaultdict(set)
        for s in self.gold:
            if s["at"] is not None: claims[s["at"]].add(s["claim"])
        self.claims = claims
        self.y = np.array([1.0 if claims[p["a"]] & claims[p["b"]] else 0.0 for p in self.pairs])

    def cluster(self, score, least, about=(), parts=None):
        """Average link over all pairs of an event; `score` by pair; pairs left out count 0."""
        out = {}
        by = collections.defaultdict(list)
        for k, p in enumerate(self.pairs): by[p["event"]].append(k)
        for ev, ks in by.items():
            ids = sorted({self.pairs[k]["a"] for k in ks} | {self.pairs[k]["b"] for k in ks}); at = {x: i for i, x in enumerate(ids)}
            n = len(ids); S = np.zeros((n, n))
            for k in ks:
                i, j = at[self.pairs[k]["a"]], at[self.pairs[k]["b"]]
                S[i, j] = S[j, i] = score[k]
            for a, b in about:
                if a in at and b in at: S[at[a], at[b]] = S[at[b], at[a]] = 1
            lab = average_link(S, least)
            for x, i in at.items(): out[x] = (ev, lab[i])
        return out

    def score(self, of):
        items = []
        for k, s in enumerate(self.gold): items.append((s["claim"], s["article"], of[s["at"]] if s["at"] is not None else ("alone", k)))
        g, q = collections.defaultdict(list), collections.defaultdict(list)
        for i, x in enumerate(items): g[x[0]].append(i); q[x[2]].append(i)
        P = R = 0
        for i, x in enumerate(items):
            both = len(set(g[x[0]]) & set(q[x[2]])); P += both / len(q[x[2]]); R += both / len(g[x[0]])
        P /= len(items); R /= len(items)
        pp = gp = tp = 0
        for k, ids in q.items():
            for a in range(len(ids)):
                for b in range(a):
                    if items[ids[a]][1] != items[ids[b]][1]:
                        pp += 1; tp += items[ids[a]][0] == items[ids[b]][0]
        for k, ids in g.items():
            for a in range(len(ids)):
                for b in range(a): gp += items[ids[a]][1] != items[ids[b]][1]
        return dict(b3=round(200 * P * R / (P + R), 1), P=round(100 * P, 1), R=round(100 * R, 1), pairsF=round(200 * tp / max(1, pp + gp), 1))

    def best(self, score, grid=(0.03, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4), about=()):
        return max(((t, self.score(self.cluster(score, t, about))) for t in grid), key=lambda x: x[1]["b3"] + x[1]["pairsF"])


def average_link(S, least):
    n = len(S); groups = {i: [i] for i in range(n)}; M = S.copy(); np.fill_diagonal(M, -1); size = np.ones(n)
    A = M.copy()  # sums
    alive = np.ones(n, bool)
    while True:
        D = A / (size[:, None] * size[None, :]); D[~alive] = -9; D[:, ~alive] = -9; np.fill_diagonal(D, -9)
        k = int(D.argmax()); i, j = divmod(k, n)
        if D[i, j] < least: break
        if i > j: i, j = j, i
        A[i] += A[j]; A[:, i] += A[:, j]; size[i] += size[j]; alive[j] = False; groups[i] += groups.pop(j)
    lab = np.zeros(n, int)
    for k, g in groups.items():
        for i in g: lab[i] = k
    return lab
