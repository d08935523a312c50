"""Turns directories into documents, sorted by path.

Reads nothing outside the site's root, and decodes nothing.
"""

from generator.read.files import Inputs, inputs, media_bytes

__all__ = ["Inputs", "inputs", "media_bytes"]
