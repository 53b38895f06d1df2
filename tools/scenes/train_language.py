"""Trains the language model on generated dialogues about scenes, seen through the concept bottleneck.

    python train_language.py --out DIR [--minutes 40] [--threads 1]

No picture is drawn here: a scene's labels are turned into the probabilities that the vision encoder
would give, with noise. Both halves can therefore be trained at the same time.
"""
from __future__ import annotations

import argparse
import json
import math
import multiprocessing as mp
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from tokenizers import Tokenizer

from draw import SIZES, Scene, abstract_scene
from language import IMAGE, sample
from model import Config, Speech, generate
from tokenizer import END, IMAGE as IMAGE_ID, PAD
from vision import CONCEPTS

EXPANDED = "<fake_token_around_image><global-img>" + "<image>" * 9 + "<fake_token_around_image>"


def exact_concepts(scene: Scene) -> np.ndarray:
    out = np.zeros((9, CONCEPTS), np.float32)
    for t in scene.things:
        out[t.cell, [0, 1 + t.shape, 11 + t.colour, 21 + t.size]] = 1
    out[:, 23 + scene.background] = 1
    return out


def noisy_concepts(rng, scene: Scene) -> np.ndarray:
    """As the vision encoder gives them: mostly sure, sometimes in two minds."""
    out = exact_concepts(scene)
    if rng.random() < 0.5:
        return out
    doubt = rng.uniform(0, 0.35, (9, 1)) * (rng.random((9, 1)) < 0.4)
    background = rng.uniform(0, 0.35) * (rng.random() < 0.3)
    for low, high in ((1, 11), (11, 21), (21, 23)):
        other = rng.integers(low, high, 9)
        out[:, low:high] *= 1 - doubt
        out[np.arange(9), other] += doubt[:, 0]
    there = out[:, 0] > 0
    out[:, 0] = np.where(there, 1 - doubt[:, 0] * 0.5, doubt[:, 0] * 0.5)
    out[:, 1:23] *= out[:, :1]
    out[:, 23:] *= 1 - background
    out[:, 23 + rng.integers(9)] += background
    return out


def encode(tokenizer: Tokenizer, parts) -> tuple[list[int], list[bool]]:
    ids, wanted = [], []
    for text, is_answer in parts:
        piece = tokenizer.encode(text.replace(IMAGE, EXPANDED) if not is_answer else text, add_special_tokens=False).ids
        ids += piece
        wanted += [is_answer] * len(piece)
    return ids, wanted


def writer(path: str, seed: int, queue, budget: int):
    """Makes batches of about equal numbers of tokens, of dialogues of about equal length."""
    os.nice(3)
    rng = np.random.default_rng(seed)
    tokenizer = Tokenizer.from_file(path)
    while True:
        rows = []
        for _ in range(1536):
            scene = abstract_scene(rng)
            ids, wanted = encode(tokenizer, sample(rng, scene)[0])
            if len(ids) <= 420:
                rows.append((ids, wanted, noisy_concepts(rng, scene)))
        rows.sort(key=lambda r: len(r[0]))
        batches, now = [], []
        for row in rows:
            if now and (len(now) + 1) * len(row[0]) > budget:
                batches.append(now)
                now = []
            now.append(row)
        if now:
            batches.append(now)
        for i in rng.permutation(len(batches)):
            batch = batches[i]
            width = max(len(r[0]) for r in batch)
            ids = np.full((len(batch), width), PAD, np.int64)
            wanted = np.zeros((len(batch), width), bool)
            for j, r in enumerate(batch):
                ids[j, :len(r[0])], wanted[j, :len(r[0])] = r[0], r[1]
            queue.put((ids, wanted, np.stack([r[2] for r in batch])))


def check(model, tokenizer, seed: int = 77, per_task: int = 60, evaluation: bool = True) -> dict[str, float]:
    """Share of exact answers per task with exact concepts; `evaluation` takes the held-out wordings."""
    rng = np.random.default_rng(seed)
    right, total = {}, {}
    by_length: dict[int, list] = {}
    for task in ["short", "detailed", "alt", "tags", "json", "json"]:
        for _ in range(per_task):
            scene = abstract_scene(rng)
            parts, kind, answer = sample(rng, scene, None if task == "json" else task, task == "json", evaluation)
            ids, wanted = encode(tokenizer, parts)
            while wanted[-1]:
                ids, wanted = ids[:-1], wanted[:-1]
            by_length.setdefault(len(ids), []).append((ids, scene, kind, answer))
    model.eval()
    wrong = []
    for group in by_length.values():
        features = model.image_features(torch.from_numpy(np.stack([exact_concepts(s) for _, s, _, _ in group])))
        for (ids, _, kind, answer), out in zip(group, generate(model, [g[0] for g in group], features.detach(), IMAGE_ID, END)):
            said = tokenizer.decode(out).strip()
            total[kind] = total.get(kind, 0) + 1
            right[kind] = right.get(kind, 0) + (said == answer)
            if said != answer and len(wrong) < 40:
                wrong.append({"prompt": tokenizer.decode(ids, skip_special_tokens=False), "said": said, "expected": answer})
    model.train()
    model.wrong = wrong
    return {k: round(right[k] / total[k], 3) for k in sorted(total)}


