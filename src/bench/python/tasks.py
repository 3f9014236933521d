# SPDX-License-Identifier: Apache-2.0
"""What the peer can be asked for; each task has the name and the settings of ours."""

import itertools
import json
import os

import torch
from PIL import Image

import folding
import network
import views


def training(settings, turns):
    """Steps of OECL: two views of so many normal images and of as many outliers."""
    batch = int(settings.get("batch", 32))
    model = encoder(settings).train()
    sgd = network.optimiser(model, float(settings.get("rate", 0.01)))
    batches = ready_batches(settings, batch) if ready(settings) else loaded(settings, batch)
    turns.ready()
    bf16 = settings.get("precision") == "bf16"
    for rounds in turns:
        for images in itertools.islice(batches, rounds):
            network.step(model, sgd, laid_out(settings, images), bf16)
        turns.done(rounds * 2 * batch)


def encoder(settings):
    model = network.Encoder(settings.get("net", "RESNET18_CIFAR"), int(settings.get("width", 0)))
    if tuned(settings):
        model = model.to(memory_format=torch.channels_last)
    return torch.compile(model) if settings.get("compile") == "yes" else model


def tuned(settings):
    return settings.get("form", "authors") == "tuned"


def ready(settings):
    return settings.get("views", "augmented") == "ready"


def laid_out(settings, images):
    return images.contiguous(memory_format=torch.channels_last) if tuned(settings) else images


def ready_batches(settings, batch):
    """The same batch again and again: what a step costs without its views."""
    sets = [pixels(settings, name)[:batch] for name in ("normal", "outliers")]
    tensors = [torch.from_numpy(s).permute(0, 3, 1, 2).float().div(255) for s in sets]
    images = torch.cat([tensors[0], tensors[0].flip(3), tensors[1], tensors[1].flip(3)])
    return itertools.repeat(images.contiguous())


def loaded(settings, batch):
    """Batches of two data loaders, normal images and outliers, without end."""
    loaders = [loader(settings, name, batch) for name in ("normal", "outliers")]
    while True:
        for normal, outliers in zip(*loaders):
            yield torch.cat([*normal, *outliers])


def loader(settings, name, batch):
    return torch.utils.data.DataLoader(
        views.TwoViews(pixels(settings, name)),
        batch_size=batch,
        shuffle=True,
        drop_last=True,
        num_workers=int(settings.get("workers", max(1, (os.cpu_count() or 2) // 2))),
        persistent_workers=True,
    )


def pixels(settings, name, width=32, height=32):
    return views.read(os.path.join(settings["data"], name + ".bin"), width, height)


def parity(settings, turns):
    """The trainings of ours again: its first weights, its views; keeps the losses."""
    batch = int(settings["batch"])
    model = encoder(settings).train()
    if settings.get("type") == "FLOAT64":
        model.double().inputs_of(torch.float64)
    dtype = model.mean.dtype
    turns.ready()
    for steps in turns:
        with torch.no_grad():
            model.load(os.path.join(settings["data"], "weights.bin"))
        sgd = network.optimiser(model, float(settings["rate"]))
        rows = torch.from_numpy(pixels(settings, "views")).permute(0, 3, 1, 2)
        losses = [
            network.step(model, sgd, laid_out(settings, images.to(dtype).div(255))).item()
            for images in rows.split(4 * batch)
        ]
        with open(os.path.join(settings["data"], settings["losses"]), "w") as out:
            json.dump(losses, out)
        turns.done(steps)


def evaluation(settings, turns):
    """Projections of images as they are."""
    model = encoder(settings).eval()
    if settings.get("folded") == "yes":
        folding.fold(model)
    images = torch.from_numpy(pixels(settings, "normal")).permute(0, 3, 1, 2)
    turns.ready()
    for rounds in turns:
        with torch.inference_mode():
            for _ in range(rounds):
                for rows in images[:512].split(int(settings.get("rows", 128))):
                    model(laid_out(settings, rows.float().div(255))).numpy()
        turns.done(rounds * 512)


def augmentation(settings, turns):
    """Views alone, Pillow image to Pillow image, in one process."""
    width, height = (int(side) for side in settings["image"].split("x"))
    file = settings["file"].removesuffix(".bin")
    images = [Image.fromarray(image) for image in pixels(settings, file, width, height)]
    transform = views.simclr(int(settings["size"]), int(settings["short"]))
    turns.ready()
    for rounds in turns:
        for view in range(rounds):
            transform(images[view % len(images)])
        turns.done(rounds)


def loss(settings, turns):
    """NT-Xent alone, forward and backward."""
    projections = torch.randn(2 * int(settings["batch"]), 128, requires_grad=True)
    turns.ready()
    for rounds in turns:
        for _ in range(rounds):
            projections.grad = None
            network.nt_xent(projections).backward()
        turns.done(rounds)
