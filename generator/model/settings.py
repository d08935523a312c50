"""What an editor may set for the whole site, in `content/site.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.document import NOWHERE, Origin
from generator.model.fields import (
    Address,
    Choice,
    Code,
    Flag,
    Language,
    Many,
    Moment,
    Record,
    Table,
    Text,
    Whole,
    field,
    kept,
)
from generator.model.times import Moment as MomentValue

NEEDS_URL = ("config-url", "write the full address, such as url: https://digest.example/; feeds need it")


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem:
    """One link of the navigation."""

    label: str = field(Text(), "The words.", example="Conflicts")
    to: str = field(Text(), "An address of this site.", example="/conflicts/")
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """Under which licence the content may be used."""

    name: str = field(Text(), "The licence's name.", example="CC BY 4.0")
    url: str = field(Address(), "Its address.", default="")
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityContact:
    """Where to report a hole, for `/.well-known/security.txt` (RFC 9116)."""

    contact: str = field(Text(), "An address: `mailto:…` or `https://…`.", example="mailto:security@digest.example")
    expires: MomentValue = field(Moment(timed=True), "Until when that holds.", example="2027-11-01T00:00+00:00")
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Where the site learns what was published before."""

    kind: str = field(
        Choice(("git", "ledger", "none")),
        "`git`: from the commits. `ledger`: from the file `ledger.jsonl`, which `digest ledger` keeps. `none`: not at all.",
        default="git",
    )
    from_: MomentValue | None = field(
        Moment(),
        "When the site went public; what was kept before was preparation.",
        default=None,
        example="2026-12-01",
    )
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """The public keys with which our copies can be checked."""

    ssh: str = field(
        Text(), "The public half of an ssh key, as its `.pub` file has it.", default="", example="ssh-ed25519 AAAAC3…"
    )
    minisign: str = field(Text(), "The second line of a minisign `.pub` file.", default="", example="RWQf6LRC…")
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What needs a second editor: somebody other than the author who is named under `reviewed_by`."""

    of: tuple[str, ...] = field(
        Many(Choice(("confirmed", "protected")), lone=True),
        "Articles that say something is confirmed; articles about protected people.",
        default=(),
        example="[confirmed, protected]",
    )
    dead: int = field(
        Whole(1, 10_000_000), "Articles with a figure of so many killed, or more.", default=0, example="10"
    )
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How `digest evidence` asks for cited pages."""

    contact: str = field(
        Text(),
        "Whom a site may write to that is asked; part of the user agent.",
        default="",
        example="mailto:desk@digest.example",
    )
    archive: str = field(
        Text(),
        "The address of an archive's service that saves a page, with `{url}` where the page's address goes; used only with `--archive`.",
        default="",
        example="https://archive.example/save/{url}",
    )
    pause: int = field(Whole(0, 600), "Seconds between two questions to one host.", default=2)
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The site's own settings."""

    title: str = field(Text(), "The site's name.", example="Conflict Digest")
    url: str = field(
        Address("config-url"),
        "The site's full address, with its folder if it has one.",
        missing=NEEDS_URL,
        example="https://digest.example/",
    )
    authority: str = field(
        Code(r"[a-z0-9][a-z0-9.-]*", "digest.example"),
        "A name you owned in `authority_year`; part of every feed id, so it never changes, even if the site moves.",
        maps="RFC 4151",
        example="digest.example",
    )
    authority_year: int = field(Whole(1990, 2999), "The year in which that name was yours.", example="2026")
    tagline: str = field(Text(), "A line under the name.", default="")
    description: str = field(Text(), "What the site is, in a sentence.", default="")
    notice: str = field(Text(), "A sentence that stands on every page.", default="")
    timezone: str = field(
        Text(), "The zone that decides in which day's digest an article falls.", default="UTC", example="Europe/Kyiv"
    )
    language: str = field(
        Language(),
        "The site's language, for which there are labels: `en`, `ar`, or what `templates/labels/` of the site has.",
        default="en",
    )
    navigation: tuple[NavigationItem, ...] = field(
        Many(Record(NavigationItem)), "Links at the head of every page.", default=()
    )
    labels: Mapping[str, str] = field(
        Table(Text(), "label"), "Words of the templates that you want otherwise.", default=MappingProxyType({})
    )
    licence: Licence | None = field(Record(Licence), "Under which licence the content may be used.", default=None)
    desk: str = field(Text(), "Who signs what has no author.", default="")
    tags: str = field(Choice(("closed", "open")), "Whether tags outside the registry are refused.", default="closed")
    page_size: int = field(
        Whole(5, 500), "Articles on one page of a list, at most; fewer where they would weigh too much.", default=30
    )
    feed_size: int = field(Whole(5, 500), "Items in a feed.", default=40)
    signing: Signing | None = field(Record(Signing), "Keys with which readers check copies of the site.", default=None)
    mirrors: tuple[str, ...] = field(
        Many(Address(), lone=True), "Addresses of copies of the site.", default=(), example="[https://mirror.example/]"
    )
    mail_from: str = field(
        Code(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", "editors@digest.example"),
        "The address that editions come from as e-mail; `digest@` and the authority if you name none.",
        default="",
        example="editors@digest.example",
    )
    previews: bool = field(
        Flag(),
        "Draw a picture of words for links that are shared: title, day, conflict, how sure. The first build takes about 8 ms longer for each report, later ones draw what changed.",
        default=False,
    )
    websub: str = field(
        Address(),
        "A WebSub hub that tells subscribers of what is new; run `digest ping` after each deploy. A third party, so none unless named.",
        default="",
        example="https://hub.example/",
    )
    corrections_policy: str = field(Text(), "Address of the page about corrections.", default="")
    grading_policy: str = field(Text(), "Address of the page about grades.", default="")
    protection_policy: str = field(Text(), "Address of the page about people whom the law protects.", default="")
    review: Review | None = field(
        Record(Review), "What must be checked by a second editor before it is published.", default=None
    )
    evidence: Asking | None = field(
        Record(Asking), "How `digest evidence` asks whether cited pages are still there.", default=None
    )
    security: SecurityContact | None = field(Record(SecurityContact), "Where to report a hole.", default=None)
    history: History = field(
        Record(History, short="kind"),
        "Where the site learns what was published before: `git`, `ledger` or `none`; see [history.md](editors/history.md).",
        default=History(),
        example="{kind: git, from: 2026-12-01}",
    )
    noindex: bool = field(Flag(), "Ask search engines to stay away.", default=False)
    origin: Origin = kept(NOWHERE)
