#!/usr/bin/env python3
"""The log-mel spectrograms of lupi-bench in librosa and PyTorch, whichever is there; milliseconds of
processor time for a hundred clips of three seconds.

python3 -m venv V && V/bin/pip install torch librosa && V/bin/python sound.py
"""
import os
import statistics
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402  (after the number of threads)

COUNT, RATE = 100, 16000
t = np.arange(3 * RATE) / RATE
noise = np.random.default_rng(0).standard_normal((COUNT, 3 * RATE))
clips = [
    (0.1 * noise[i] + 0.3 * np.sin(2 * np.pi * (200 + 20 * i) * t)).astype(np.float32)
    for i in range(COUNT)
]


def with_librosa():
    import librosa

    def compute(clip):
        power = librosa.feature.melspectrogram(
            y=clip, sr=RATE, n_fft=512, hop_length=160, win_length=400, n_mels=64
        )
        return np.log(power + 1e-6)

    return "librosa " + librosa.__version__, compute


def with_torch():
    import torch

    torch.set_num_threads(1)
    window = torch.hann_window(400)
    # As large as a mel matrix: what it holds does not change how long a product takes.
    bank = torch.rand(64, 257)

    def compute(clip):
        spectrum = torch.stft(
            torch.from_numpy(clip), 512, 160, 400, window, pad_mode="constant", return_complex=True
        )
        return torch.log(bank @ spectrum.abs().square() + 1e-6)

    return "torch " + torch.__version__, compute


for make in [with_librosa, with_torch]:
    try:
        name, compute = make()
    except ModuleNotFoundError as absent:
        print(absent)
        continue
    compute(clips[0])
    cpu = []
    for _ in range(7):
        start = time.process_time()
        for clip in clips:
            compute(clip)
        cpu.append(time.process_time() - start)
    print(f"{name:24s} best {min(cpu) * 1e3:8.2f}  median {statistics.median(cpu) * 1e3:8.2f}")
