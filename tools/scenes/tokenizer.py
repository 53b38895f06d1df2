"""Trains the byte-level BPE tokenizer on generated dialogues: answers and schemas become short."""
from __future__ import annotations

import sys

import numpy as np
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

from draw import BACKGROUNDS, COLOURS, POSITIONS, SHAPES, SIZES, abstract_scene
from language import WORDS, _words, sample

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<end_of_utterance>", "<fake_token_around_image>", "<global-img>", "<image>"]
SPECIAL += [f"<row_{r}_col_{c}>" for r in range(1, 5) for c in range(1, 5)]  # the processor's splitting names them
PAD, START, END, IMAGE = 2, 1, 3, 6


def train(size: int = 1792, dialogues: int = 30_000) -> Tokenizer:
    rng = np.random.default_rng(5)
    corpus = ["".join(t for t, _ in sample(rng, abstract_scene(rng))[0]) for _ in range(dialogues)]
    for token in SPECIAL:
        corpus = [c.replace(token, " ") for c in corpus]
    names = SHAPES + [s + "s" for s in SHAPES] + ["crosses"] + COLOURS + SIZES + POSITIONS + BACKGROUNDS
    corpus += [form for n in names for w in n.split() for form in (w, w.capitalize(), " " + w)] * 300
    corpus += [" ".join(WORDS)] * 60 + [_words(rng, 6, 12) for _ in range(3000)]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=[AddedToken(t, special=True, normalized=False) for t in SPECIAL],
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(corpus, trainer)
    return tokenizer


if __name__ == "__main__":
    train().save(sys.argv[1])
