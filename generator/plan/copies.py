"""Plans the page about copies of the site: where they are, and how to tell whether one is true."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.page import Frame, Link, Page
from generator.model.settings import Signing
from generator.plan.desk import Desk


class MirrorsView(NamedTuple):
    """Copies of the site: where they are (ours first), the public keys with their kind, how a program checks one."""

    frame: Frame
    heading: str
    mirrors: tuple[Link, ...]
    keys: tuple[tuple[str, str], ...]
    command: str


def mirrors_page(desk: Desk) -> Page:
    """The page for readers."""
    settings, t = desk.digest.settings, desk.t
    keys = settings.signing or Signing()
    title = t.say("mirrors")
    frame = desk.frame("mirrors/", title, t.say("mirrors-description"))
    named = tuple((t.say(f"key-{kind}"), key) for kind, key in (("ssh", keys.ssh), ("minisign", keys.minisign)) if key)
    mirrors = tuple(Link(url, url) for url in (settings.url, *settings.mirrors))
    key = keys.ssh or keys.minisign
    command = f"digest verify {settings.url}" + (f' --key "{key}"' if key else "")
    return Page("mirrors/index.html", "mirrors.html", MirrorsView(frame, title, mirrors, named, command))
