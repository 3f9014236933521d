# SPDX-License-Identifier: Apache-2.0
"""Ends with 0 if this Python can be the peer of the benchmark, else says why not and ends with 1."""

import sys

OLDEST = (2, 5)

try:
    import torch

    version = tuple(int(part) for part in torch.__version__.split("+")[0].split(".")[:2])
    if version < OLDEST:
        sys.exit(print(f"PyTorch {torch.__version__} is too old to stand for today's") or 1)
    import views

    views.simclr(32)
except ImportError as reason:
    sys.exit(print(f"{reason} (pip install torch torchvision pillow numpy)") or 1)
