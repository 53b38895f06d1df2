"""Trains the whole model: the tokenizer, then the vision encoder and the language model side by side.

    python train.py --out DIR [--minutes 60] [--resume]

Expects two cores; every file lands in DIR, ready for export.py.
"""
from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tokenizer import train as train_tokenizer

HERE = Path(__file__).parent


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--minutes", type=float, default=60, help="of the language model; the encoder takes half of it")
    args.add_argument("--workers", type=int, default=1, help="of the language model, one thread each; the encoder has a thread of its own")
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if not (args.out / "tokenizer.json").exists():
        train_tokenizer().save(str(args.out / "tokenizer.json"))
    resume = ["--resume"] if args.resume else []
    run = lambda part, *more: subprocess.Popen([sys.executable, str(HERE / f"train_{part}.py"), "--out", str(args.out), *more, *resume])
    runs = [run("vision", "--minutes", str(args.minutes / 2), "--threads", "1"),
            run("language", "--minutes", str(args.minutes), "--workers", str(args.workers))]
    sys.exit(max(run.wait() for run in runs))


if __name__ == "__main__":
    main()
