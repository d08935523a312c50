"""How to ask politely: what each site's robots.txt allows, one question at a time, and a pause between two to one host."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from generator.web.asking import Answer, Asker, Unasked

TOKEN = "digest-evidence"
LONGEST_PAUSE = 60.0  # seconds that a robots.txt may ask for
RULES = 500_000  # bytes of a robots.txt that are read (RFC 9309, section 2.5)


def in_turn(addresses: Iterable[str]) -> Iterator[str]:
    """The addresses, one of each host after the other, so that hosts rest while others are asked."""
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for address in addresses:
        waiting[host(address)].append(address)
    while waiting:
        for name in list(waiting):
            yield waiting[name].popleft()
            if not waiting[name]:
                del waiting[name]


def host(address: str) -> str:
    """The host of an address, with its port; "" where there is none."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


@dataclass(slots=True)
class Visitor:
    """Asks addresses one after the other; remembers what each host allows and when it was last asked."""

    asker: Asker
    pause: float = 2.0  # seconds between two questions to one host
    sleep: Callable[[float], None] = time.sleep
    rules: dict[str, RobotFileParser | None] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)
    tired: set[str] = field(default_factory=set)

    def ask(self, address: str) -> Answer:
        """The answer, once the host may be asked again. Raises Unasked."""
        if host(address) in self.tired:
            raise Unasked("its host asked us to come back later")
        answer = replace(self.asker, may=self.allowed).ask(address)
        if answer.status in (429, 503):
            self.tired.add(host(address))
        return answer

    def allowed(self, address: str) -> None:
        """Wait for the host's turn. Raises Unasked where its robots.txt forbids the address."""
        rules = self._rules(address)
        if rules is not None and not rules.can_fetch(TOKEN, address):
            raise Unasked("its robots.txt asks programs to stay away")
        asked = rules.crawl_delay(TOKEN) if rules is not None else None
        self._rest(host(address), min(max(self.pause, float(asked or 0)), LONGEST_PAUSE))

    def _rest(self, name: str, pause: float) -> None:
        left = self.last.get(name, float("-inf")) + pause - time.monotonic()
        if left > 0:
            self.sleep(left)
        self.last[name] = time.monotonic()

    def _rules(self, address: str) -> RobotFileParser | None:
        """What a site's robots.txt says; None where it has none. Raises Unasked where it cannot be read."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.rules:
            self.rules[site] = self._read(f"{site}/robots.txt")
        return self.rules[site]

    def _read(self, address: str) -> RobotFileParser | None:
        limits = replace(self.asker.limits, size=RULES)
        answer = Asker(self.asker.agent, limits).ask(address)
        if 400 <= answer.status < 500 and answer.status != 429:
            return None
        if answer.status >= 300:
            raise Unasked(f"its robots.txt cannot be read (status {answer.status})")
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        return rules
