"""Turns a model folder back into a checkpoint, so that training can go on from what is shipped."""

import argparse
import os

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from safetensors.torch import load_file

from .export import PairReader, Reader, kept_pieces
from .network import Network

PREFIX = {"encoder": "net.", "pairs": ""}


def weights(folder, name):
    """Tensors of a network file by the names that the network has: int8 rows times their scales, folded transposes undone."""
    graph = onnx.load(os.path.join(folder, f"{name}.onnx")).graph
    stored = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    for node in graph.node:
        folded = node.op_type == "MatMul" and node.input[1].startswith("onnx::")
        if folded:
            stored[node.name.removesuffix("/MatMul").strip("/").replace("/", ".") + ".weight"] = stored.pop(node.input[1]).T.contiguous()
    out = {}
    for key, value in stored.items():
        key = key.removeprefix(PREFIX[name])
        if key.endswith(".rows"):
            base = key.removesuffix(".rows")
            out[base + ".weight"] = value.float() * stored[PREFIX[name] + base + ".scale"]
        elif not key.endswith(".scale"):
            out[key] = value
    return out


def network(folder, start):
    """
    The network of a model folder. Rows that the export left out (other scripts, positions behind 400) are those of the start
    weights: a window never holds them, and exporting again leaves them out again.
    """
    state = weights(folder, "encoder") | weights(folder, "pairs")
    net = Network(state["pairs.from_cue.weight"].shape[0], drop=0.0)
    net.encoder.load_bert(load_file(os.path.join(start, "model.safetensors")))
    whole = {"encoder.word.weight": kept_pieces(os.path.join(start, "vocab.txt"))[0], "encoder.position.weight": list(range(400))}
    for key, rows in whole.items():
        full = net.state_dict()[key].clone()
        full[rows] = state[key]
        state[key] = full
    net.load_state_dict(state)
    return net.eval()


def difference(net, folder, start):
    """Largest difference between the outputs of the network and of the folder's files, on a window of all inputs' values."""
    session = lambda name: onnxruntime.InferenceSession(os.path.join(folder, f"{name}.onnx"), providers=["CPUExecutionProvider"])
    kept = kept_pieces(os.path.join(start, "vocab.txt"))[0]
    rng = np.random.default_rng(1)
    n = 200
    ids = rng.integers(0, len(kept), (1, n))
    rest = {k: rng.integers(0, size, (1, n)) for k, size in (("cases", 6), ("quotes", 5), ("blocks", 7))}
    there = session("encoder").run(None, {"ids": ids, **rest})
    cues = {"from": np.array([3, 50, 120]), "to": np.array([5, 51, 124])}
    there += session("pairs").run(None, {"pair": there[1], **cues})
    with torch.inference_mode():
        here = list(Reader(net)(torch.tensor(kept)[torch.from_numpy(ids)], *map(torch.from_numpy, rest.values())))
        here += PairReader(net)(torch.from_numpy(there[1]), *map(torch.from_numpy, cues.values()))
    return max(float(np.abs(a.numpy() - b).max()) for a, b in zip(here, there))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", required=True, help="model folder")
    a.add_argument("--start", required=True, help="folder with model.safetensors and vocab.txt of the start weights")
    a.add_argument("--out", required=True, help="checkpoint to write")
    o = a.parse_args()
    net = network(o.model, o.start)
    off = difference(net, o.model, o.start)
    print(f"largest difference of outputs: {off:.1e}")
    if off > 1e-3:
        raise SystemExit(f"{o.model} is not the network of this code: outputs differ by {off}")
    torch.save({"ema": net.state_dict(), "options": {"width": net.pairs.d, "pair_layers": len(net.pairs.layers)}}, o.out)


if __name__ == "__main__":
    main()
