"""Has the pictures for shared links drawn on every core: those whose words no earlier build has drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

from generator.model.page import Artifact
from generator.model.preview import PreviewView
from generator.pipeline.reading import Memory, Spread

LEAST = 30  # pictures worth a process of their own


def drawn(memory: Memory, version: bytes, spread: Spread, views: Sequence[PreviewView]) -> list[Artifact]:
    """The pictures, remembered by what stands in them; pictures of the same words are drawn once."""
    if not views:
        return []
    from generator import previews  # takes a while to begin with, and most builds draw nothing

    salt = version + previews.stamp()
    keys = [_key(view, salt) for view in views]
    known = dict(memory.recall(sorted(set(keys))))
    fresh = {key: view for key, view in zip(keys, views, strict=True) if key not in known}
    for made in spread(partial(_share, previews.drawn), list(fresh.items()), LEAST) if fresh else ():
        memory.keep(made)
        known.update(made)
    return [Artifact(view.path, known[key]) for key, view in zip(keys, views, strict=True)]


def _share(draw: Callable[[PreviewView], bytes], items: Sequence[tuple[bytes, PreviewView]]) -> dict[bytes, bytes]:
    return {key: draw(view) for key, view in items}


def _key(view: PreviewView, salt: bytes) -> bytes:
    said = repr((view.site, view.kicker, view.title, view.foot, view.direction))
    return hashlib.blake2b(salt + said.encode("utf-8", "surrogatepass"), digest_size=16).digest()
