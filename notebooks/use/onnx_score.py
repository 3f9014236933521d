# SPDX-License-Identifier: Apache-2.0
"""python onnx_score.py MODEL.onnx IMAGE: score (larger is more normal) and p-value of an image (pip install onnxruntime pillow)."""
import json
import sys

import numpy as np
import onnxruntime
from PIL import Image

session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
about = session.get_modelmeta().custom_metadata_map
size, normal = int(about["image_size"]), np.array(json.loads(about["clean_calibration"]))
image = Image.open(sys.argv[2]).convert("RGB")
short = min(image.size)
width, height = (size * side // short for side in image.size)
image = image.resize((width, height), Image.Resampling.BILINEAR)
left, top = round((width - size) / 2), round((height - size) / 2)
pixels = np.asarray(image.crop((left, top, left + size, top + size)))[None]
score = session.run([about.get("clean_score", "norm")], {"images": pixels})[0].item()
print(f"score {score:.4f}, p-value {(1 + (normal <= score).sum()) / (1 + len(normal)):.4f}")
