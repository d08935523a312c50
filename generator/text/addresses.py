"""Web addresses: host names, tracking parameters, and when two addresses are one page."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gclsrc|yclid|msclkid|mc_[ce]id|igshid|_ga|ref_src|ref_url|cmpid|ocid|ICID|smid|at_(?:medium|campaign|custom\d)",
    re.IGNORECASE,
)
# Where posts vanish: social networks and messengers.
FLEETING = frozenset(
    [
        "t.me",
        "telegram.me",
        "x.com",
        "twitter.com",
        "facebook.com",
        "fb.com",
        "instagram.com",
        "tiktok.com",
        "vk.com",
        "threads.net",
        "weibo.com",
    ]
)


@lru_cache(maxsize=10_000)
def host(address: str) -> str:
    """The host name in lower case, without `www.`; "" if there is none."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.rstrip(".").removeprefix("www.")


def tracking(address: str) -> tuple[str, ...]:
    """The names of the parameters that only follow the reader around."""
    if "?" not in address:
        return ()
    return tuple(
        name for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True) if TRACKING.fullmatch(name)
    )


def clean(address: str) -> str:
    """The address without tracking parameters."""
    if not tracking(address):
        return address
    parts = urlsplit(address)
    kept = [(n, v) for n, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(n)]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def page(address: str) -> str:
    """What two addresses of one page have in common: no scheme, `www.`, tracking, fragment or closing slash."""
    parts = urlsplit(clean(address))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host(address)}{parts.path.rstrip('/')}{query}"


def is_fleeting(address: str) -> bool:
    """Whether the address is of a service whose posts vanish."""
    return ".".join(host(address).split(".")[-2:]) in FLEETING
