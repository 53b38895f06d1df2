"""Writes the model folder: ONNX graphs with int8 weights in SmolVLM's layout, its configs and tokenizer.

    python export.py --run DIR --out FOLDER

The graphs are written node by node: that keeps their names and shapes exactly those of the Idefics3
exports that transformers.js knows, and lets every weight be int8 with one scale per output channel.
"""
from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto as T, helper

from draw import SIDE
from model import Config, Speech
from tokenizer import END, IMAGE, PAD, SPECIAL, START
from vision import Eyes

SHARPNESS = 4.0  # of the concept probabilities: at inference the eyes decide
CHAT_TEMPLATE = ("<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}{% if message['content'][0]['type'] == 'image' %}{{':'}}"
                 "{% else %}{{': '}}{% endif %}{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
                 "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}"
                 "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}")


class Graph:
    def __init__(self, name: str, int8: bool):
        self.name, self.int8 = name, int8
        self.nodes, self.constants, self.inputs, self.outputs, self.count = [], {}, [], [], 0

    def input(self, name, kind, shape):
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, name, source, kind, shape):
        self.nodes.append(helper.make_node("Identity", [source], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def constant(self, value, kind=np.float32) -> str:
        value = np.asarray(value, kind)
        key = (value.dtype.str, value.shape, value.tobytes())
        if key not in self.constants:
            self.constants[key] = (f"c{len(self.constants)}", value)
        return self.constants[key][0]

    def ints(self, *values):
        return self.constant(values, np.int64)

    def op(self, kind: str, *inputs, outputs: int = 1, **attributes):
        names = [f"{kind.lower()}_{self.count + i}" for i in range(outputs)]
        self.count += outputs
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def weight(self, value: torch.Tensor, axis: int) -> str:
        """A weight as int8 with one scale per index of `axis`."""
        w = value.detach().float().numpy()
        if not self.int8:
            return self.constant(w)
        others = tuple(i for i in range(w.ndim) if i != axis)
        scale = np.maximum(np.abs(w).max(others), 1e-8) / 127
        shape = [-1 if i == axis else 1 for i in range(w.ndim)]
        q = np.clip(np.round(w / scale.reshape(shape)), -127, 127).astype(np.int8)
        return self.op("DequantizeLinear", self.constant(q, np.int8), self.constant(scale), self.constant(np.zeros(len(scale)), np.int8), axis=axis)

    def linear(self, x, layer) -> str:
        y = self.op("MatMul", x, self.weight(layer.weight.t(), 1))
        return y if layer.bias is None else self.op("Add", y, self.constant(layer.bias.detach().numpy()))

    def save(self, path: Path):
        constants = [onnx.numpy_helper.from_array(v, n) for n, v in self.constants.values()]
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="scenes")
        onnx.checker.check_model(model, full_check=True)
        onnx.save(model, path)


def vision_graph(eyes: Eyes, speech: Speech, int8: bool) -> Graph:
    g = Graph("vision_encoder", int8)
    pixels = g.input("pixel_values", T.FLOAT, ["batch_size", "num_images", 3, "height", "width"])
    g.input("pixel_attention_mask", T.BOOL, ["batch_size", "num_images", "height", "width"])  # all true without splitting
    x = g.op("Reshape", pixels, g.ints(-1, 3, SIDE, SIDE))

    def conv(x, c, norm, **attributes):
        """Convolution with its batch normalisation folded in."""
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        bias = (norm.bias - norm.running_mean * factor).detach().numpy()
        return g.op("Relu", g.op("Conv", x, g.weight(c.weight * factor[:, None, None, None], 0), g.constant(bias), **attributes))

    def walk(x, modules):
        modules = list(modules)
        i = 0
        while i < len(modules):
            m = modules[i]
            if isinstance(m, torch.nn.Sequential):
                x = walk(x, m)
            elif isinstance(m, torch.nn.Conv2d):
                x = conv(x, m, modules[i + 1], strides=list(m.stride), pads=list(m.padding) * 2)
                i += 2  # its norm and its activation
            else:
                x = g.op("Add", x, conv(x, m.conv, m.norm, strides=[1, 1], pads=[1, 1, 1, 1]))
            i += 1
        return x

    x = walk(x, eyes.trunk)
    width, mix = eyes.norm.weight.numel(), eyes.mix
    x = g.op("Transpose", g.op("Reshape", x, g.ints(-1, width, 9)), perm=[0, 2, 1])
    x = g.op("Add", x, g.constant(eyes.place.detach().numpy()))

    def norm(x, n):
        return g.op("LayerNormalization", x, g.constant(n.weight.detach().numpy()), g.constant(n.bias.detach().numpy()), axis=-1, epsilon=n.eps)

    head = width // mix.heads
    qkv = g.op("Transpose", g.op("Reshape", g.linear(norm(x, mix.n1), mix.qkv), g.ints(-1, 9, 3, mix.heads, head)), perm=[2, 0, 3, 1, 4])
    q, k, v = (g.op("Squeeze", p, g.ints(0)) for p in g.op("Split", qkv, axis=0, outputs=3))
    a = g.op("Softmax", g.op("Mul", g.op("MatMul", q, g.op("Transpose", k, perm=[0, 1, 3, 2])), g.constant(head ** -0.5)), axis=-1)
    a = g.op("Reshape", g.op("Transpose", g.op("MatMul", a, v), perm=[0, 2, 1, 3]), g.ints(-1, 9, width))
    x = g.op("Add", x, g.linear(a, mix.out))
    x = g.op("Add", x, g.linear(g.op("Relu", g.linear(norm(x, mix.n2), mix.up)), mix.down))
    x = norm(x, eyes.norm)

    sharp = g.constant(SHARPNESS)
    cell = g.op("Mul", g.linear(x, eyes.cell), sharp)
    present, shape, colour, size = g.op("Split", cell, g.ints(1, 10, 10, 2), axis=-1, outputs=4)
    present = g.op("Sigmoid", present)
    parts = [present] + [g.op("Mul", g.op("Softmax", p, axis=-1), present) for p in (shape, colour, size)]
    scene = g.op("Mul", g.linear(g.op("ReduceMean", x, axes=[1], keepdims=1), eyes.scene), sharp)
    background = g.op("Softmax", scene, axis=-1)
    parts.append(g.op("Add", background, g.constant(np.zeros((1, 9, 1)))))  # the same at every position
    shape, colour = parts[1], parts[2]
    alike = [g.op("MatMul", p, g.op("Transpose", p, perm=[0, 2, 1])) for p in (shape, colour)]
    same = g.op("Mul", g.op("Mul", *alike), g.constant(1 - np.eye(9)))
    earlier, last = g.constant(np.tril(np.ones((9, 9)), -1)), g.ints(-1)
    parts += [g.op("ReduceSum", same, last), g.op("ReduceSum", g.op("Mul", same, earlier), last), g.op("MatMul", earlier, present),
              g.op("Mul", g.op("ReduceSum", present, g.ints(1)), g.constant(np.ones((1, 9, 1))))]
    parts += [g.op("ReduceSum", g.op("Mul", a, earlier), last) for a in alike]
    seen = g.op("Concat", *parts, axis=-1)
    features = g.op("Add", g.linear(seen, speech.connect), g.constant(speech.place.detach().numpy()))
    g.output("image_features", features, T.FLOAT, ["num_images_total", 9, speech.c.width])
    return g


def embed_graph(speech: Speech, int8: bool) -> Graph:
    g = Graph("embed_tokens", int8)
    ids = g.input("input_ids", T.INT64, ["batch_size", "sequence_length"])
    g.output("inputs_embeds", g.op("Gather", g.weight(speech.embed.weight, 0), ids, axis=0), T.FLOAT, ["batch_size", "sequence_length", speech.c.width])
    return g


def decoder_graph(speech: Speech, int8: bool) -> Graph:
    c = speech.c
    g = Graph("decoder_model_merged", int8)
    x = g.input("inputs_embeds", T.FLOAT, ["batch_size", "sequence_length", c.width])
    mask = g.input("attention_mask", T.INT64, ["batch_size", "total_sequence_length"])
    positions = g.input("position_ids", T.INT64, ["batch_size", "sequence_length"])
    past = [[g.input(f"past_key_values.{i}.{n}", T.FLOAT, ["batch_size", c.heads, "past_sequence_length", c.head]) for n in ("key", "value")]
            for i in range(c.layers)]

    frequency = c.theta ** (-np.arange(0, c.head, 2) / c.head)
    angle = g.op("Mul", g.op("Cast", g.op("Unsqueeze", positions, g.ints(1, 3)), to=T.FLOAT), g.constant(frequency.reshape(1, 1, 1, -1)))
    angle = g.op("Concat", angle, angle, axis=-1)
    cos, sin = g.op("Cos", angle), g.op("Sin", angle)

    # Rows are the new tokens, columns all tokens; a column after its row or under padding is shut.
    length = g.op("Gather", g.op("Shape", x), g.constant(1, np.int64))
    total = g.op("Gather", g.op("Shape", mask), g.constant(1, np.int64))
    one = g.constant(1, np.int64)
    rows = g.op("Unsqueeze", g.op("Range", g.op("Sub", total, length), total, one), g.ints(1))
    columns = g.op("Unsqueeze", g.op("Range", g.constant(0, np.int64), total, one), g.ints(0))
    late = g.op("Greater", columns, rows)
    padded = g.op("Equal", g.op("Unsqueeze", mask, g.ints(1, 2)), g.constant(0, np.int64))
    shut = g.op("Where", g.op("Or", late, padded), g.constant(-1e9), g.constant(0.0))

    def norm(x, n):
        square = g.op("ReduceMean", g.op("Mul", x, x), axes=[-1], keepdims=1)
        return g.op("Mul", g.op("Div", x, g.op("Sqrt", g.op("Add", square, g.constant(n.epsilon)))), g.constant(n.weight.detach().numpy()))

    def rotate(x):
        a, b = g.op("Split", x, axis=-1, outputs=2)
        return g.op("Add", g.op("Mul", x, cos), g.op("Mul", g.op("Concat", g.op("Neg", b), a, axis=-1), sin))

    present = []
    for i, layer in enumerate(speech.layers):
        qkv = g.op("Reshape", g.linear(norm(x, layer.n1), layer.qkv), g.ints(0, 0, 3, c.heads, c.head))
        q, k, v = (g.op("Squeeze", p, g.ints(0)) for p in g.op("Split", g.op("Transpose", qkv, perm=[2, 0, 3, 1, 4]), axis=0, outputs=3))
        k, v = g.op("Concat", past[i][0], rotate(k), axis=2), g.op("Concat", past[i][1], v, axis=2)
        present.append((k, v))
        scores = g.op("Mul", g.op("MatMul", rotate(q), g.op("Transpose", k, perm=[0, 1, 3, 2])), g.constant(c.head ** -0.5))
        a = g.op("MatMul", g.op("Softmax", g.op("Add", scores, shut), axis=-1), v)
        a = g.op("Reshape", g.op("Transpose", a, perm=[0, 2, 1, 3]), g.ints(0, 0, c.heads * c.head))
        x = g.op("Add", x, g.linear(a, layer.out))
        inner = g.op("Relu", g.linear(norm(x, layer.n2), layer.up))
        x = g.op("Add", x, g.linear(g.op("Mul", inner, inner), layer.down))
    logits = g.op("MatMul", norm(x, speech.norm), g.weight(speech.embed.weight.t(), 1))
    g.output("logits", logits, T.FLOAT, ["batch_size", "sequence_length", c.vocabulary])
    for i, (k, v) in enumerate(present):
        for n, s in (("key", k), ("value", v)):
            g.output(f"present.{i}.{n}", s, T.FLOAT, ["batch_size", c.heads, "total_sequence_length", c.head])
    return g


def configs(c: Config) -> dict[str, dict]:
    added = {str(i): {"content": t, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True} for i, t in enumerate(SPECIAL)}
    ids = {"bos_token_id": START, "eos_token_id": END, "pad_token_id": PAD}
    return {
        "config.json": {
            "architectures": ["Idefics3ForConditionalGeneration"], "model_type": "idefics3", "image_token_id": IMAGE, "scale_factor": 3,
            "tie_word_embeddings": True, "vocab_size": c.vocabulary, "use_cache": True, **ids,
            "text_config": {
                "architectures": ["LlamaForCausalLM"], "model_type": "llama", "vocab_size": c.vocabulary, "hidden_size": c.width, "intermediate_size": c.inner,
                "num_hidden_layers": c.layers, "num_attention_heads": c.heads, "num_key_value_heads": c.heads, "head_dim": c.head, "hidden_act": "relu2",
                "max_position_embeddings": 1024, "rms_norm_eps": c.epsilon, "rope_theta": c.theta, "tie_word_embeddings": True, "use_cache": True, **ids},
            "vision_config": {"model_type": "idefics3_vision", "image_size": SIDE, "patch_size": 16, "num_channels": 3, "hidden_size": 192},
            "transformers.js_config": {"dtype": "q8", "kv_cache_dtype": {"q8": "float32"}},
        },
        "generation_config.json": {**ids, "do_sample": False, "max_new_tokens": 256, "_from_model_config": False},
        "preprocessor_config.json": {
            "image_processor_type": "Idefics3ImageProcessor", "processor_class": "Idefics3Processor", "do_convert_rgb": True, "do_image_splitting": False,
            "do_normalize": True, "do_pad": False, "do_rescale": True, "do_resize": True, "image_mean": [0.5] * 3, "image_std": [0.5] * 3,
            "max_image_size": {"longest_edge": SIDE}, "resample": 1, "rescale_factor": 1 / 255,
            # Straight to the square with the anti-aliased filter, whatever the aspect ratio.
            "size": {"height": SIDE, "width": SIDE}},
        "processor_config.json": {"processor_class": "Idefics3Processor", "image_seq_len": 9},
        "tokenizer_config.json": {
            "tokenizer_class": "GPT2Tokenizer", "processor_class": "Idefics3Processor", "added_tokens_decoder": added, "add_prefix_space": False, "bos_token": "<|im_start|>",
            "eos_token": "<end_of_utterance>", "pad_token": "<|im_end|>", "unk_token": "<|endoftext|>", "clean_up_tokenization_spaces": False,
            "model_max_length": 1024, "padding_side": "left", "truncation_side": "left", "chat_template": CHAT_TEMPLATE,
            "additional_special_tokens": ["<fake_token_around_image>", "<image>", "<end_of_utterance>"]},
        "chat_template.json": {"chat_template": CHAT_TEMPLATE},
        "special_tokens_map.json": {"bos_token": "<|im_start|>", "eos_token": "<end_of_utterance>", "pad_token": "<|im_end|>", "unk_token": "<|endoftext|>",
                                    "additional_special_tokens": ["<fake_token_around_image>", "<image>", "<end_of_utterance>"]},
    }


def load(run: Path) -> tuple[Eyes, Speech]:
    eyes = Eyes()
    eyes.load_state_dict(torch.load(run / "vision.pt"))
    state = torch.load(run / "language.pt")
    speech = Speech(Config(**state["config"]))
    speech.load_state_dict(state["weights"])
    return eyes.eval(), speech.eval()


def export(eyes: Eyes, speech: Speech, tokenizer: Path, out: Path, int8: bool = True):
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    suffix = "_quantized" if int8 else ""
    for graph in (vision_graph(eyes, speech, int8), embed_graph(speech, int8), decoder_graph(speech, int8)):
        graph.save(out / "onnx" / f"{graph.name}{suffix}.onnx")
    for name, value in configs(speech.c).items():
        (out / name).write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--run", type=Path, required=True)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--float", action="store_true", help="write float32 weights instead, to compare with")
    args = args.parse_args()
    export(*load(args.run), args.run / "tokenizer.json", args.out, not args.float)
