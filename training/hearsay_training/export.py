"""Exports a checkpoint to ONNX, quantizes the encoder, and writes a model folder with its manifest."""

import argparse
import hashlib
import json
import os
import re
import warnings

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from . import data
from .network import Network
from .train import load_grown


class Reader(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, ids, cases, quotes, blocks):
        x = self.net.encoder(ids, cases, quotes, blocks)
        return self.net.tag(x)[0], self.net.project(x)[0], self.net.names(x)[0], self.net.vector(x)[0], self.net.judged(x)[0], self.net.cuts(x)[0], self.net.antecedents(x)[0]


OUTPUTS = ("cue", "pair", "names", "vector", "judged", "cuts", "antecedents")
# No window has more tokens (training/settings.ts).
PLACES = 264


class RowInt8(nn.Module):
    """An embedding in int8 with a scale a row: rows differ too much in size for one scale over all."""

    def __init__(self, weight):
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))

    def forward(self, ids):
        return self.rows[ids].float() * self.scale[ids]


class PlacesInt8(RowInt8):
    """The same of the embeddings of positions, of which the first are read."""

    @property
    def weight(self):
        return self.rows.float() * self.scale


class LinearInt8(nn.Module):
    """A linear layer whose weights are stored in int8 with a scale an output; it reckons in fp32, so all processors agree."""

    def __init__(self, linear):
        super().__init__()
        scale = linear.weight.data.abs().amax(1, keepdim=True) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(linear.weight.data / scale).to(torch.int8))
        self.bias = linear.bias

    def forward(self, x):
        return nn.functional.linear(x, self.rows.float() * self.scale, self.bias)


def store_in_int8(module):
    for name, child in module.named_children():
        if isinstance(child, nn.Linear):
            setattr(module, name, LinearInt8(child))
        else:
            store_in_int8(child)


