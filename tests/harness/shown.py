"""Composes sites of hostile words and opens every page of them in Chromium, without the policy that would stop a script.

    python -m tests.harness.shown [SITES] [SEED]

Pages, drawings, feeds and books' chapters, each as the kind that a host serves it as; what runs, and what loads from elsewhere or
opens a frame, is told. Needs the browser's driver (`make .venv/.browser`).
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator

from generator.model.page import Artifact
from playwright.sync_api import Browser, sync_playwright

from tests import payloads
from tests.browser.conftest import served
from tests.harness import fuzz, whole
from tests.harness.composed import Composer

OPENED = (".html", ".svg", ".xml", ".atom", ".opml", ".xhtml")
OWN = ("https://digest.example/", "https://preview.example/", "data:image/")  # where the site says it is
AT_ONCE = 120  # pages in one page of frames
NOTE = "for (const name of ['hit', 'alert']) Object.defineProperty(self, name, {get: () => (self.noted(location.href), () => 1), set() {}})"


def site(seed: int, ready: fuzz.Fuzzer) -> tuple[whole.Whole, list[Artifact]]:
    """A site that was published, and its files."""
    composer = Composer(random.Random(seed), payload=0.6, odd=0.0, picture=payloads.PICTURES[seed % 2])
    made = whole.of(composer, 25, ready.templates, ready.pictures[0])
    made.published()
    return made, made.artifacts


def ran(browser: Browser, artifacts: list[Artifact]) -> Iterator[str]:
    """What ran, what was asked for elsewhere, and frames that a page opened by itself."""
    files = {a.path: payloads.POLICY.sub(b"", a.data) for a in artifacts}
    paths = sorted(path for path in files if path.endswith(OPENED))
    for start in range(0, len(paths), AT_ONCE):
        part = paths[start : start + AT_ONCE]
        frames = "".join(f'<iframe src="/{path}"></iframe>' for path in part)
        extra = {"_headers": b"/*\n  X-A: b\n", "404.html": b"", "all.html": f"<!doctype html>{frames}".encode()}
        opened: list[object] = []
        noted: list[str] = []
        with served({**files, **extra}) as here:
            context = browser.new_context()
            context.expose_function("noted", lambda where, n=noted: n.append(where))
            context.add_init_script(NOTE)
            page = context.new_page()
            page.on("frameattached", lambda frame, o=opened: o.append(frame))
            page.on(
                "request",
                lambda r, n=noted, own=(here.root, *OWN): r.url.startswith(own) or n.append(f"asked for {r.url}"),
            )
            page.goto(f"{here.root}all.html", wait_until="load")
            page.mouse.move(200, 100)
            page.wait_for_timeout(300)
            context.close()
        yield from noted
        if len(opened) != len(part):
            yield f"{len(opened) - len(part)} more frames than pages, in {part[0]} to {part[-1]}"


def main() -> None:
    """Compose and open as many sites as were asked for."""
    count, seed = (int(word) for word in (*sys.argv[1:3], *("20", "1")[len(sys.argv[1:3]) :]))
    ready, pages, published, faults = fuzz.Fuzzer(1), 0, 0, 0
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for number in range(seed, seed + count):
            made, artifacts = site(number, ready)
            published += bool(artifacts)
            pages += sum(a.path.endswith(OPENED) for a in artifacts)
            for fault in (*made.faults, *ran(browser, artifacts)):
                faults += 1
                print(f"site {number}: {fault}", flush=True)
    print(f"{published} of {count} sites, {pages} files opened: {faults} ran, loaded or opened something")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
