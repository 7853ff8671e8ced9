#!/usr/bin/env python3
"""The networks of lupi-bench in PyTorch, with the same shapes; one line for each, in milliseconds.

python3 -m venv V && V/bin/pip install torch && V/bin/python networks.py [--threads N] [--seconds S] [NAME…]
"""
import argparse
import os
import statistics
import time

parser = argparse.ArgumentParser()
parser.add_argument("names", nargs="*")
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--seconds", type=float, default=2.0)
parser.add_argument("--channels-last", action="store_true", help="which suits PyTorch's convolutions")
arguments = parser.parse_args()
for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = str(arguments.threads)

import torch  # noqa: E402  (after the number of threads)
import torch.nn as nn  # noqa: E402
import torch.nn.functional as F  # noqa: E402

torch.set_num_threads(arguments.threads)
torch.manual_seed(0)


def adam(network):
    return torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)


def laid_out(x):
    return x.to(memory_format=torch.channels_last) if arguments.channels_last else x


class Dense(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(inputs, 256), nn.ReLU(), nn.Linear(256, 128))
        self.header = nn.Linear(128, 6)

    def forward(self, x):
        embedding = self.encoder(x)
        return embedding, self.header(embedding)


def block(inputs, outputs):
    convolution = nn.Conv2d(inputs, outputs, 3, stride=2, padding=1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.ReLU())


class Convolutional(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(block(1, 32), block(32, 64), block(64, 128), block(128, 128))
        self.embedding, self.header = nn.Linear(128, 256), nn.Linear(256, 40)

    def forward(self, x):
        return self.header(self.embedding(self.body(x).mean((2, 3))))


class Aggregation(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(128, 128, batch_first=True, bidirectional=True)
        self.hidden, self.score = nn.Linear(256, 128), nn.Linear(128, 1, bias=False)

    def forward(self, x):
        steps, _ = self.gru(x)
        weights = torch.softmax(self.score(torch.tanh(self.hidden(steps))), 1)
        return (weights * steps).sum(1)


class Sequential(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(block(1, 32), block(32, 64))
        self.encoder, self.aggregation = nn.Linear(64 * 16, 128), Aggregation()
        self.header = nn.Linear(256, 8)

    def forward(self, x):  # [batch, segments, 1, bins, steps]
        maps = self.body(laid_out(x.flatten(0, 1))).mean(3).flatten(1)
        segments = self.encoder(maps)
        clips = self.aggregation(segments.view(x.shape[0], x.shape[1], 128))
        return segments, clips, self.header(clips)


def dense(kind):
    audio, video = torch.randn(64, 1582), torch.randn(64, 512)
    classes = torch.randint(0, 6, (64,))
    both = torch.cat([audio, video], 1)
    teacher, student = Dense(1582 + 512), Dense(1582)
    network = teacher if kind == "teacher" else student
    optimizer = adam(network)

    def step():
        optimizer.zero_grad()
        embedding, scores = network(both if kind == "teacher" else audio)
        loss = F.cross_entropy(scores, classes)
        if kind == "distil":
            with torch.no_grad():
                target = teacher(both)[0]
            loss = loss + F.mse_loss(embedding, target)
        loss.backward()
        optimizer.step()

    return step


def convolutional():
    x, classes = laid_out(torch.randn(32, 1, 64, 300)), torch.randint(0, 40, (32,))
    network = laid_out(Convolutional())
    optimizer = adam(network)

    def step():
        optimizer.zero_grad()
        F.cross_entropy(network(x), classes).backward()
        optimizer.step()

    return step


def recurrent():
    x, target = torch.randn(32, 10, 128), torch.randn(32, 256)
    network = Aggregation()
    optimizer = adam(network)

    def step():
        optimizer.zero_grad()
        F.mse_loss(network(x), target).backward()
        optimizer.step()

    return step


def sequential():
    x, classes = torch.randn(32, 10, 1, 64, 30), torch.randint(0, 8, (32,))
    targets = torch.randn(320, 128), torch.randn(32, 256)
    network = laid_out(Sequential())
    optimizer = adam(network)

    def step():
        optimizer.zero_grad()
        segments, clips, scores = network(x)
        distance = F.mse_loss(segments, targets[0]) + F.mse_loss(clips, targets[1])
        (F.cross_entropy(scores, classes) + distance).backward()
        optimizer.step()

    return step


def inference(network, *shape):
    network = laid_out(network).eval()
    x = torch.randn(*shape)

    def step():
        with torch.inference_mode():
            network(x)

    return step


CASES = {
    "mlp_teacher": lambda: dense("teacher"),
    "mlp_base": lambda: dense("base"),
    "mlp_distil": lambda: dense("distil"),
    "mlp_infer": lambda: inference(Dense(1582), 1, 1582),
    "conv_step": convolutional,
    "conv_infer": lambda: inference(Convolutional(), 1, 1, 64, 300),
    "recurrent_step": recurrent,
    "recurrent_infer": lambda: inference(Aggregation(), 1, 10, 128),
    "recurrent_batch": lambda: inference(Aggregation(), 32, 10, 128),
    "seq_step": sequential,
    "seq_infer": lambda: inference(Sequential(), 1, 10, 1, 64, 30),
}

for name, make in CASES.items():
    if arguments.names and name not in arguments.names:
        continue
    step = make()
    for _ in range(5):
        step()
    wall, cpu = [], []
    end = time.perf_counter() + arguments.seconds
    while len(wall) < 7 or time.perf_counter() < end:
        start, start_cpu = time.perf_counter(), time.process_time()
        step()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - start_cpu)
    print(
        f"{name:18s} best {min(wall) * 1e3:10.4f}  median {statistics.median(wall) * 1e3:10.4f}"
        f"  CPU {statistics.median(cpu) * 1e3:10.4f}  (torch {torch.__version__})",
        flush=True,
    )