def share(model, world: int, extra: float) -> float:
    """Averages all gradients, and one number, over the workers."""
    if world == 1:
        return extra
    gradients = [p.grad for p in model.parameters()]
    flat = torch.cat([g.reshape(-1) for g in gradients] + [torch.tensor([extra])])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for g in gradients:
        g.copy_(flat[at:at + g.numel()].view_as(g))
        at += g.numel()
    return flat[-1].item()


def work(rank: int, args):
    """One worker: one thread, its own dialogues, the same weights as the others."""
    world, lead = args.workers, rank == 0
    torch.set_num_threads(1)
    if world > 1:
        dist.init_process_group("gloo", init_method=f"file://{args.meeting}", rank=rank, world_size=world)
    torch.manual_seed(args.seed)
    path = str(args.out / "tokenizer.json")
    tokenizer = Tokenizer.from_file(path)
    config = Config(vocabulary=tokenizer.get_vocab_size(), width=args.width, layers=args.layers, heads=args.width // 32, inner=4 * args.width)
    model = Speech(config)
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    # Muon for the matrices inside the layers, AdamW for embeddings, connector and norms.
    inside = [p for p in model.layers.parameters() if p.dim() == 2]
    others = [p for n, p in model.named_parameters() if not (n.startswith("layers") and p.dim() == 2)]
    optimisers = [torch.optim.Muon(inside, lr=args.rate, weight_decay=0.05, momentum=0.95, adjust_lr_fn="match_rms_adamw"),
                  torch.optim.AdamW(others, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.0)]
    spent, seen, step = 0.0, 0, 0
    state_path = args.out / "language-state.pt"
    if args.resume and state_path.exists():
        state = torch.load(state_path, weights_only=False)
        model.load_state_dict(state["model"])
        mean.load_state_dict(state["mean"])
        for optimiser, kept in zip(optimisers, state["optimisers"]):
            optimiser.load_state_dict(kept)
        spent, seen, step = state["spent"], state["seen"], state["step"]
    queue = mp.Queue(48)
    mp.Process(target=writer, args=(path, args.seed * 7919 + step * world + rank, queue, args.tokens), daemon=True).start()
    # Size is one bit, seldom asked for; unweighted, it stayed at chance long after all else was right.
    heavy = torch.tensor([tokenizer.encode(blank + size).ids[0] for size in SIZES for blank in ("", " ")])
    start = last = time.time()
    running, checks, progress = 0.0, 0, 0.0
    while progress < 1:
        ids, wanted, seen_things = (torch.from_numpy(a) for a in queue.get())
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden, _ = model(model.inputs(ids, model.image_features(seen_things), IMAGE_ID))
            mask = wanted[:, 1:]
            logits = model.logits(hidden[:, :-1][mask])
        right = ids[:, 1:][mask]
        weight = torch.where(torch.isin(right, heavy), 4.0, 1.0)
        value = (F.cross_entropy(logits.float(), right, reduction="none") * weight).sum() / weight.sum()
        model.zero_grad(set_to_none=True)
        value.backward()
        elapsed = spent + time.time() - start
        progress = share(model, world, min(1.0, elapsed / (args.minutes * 60)))
        rate = args.rate * min(1, (step + 1) / 150) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1, progress))))
        for group in [g for o in optimisers for g in o.param_groups]:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        mean.update_parameters(model)
        step += 1
        seen += len(ids) * world
        running = 0.98 * running + 0.02 * value.item() if running else value.item()
        if lead and (time.time() - last > 60 or progress >= 1):
            last = time.time()
            checks += 1
            report = {"minutes": round(elapsed / 60, 1), "step": step, "dialogues": seen, "loss": round(running, 4), "waiting": queue.qsize()}
            if checks % 4 == 0 or progress >= 1:
                report["held out"] = check(mean.module, tokenizer, per_task=24 if progress < 1 else 150)
                (args.out / "wrong.json").write_text(json.dumps(mean.module.wrong, indent=1))
            print(json.dumps(report), flush=True)
            torch.save({"model": model.state_dict(), "mean": mean.state_dict(), "optimisers": [o.state_dict() for o in optimisers],
                        "spent": elapsed, "seen": seen, "step": step}, state_path)
            torch.save({"config": config.as_dict(), "weights": mean.module.state_dict()}, args.out / "language.pt.tmp")
            (args.out / "language.pt.tmp").rename(args.out / "language.pt")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--minutes", type=float, default=40)
    args.add_argument("--workers", type=int, default=1, help="processes of one thread each; better than threads at this size")
    args.add_argument("--tokens", type=int, default=3072, help="tokens a step and worker")
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--width", type=int, default=128)
    args.add_argument("--layers", type=int, default=4)
    args.add_argument("--resume", action="store_true")
    args = args.parse_args()
    args.meeting = args.out / f"meeting-{os.getpid()}"
    followers = [mp.Process(target=work, args=(rank, args)) for rank in range(1, args.workers)]
    for follower in followers:
        follower.start()
    work(0, args)
    for follower in followers:
        follower.join()


if __name__ == "__main__":
    main()
