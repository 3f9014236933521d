# SPDX-License-Identifier: Apache-2.0
"""Loads exported weights with strict=True and compares features.

    weights.py FOLDER     with NAME.safetensors and NAME.case of WeightsCase, NAME a backbone

environment/bench.sh --only weights makes them and runs it.
"""

import json
import pathlib
import sys

import torch
import torchvision
from torch import nn
from torchvision.models.resnet import BasicBlock


def read(file):
    """Reads a safetensors file: its arrays by name, and its metadata."""
    data = pathlib.Path(file).read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        begin, end = (8 + length + place for place in entry["data_offsets"])
        kind = {"F32": torch.float32, "I64": torch.int64}[entry["dtype"]]
        flat = torch.frombuffer(bytearray(data[begin:end]), dtype=kind)
        arrays[name] = flat.reshape(entry["shape"])
    return arrays, metadata


class Compact(nn.Module):
    """Three stages of one of torchvision's blocks each, on a stem of stride 2."""

    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.layer1 = nn.Sequential(BasicBlock(width, width))
        self.layer2 = self.halving(width)
        self.layer3 = self.halving(2 * width)

    @staticmethod
    def halving(width):
        fewer = nn.Sequential(nn.Conv2d(width, 2 * width, 1, 2, bias=False), nn.BatchNorm2d(2 * width))
        return nn.Sequential(BasicBlock(width, 2 * width, 2, fewer))

    def forward(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        return self.fc(self.layer3(self.layer2(self.layer1(x))).mean((2, 3)))


def network(architecture):
    """Makes a plain module without weights, torchvision's own where it has one."""
    if architecture["stem"] == "STRIDED":
        model = Compact(architecture["width"])
    else:
        model = torchvision.models.resnet18()
    if architecture["stem"] == "CIFAR":
        model.conv1 = nn.Conv2d(3, architecture["width"], 3, 1, 1, bias=False)
        model.maxpool = nn.Identity()
    features = architecture["width"] << (len(architecture["blocks"]) - 1)
    hidden, embedding = architecture["hidden"], architecture["embedding"]
    model.fc = nn.Sequential(
        nn.Linear(features, hidden), nn.BatchNorm1d(hidden), nn.ReLU(), nn.Linear(hidden, embedding)
    )
    return model.eval()


def compare(file):
    weights, metadata = read(file)
    case, _ = read(file.with_suffix(".case"))
    model = network(json.loads(metadata["oecl.architecture"]))
    model.load_state_dict(weights, strict=True)
    mean, std = (
        torch.tensor(json.loads(metadata[name])).view(1, 3, 1, 1) for name in ("mean", "std")
    )
    with torch.no_grad():
        projection = model((case["images"] - mean) / std)
    largest = case["projection"].abs().max()
    return ((projection - case["projection"]).abs().max() / largest).item()


def main():
    for file in sorted(pathlib.Path(sys.argv[1]).glob("*.safetensors")):
        print(f"{file.stem}: strict=True, largest difference {compare(file):.1e} of the largest")


if __name__ == "__main__":
    main()
