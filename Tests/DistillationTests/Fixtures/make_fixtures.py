#!/usr/bin/env python3
"""Writes the .npy files that ObjectiveParityTests.swift and HeaderTests.swift compare with. Run it in a virtual environment with torch and numpy.

The losses are written from their formulas in double precision; gradients are those of PyTorch."""

import itertools
import math
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
torch.manual_seed(11)
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def save(name, value):
    path = os.path.join(HERE, name + ".npy")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    np.save(path, np.asarray(value.detach(), dtype=np.float32))


def draw(*sizes):
    """Numbers that single precision holds exactly."""
    return torch.randn(*sizes).float().double()


def record(name, function, learned, **constants):
    operands = {key: value.clone().requires_grad_() for key, value in learned.items()}
    value = function(**operands, **constants)
    value.backward()
    for key, operand in operands.items():
        save(f"{name}/{key}", operand)
        save(f"{name}/d{key}", operand.grad)
    for key, constant in constants.items():
        save(f"{name}/{key}", constant)
    save(f"{name}/y", value)


def huber(u):
    return torch.where(u.abs() < 1, u * u / 2, u.abs() - 0.5)


def cosine_l1(s, t):
    cosine = (s * t).sum(1) / (s.norm(dim=1) * t.norm(dim=1))
    return ((s - t).abs().mean(1) + torch.log(1 + torch.exp(-cosine))).mean()


def rkd_distance(s, t):
    def psi(x):
        pairs = [(x[i] - x[j]).norm() for i in range(len(x)) for j in range(len(x)) if i != j]
        distances = torch.stack(pairs)
        return distances / distances.mean()

    return huber(psi(s) - psi(t)).mean()


def rkd_angle(s, t):
    def psi(x):
        cosines = []
        for i, j, k in itertools.permutations(range(len(x)), 3):
            a, b = x[i] - x[j], x[k] - x[j]
            cosines.append((a / a.norm()) @ (b / b.norm()))
        return torch.stack(cosines)

    return huber(psi(s) - psi(t)).mean()


def pkt(s, t):
    def conditional(x):
        u = x / x.norm(dim=1, keepdim=True)
        k = (u @ u.T + 1) / 2
        k = k * (1 - torch.eye(len(x)))
        return k / k.sum(1, keepdim=True)

    p, q = conditional(t), conditional(s)
    off = ~torch.eye(len(s), dtype=torch.bool)
    return (p[off] * torch.log(p[off] / q[off])).sum() / len(s)


def similarity_preserving(s, t):
    def gram(x):
        g = x @ x.T
        return g / g.norm(dim=1, keepdim=True)

    return (gram(s) - gram(t)).square().sum() / len(s) ** 2


def cka(s, t):
    s, t = s - s.mean(0), t - t.mean(0)
    return 1 - (t.T @ s).square().sum() / ((s.T @ s).norm() * (t.T @ t).norm())


def hint(s, w, b, t):
    return 0.5 * (t - (s @ w + b)).square().sum(1).mean()


def normalized(x):
    return x / x.norm(dim=1, keepdim=True)


def info_nce(s, ws, bs, wt, bt, t, labels, tau, masked):
    u, v = normalized(s @ ws + bs), normalized(t @ wt + bt)
    total = 0.0
    for a, b in [(u, v), (v, u)]:
        for i in range(len(a)):
            kept = [
                j for j in range(len(a))
                if j == i or not (masked and labels[i] >= 0 and labels[i] == labels[j])
            ]
            scores = torch.stack([a[i] @ b[j] / tau for j in kept])
            total = total + torch.logsumexp(scores, 0) - a[i] @ b[i] / tau
    return total / (2 * len(u))


def crd(s, ws, bs, wt, bt, t, student_bank, teacher_bank, rows, labels, tau):
    """The first batch: it also fixes Z. Every clip of another class is refused."""
    u, v = normalized(s @ ws + bs), normalized(t @ wt + bt)
    m = len(student_bank)
    total = 0.0
    for anchors, bank in [(u, teacher_bank), (v, student_bank)]:
        others = [
            [j for j in range(m) if j != int(i) and not (labels[int(i)] >= 0 and labels[j] == labels[int(i)])]
            for i in rows
        ]
        own = [torch.exp(a @ bank[int(i)] / tau) for a, i in zip(anchors, rows)]
        far = [torch.exp(bank[o] @ a / tau) for a, o in zip(anchors, others)]
        z = torch.cat([torch.stack(own)] + far).mean().detach() * m
        for p, n in zip(own, far):
            c = len(n) / m
            total = total - torch.log(p / z / (p / z + c)) - torch.log(c / (n / z + c)).sum()
    return total / len(u)


def am_softmax(x, w, labels, scale, margin):
    return margin_loss(x, w, labels, scale, lambda c: c - margin)


