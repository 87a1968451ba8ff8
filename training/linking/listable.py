"""Fits the two models of src/link/listable.ts: python training/linking/listable.py TRAITS.jsonl OUT.ts

Prints precision at several shares of what is kept, each event scored by models that have not seen it. `listable`: labelled listable or plan; `stands`: the
same, and understood with at most a name for a pronoun or short name.
"""
import base64, json, sys
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

rows = [json.loads(l) for l in open(sys.argv[1])]
X = np.array([r["x"] for r in rows], float)
V = np.array([r["v"] for r in rows], float)
groups = [r["event"] for r in rows]
listable = np.array([r["label"] in ("listable", "plan") for r in rows])
stands = listable & np.array([(r["alone"] or 9) <= 2 for r in rows])
# The vector's numbers are up to 127: weights are fitted on unit vectors, twice as light to penalise.
SCALE = 2 / 127
C = 0.3
models = []
for name, y in (("listable", listable), ("stands", stands)):
    for kind, A in (("with vector", np.hstack([X, V * SCALE])), ("without", X)):
        fit = lambda: LogisticRegression(C=C, max_iter=5000)
        p = cross_val_predict(fit(), A, y, groups=groups, cv=GroupKFold(10), method="predict_proba")[:, 1]
        order = np.argsort(-p)
        line = ", ".join(f"{100 * y[order[: len(y) * k // 100]].mean():.1f} % of the first {k} %" for k in (10, 20, 30))
        at = ", ".join(f"{t}: {100 * y[p >= t].mean():.1f} % right of {100 * (p >= t).mean():.0f} % kept" for t in (0.4, 0.5, 0.6, 0.7))
        print(f"{name} {kind}: AUC {roc_auc_score(y, p):.3f}; {line}; {at}")
        models.append((name, kind, fit().fit(A, y)))
n = X.shape[1]
order = [m for _, kind in ((0, "with vector"), (1, "without")) for m in models if m[1] == kind]
vectors = [m[2].coef_[0][n:] * SCALE for m in order[:2]]
numbers = lambda a: ", ".join(f"{v:.3f}" for v in a)
with open(sys.argv[2], "w") as f:
    f.write("// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.\n")
    f.write("// Written by training/linking/listable.py from labelled statements: weights of the models of listable.ts.\n\n")
    f.write("/** Indices of the two models; two further on stand those for statements without a vector. */\nexport const LISTABLE = 0;\nexport const STANDS = 1;\n\n")
    f.write(f"export const BIAS: readonly number[] = [{numbers([m[2].intercept_[0] for m in order])}];\n\n")
    f.write("/** In the order of `traitsOf`. */\nexport const FEATURE_WEIGHTS: readonly (readonly number[])[] = [\n")
    for m in order: f.write(f"  [{numbers(m[2].coef_[0][:n])}],\n")
    f.write("];\n\n/** Weights of the vector's numbers: 16 bits each in base64, and what one step is worth. */\nconst VECTORS: readonly { readonly step: number; readonly bits: string }[] = [\n")
    for v in vectors:
        step = np.abs(v).max() / 32767
        f.write(f"  {{ step: {step:.9g}, bits: '{base64.b64encode(np.round(v / step).astype('<i2').tobytes()).decode()}' }},\n")
    f.write("];\n\n")
    f.write("""const unpacked = VECTORS.map(({ step, bits }) => {
  const bytes = Uint8Array.from(atob(bits), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 2 }, (_, i) => step * view.getInt16(2 * i, true));
});

export const vectorWeights = (model: number): Float64Array => unpacked[model]!;
""")