class PairReader(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.pairs = net.pairs

    def forward(self, pair, cue_from, cue_to):
        p = pair.unsqueeze(0).expand(cue_from.shape[0], -1, -1)
        return self.pairs(p, cue_from, cue_to)


def load(path):
    c = torch.load(path, map_location="cpu")
    o = c["options"]
    net = Network(o["width"], o["pair_layers"], 0.0, o.get("layers", 6))
    state = c["ema"]
    for k in ("weight", "bias"):  # checkpoints from before this head
        state.setdefault(f"pairs.valid.{k}", torch.zeros_like(getattr(net.pairs.valid, k)))
    load_grown(net, state)
    return net.eval()


def average(paths):
    nets = [load(p) for p in paths]
    state = nets[0].state_dict()
    for k in state:
        state[k] = sum(n.state_dict()[k] for n in nets) / len(nets)
    nets[0].load_state_dict(state)
    return nets[0]


LATIN = re.compile(r"[\x20-\x7e\u00a0-\u024f\u2010-\u203f\u20a0-\u20bf\u2100-\u214f\u1e00-\u1eff]+")


def kept_pieces(vocab):
    """Lines of the vocabulary that are kept (those of other scripts than Latin and the unused ones are not), and all lines."""
    lines = open(vocab, encoding="utf8").read().split("\n")[:-1]
    return [k for k, piece in enumerate(lines) if LATIN.fullmatch(piece) and not piece.startswith("[unused")], lines


def trim(net, vocab):
    """Leaves out the pieces that are not kept; gives the vocabulary that is left."""
    kept, lines = kept_pieces(vocab)
    net.encoder.word.weight = nn.Parameter(net.encoder.word.weight.data[kept])
    net.encoder.position.weight = nn.Parameter(net.encoder.position.weight.data[:PLACES])
    return "".join(lines[k] + "\n" for k in kept)


def export(net, folder, int8=True, per_channel=True, dynamic=False):
    os.makedirs(folder, exist_ok=True)
    n, d = 40, net.pairs.d
    ids = torch.randint(1000, 2000, (1, n))
    zero = torch.zeros(1, n, dtype=torch.long)
    big = os.path.join(folder, "encoder.fp32.onnx")
    if int8:
        net.encoder.word = RowInt8(net.encoder.word.weight.data)
        net.encoder.position = PlacesInt8(net.encoder.position.weight.data)
    if int8 and not dynamic:
        store_in_int8(net.encoder)
        store_in_int8(net.vector)
        store_in_int8(net.cuts)
        store_in_int8(net.antecedents)
    warnings.filterwarnings("ignore")
    with torch.no_grad():
        torch.onnx.export(Reader(net), (ids, zero, zero, zero), big, dynamo=False, opset_version=17, do_constant_folding=dynamic,
                          input_names=["ids", "cases", "quotes", "blocks"], output_names=[*OUTPUTS],
                          dynamic_axes={k: {1: "n"} for k in ("ids", "cases", "quotes", "blocks")} | {k: {0: "n"} for k in OUTPUTS})
        small = os.path.join(folder, "pairs.onnx")
        torch.onnx.export(PairReader(net), (torch.randn(n, d), torch.tensor([3, 9]), torch.tensor([5, 10])), small, dynamo=False, opset_version=17,
                          input_names=["pair", "from", "to"], output_names=["scores", "labels"],
                          dynamic_axes={"pair": {0: "n"}, "from": {0: "k"}, "to": {0: "k"}, "scores": {0: "k", 1: "n"}, "labels": {0: "k"}})
    out = os.path.join(folder, "encoder.onnx")
    if int8 and dynamic:
        names = [n.name for n in onnx.load(big).graph.node if n.op_type == "MatMul"]
        heads = [n for n in names if any(f"/{h}/" in n for h in ("cue_hidden", "cue", "project", "names"))]
        quantize_dynamic(big, out, weight_type=QuantType.QInt8, reduce_range=True, per_channel=per_channel,
                         op_types_to_quantize=["MatMul"], nodes_to_exclude=heads)
        os.remove(big)
    else:
        os.replace(big, out)
    for f in (out, small):
        m = onnx.load(f)
        m.doc_string = ""
        m.producer_name, m.producer_version = "", ""
        onnx.save(m, f)


DECODE = {"cue": 1.0, "content": -0.5, "source": 1.0, "least": 0.35, "leastNested": 0.2, "leastQuoted": 0.2}


def manifest(folder, model_id, far, decode=None, calibration=None):
    files = {}
    for name in sorted(os.listdir(folder)):
        if name in ("manifest.json", "MODEL_CARD.md"):
            continue
        b = open(os.path.join(folder, name), "rb").read()
        files[name] = {"bytes": len(b), "sha256": hashlib.sha256(b).hexdigest()}
    old = os.path.join(folder, "manifest.json")
    value = {
        "schema": 1, "id": model_id, "language": "en", "files": files,
        "labels": {"act": data.ACTS, "stance": data.STANCES, "kind": data.KINDS, "grade": data.GRADES, "names": data.NAMES},
        "window": {"limit": 256, "before": 64, "behind": 32},
        "decode": decode or DECODE, "calibration": calibration or [-1.4, 0.5, 0.2, 0.45, 0],
        "far": far,
    }
    with open(old, "w") as out:
        out.write(json.dumps(value, indent=1) + "\n")
    return value


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--checkpoint", required=True, nargs="+", help="one, or several of one run to average")
    a.add_argument("--vocab", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--id", default="en-1")
    a.add_argument("--fp32", action="store_true")
    a.add_argument("--dynamic", action="store_true", help="reckon in int8 too: twice as fast, but processors differ and it costs accuracy")
    a.add_argument("--per-tensor", action="store_true")
    a.add_argument("--manifest-only", action="store_true", help="write the manifest anew for the files that are there, keeping the tuned numbers")
    o = a.parse_args()
    if o.manifest_only:
        old = json.load(open(os.path.join(o.out, "manifest.json")))
        manifest(o.out, o.id, old["far"], old["decode"], old["calibration"])
        return
    torch.manual_seed(0)
    net = average(o.checkpoint)
    vocabulary = trim(net, o.vocab)
    far = [round(x, 4) for x in net.antecedents.far.tolist()]
    export(net, o.out, not o.fp32, not o.per_tensor, o.dynamic)
    with open(os.path.join(o.out, "vocab.txt"), "w", encoding="utf8") as out:
        out.write(vocabulary)
    m = manifest(o.out, o.id, far)
    print({k: v["bytes"] for k, v in m["files"].items()})


if __name__ == "__main__":
    main()
