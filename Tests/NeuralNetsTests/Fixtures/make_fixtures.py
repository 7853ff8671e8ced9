#!/usr/bin/env python3
"""Writes the .npy files that ParityTests.swift compares with. Run it in a virtual environment with torch and numpy."""

import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(7)
torch.set_num_threads(1)


def save(name, value):
    folder, file = name.split(".", 1)
    os.makedirs(os.path.join(HERE, folder), exist_ok=True)
    np.save(os.path.join(HERE, folder, file + ".npy"), np.asarray(value.detach(), dtype=np.float32))


def leaf(*sizes):
    return torch.randn(*sizes).requires_grad_()


def layer(name, function, operands, **extra):
    """Saves the operands, the result, the gradient that is fed back, and what comes out."""
    y = function(*operands.values())
    g = torch.randn_like(y)
    y.backward(g)
    for key, value in operands.items():
        save(f"{name}.{key}", value)
        save(f"{name}.d{key}", value.grad)
    save(f"{name}.y", y)
    save(f"{name}.g", g)
    for key, value in extra.items():
        save(f"{name}.{key}", value)


def loss(name, function, operands, constants=None):
    value = function(*operands.values())
    value.backward()
    for key, operand in operands.items():
        save(f"{name}.{key}", operand)
        save(f"{name}.d{key}", operand.grad)
    for key, constant in (constants or {}).items():
        save(f"{name}.{key}", constant)
    save(f"{name}.y", value)


layer("linear", lambda x, w, b: x @ w + b, {"x": leaf(9, 7), "w": leaf(7, 5), "b": leaf(5)})
layer("relu", torch.relu, {"x": leaf(4, 11)})
layer("gelu", lambda x: F.gelu(x, approximate="tanh"), {"x": leaf(4, 11)})
layer("tanh", torch.tanh, {"x": leaf(4, 11)})
layer("sigmoid", torch.sigmoid, {"x": leaf(4, 11)})
layer("softmax", lambda x: torch.softmax(x / 3, 1), {"x": leaf(4, 11)})
layer("log_softmax", lambda x: torch.log_softmax(x, 1), {"x": leaf(4, 11)})
layer("normalize", lambda x: F.normalize(x, dim=1), {"x": leaf(4, 11)})
layer("layer_norm", lambda x, a, b: F.layer_norm(x, (6,), a, b), {"x": leaf(5, 6), "scale": leaf(6), "shift": leaf(6)})

running = torch.randn(6), torch.rand(6) + 0.5
before = running[0].clone(), running[1].clone()
operands = {"x": leaf(10, 6), "scale": leaf(6), "shift": leaf(6)}
save("batch_norm.mean_before", before[0])
save("batch_norm.variance_before", before[1])
layer("batch_norm", lambda x, a, b: F.batch_norm(x, *running, a, b, training=True), operands)
save("batch_norm.mean_after", running[0])
save("batch_norm.variance_after", running[1])
save("batch_norm.y_eval", F.batch_norm(operands["x"], *before, operands["scale"], operands["shift"], training=False))

y = torch.tensor([2, 0, 4, 1, -1, 3])
loss("cross_entropy", lambda z: F.cross_entropy(z, y, ignore_index=-1), {"z": leaf(6, 5)}, {"classes": y})
loss("smoothed", lambda z: F.cross_entropy(z, y, ignore_index=-1, label_smoothing=0.1), {"z": leaf(6, 5)}, {"classes": y})
p = torch.softmax(torch.randn(6, 5), 1)
loss("soft", lambda z: F.cross_entropy(z, p), {"z": leaf(6, 5)}, {"p": p})
p = torch.softmax(torch.randn(6, 5) / 4, 1)
loss("divergence", lambda z: F.kl_div(torch.log_softmax(z / 4, 1), p, reduction="batchmean"), {"z": leaf(6, 5)}, {"p": p})
loss("mse", F.mse_loss, {"s": leaf(6, 5), "t": leaf(6, 5)})
loss("l1", F.l1_loss, {"s": leaf(6, 5), "t": leaf(6, 5)})
loss("cosine", lambda s, t: (1 - F.cosine_similarity(s, t)).mean(), {"s": leaf(6, 5), "t": leaf(6, 5)})


class Net(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(inputs, 9), nn.ReLU(), nn.Linear(9, 4))
        self.header = nn.Linear(4, 3)

    def forward(self, x):
        e = self.encoder(x)
        return e, self.header(e)

    def layers(self):
        return {"encoder0": self.encoder[0], "encoder1": self.encoder[2], "header0": self.header}


def save_net(name, net):
    for key, value in net.layers().items():
        save(f"{name}.{key}.weight", value.weight.T)  # lupi keeps [inputs, units]
        save(f"{name}.{key}.bias", value.bias)


def train(name, net, x, classes, target=None, optimizer=None):
    """Ten steps on the same batch."""
    save_net(f"{name}.before", net)
    optimizer = optimizer(net.parameters())
    losses = []
    for _ in range(10):
        optimizer.zero_grad()
        e, z = net(x)
        value = F.cross_entropy(z, classes)
        if target is not None:
            value = value + F.mse_loss(e, target)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    save(f"{name}.losses", torch.tensor(losses))
    save_net(f"{name}.after", net)


audio, video = torch.randn(16, 12), torch.randn(16, 5)
classes = torch.randint(0, 3, (16,))
save("train.audio", audio)
save("train.video", video)
save("train.classes", classes)
both = torch.cat([audio, video], 1)
teacher = Net(17)
train("teacher", teacher, both, classes, optimizer=lambda p: torch.optim.Adam(p, lr=1e-2))
with torch.no_grad():
    target = teacher(both)[0]
save("student.target", target)
train("student", Net(12), audio, classes, target, lambda p: torch.optim.Adam(p, lr=1e-2))
train("adamw", Net(12), audio, classes, optimizer=lambda p: torch.optim.AdamW(p, lr=1e-2, weight_decay=0.1))
train("sgd", Net(12), audio, classes, optimizer=lambda p: torch.optim.SGD(p, lr=1e-1, momentum=0.9, weight_decay=0.01))
train("rmsprop", Net(12), audio, classes, optimizer=lambda p: torch.optim.RMSprop(p, lr=1e-2, alpha=0.9))

with open(os.path.join(HERE, "README.md"), "w") as file:
    file.write(
        "# Fixtures for the parity tests of NeuralNets\n\n"
        "Written by `make_fixtures.py`, which runs the same layers, losses and optimizers in PyTorch.\n"
        f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {np.__version__}, one thread, seed 7.\n"
        "`ParityTests.swift` compares whole arrays; a missing file is a failure.\n"
    )
