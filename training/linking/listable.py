"""Fits one of the two models of src/link/listable.ts: python training/linking/listable.py listable|alone TRAITS.jsonl OUT.ts

`listable`: of statements, labelled listable or plan. `alone`: of titles, labelled as understood by somebody who sees nothing else. Prints precision at several
shares of what is kept, each event scored by models that have not seen it.
"""
import base64, json, sys
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

# The vector's numbers are up to 127: weights are fitted on unit vectors, twice as light to penalise.
SCALE = 2 / 127
C = {"listable": 0.3, "alone": 0.5}


def is_right(what, row):
    return row["label"] in ("listable", "plan") if what == "listable" else row["alone"] == 1


def fit(what, rows):
    """The models with and without the sentence vector."""
    X = np.array([r["x"] for r in rows], float)
    V = np.array([r["v"] for r in rows], float) * SCALE
    y = np.array([is_right(what, r) for r in rows])
    groups = [r["event"] for r in rows]
    new = lambda: LogisticRegression(C=C[what], max_iter=5000)
    models = []
    for kind, A in (("with vector", np.hstack([X, V])), ("without", X)):
        p = cross_val_predict(new(), A, y, groups=groups, cv=GroupKFold(10), method="predict_proba")[:, 1]
        order = np.argsort(-p)
        line = ", ".join(f"{100 * y[order[: len(y) * k // 100]].mean():.1f} % of the first {k} %" for k in (5, 10, 20, 30))
        at = ", ".join(f"{t}: {100 * y[p >= t].mean():.1f} % right of {100 * (p >= t).mean():.0f} % kept" for t in (0.4, 0.5, 0.6, 0.7, 0.8) if (p >= t).any())
        print(f"{what} {kind}, {len(y)} of which {100 * y.mean():.1f} %: AUC {roc_auc_score(y, p):.3f}; {line}; {at}")
        models.append(new().fit(A, y))
    return models


def write(what, models, n, file):
    numbers = lambda a: ", ".join(f"{v:.3f}" for v in a)
    vector = models[0].coef_[0][n:] * SCALE
    step = np.abs(vector).max() / 32767
    bits = base64.b64encode(np.round(vector / step).astype("<i2").tobytes()).decode()
    with open(file, "w") as f:
        f.write("// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.\n")
        f.write("// Written by training/linking/listable.py from what readers labelled.\n\n")
        f.write("import type { Worths } from './worths.ts';\n\n")
        f.write(f"export const {what.upper()}: Worths = {{\n")
        for name, m in zip(("withVector", "without"), models):
            f.write(f"  {name}: {{ bias: {m.intercept_[0]:.3f}, own: [{numbers(m.coef_[0][:n])}] }},\n")
        f.write(f"  step: {step:.9g},\n  bits: '{bits}',\n}};\n")


if __name__ == "__main__":
    what, traits, out = sys.argv[1:]
    rows = [json.loads(l) for l in open(traits)]
    write(what, fit(what, rows), len(rows[0]["x"]), out)
