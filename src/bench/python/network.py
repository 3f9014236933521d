# SPDX-License-Identifier: Apache-2.0
"""The network, loss and optimiser of the benchmark in plain PyTorch, the parameters in our order."""

import struct

import torch
from torch import nn
from torch.nn import functional

MEAN = [125.3 / 255, 123.0 / 255, 113.9 / 255]
STD = [63.0 / 255, 62.1 / 255, 66.7 / 255]


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU(inplace=True)
        self.shortcut = None
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += x if self.shortcut is None else self.shortcut(x)
        return self.relu(out)


class Encoder(nn.Module):
    """A residual network and its projection head, as torchvision and the authors have them."""

    def __init__(self, net, width):
        super().__init__()
        if net == "RESNET18_CIFAR":
            width, stride, blocks, hidden, embedding = width or 64, 1, (2, 2, 2, 2), 512, 128
        else:
            width, stride, blocks, hidden, embedding = width or 32, 2, (1, 1, 1), 128, 64
        self.inputs_of(torch.float32)
        self.stem = nn.Sequential(
            nn.Conv2d(3, width, 3, stride, 1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
        )
        stages, inputs = [], width
        for stage, count in enumerate(blocks):
            for block in range(count):
                outputs = width << stage
                stages.append(BasicBlock(inputs, outputs, 2 if stage and not block else 1))
                inputs = outputs
        self.stages = nn.Sequential(*stages)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.head = nn.Sequential(
            nn.Linear(inputs, hidden),
            nn.BatchNorm1d(hidden),
            nn.ReLU(inplace=True),
            nn.Linear(hidden, embedding),
        )

    def inputs_of(self, dtype):
        """Takes up the channels' means and deviations, rounded to a type once."""
        for name, values in (("mean", MEAN), ("std", STD)):
            numbers = torch.tensor(values, dtype=dtype).view(1, 3, 1, 1)
            self.register_buffer(name, numbers, persistent=False)

    def forward(self, x):
        x = self.stages(self.stem((x - self.mean) / self.std))
        return self.head(self.pool(x).flatten(1))

    def load(self, file):
        """Takes up weights and running statistics, float32, one after the other in our order."""
        with open(file, "rb") as source:
            for name, value in self.state_dict().items():
                if not name.endswith("num_batches_tracked"):
                    numbers = struct.unpack(f"<{value.numel()}f", source.read(4 * value.numel()))
                    value.copy_(torch.tensor(numbers).view(value.shape))
            assert not source.read(1), "more weights than the network has"


def nt_xent(z, temperature=0.5):
    """NT-Xent over 2B rows: view 0 of B instances, then view 1."""
    z = functional.normalize(z, dim=1)
    similarity = z @ z.t() / temperature
    similarity.fill_diagonal_(float("-inf"))
    count = len(z)
    positives = (torch.arange(count) + count // 2) % count
    return functional.cross_entropy(similarity, positives)


def oecl(z, alpha=1.0):
    normal, outliers = z.chunk(2)
    return nt_xent(normal) + alpha * outliers.norm(dim=1).mean()


def optimiser(model, rate):
    return torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9, weight_decay=5e-4)


def step(model, sgd, images, bf16=False):
    """Takes a step and returns the loss, still on the device; bf16 is for the network alone."""
    sgd.zero_grad()
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        projections = model(images)
    loss = oecl(projections.float())
    loss.backward()
    sgd.step()
    return loss
