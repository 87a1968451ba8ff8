"""Fits the models of src/link/listable.ts: PYTHONPATH=training python training/linking/listable.py TRAITS.jsonl OUT.ts

`listable`: a reader of news wants to see it on a board. `alone`: it is understood by somebody who sees nothing else. With what the reader model says, traits
are weighed on events that it has not learned from. Prints precision at several shares of what is kept, each event scored by models that have not seen it.
"""
import json, sys
import numpy as np
from hearsay_training.titles import is_held
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

C = 0.5


def fit(what, rows):
    """The models with and without what the reader says."""
    models = []
    for kind in ("with the reader", "without"):
        some = [r for r in rows if kind == "without" or is_held(r["event"])]
        seen = lambda r: r["traits"] + (r["pointers"] if what == "alone" else []) + ([] if kind == "without" else [r["judged"]["alone"], r["judged"]["news"]])
        A = np.array([seen(r) for r in some], float)
        y = np.array([r["alone"] == 1 if what == "alone" else r["news"] == 1 for r in some])
        fresh = LogisticRegression(C=C, max_iter=5000)
        p = cross_val_predict(fresh, A, y, groups=[r["event"] for r in some], cv=GroupKFold(10), method="predict_proba")[:, 1]
        order = np.argsort(-p)
        line = ", ".join(f"{100 * y[order[: len(y) * k // 100]].mean():.1f} % of the first {k} %" for k in (5, 10, 20, 30))
        at = ", ".join(f"{t}: {100 * y[p >= t].mean():.1f} % right of {100 * (p >= t).mean():.0f} % kept" for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8) if (p >= t).any())
        print(f"{what} {kind}, {len(y)} of which {100 * y.mean():.1f} %: AUC {roc_auc_score(y, p):.3f}; {line}; {at}")
        models.append(fresh.fit(A, y))
    return models


def write(models, file):
    numbers = lambda a: ", ".join(f"{v:.3f}" for v in a)
    with open(file, "w") as f:
        f.write("// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.\n")
        f.write("// Written by training/linking/listable.py from what readers judged.\n\n")
        f.write("import type { Worths } from './worths.ts';\n")
        for what, pair in models.items():
            f.write(f"\nexport const {what.upper()}: Worths = {{\n")
            for name, m in zip(("withReader", "without"), pair):
                f.write(f"  {name}: {{ bias: {m.intercept_[0]:.3f}, own: [{numbers(m.coef_[0])}] }},\n")
            f.write("};\n")


if __name__ == "__main__":
    traits, out = sys.argv[1:]
    rows = [json.loads(line) for line in open(traits)]
    write({what: fit(what, rows) for what in ("listable", "alone")}, out)
