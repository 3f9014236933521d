# SPDX-License-Identifier: Apache-2.0
"""The augmentation of the benchmark: torchvision's on Pillow images, with our settings."""

import sys
import types

import numpy
from PIL import Image


def torchvision_transforms():
    """Imports torchvision.transforms; a build for CUDA beside a PyTorch without it needs a nudge."""
    try:
        from torchvision import transforms
    except RuntimeError:
        for name in [name for name in sys.modules if name.startswith("torchvision")]:
            del sys.modules[name]
        sys.modules["torchvision._meta_registrations"] = types.ModuleType("_meta_registrations")
        from torchvision import transforms
    return transforms


def simclr(size, short_side=0):
    t = torchvision_transforms()
    return t.Compose(
        ([t.Resize(short_side)] if short_side else [])
        + [
            t.RandomHorizontalFlip(),
            t.RandomResizedCrop(size, scale=(0.08, 1)),
            t.RandomApply([t.ColorJitter(0.4, 0.4, 0.4, 0.1)], p=0.8),
            t.RandomGrayscale(0.2),
        ]
    )


def read(file, width, height):
    return numpy.fromfile(file, dtype=numpy.uint8).reshape(-1, height, width, 3)


class TwoViews:
    """A data set that gives two views of an image, as tensors."""

    def __init__(self, pixels):
        self.pixels = pixels
        self.transform = simclr(pixels.shape[1])
        self.to_tensor = torchvision_transforms().ToTensor()

    def __len__(self):
        return len(self.pixels)

    def __getitem__(self, index):
        image = Image.fromarray(self.pixels[index])
        return tuple(self.to_tensor(self.transform(image)) for _ in range(2))
