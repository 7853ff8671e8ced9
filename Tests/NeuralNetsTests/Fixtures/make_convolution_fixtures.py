#!/usr/bin/env python3
"""Writes the .npy files that ConvolutionParityTests.swift compares with. Run it in a virtual environment with torch and numpy.

Three items of 9, 5 and 13 steps are convolved one by one and their results concatenated, as lupi packs them.
"""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "convolution")
LENGTHS = [9, 5, 13]
torch.manual_seed(7)
torch.set_num_threads(1)


def save(name, value):
    path = os.path.join(HERE, name + ".npy")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    np.save(path, np.asarray(value.detach(), dtype=np.float32))


def packed(x, weight, convolve):
    """Applies a function of [1, channels, time, bins] to each item of [rows, bins * channels]."""
    channels = weight.shape[1]
    parts = []
    for item in x.split(LENGTHS):
        image = item.reshape(item.shape[0], -1, channels).permute(2, 0, 1)[None]
        parts.append(convolve(image, weight)[0].permute(1, 2, 0))
    return torch.cat(parts)  # [output rows, output bins, units]


class Norm:
    """Batch normalisation over all pixels with running statistics."""

    def __init__(self, units):
        self.scale = (torch.rand(units) + 0.5).requires_grad_()
        self.shift = torch.randn(units).requires_grad_()
        self.mean, self.variance = torch.randn(units) / 4, torch.rand(units) + 0.5

    def __call__(self, z, training):
        y = F.batch_norm(z.reshape(-1, z.shape[-1]), self.mean, self.variance, self.scale, self.shift, training)
        return y.reshape(z.shape)

    def arrays(self):
        return {"scale": self.scale, "shift": self.shift, "mean": self.mean, "variance": self.variance}


def flat(weight):
    """[units, channels, time, bins] as lupi's [time * bins * channels, units]."""
    return weight.permute(2, 3, 1, 0).reshape(-1, weight.shape[0])


def leaf_weight(units, channels, time, bins):
    return (torch.randn(units, channels, time, bins) / (channels * time * bins) ** 0.5).requires_grad_()


def case(name, width, arrays, function):
    """`arrays` gives the parameters by name; a norm gives several. `function` takes x and whether it trains."""
    x = torch.randn(sum(LENGTHS), width).requires_grad_()
    save(f"{name}/x", x)
    for key, value in arrays().items():
        save(f"{name}/before.{key}", flat(value) if value.dim() == 4 else value)
    save(f"{name}/y_eval", function(x, False).flatten(1))
    y = function(x, True).flatten(1)
    g = torch.randn_like(y)
    y.backward(g)
    save(f"{name}/y", y)
    save(f"{name}/g", g)
    save(f"{name}/dx", x.grad)
    for key, value in arrays().items():
        if value.requires_grad:
            save(f"{name}/d.{key}", flat(value.grad) if value.dim() == 4 else value.grad)
        else:
            save(f"{name}/after.{key}", value)


def named(prefix, weight, norm):
    return {prefix + "weight": weight} | {prefix + key: value for key, value in norm.arrays().items()}


def plain(name, width, weight, activation, **settings):
    bias = torch.randn(weight.shape[0]).requires_grad_()
    case(
        name, width, lambda: {"weight": weight, "bias": bias},
        lambda x, _: activation(packed(x, weight, lambda i, w: F.conv2d(i, w, **settings)) + bias))


def normalized(name, width, weight, **settings):
    norm = Norm(weight.shape[0])
    case(
        name, width, lambda: named("", weight, norm),
        lambda x, training: torch.relu(norm(packed(x, weight, lambda i, w: F.conv2d(i, w, **settings)), training)))


plain("tdnn_same", 5, leaf_weight(6, 5, 3, 1), lambda z: F.gelu(z, approximate="tanh"), stride=(2, 1), dilation=(2, 1), padding=(2, 0))
plain("tdnn_valid", 5, leaf_weight(6, 5, 3, 1), lambda z: z, dilation=(2, 1))
normalized("tdnn_norm", 5, leaf_weight(11, 5, 5, 1), padding=(2, 0))
normalized("conv2d_first", 7, leaf_weight(9, 1, 3, 3), stride=2, padding=1)
normalized("conv2d_norm", 12, leaf_weight(10, 2, 3, 3), stride=2, padding=1)
plain("conv2d_valid", 12, leaf_weight(4, 2, 3, 3), torch.relu)

first, second, shortcut = leaf_weight(4, 2, 3, 3), leaf_weight(4, 4, 3, 3), leaf_weight(4, 2, 1, 1)
norms = Norm(4), Norm(4), Norm(4)


def residual(x, training):
    z = torch.relu(norms[0](packed(x, first, lambda i, w: F.conv2d(i, w, stride=2, padding=1)), training))
    halves = [-(-length // 2) for length in LENGTHS]
    z = torch.cat([F.conv2d(part.permute(2, 0, 1)[None], second, padding=1)[0].permute(1, 2, 0) for part in z.split(halves)])
    kept = norms[2](packed(x, shortcut, lambda i, w: F.conv2d(i, w, stride=2)), training)
    return torch.relu(norms[1](z, training) + kept)


case(
    "residual", 12,
    lambda: named("first.", first, norms[0]) | named("second.", second, norms[1]) | named("shortcut.", shortcut, norms[2]),
    residual)



def pooled(name, width, channels, pool):
    """A layer without parameters: images of `width / channels` bins."""
    image = torch.empty(1, channels, 1, 1)
    case(name, width, dict, lambda x, _: packed(x, image, lambda i, w: pool(i)))


# Drawn after everything else, so that the arrays before stay as they are.
pooled("max_pool2d", 12, 2, lambda i: F.max_pool2d(i, 2))
pooled("max_pool2d_same", 7, 1, lambda i: F.max_pool2d(i, 3, stride=2, padding=1))
pooled("mean_pool2d", 12, 2, lambda i: F.avg_pool2d(i, 2))
pooled("mean_pool2d_same", 12, 2, lambda i: F.avg_pool2d(i, 3, stride=2, padding=1, count_include_pad=False))

with open(os.path.join(HERE, "README.md"), "w") as file:
    file.write(
        "# Fixtures for the parity tests of convolutions\n\n"
        "Written by `../make_convolution_fixtures.py`, which runs the same layers in PyTorch.\n"
        f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {np.__version__}, one thread, seed 7.\n"
        "`ConvolutionParityTests.swift` compares whole arrays; a missing file is a failure.\n"
    )