def aam_softmax(x, w, labels, scale, margin):
    def lowered(c):
        if c <= math.cos(math.pi - margin):
            return c - margin * math.sin(margin)
        return c * math.cos(margin) - torch.sqrt(1 - c * c) * math.sin(margin)

    return margin_loss(x, w, labels, scale, lowered)


def margin_loss(x, w, labels, scale, lowered):
    cosines = normalized(x) @ (w / w.norm(dim=0))
    total, count = 0.0, 0
    for row, label in zip(cosines, labels):
        label = int(label)
        if label < 0:
            continue
        scores = [scale * (lowered(c) if k == label else c) for k, c in enumerate(row)]
        total = total + torch.logsumexp(torch.stack(scores), 0) - scores[label]
        count += 1
    return total / count


s, t = draw(7, 5), draw(7, 4)
labels = torch.tensor([0, 1, 0, 2, -1, 1, -1])
for function in [rkd_distance, rkd_angle, pkt, similarity_preserving, cka]:
    record(function.__name__, function, {"s": s}, t=t)
record("cosine_l1", cosine_l1, {"s": s}, t=draw(7, 5))
record("hint", hint, {"s": s, "w": draw(5, 4), "b": draw(4)}, t=t)
maps = {"ws": draw(5, 6), "bs": draw(6), "wt": draw(4, 6), "bt": draw(6)}
plain = lambda **o: info_nce(**o, tau=0.1, masked=False)
masked = lambda **o: info_nce(**o, tau=0.5, masked=True)
record("info_nce", plain, {"s": s, **maps}, t=t, labels=labels)
record("info_nce_masked", masked, {"s": s, **maps}, t=t, labels=labels)
clips = torch.tensor([0, 1, 0, 2, -1, 1, -1, 2, 0, -1])
record(
    "crd", lambda **o: crd(**o, tau=0.07), {"s": s[:4], **maps}, t=t[:4],
    student_bank=normalized(draw(10, 6)).float().double(), teacher_bank=normalized(draw(10, 6)).float().double(),
    rows=torch.tensor([3, 0, 9, 5]), labels=clips)
classes = torch.tensor([0, 2, -1, 1, 2, 0, 1])
w = draw(5, 3)
for function in [am_softmax, aam_softmax]:
    # Small margins leave every row before the guard, the large one takes some behind it.
    for name, scale, margin in [("", 30, 0.2), ("_wide", 8, 1.2)]:
        loss = lambda **o: function(**o, scale=scale, margin=margin)
        record(function.__name__ + name, loss, {"x": s, "w": w}, labels=classes)


# Drawn after everything else, so that the arrays before stay as they are.


def unit_mse(s, t):
    return (normalized(s) - normalized(t)).square().sum(1).mean()


def soft_labels(s, t, labels, temperature, imitation):
    hard = F.cross_entropy(s, labels, ignore_index=-1)
    soft = F.kl_div(
        torch.log_softmax(s / temperature, 1), torch.softmax(t / temperature, 1), reduction="batchmean")
    return (1 - imitation) * hard + imitation * temperature**2 * soft


def generalized(s, t, labels, temperature, imitation):
    hard = F.cross_entropy(s, labels, ignore_index=-1)
    return (1 - imitation) * hard + imitation * F.cross_entropy(s, torch.softmax(t / temperature, 1))


far, near = draw(7, 5), draw(7, 5)
record("mse", lambda s, t: F.mse_loss(s, t), {"s": far}, t=near)
record("l1", lambda s, t: F.l1_loss(s, t), {"s": far}, t=near)
record("smooth_l1", lambda s, t: F.smooth_l1_loss(s, t, beta=0.7), {"s": far}, t=near)
record("cosine", lambda s, t: (1 - F.cosine_similarity(s, t)).mean(), {"s": far}, t=near)
record("unit_mse", unit_mse, {"s": far}, t=near)
scores, others = draw(7, 3), draw(7, 3)
record("soft_labels", lambda **o: soft_labels(**o, temperature=4, imitation=0.9), {"s": scores}, t=others, labels=classes)
record("generalized", lambda **o: generalized(**o, temperature=2, imitation=0.5), {"s": scores}, t=others, labels=classes)

with open(os.path.join(HERE, "README.md"), "w") as file:
    file.write(
        "# Fixtures for the parity tests of Distillation\n\n"
        "Written by `make_fixtures.py`, which computes objectives and margin losses from their formulas in PyTorch.\n"
        f"Python {sys.version.split()[0]}, PyTorch {torch.__version__}, NumPy {np.__version__}, one thread, seed 11, double precision.\n"
        "`ObjectiveParityTests.swift` and `HeaderTests.swift` compare whole arrays; a missing file is a failure.\n"
    )
