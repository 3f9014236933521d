# SPDX-License-Identifier: Apache-2.0
"""Batch norm folded into the convolutions before it, for evaluation."""

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval


def fold(model):
    model.stem[0] = fuse_conv_bn_eval(model.stem[0], model.stem[1])
    model.stem[1] = nn.Identity()
    for block in model.stages:
        block.conv1 = fuse_conv_bn_eval(block.conv1, block.bn1)
        block.conv2 = fuse_conv_bn_eval(block.conv2, block.bn2)
        block.bn1 = block.bn2 = nn.Identity()
        if block.shortcut is not None:
            block.shortcut = nn.Sequential(fuse_conv_bn_eval(*block.shortcut))
