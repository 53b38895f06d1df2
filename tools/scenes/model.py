"""The language model: a decoder-only transformer with rotary positions and tied embeddings."""
from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn

from vision import CONCEPTS, RELATIONS, relations


@dataclass
class Config:
    vocabulary: int = 1792
    width: int = 128
    layers: int = 4
    heads: int = 4
    head: int = 32
    inner: int = 512
    theta: float = 10_000.0
    epsilon: float = 1e-5

    as_dict = asdict


class Norm(nn.Module):
    def __init__(self, width: int, epsilon: float):
        super().__init__()
        self.weight, self.epsilon = nn.Parameter(torch.ones(width)), epsilon

    def forward(self, x):
        x32 = x.float()
        return (x32 * torch.rsqrt(x32.pow(2).mean(-1, keepdim=True) + self.epsilon)).to(x.dtype) * self.weight


def rotation(positions, head: int, theta: float):
    """cos and sin, [batch, 1, length, head]; the two halves of a head are the pairs."""
    frequency = theta ** (-torch.arange(0, head, 2, device=positions.device).float() / head)
    angle = positions[:, None, :, None].float() * frequency
    angle = torch.cat([angle, angle], -1)
    return angle.cos(), angle.sin()


def rotate(x, cos, sin):
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin


class Layer(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.c = c
        self.n1, self.n2 = Norm(c.width, c.epsilon), Norm(c.width, c.epsilon)
        self.qkv = nn.Linear(c.width, 3 * c.heads * c.head, bias=False)
        self.out = nn.Linear(c.heads * c.head, c.width, bias=False)
        self.up = nn.Linear(c.width, c.inner, bias=False)
        self.down = nn.Linear(c.inner, c.width, bias=False)

    def forward(self, x, cos, sin, past=None):
        b, t, _ = x.shape
        q, k, v = self.qkv(self.n1(x)).view(b, t, 3, self.c.heads, self.c.head).permute(2, 0, 3, 1, 4)
        q, k = rotate(q, cos, sin).to(v.dtype), rotate(k, cos, sin).to(v.dtype)
        if past is not None:
            k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        # Written out: on a CPU this is several times faster to train than the fused attention.
        scores = q @ k.transpose(-1, -2) * self.c.head ** -0.5
        if t > 1:
            scores = scores + torch.full((t, k.shape[2]), -1e4, dtype=scores.dtype).triu(1 + k.shape[2] - t)
        a = torch.softmax(scores, -1, dtype=scores.dtype) @ v
        x = x + self.out(a.transpose(1, 2).reshape(b, t, -1))
        return x + self.down(F.relu(self.up(self.n2(x))).square()), (k, v)


class Speech(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.c = c
        self.embed = nn.Embedding(c.vocabulary, c.width)
        self.connect = nn.Linear(CONCEPTS + RELATIONS, c.width)  # from the vision encoder's concepts
        self.place = nn.Parameter(torch.zeros(1, 9, c.width))
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))
        self.norm = Norm(c.width, c.epsilon)
        for p in self.parameters():
            if p.dim() == 2:
                nn.init.normal_(p, std=0.02)
        nn.init.normal_(self.connect.weight, std=0.1)
        nn.init.normal_(self.place, std=0.1)
        for layer in self.layers:
            nn.init.normal_(layer.out.weight, std=0.02 / (2 * c.layers) ** 0.5)
            nn.init.normal_(layer.down.weight, std=0.02 / (2 * c.layers) ** 0.5)

    def image_features(self, concepts):
        return self.connect(torch.cat([concepts, relations(concepts)], -1)) + self.place

    def inputs(self, ids, features, image_id: int):
        x = self.embed(ids)
        at = (ids == image_id).nonzero(as_tuple=True)
        return x.index_put(at, features.reshape(-1, features.shape[-1]).to(x.dtype)) if len(at[0]) else x

    def forward(self, x, positions=None, past=None):
        """Embeddings -> hidden states and keys/values. Padding must be on the right."""
        if positions is None:
            positions = torch.arange(x.shape[1])[None]
        cos, sin = rotation(positions, self.c.head, self.c.theta)
        kept = []
        for i, layer in enumerate(self.layers):
            x, kv = layer(x, cos, sin, None if past is None else past[i])
            kept.append(kv)
        return self.norm(x), kept

    def logits(self, hidden):
        return hidden @ self.embed.weight.t()


@torch.no_grad()
def generate(model: Speech, ids: list[list[int]], features, image_id: int, end: int, limit: int = 192) -> list[list[int]]:
    """Greedy answers for prompts of one and the same length."""
    x = model.inputs(torch.tensor(ids), features, image_id)
    hidden, past = model(x)
    answers = [[] for _ in ids]
    done = [False] * len(ids)
    length = x.shape[1]
    for _ in range(limit):
        token = model.logits(hidden[:, -1]).argmax(-1)
        for i, t in enumerate(token.tolist()):
            done[i] = done[i] or t == end
            if not done[i]:
                answers[i].append(t)
        if all(done):
            break
        hidden, past = model(model.embed(token[:, None]), torch.full((len(ids), 1), length), past)
        length += 1
    return answers
