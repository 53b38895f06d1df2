"""Trains the vision encoder on scenes that a second process draws all the while.

    python train_vision.py --out DIR [--minutes 40] [--threads 2]
"""
from __future__ import annotations

import argparse
import json
import math
import multiprocessing as mp
import os
import time
from pathlib import Path

import cv2
import numpy as np
import torch

from draw import SIDE, draw, labels, squash
from vision import Eyes, loss, scores

POOL = 24_000     # scenes kept at a time; the oldest are drawn over
HELD_OUT = 2_000  # drawn once with their own seed, never trained on


def painter(folder: str, seed: int, filled, asked):
    """Fills the pool, then replaces a scene for every `reuse` scenes that training has used."""
    os.nice(8)
    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    images = np.load(f"{folder}/pool-images.npy", mmap_mode="r+")
    targets = np.load(f"{folder}/pool-labels.npy", mmap_mode="r+")
    n = filled.value
    while True:
        if n >= POOL and n >= asked.value:
            time.sleep(0.02)
            continue
        scene, image = draw(rng)
        images[n % POOL], targets[n % POOL] = squash(image, rng), labels(scene)
        n += 1
        filled.value = n


def held_out(folder: Path):
    path = folder / "held-out.npz"
    if not path.exists():
        rng = np.random.default_rng(987654321)
        pairs = [draw(rng) for _ in range(HELD_OUT)]
        np.savez(path, images=np.stack([squash(i) for _, i in pairs]), labels=np.stack([labels(s) for s, _ in pairs]))
    data = np.load(path)
    return torch.from_numpy(data["images"]), torch.from_numpy(data["labels"])


def to_input(images: torch.Tensor) -> torch.Tensor:
    return (images.permute(0, 3, 1, 2).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def evaluate(model, images, targets):
    model.eval()
    out = [model(to_input(images[i:i + 200])) for i in range(0, len(images), 200)]
    model.train()
    return scores(torch.cat([o[0] for o in out]), torch.cat([o[1] for o in out]), targets)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--minutes", type=float, default=40)
    args.add_argument("--threads", type=int, default=2)
    args.add_argument("--batch", type=int, default=64)
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--reuse", type=float, default=2.5)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)

    filled, asked = mp.Value("q", 0), mp.Value("q", 0)
    np.lib.format.open_memmap(args.out / "pool-images.npy", "w+", np.uint8, (POOL, SIDE, SIDE, 3))
    np.lib.format.open_memmap(args.out / "pool-labels.npy", "w+", np.int8, (POOL, 28))
    images = np.load(args.out / "pool-images.npy", mmap_mode="r")
    targets = np.load(args.out / "pool-labels.npy", mmap_mode="r")
    worker = mp.Process(target=painter, daemon=True,
                        args=(str(args.out), args.seed * 1000 + int(time.time()) % 997, filled, asked))
    worker.start()
    check_images, check_labels = held_out(args.out)

    model = Eyes().to(memory_format=torch.channels_last)
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998), use_buffers=True)
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.02)
    used, spent, best = 0, 0.0, 0.0
    state_path = args.out / "vision-state.pt"
    if args.resume and state_path.exists():
        state = torch.load(state_path, weights_only=False)
        model.load_state_dict(state["model"]); mean.load_state_dict(state["mean"]); optimiser.load_state_dict(state["optimiser"])
        used, spent = state["used"], state["spent"]
    picker = np.random.default_rng(args.seed + used)
    start = last = time.time()
    step = 0
    while True:
        while filled.value < 1500:
            time.sleep(0.1)
        elapsed = spent + time.time() - start
        progress = min(1.0, elapsed / (args.minutes * 60))
        rate = args.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        rows = np.sort(picker.integers(0, min(filled.value, POOL), args.batch))
        x, y = torch.from_numpy(images[rows]), torch.from_numpy(targets[rows])
        with torch.autocast("cpu", dtype=torch.bfloat16):  # twice as fast on CPUs that know bfloat16
            cell, scene = model(to_input(x))
        value = loss(cell.float(), scene.float(), y)
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        mean.update_parameters(model)
        step += 1
        used += args.batch
        asked.value = POOL + int(used / args.reuse)
        if time.time() - last > 90 or progress >= 1:
            result = evaluate(mean.module, check_images[:1000], check_labels[:1000]) if progress < 1 else evaluate(mean.module, check_images, check_labels)
            print(json.dumps({"minutes": round(elapsed / 60, 1), "scenes": used, "drawn": filled.value,
                              "loss": round(value.item(), 4), **result}), flush=True)
            torch.save({"model": model.state_dict(), "mean": mean.state_dict(), "optimiser": optimiser.state_dict(),
                        "used": used, "spent": elapsed}, state_path)
            if result["all"] >= best:
                best = result["all"]
                torch.save(mean.module.state_dict(), args.out / "vision.pt")
            last = time.time()
            if progress >= 1:
                break
    worker.terminate()


if __name__ == "__main__":
    main()
