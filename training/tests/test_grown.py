import unittest

import torch

from hearsay_training.network import Network
from hearsay_training.train import load_grown


class Grown(unittest.TestCase):
    def test_a_new_layer_of_the_second_look_adds_nothing_but_norms(self):
        small, large = Network(16, 1, 0.0), Network(16, 2, 0.0)
        load_grown(large, small.state_dict())
        layer = large.pairs.layers[1].eval()
        x = torch.randn(2, 5, 16)
        x = (x - x.mean(-1, keepdim=True)) / x.std(-1, keepdim=True, unbiased=False)
        self.assertLess((layer(x, None) - x).abs().max().item(), 1e-3)
        for name, value in small.state_dict().items():
            self.assertTrue(torch.equal(large.state_dict()[name], value), name)

    def test_another_network_is_refused(self):
        state = Network(16, 1, 0.0).state_dict()
        with self.assertRaises(ValueError):
            load_grown(Network(16, 1, 0.0), {**state, "more": torch.zeros(1)})
        del state["cue.weight"]
        with self.assertRaises(ValueError):
            load_grown(Network(16, 2, 0.0), state)


if __name__ == "__main__":
    unittest.main()
