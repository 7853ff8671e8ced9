#!/usr/bin/env python3
"""The programs and files of lupi-bench in Python and NumPy; milliseconds of processor time.

python3 -m venv V && V/bin/pip install numpy && V/bin/python plain.py
"""
import csv
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np


def script_fib():
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    return fib(24)


def script_loop():
    total = 0
    for i in range(1000000):
        if i % 3 == 0:
            total = total + i
    return total


def script_list():
    squares = [i * i % 7 for i in range(300000)]
    total = 0
    for square in squares:
        total = total + square
    return total


def script_text():
    words = ""
    for i in range(100000):
        words = words + "ab"
    return words


folder = tempfile.mkdtemp()
numbers = np.random.default_rng(0).standard_normal((1000, 1000)).astype(np.float32)
np.save(folder + "/numbers.npy", numbers)
table = "\n".join(",".join(map(str, row)) for row in numbers.reshape(-1)[:200000].reshape(10000, 20))
table = ",".join(f"c{i}" for i in range(20)) + "\n" + table + "\n"


def npy_read():
    return np.load(folder + "/numbers.npy")


def csv_table_numpy():
    return np.loadtxt(io.StringIO(table), delimiter=",", skiprows=1)


def csv_table_csv():
    rows = csv.reader(io.StringIO(table))
    next(rows)
    return [[float(cell) for cell in row] for row in rows]


rows = [", ".join(map(str, row)) for row in numbers.reshape(-1)[:200000].reshape(10000, 20)]
rows = "[[" + "], [".join(rows) + "]]"


def json_numbers():
    return json.loads(rows)


def start_expression():
    subprocess.run([sys.executable, "-c", "print(1 + 1)"], stdout=subprocess.DEVNULL, check=True)


def processor_time():
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


for body in [
    script_fib, script_loop, script_list, script_text, npy_read, csv_table_numpy, csv_table_csv,
    json_numbers, start_expression,
]:
    body()
    wall, cpu = [], []
    end = time.perf_counter() + 1
    while len(wall) < 7 or time.perf_counter() < end:
        start, start_cpu = time.perf_counter(), processor_time()
        body()
        wall.append(time.perf_counter() - start)
        cpu.append(processor_time() - start_cpu)
    print(
        f"{body.__name__:18s} best {min(wall) * 1e3:9.3f}  median {statistics.median(wall) * 1e3:9.3f}"
        f"  CPU {statistics.median(cpu) * 1e3:9.3f}"
    )
