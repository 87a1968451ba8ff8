"""Writes the folder of a pair model (not shipped, see EXPERIMENTS.md): PYTHONPATH=training python -m linking.export --checkpoint final.pt --vocabulary FILE --tokenizer FILE --out DIR.

`vocabulary`: vocab.txt of the reading model, which it shares; `tokenizer`: that of all-MiniLM-L6-v2. Weights are stored in int8 with a scale a row and reckoned with in
fp32, so that all processors agree.
"""
import argparse, hashlib, json, os, warnings

import onnx
import torch
from torch import nn
from torch.nn import functional as F

from hearsay_training.export import RowInt8, store_in_int8

from .data import STUDENT
from .network import SAID, Student

ID = "pairs-1"


class Statement(nn.Module):
    """One statement, without padding."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, ids, role):
        e = self.encoder
        x = e.norm(e.widen(e.words(ids)) + e.positions.weight[: ids.shape[1]] + e.roles(role))
        mask = torch.ones_like(ids).bool()[:, None, None, :]
        for layer in e.layers:
            x = layer(x, mask)
        said = (role == SAID).float().unsqueeze(-1)
        mean = (x * said).sum(1) / said.sum(1).clamp(min=1)
        weights = torch.sigmoid(e.weight(x)[0, :, 0]) * said[0, :, 0]
        return F.normalize(e.piece(x), dim=-1)[0], weights, F.normalize(e.pool(mean), dim=-1)[0]


def main():
    p = argparse.ArgumentParser()
    for name in ("checkpoint", "vocabulary", "tokenizer", "out"):
        p.add_argument(f"--{name}", required=True)
    o = p.parse_args()
    os.makedirs(o.out, exist_ok=True)
    state = torch.load(o.checkpoint)
    layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("enc.layers."))
    net = Student(layers, state["enc.words.weight"].shape[1])
    net.load_state_dict(state)
    net.eval()
    place = json.load(open(o.tokenizer, encoding="utf8"))["model"]["vocab"]
    pieces = open(o.vocabulary, encoding="utf8").read().split("\n")[:-1]
    longest = sum(STUDENT.values()) + 8
    net.enc.words.weight = nn.Parameter(net.enc.words.weight.data[[place[piece] for piece in pieces]])
    net.enc.positions.weight = nn.Parameter(net.enc.positions.weight.data[:longest])
    head = [net.head.mix.weight, net.head.a.weight, net.head.a.bias, net.head.b.weight, net.head.b.bias, net.head.out.weight, net.head.out.bias]
    with open(f"{o.out}/head.bin", "wb") as f:
        f.writelines(t.detach().numpy().astype("<f4").tobytes() for t in head)
    net.enc.words = RowInt8(net.enc.words.weight.data)
    store_in_int8(net.enc)
    ids, role = torch.randint(200, 2000, (1, 30)), torch.tensor([[0] + [2] * 4 + [0] * 6 + [1] * 18 + [0]])
    warnings.filterwarnings("ignore")
    with torch.no_grad():
        torch.onnx.export(Statement(net.enc), (ids, role), f"{o.out}/statements.onnx", dynamo=False, opset_version=17, do_constant_folding=False, input_names=["ids", "role"],
                          output_names=["pieces", "weights", "pooled"], dynamic_axes={"ids": {1: "n"}, "role": {1: "n"}, "pieces": {0: "n"}, "weights": {0: "n"}})
    m = onnx.load(f"{o.out}/statements.onnx")
    m.doc_string = m.producer_name = m.producer_version = ""
    onnx.save(m, f"{o.out}/statements.onnx")
    facts = lambda file: (lambda b: dict(bytes=len(b), sha256=hashlib.sha256(b).hexdigest()))(open(file, "rb").read())
    files = {name: facts(f"{o.out}/{name}") for name in ("head.bin", "statements.onnx")} | {"vocab.txt": facts(o.vocabulary)}
    with open(f"{o.out}/manifest.json", "w") as f:
        json.dump(dict(schema=1, id=ID, files=files, pieces=STUDENT), f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
