"""`digest ping`: tells the site's WebSub hub which feeds have changed, once they are deployed.

The one command that sends something over the network. It sends addresses of feeds that are public already, and nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPException
from pathlib import Path

from generator import VERSION, parse
from generator.commands import asked
from generator.model.document import Document
from generator.model.settings import Settings
from generator.publish.folder import LIST

SOUND, REFUSED = 0, 1
MEMORY = ".cache/pinged.json"
FEED = re.compile(r"(?!\d{4}/)(?:.*/)?feed\.(?:xml|atom|json)")  # a year's archive has no subscribers
TOGETHER = 50  # feeds in one request: PubSubHubbub 0.3, section 7.1, lets `hub.url` stand more than once
PATIENCE = 10  # seconds for one request
Send = Callable[[str, bytes], str]


def run(args: argparse.Namespace) -> int:
    """Tell the hub; what it did not take is told again next time."""
    root = asked.root(args)
    hub, base = _addresses(root)
    target = Path(args.output) if args.output else root / "site"
    feeds = _feeds(target)
    memory = root / MEMORY
    known = {} if args.all else _recalled(memory, hub)
    changed = [path for path in feeds if known.get(path) != feeds[path]]
    if not changed:
        print(f"no feed has changed since the last ping ({len(feeds)} feeds)")
        return SOUND
    if args.dry_run:
        print(
            "".join(f"{base}{path}\n" for path in changed)
            + f"{len(changed)} of {len(feeds)} feeds would be told to {hub}"
        )
        return SOUND
    told, why = _told(hub, base, changed, _send)
    _keep(memory, hub, {path: feeds[path] for path in feeds if path in told or known.get(path) == feeds[path]})
    print(f"{hub} was told of {len(told)} feeds of {len(feeds)}")
    if why:
        print(f"digest ping: {why}; {len(changed) - len(told)} feeds are left for the next time", file=sys.stderr)
    return REFUSED if why else SOUND


def _addresses(root: Path) -> tuple[str, str]:
    """The hub's address and the site's."""
    path = root / "content" / "site.yaml"
    read = parse.settings(Document("content/site.yaml", path.read_bytes())) if path.is_file() else None
    settings: Settings | None = read.value if read else None
    if settings is None:
        raise asked.Misuse("content/site.yaml cannot be read; see: digest check")
    if not settings.websub:
        raise asked.Misuse("content/site.yaml names no hub. Write websub: https://… there, build, and deploy first")
    return settings.websub, settings.url


def _feeds(target: Path) -> dict[str, str]:
    """The hash of every feed that the last build made, by its path."""
    try:
        made = (target / LIST).read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise asked.Misuse(f"{target} holds no built site. Build and deploy it first") from None
    paths = sorted(path for path in made if FEED.fullmatch(path))
    return {path: hashlib.blake2b((target / path).read_bytes(), digest_size=16).hexdigest() for path in paths}


def _told(hub: str, base: str, changed: list[str], send: Send) -> tuple[set[str], str]:
    """Which feeds the hub took, and why it did not take the others; the first refusal ends it."""
    told: set[str] = set()
    for part in _parts(changed):
        body = urllib.parse.urlencode([("hub.mode", "publish"), *(("hub.url", base + path) for path in part)])
        why = send(hub, body.encode())
        if why:
            return told, why
        told.update(part)
    return told, ""


def _parts(changed: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(changed), TOGETHER):
        yield changed[at : at + TOGETHER]


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: a request that publishes would arrive as one that asks."""

    def redirect_request(self, *_: object) -> None:
        """Leave the answer as it is."""


def _send(hub: str, body: bytes) -> str:
    """Send one request; "" if the hub took it, else why not."""
    headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": f"digest/{VERSION}"}
    try:
        request = urllib.request.Request(hub, body, headers)
        with urllib.request.build_opener(_Stay).open(request, timeout=PATIENCE):
            return ""
    except urllib.error.HTTPError as answer:
        return _refusal(hub, answer)
    except urllib.error.URLError as fault:
        return f"{hub} cannot be reached: {fault.reason}"
    except (OSError, HTTPException, ValueError) as fault:
        return f"{hub} cannot be reached: {fault or type(fault).__name__}"


def _refusal(hub: str, answer: urllib.error.HTTPError) -> str:
    where, later = answer.headers.get("Location"), answer.headers.get("Retry-After")
    said = " ".join(answer.read(200).decode("utf-8", "replace").split())
    answer.close()
    if where and 300 <= answer.code < 400:
        return f"{hub} has moved to {where}; change websub: in content/site.yaml"
    if later:
        return f"{hub} asks us to come back later (Retry-After: {later})"
    return f"{hub} answered {answer.code}{f' ({said})' if said else ''}"


def _recalled(memory: Path, hub: str) -> Mapping[str, str]:
    """What this hub was told of last, as it was then; nothing if that cannot be read."""
    try:
        kept = json.loads(memory.read_text("utf-8"))
        known = kept["feeds"] if kept["hub"] == hub else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _keep(memory: Path, hub: str, feeds: Mapping[str, str]) -> None:
    memory.parent.mkdir(exist_ok=True)
    fresh = memory.with_suffix(".new")
    fresh.write_text(json.dumps({"hub": hub, "feeds": feeds}), "utf-8")
    fresh.replace(memory)
