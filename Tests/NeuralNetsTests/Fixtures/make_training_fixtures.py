#!/usr/bin/env python3
"""Writes the folders below training/ that SequenceTrainingParityTests.swift compares with. Run it in a virtual environment with torch and numpy.

Ten steps of Adam, of a teacher that hears and sees and then of a student that only hears and also matches the
teacher's embeddings, for one network of each kind, on six items of different lengths."""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "training")
LENGTHS = [5, 4, 6, 4, 7, 5]
AUDIO, VIDEO, CLASSES, EMBEDDING = 6, 4, 3, 4
torch.manual_seed(23)
torch.set_num_threads(1)


def save(name, value):
    path = os.path.join(HERE, name + ".npy")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    np.save(path, np.asarray(value.detach(), dtype=np.float32))


def leaf(*sizes, inputs):
    return (torch.randn(*sizes) / inputs**0.5).requires_grad_()


# A layer takes a list of items [steps, bins, channels], or vectors as one tensor [items, features]. Its
# arrays are in lupi's order and layout.


class Convolution:
    """Without bias, with batch normalisation over all pixels and a rectifier."""

    def __init__(self, units, channels, kernel, **settings):
        self.weight = leaf(units, channels, *kernel, inputs=channels * kernel[0] * kernel[1])
        self.settings = settings
        self.scale, self.shift = torch.ones(units).requires_grad_(), torch.zeros(units).requires_grad_()
        self.mean, self.variance = torch.zeros(units), torch.ones(units)

    def __call__(self, items):
        maps = [F.conv2d(i.permute(2, 0, 1)[None], self.weight, **self.settings)[0].permute(1, 2, 0) for i in items]
        flat = torch.cat([m.reshape(-1, m.shape[2]) for m in maps])
        flat = torch.relu(F.batch_norm(flat, self.mean, self.variance, self.scale, self.shift, True))
        parts = flat.split([m.shape[0] * m.shape[1] for m in maps])
        return [p.reshape(m.shape) for p, m in zip(parts, maps)]

    def arrays(self):
        weight = self.weight.permute(2, 3, 1, 0)
        return [weight, self.scale, self.shift, self.mean, self.variance]

    def learned(self):
        return [self.weight, self.scale, self.shift]


class Pool2D:
    def __init__(self, function):
        self.function = function

    def __call__(self, items):
        return [self.function(i.permute(2, 0, 1)[None])[0].permute(1, 2, 0) for i in items]

    def arrays(self):
        return []

    learned = arrays


class OverTime(Pool2D):
    """Makes one vector of each item."""

    def __call__(self, items):
        return torch.stack([self.function(i) for i in items])


class Recurrent:
    def __init__(self, kind, inputs, units, bidirectional):
        self.net = kind(inputs, units, batch_first=True, bidirectional=bidirectional)

    def __call__(self, items):
        steps = [i.flatten(1) for i in items]
        packed = pack_padded_sequence(
            pad_sequence(steps, batch_first=True), torch.tensor([len(s) for s in steps]), batch_first=True,
            enforce_sorted=False)
        output, _ = pad_packed_sequence(self.net(packed)[0], batch_first=True)
        return [output[i, : len(s)][:, :, None] for i, s in enumerate(steps)]

    def arrays(self):
        return [p.T if p.ndim == 2 else p for p in self.net.parameters()]

    def learned(self):
        return list(self.net.parameters())


class Attention:
    def __init__(self, inputs, units):
        self.w, self.b, self.u = leaf(inputs, units, inputs=inputs), leaf(units, inputs=inputs), leaf(units, 1, inputs=units)

    def __call__(self, items):
        rows = [i.flatten(1) for i in items]
        return torch.stack([(torch.softmax(torch.tanh(x @ self.w + self.b) @ self.u, 0) * x).sum(0) for x in rows])

    def arrays(self):
        return [self.w, self.b, self.u]

    learned = arrays


