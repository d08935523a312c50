"""`digest sign` and `digest verify`: a signature for the manifest, and whether a copy of the site is what was signed.

Signing and checking signatures is done by the standard tools (`ssh-keygen -Y`, `minisign`); no key is ever read here.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path

from generator import VERSION, parse
from generator.commands import asked
from generator.model.document import Document
from generator.model.settings import Signing
from generator.publish import manifest
from generator.publish.folder import LIST

SOUND, FAULTY = 0, 1
SPACE = "digest-manifest"  # what an ssh signature of ours is for, so that it fits nothing else
PATIENCE = 20  # seconds for one file
OURS_TOO = frozenset({LIST, manifest.NAME, *manifest.SIGNATURES, ".gitkeep", "CNAME"})
FOR_HOSTS = frozenset({"_headers", "_redirects", ".nojekyll"})  # which they read and don't give away
Read = Callable[[str], bytes | None]


def run(args: argparse.Namespace) -> int:
    """Sign or verify."""
    return _sign(args) if args.command == "sign" else _verify(args)


def _sign(args: argparse.Namespace) -> int:
    root = asked.root(args)
    target = Path(args.output) if args.output else root / "site"
    path = target / manifest.NAME
    key = Path(args.key).expanduser()
    if not path.is_file():
        raise asked.Misuse(f"{path} is not there. Build the site first: digest build")
    if not key.is_file():
        raise asked.Misuse(f"there is no key {key}. Make one with: ssh-keygen -t ed25519 -f {key}")
    minisign = key.read_bytes()[:40].startswith(b"untrusted comment: minisign")
    made = path.with_name(manifest.SIGNATURES[minisign])
    made.unlink(missing_ok=True)
    words = (
        ["minisign", "-S", "-s", str(key), "-m", str(path), "-x", str(made)]
        if minisign
        else ["ssh-keygen", "-Y", "sign", "-f", str(key), "-n", SPACE, str(path)]
    )
    if _ran(words) or not made.is_file():
        print(f"digest sign: {words[0]} did not sign", file=sys.stderr)
        return FAULTY
    print(f"{made} signs {len(manifest.known(target))} files; deploy it with them")
    return SOUND


def _ran(words: list[str], given: bytes | None = None, quiet: bool = False) -> int:
    """Run a tool, which may ask for a passphrase; its exit code."""
    out = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(words, input=given, stdout=out, stderr=out, check=False).returncode
    except FileNotFoundError:
        raise asked.Misuse(f"{words[0]} is not installed; it belongs to your system's packages") from None


def _verify(args: argparse.Namespace) -> int:
    where = args.where
    remote = where.startswith(("http://", "https://"))
    if not remote and not Path(where).is_dir():
        raise asked.Misuse(f"{where} is neither a folder nor an address that begins with https://")
    read = _remote(where.rstrip("/") + "/") if remote else _local(Path(where))
    data = read(manifest.NAME)
    if data is None:
        raise asked.Misuse(f"{where} has no {manifest.NAME}: nothing says what it should hold")
    try:
        files = manifest.read(data)
    except ValueError as fault:
        print(f"{manifest.NAME}: {fault}", file=sys.stderr)
        return FAULTY
    told = {path: hash for path, hash in files.items() if not (remote and path in FOR_HOSTS)}
    faults = [*_signature(data, read, _keys(args)), *_differences(told, read)]
    if not remote:
        faults.extend(f"added: {path}" for path in _added(Path(where), files))
    for line in faults:
        print(line)
    print(_summary(len(faults), len(files), remote), file=sys.stderr)
    return FAULTY if faults else SOUND


def _summary(faults: int, files: int, remote: bool) -> str:
    unseen = "; files that were added cannot be seen from outside" if remote else ""
    return f"{faults or 'no'} {'fault' if faults == 1 else 'faults'} among {files} files{unseen}"


def _local(folder: Path) -> Read:
    def read(path: str) -> bytes | None:
        at = folder / path
        return at.read_bytes() if at.is_file() and not at.is_symlink() else None

    return read


def _remote(base: str) -> Read:
    def read(path: str) -> bytes | None:
        url = base + urllib.parse.quote(path.removesuffix("index.html") if path.endswith("/index.html") else path)
        try:
            asking = urllib.request.Request(url, headers={"User-Agent": f"conflict-digest/{VERSION}"})
            with urllib.request.urlopen(asking, timeout=PATIENCE) as answer:
                found: bytes = answer.read()
                return found
        except urllib.error.HTTPError as fault:
            fault.close()
            return None
        except (OSError, HTTPException, ValueError) as fault:
            raise asked.Misuse(f"{url} does not answer: {fault}") from None

    return read


def _differences(files: dict[str, str], read: Read) -> Iterator[str]:
    for path, hash in sorted(files.items()):
        data = read(path)
        if data is None:
            yield f"missing: {path}"
        elif manifest.sha256(data) != hash:
            yield f"changed: {path}"


def _added(folder: Path, files: dict[str, str]) -> list[str]:
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_symlink() or not p.is_dir()}
    return sorted(there - files.keys() - OURS_TOO)


def _keys(args: argparse.Namespace) -> Signing:
    """The public keys: what --key names, or those of the site we stand in."""
    if args.key:
        path = Path(args.key).expanduser()
        given = path.read_text("utf-8").strip().splitlines()[-1] if path.is_file() else args.key.strip()
        return Signing(ssh=given) if given.startswith(("ssh-", "ecdsa-", "sk-")) else Signing(minisign=given)
    settings = Path(args.root) / "content" / "site.yaml"
    found = parse.settings(Document("content/site.yaml", settings.read_bytes())).value if settings.is_file() else None
    return (found.signing if found else None) or Signing()


def _signature(data: bytes, read: Read, keys: Signing) -> Iterator[str]:
    """Yield what is wrong with the signatures; says on standard error what was found right, and what could not be told."""
    for name, key, check in (
        (manifest.SIGNATURES[0], keys.ssh, _ssh),
        (manifest.SIGNATURES[1], keys.minisign, _minisign),
    ):
        signature = read(name)
        if key and signature is None:
            yield f"missing: {name}"
        elif signature is None:
            continue
        elif not key:
            print(f"{name} was not checked: give the public key with --key", file=sys.stderr)
        elif check(data, signature, key):
            print(f"{name} fits the key", file=sys.stderr)
        else:
            yield f"changed: {manifest.NAME} or {name}: the signature does not fit the key"
    if not (keys.ssh or keys.minisign):
        print("without a public key (--key) this only tells whether the copy agrees with its own list", file=sys.stderr)


def _ssh(data: bytes, signature: bytes, key: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        signed, signers = Path(folder, "signature"), Path(folder, "signers")
        signed.write_bytes(signature)
        signers.write_text(f'digest namespaces="{SPACE}" {key}\n', "utf-8")
        words = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "digest", "-n", SPACE, "-s", str(signed)]
        return _ran(words, data, quiet=True) == 0


def _minisign(data: bytes, signature: bytes, key: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, manifest.NAME)
        path.write_bytes(data)
        path.with_name(manifest.SIGNATURES[1]).write_bytes(signature)
        return _ran(["minisign", "-V", "-P", key, "-m", str(path)], quiet=True) == 0
