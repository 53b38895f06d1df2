"""Asks an exported folder about scenes and in wordings that training never saw.

    python evaluate.py --model FOLDER [--scenes 300] [--compare RUN]

Runs the int8 graphs with onnxruntime, one picture at a time, as transformers.js does. `--compare`
also asks the float32 PyTorch model of a run and counts equal answers.
"""
from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from draw import COLOURS, POSITIONS, SHAPES, SIZES, draw, squash
from language import sample
from tokenizer import END, IMAGE
from train_language import encode


class Exported:
    """The three graphs and the tokenizer of a model folder."""

    def __init__(self, folder: Path, threads: int = 1):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        self.vision, self.embed, self.decoder = (
            ort.InferenceSession(str(folder / "onnx" / f"{n}_quantized.onnx"), options, providers=["CPUExecutionProvider"])
            for n in ("vision_encoder", "embed_tokens", "decoder_model_merged"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.empty = {i.name: np.zeros((1, i.shape[1], 0, i.shape[3]), np.float32) for i in self.decoder.get_inputs() if i.name.startswith("past")}

    def look(self, image: np.ndarray) -> np.ndarray:
        pixels = (image.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[None, None]
        return self.vision.run(None, {"pixel_values": pixels, "pixel_attention_mask": np.ones(pixels.shape[:2] + pixels.shape[3:], bool)})[0]

    def answer(self, ids: list[int], features: np.ndarray, limit: int = 256) -> str:
        past, said = self.empty, []
        x = self.embed.run(None, {"input_ids": np.array([ids])})[0]
        x[0, np.array(ids) == IMAGE] = features[0]
        length = len(ids)
        while len(said) < limit:
            positions = np.arange(length - x.shape[1], length)[None]
            logits, *present = self.decoder.run(None, {"inputs_embeds": x, "attention_mask": np.ones((1, length), np.int64), "position_ids": positions, **past})
            token = int(logits[0, -1].argmax())
            if token == END:
                break
            said.append(token)
            past = dict(zip(past, present))
            x = self.embed.run(None, {"input_ids": np.array([[token]])})[0]
            length += 1
        return self.tokenizer.decode(said).strip()


def prompt_of(tokenizer, parts) -> list[int]:
    ids, wanted = encode(tokenizer, parts)
    return ids[:wanted.index(True)]


PHRASE = re.compile(rf"(?:({'|'.join(SIZES)}) )?({'|'.join(COLOURS)}) ({'|'.join(SHAPES)}) (?:at|in|on) the ({'|'.join(sorted(POSITIONS, key=len, reverse=True))})", re.I)


def same_types(a, b) -> bool:
    if isinstance(a, dict):
        return isinstance(b, dict) and list(a) == list(b) and all(same_types(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return isinstance(b, list) and (not a or all(same_types(a[0], x) for x in b))
    return type(a) is type(b)


def judge(kind: str, said: str, expected: str) -> dict[str, bool]:
    out = {"exact": said == expected}
    if kind in ("detailed", "alt"):
        got, want = ([m.groups() for m in PHRASE.finditer(s.lower())] for s in (said, expected))
        out["objects"] = sorted(g[1:3] for g in got) == sorted(w[1:3] for w in want)
        out["positions"] = sorted(g[1:] for g in got) == sorted(w[1:] for w in want)
        if kind == "detailed":
            out["sizes"] = sorted(map(str, got)) == sorted(map(str, want))
            out["background"] = said.rpartition(" on a ")[2] == expected.rpartition(" on a ")[2]
        else:
            out["<= 120 characters"] = len(said) <= 120
    if kind == "json":
        try:
            value = json.loads(said)
            out["valid JSON"] = True
        except ValueError:
            value = None
            out["valid JSON"] = False
        out["right keys and types"] = out["valid JSON"] and same_types(json.loads(expected), value)
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--model", type=Path, required=True)
    args.add_argument("--scenes", type=int, default=300, help="scenes per task; JSON gets twice as many")
    args.add_argument("--seed", type=int, default=123456789)
    args.add_argument("--compare", type=Path)
    args = args.parse_args()
    model = Exported(args.model)
    torch_model = None
    if args.compare:
        import torch
        from export import SHARPNESS, load
        from model import generate
        from vision import concepts
        eyes, speech = load(args.compare)

        def torch_model(image, ids):
            pixels = torch.from_numpy(image.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
            with torch.no_grad():
                features = speech.image_features(concepts(*eyes(pixels), SHARPNESS))
            return model.tokenizer.decode(generate(speech, [ids], features, IMAGE, END, 256)[0]).strip()

    rng = np.random.default_rng(args.seed)
    counts: dict[str, dict[str, int]] = {}
    equal = compared = 0
    wrong, start = [], time.time()
    for kind in ["short", "detailed", "alt", "tags", "json", "json"]:
        for i in range(args.scenes):
            scene, image = draw(rng)
            image = squash(image)
            parts, _, expected = sample(rng, scene, None if kind == "json" else kind, kind == "json", evaluation=True)
            ids = prompt_of(model.tokenizer, parts)
            said = model.answer(ids, model.look(image))
            row = counts.setdefault(kind, {"n": 0})
            row["n"] += 1
            for name, right in judge(kind, said, expected).items():
                row[name] = row.get(name, 0) + right
            if said != expected:
                wrong.append({"prompt": parts[0][0], "said": said, "expected": expected})
            if torch_model and compared < 100 and i % 6 == 0:
                compared += 1
                equal += torch_model(image, ids) == said
    for kind, row in counts.items():
        n = row.pop("n")
        print(f"{kind:9} n={n}  " + "  ".join(f"{k} {v}/{n} = {100 * v / n:.1f} %" for k, v in row.items()))
    if compared:
        print(f"int8 graphs equal float32 PyTorch in {equal}/{compared} answers")
    print(f"{time.time() - start:.0f} s")
    Path(args.model.parent / "evaluate-wrong.json").write_text(json.dumps(wrong, indent=1))


if __name__ == "__main__":
    main()