class Dense:
    def __init__(self, inputs, units):
        self.w, self.b = leaf(inputs, units, inputs=inputs), leaf(units, inputs=inputs)

    def __call__(self, x):
        return x @ self.w + self.b

    def arrays(self):
        return [self.w, self.b]

    learned = arrays


def statistics(x):
    x = x.flatten(1)
    return torch.cat([x.mean(0), torch.sqrt(x.var(0, unbiased=False) + 1e-7)])


def steps_as_channels(items):
    """Plain features are the channels of an image of one bin."""
    return [i.permute(0, 2, 1) for i in items]


class AsChannels(Pool2D):
    def __init__(self):
        pass

    def __call__(self, items):
        return steps_as_channels(items)


def last(x):
    return x.flatten(1)[-1]


def networks(width):
    same = dict(padding=1)
    half = -(-width // 2)
    return {
        "conv": [
            Convolution(4, 1, (3, 3), stride=2, padding=1), Convolution(5, 4, (3, 3), **same),
            OverTime(lambda x: x.mean((0, 1))), Dense(5, EMBEDDING)],
        "tdnn": [
            AsChannels(), Convolution(7, width, (3, 1), dilation=(2, 1), padding=(2, 0)),
            OverTime(statistics), Dense(14, EMBEDDING)],
        "gru": [Recurrent(nn.GRU, width, 5, True), Attention(10, 6), Dense(10, EMBEDDING)],
        "lstm": [Recurrent(nn.LSTM, width, 5, False), OverTime(last), Dense(5, EMBEDDING)],
        "pool": [
            Convolution(4, 1, (3, 3), **same), Pool2D(lambda i: F.max_pool2d(i, 2)),
            Pool2D(lambda i: F.avg_pool2d(i, 2, stride=1)),
            OverTime(lambda x: x.flatten(1).amax(0)), Dense(4 * (width // 2 - 1), EMBEDDING)],
    }


def flat(layers):
    return torch.cat([a.detach().reshape(-1) for layer in layers for a in layer.arrays()])


def run(layers, items):
    for layer in layers:
        items = layer(items)
    return items


def train(name, encoder, rows, classes, target=None):
    items = [i[:, :, None] for i in rows.split(LENGTHS)]
    header = Dense(EMBEDDING, CLASSES)
    layers = encoder + [header]
    save(f"{name}/before", flat(layers))
    optimizer = torch.optim.Adam([p for layer in layers for p in layer.learned()], lr=1e-2)
    losses = []
    for _ in range(10):
        optimizer.zero_grad()
        embedding = run(encoder, items)
        value = F.cross_entropy(header(embedding), classes)
        if target is not None:
            value = value + F.mse_loss(embedding, target)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    save(f"{name}/losses", torch.tensor(losses))
    save(f"{name}/after", flat(layers))
    with torch.no_grad():
        return run(encoder, items)


audio, video = torch.randn(sum(LENGTHS), AUDIO), torch.randn(sum(LENGTHS), VIDEO)
classes = torch.tensor([0, 2, 1, 1, 0, 2])
save("audio", audio)
save("video", video)
save("classes", classes)
teachers, students = networks(AUDIO + VIDEO), networks(AUDIO)
for kind in teachers:
    target = train(f"{kind}/teacher", teachers[kind], torch.cat([audio, video], 1), classes)
    save(f"{kind}/target", target)
    train(f"{kind}/student", students[kind], audio, classes, target)

with open(os.path.join(HERE, "README.md"), "w") as file:
    file.write(
        "# Fixtures for ten training steps on sequences\n\n"
        "Written by `../make_training_fixtures.py`, which trains the same networks in PyTorch with `torch.optim.Adam`.\n"
        f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {np.__version__}, one thread, seed 23.\n"
        "`SequenceTrainingParityTests.swift` compares whole arrays; a missing file is a failure.\n"
    )
