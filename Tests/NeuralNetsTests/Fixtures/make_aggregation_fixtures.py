#!/usr/bin/env python3
"""Writes the folders below aggregation/ that AggregationParityTests.swift compares with. Run it in a virtual environment with torch and numpy."""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "aggregation")
LENGTHS = [3, 5, 1, 4]
INPUTS = 6
torch.manual_seed(11)
torch.set_num_threads(1)


def save(folder, name, value):
    os.makedirs(os.path.join(HERE, folder), exist_ok=True)
    np.save(os.path.join(HERE, folder, name + ".npy"), np.asarray(value.detach(), dtype=np.float32))


def case(folder, function, weights=(), mapped=lambda tensors: tensors):
    """Saves steps, flat weights, the result, the gradient that is fed back, and what comes out."""
    x = torch.randn(sum(LENGTHS), INPUTS).requires_grad_()
    y = function(x)
    g = torch.randn_like(y)
    y.backward(g)
    for name, value in {"x": x, "dx": x.grad, "y": y, "g": g}.items():
        save(folder, name, value)
    if weights:
        save(folder, "weights", torch.cat([w.detach().reshape(-1) for w in mapped(list(weights))]))
        save(folder, "dweights", torch.cat([w.reshape(-1) for w in mapped([w.grad for w in weights])]))


def recurrent(kind, bidirectional, last):
    net = {"gru": nn.GRU, "lstm": nn.LSTM}[kind](INPUTS, 11, batch_first=True, bidirectional=bidirectional)

    def run(x):
        padded = pad_sequence(torch.split(x, LENGTHS), batch_first=True)
        packed = pack_padded_sequence(padded, torch.tensor(LENGTHS), batch_first=True, enforce_sorted=False)
        output, state = net(packed)
        if last:
            state = state[0] if kind == "lstm" else state
            return torch.cat(list(state), 1)
        output, _ = pad_packed_sequence(output, batch_first=True)
        return torch.cat([output[i, :n] for i, n in enumerate(LENGTHS)])

    # weight_ih, weight_hh, bias_ih, bias_hh, then those of the second direction; lupi keeps [inputs, units].
    name = kind + ("_bidirectional" if bidirectional else "") + ("_last" if last else "")
    case(name, run, list(net.parameters()), lambda tensors: [t.T if t.ndim == 2 else t for t in tensors])


def each(function):
    return lambda x: torch.stack([function(part) for part in torch.split(x, LENGTHS)])


def leaf(*sizes):
    return torch.randn(*sizes).requires_grad_()


for kind in ["gru", "lstm"]:
    recurrent(kind, False, False)
    recurrent(kind, True, False)
    recurrent(kind, True, True)

case("mean", each(lambda x: x.mean(0)))
case("max", each(lambda x: x.amax(0)))
case("statistics", each(lambda x: torch.cat([x.mean(0), torch.sqrt(x.var(0, unbiased=False) + 1e-7)])))

w, b, u = leaf(INPUTS, 7), leaf(7), leaf(7, 1)
case("attention", each(lambda x: (torch.softmax(torch.tanh(x @ w + b) @ u, 0) * x).sum(0)), [w, b, u])


def attentive_statistics(x):
    a = torch.softmax(torch.tanh(x @ p + q) @ v, 0)
    m = (a * x).sum(0)
    return torch.cat([m, torch.sqrt(torch.clamp((a * x * x).sum(0) - m * m, min=1e-5))])


p, q, v = leaf(INPUTS, 7), leaf(7), leaf(7, 1)
case("attentive_statistics", each(attentive_statistics), [p, q, v])


def netvlad(clusters, ghosts):
    weight, bias, centers = leaf(INPUTS, clusters + ghosts), leaf(clusters + ghosts), leaf(clusters, INPUTS)

    def run(x):
        a = torch.softmax(x @ weight + bias, 1)[:, :clusters]
        residuals = x[:, None, :] - centers[None, :, :]
        sums = torch.einsum("tk,tkd->kd", a, residuals)
        return F.normalize(F.normalize(sums, dim=1).reshape(-1), dim=0)

    case("netvlad" if ghosts == 0 else "ghostvlad", each(run), [weight, bias, centers])


netvlad(3, 0)
netvlad(4, 2)

with open(os.path.join(HERE, "README.md"), "w") as file:
    file.write(
        "# Fixtures for pooling and recurrent layers\n\n"
        "Written by `make_aggregation_fixtures.py`: `nn.GRU` and `nn.LSTM` on packed sequences, the pooling layers\n"
        "from their formulas. `x` holds the steps of sequences of 3, 5, 1 and 4 steps one after the other.\n"
        f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {np.__version__}, one thread, seed 11.\n"
    )
