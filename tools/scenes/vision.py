"""The vision encoder: a small convolutional network with a concept bottleneck.

144 x 144 pixels -> 9 x 9 feature cells -> nine vectors, one per grid position -> one round of
attention among them -> class probabilities per position (empty or not, shape, colour, size) and of
the background. Only these probabilities go on to the language model, through one linear layer.
"""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

# Bottleneck per position: present, 10 shapes, 10 colours, 2 sizes, 9 backgrounds
CONCEPTS = 1 + 10 + 10 + 2 + 9


class Residual(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(width)

    def forward(self, x):
        return x + F.relu(self.norm(self.conv(x)))


def _down(a: int, b: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(a, b, 3, 2, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU())


class Mix(nn.Module):
    """One transformer layer among the nine positions, so that each knows the whole picture."""

    def __init__(self, width: int, heads: int = 4):
        super().__init__()
        self.heads = heads
        self.n1, self.n2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = self.qkv(self.n1(x)).view(b, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(-1, -2) * (c // self.heads) ** -0.5, -1) @ v
        x = x + self.out(a.transpose(1, 2).reshape(b, t, c))
        return x + self.down(F.relu(self.up(self.n2(x))))


class Eyes(nn.Module):
    def __init__(self, widths=(32, 80, 128, 192)):
        super().__init__()
        a, b, c, d = widths
        self.trunk = nn.Sequential(
            nn.Conv2d(3, a, 6, 4, 1, bias=False), nn.BatchNorm2d(a), nn.ReLU(), Residual(a),  # 36 x 36
            _down(a, b), Residual(b), Residual(b),                                             # 18 x 18
            _down(b, c), Residual(c), Residual(c),                                             # 9 x 9
            nn.Conv2d(c, d, 3, 3, bias=False), nn.BatchNorm2d(d), nn.ReLU(),                    # 3 x 3
        )
        self.place = nn.Parameter(torch.zeros(1, 9, d))
        self.mix = Mix(d)
        self.norm = nn.LayerNorm(d)
        self.cell = nn.Linear(d, 1 + 10 + 10 + 2)
        self.scene = nn.Linear(d, 9)

    def forward(self, pixels):
        """Pixels in [-1, 1], [batch, 3, 144, 144] -> logits per cell [batch, 9, 23], per scene [batch, 9]."""
        x = self.trunk(pixels).flatten(2).transpose(1, 2) + self.place
        x = self.norm(self.mix(x))
        return self.cell(x), self.scene(x.mean(1))


def concepts(cell, scene, sharpness: float = 1.0):
    """Logits -> probabilities, [batch, 9, CONCEPTS]. What is absent has no shape, colour or size."""
    present = torch.sigmoid(cell[..., :1] * sharpness)
    parts = [torch.softmax(p * sharpness, -1) * present for p in cell[..., 1:].split([10, 10, 2], -1)]
    background = torch.softmax(scene * sharpness, -1)[:, None].expand(-1, 9, -1)
    return torch.cat([present, *parts, background], -1)


RELATIONS = 6


def relations(seen):
    """What no single position knows and a causal reader could not look ahead for, per position:
    how many others equal this object, how many of them stand earlier, how many objects stand
    earlier, how many there are, how many earlier ones have its shape, and how many its colour.
    Sums of products of the probabilities, nothing learned."""
    present, shape, colour = seen[..., :1], seen[..., 1:11], seen[..., 11:21]
    shape, colour = shape @ shape.transpose(-1, -2), colour @ colour.transpose(-1, -2)
    same = shape * colour * (1 - torch.eye(9))
    earlier = torch.tril(torch.ones(9, 9), -1)
    return torch.cat([same.sum(-1, keepdim=True), (same * earlier).sum(-1, keepdim=True), earlier @ present,
                      present.sum(1, keepdim=True).expand(-1, 9, -1),
                      (shape * earlier).sum(-1, keepdim=True), (colour * earlier).sum(-1, keepdim=True)], -1)


def loss(cell, scene, target):
    """`target`: rows of draw.labels."""
    target = target.long()
    grid = target[:, :27].view(-1, 9, 3)
    here = grid[..., 0] >= 0
    total = F.binary_cross_entropy_with_logits(cell[..., 0], here.float()) * 3
    logits, want = cell[here], grid[here]
    for part, column, weight in zip(logits[:, 1:].split([10, 10, 2], -1), range(3), (1.0, 0.7, 0.7)):
        total = total + weight * F.cross_entropy(part, want[:, column])
    return total + 0.5 * F.cross_entropy(scene, target[:, 27])


@torch.no_grad()
def scores(cell, scene, target) -> dict[str, float]:
    """Shares of scenes in which all objects' presence, shapes, … are right."""
    target = target.long()
    grid = target[:, :27].view(-1, 9, 3)
    here = grid[..., 0] >= 0
    present = ((cell[..., 0] > 0) == here).all(1)
    right = {}
    for name, part, column in zip(("shape", "colour", "size"), cell[..., 1:].split([10, 10, 2], -1), range(3)):
        right[name] = ((part.argmax(-1) == grid[..., column]) | ~here).all(1)
    background = scene.argmax(-1) == target[:, 27]
    out = {"place": present, **right, "background": background,
           "objects": present & right["shape"] & right["colour"],
           "all": present & right["shape"] & right["colour"] & right["size"] & background}
    return {k: round(v.float().mean().item(), 4) for k, v in out.items()}
