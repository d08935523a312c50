"""Says which stage follows which, and nothing else: documents in, artifacts and problems out.

Pure: what it reads, the time it is, and which options were given are all arguments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator import link, parse, plan, render
from generator.diagnostics import CODES, Checked, Diagnostic, Severity, Span, gather, problem
from generator.link import Held
from generator.model.document import Document
from generator.model.evidence import Evidence
from generator.model.history import NO_ARCHIVE, Archive, Reviews
from generator.model.labels import Labels
from generator.model.nouns import Broken, Noun
from generator.model.page import Artifact, Chrome, Filed, Link
from generator.model.settings import Settings
from generator.parse.labels import labels as parse_labels
from generator.pictures import Pictures
from generator.pipeline import making, packing, picturing, previewing, reading, shown_as
from generator.pipeline.addresses import outlines as outlines
from generator.pipeline.around import Around
from generator.pipeline.before import Before
from generator.pipeline.history import published_before
from generator.pipeline.live import Live, compile_all, ready_templates, styled
from generator.pipeline.reading import Forgetful, Memory, Spread, here
from generator.pipeline.reviews import trailers
from generator.text import addresses
from generator.text.filenames import RENAME, unfit
from generator.text.languages import direction
from generator.traces import Stamps

SETTINGS = "content/site.yaml"
EVIDENCE = "content/evidence.jsonl"


def silent(stage: str) -> None:
    """Tell nobody which stage begins."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a build was asked for."""

    now: dt.datetime
    drafts: bool = False
    future: bool = False
    base_url: str = ""
    noindex: bool = False
    offline: bool = False
    progress: Callable[[str], None] = silent
    spread: Spread = here
    memory: Memory = Forgetful()
    version: bytes = b""  # of the program and its libraries: part of what is remembered
    before: Before = Before()
    put: making.Put = making.as_it_is  # keeps what is made


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build reads, by value; `bytes_of` gives a picture's bytes."""

    documents: Sequence[Document]
    pictures: Sequence[str]
    strays: Sequence[str]
    templates: Mapping[str, str]
    template_paths: Mapping[str, str]
    labels: Mapping[str, Document]
    assets: Sequence[Document]
    bytes_of: Callable[[str], bytes]
    archive: Archive = NO_ARCHIVE
    reviews: Callable[[], Reviews] = Reviews  # asked only where a second editor is demanded
    refused: Sequence[tuple[str, str]] = ()  # what is no ordinary file of the site, and what it is instead


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made: files that are new and paths of those that stand as they are (none if something is wrong), and what
    is held back; `before` is for the next build,
    `live` for a page that somebody waits for.
    """

    artifacts: tuple[Artifact | Filed, ...]
    held: tuple[Held, ...]
    nouns: tuple[Noun | Broken, ...]
    settings: Settings | None
    standing: tuple[str, ...] = ()
    before: Before = Before()
    live: Callable[[], Live] | None = None


@dataclass(frozen=True, slots=True)
class Sound:
    """A site in which no error was found, before anything is made of it; `shown` are the pictures that it shows."""

    sources: Sources
    options: Options
    setting: reading.Setting
    linked: link.Linked
    words: Labels
    shown: Sequence[tuple[str, str]]
    stamps: Stamps
    result: Result
    found: tuple[Diagnostic, ...]


Finish: TypeAlias = Callable[[Sound], Checked[Result]]


def check(sources: Sources, options: Options) -> Checked[Result]:
    """All that can be known without rendering."""
    return _run(sources, options)


def build(sources: Sources, options: Options) -> Checked[Result]:
    """The whole site; without artifacts if there is an error anywhere."""
    return _run(sources, options, _published)


def letters(sources: Sources, options: Options, period: str, unsubscribe: Link | None) -> Checked[Result]:
    """One edition as a message and as text; without artifacts if there is an error anywhere or no such edition."""
    return _run(sources, options, partial(_lettered, period, unsubscribe))


def _run(sources: Sources, options: Options, finish: Finish | None = None) -> Checked[Result]:
    settings, words, settings_found = _settings(sources, options)
    options.progress(f"reading {len(sources.documents)} files")
    own_host = addresses.host(settings.url) if settings else ""
    texts, evidence = _texts(sources), _evidence(sources)
    with_all = reading.setting(own_host, settings.language if settings else "en", texts)
    known = reading.documents(texts, with_all, options.memory, options.version, options.spread, options.before.read)
    read = known.read
    nouns = tuple(noun for one in read for noun in one.nouns)
    found = [*settings_found, *evidence.found, *_strays(sources), *(d for one in read for d in one.found)]
    if settings is None:
        return Checked(Result((), (), (), None), gather([found]))
    admitted = link.admitted(nouns, options.now, ZoneInfo(settings.timezone), options.drafts, options.future)
    pictures = Pictures.at(sources.pictures)
    stamps = shown_as.stamps(sources.documents, nouns)
    linked, remarks = _linked(sources, options, settings, admitted, known, evidence.value, pictures, stamps)
    studio = picturing.Studio(sources.bytes_of, options.memory, options.version, options.spread)
    found.extend((*remarks, *linked.found, *pictures.covers(nouns), *picturing.faults(sources.pictures, studio)))
    found.extend(_kept_back(sources, settings, nouns))
    shown = _weighed(nouns, gather([found]))
    result = Result((), admitted.held, nouns, settings, before=Before(linked.past, read=known.by_key))
    if finish is None or words is None or any(d.severity is Severity.ERROR for d in shown):
        return Checked(result, shown)
    published = pictures.published(linked.digest)
    return finish(Sound(sources, options, with_all, linked, words, published, stamps, result, shown))


def _linked(
    sources: Sources,
    options: Options,
    settings: Settings,
    admitted: link.Admitted,
    known: reading.Known,
    evidence: Mapping[str, Evidence],
    pictures: Pictures,
    stamps: Stamps,
) -> tuple[link.Linked, Sequence[Diagnostic]]:
    """Everything, linked; and what is to be said of the site's past."""
    zone = ZoneInfo(settings.timezone)
    texts = _texts(sources)
    read = list(zip(texts, known.read, strict=True))
    options.progress("reading the history")
    around = Around(zone, options.now, options.memory, options.version, options.spread)
    history = published_before(sources.archive, settings, admitted, texts, around)
    options.progress("linking")
    inputs = link.Inputs(
        settings,
        zone,
        admitted,
        {d.path: one.fragment for d, one in read if one.fragment},
        {d.path: one.takeaways for d, one in read if one.takeaways},
        (),
        plan.fixed_addresses(),
        pictures.address,
        history.value,
        evidence,
        link.Earlier(options.before.linked, stamps, known.prints, packing.pack, packing.unpack),
        options.spread,
    )
    return link.digest(inputs), history.found


def _published(site: Sound) -> Checked[Result]:
    sources, options, digest, result = site.sources, site.options, site.linked.digest, site.result
    options.progress(f"making {len(site.shown)} pictures" if site.shown else "planning")
    studio = picturing.Studio(sources.bytes_of, options.memory, options.version, options.spread)
    media, pictures = picturing.made(site.shown, studio)
    chrome = _chrome(digest.settings, site.words, options)
    planned = plan.site(digest, chrome, pictures)
    shared = site.stamps.of((options.version, chrome, digest.settings))
    options.progress(f"making {len(planned.jobs)} pages, lists and feeds")
    ready = ready_templates(sources.templates, sources.template_paths)
    compile_all(ready, options.memory, options.version)
    draw = partial(previewing.drawn, options.memory, options.version, options.spread)
    shop = making.Workshop(ready, options.spread, options.put, draw)
    made = making.everything(planned, shop, options.before, site.stamps, shared)
    if made.found:
        return Checked(result, gather([site.found, made.found]))
    plain = plan.plain(planned.desk, made.value.listed)
    artifacts = (*made.value.artifacts, *(options.put(file) for file in (*plain, *styled(sources.assets), *media)))
    return Checked(
        replace(
            result,
            artifacts=artifacts,
            standing=made.value.standing,
            before=replace(result.before, made=made.value.past),
            live=partial(Live.of, site.setting, site.linked, planned, ready, made.value.past),
        ),
        site.found,
    )


def _lettered(period: str, unsubscribe: Link | None, site: Sound) -> Checked[Result]:
    chrome = _chrome(site.linked.digest.settings, site.words, site.options)
    planned = plan.site(site.linked.digest, chrome, {})  # a message tells pictures in words
    view = plan.message_of(planned.desk, period, unsubscribe)
    if view is None:
        return Checked(site.result, site.found)
    faults: list[Diagnostic] = []
    made = making.message(view, render.templates(site.sources.templates, site.sources.template_paths), faults)
    return Checked(replace(site.result, artifacts=tuple(made)), gather([site.found, faults]))


def _settings(sources: Sources, options: Options) -> tuple[Settings | None, Labels | None, list[Diagnostic]]:
    document = next((d for d in sources.documents if d.path == SETTINGS), None)
    if document is None:
        cure = "make one with: digest init DIR; it holds at least title, url, authority and authority_year"
        return None, None, [problem("config-missing", Span(SETTINGS), "the site has no settings", cure)]
    read = parse.settings(document)
    found = list(read.found)
    settings = read.value
    if settings is None:
        return None, None, found
    if options.base_url:
        settings = replace(settings, url=options.base_url.rstrip("/") + "/")
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        cure = "write a name such as Europe/Kyiv or UTC"
        found.append(
            problem(
                "config-timezone", settings.origin.at("timezone"), f'"{settings.timezone}" is not a time zone', cure
            )
        )
        return None, None, found
    written = sources.labels.get(settings.language)
    if written is None:
        cure = f"there are labels for {', '.join(filter(None, sources.labels))}; add templates/labels/{settings.language}.yaml"
        found.append(
            problem(
                "config-language", settings.origin.at("language"), f"no labels for language {settings.language}", cure
            )
        )
        return settings, None, found
    words = parse_labels(written, settings.language, settings.labels, sources.labels.get(""))
    return settings, words.value, [*found, *words.found]


def _texts(sources: Sources) -> list[Document]:
    """The documents that editors write."""
    return [d for d in sources.documents if d.path not in (SETTINGS, EVIDENCE)]


def _evidence(sources: Sources) -> Checked[Mapping[str, Evidence]]:
    """What the evidence ledger says."""
    return parse.evidence(next((d for d in sources.documents if d.path == EVIDENCE), None))


def _kept_back(sources: Sources, settings: Settings, nouns: Sequence[Noun | Broken]) -> Iterator[Diagnostic]:
    """What needs a second editor, for whom git is asked only if the site demands one; what templates may not show."""
    paths = frozenset(d.path for d in sources.documents)
    yield from link.unreviewed(nouns, settings.review, trailers(sources.reviews, paths))
    yield from render.private(sources.templates, sources.template_paths)


def _strays(sources: Sources) -> list[Diagnostic]:
    cure = "keep in content/ only .md files, registries (.yaml) and pictures (jpg, png, gif, webp, avif)"
    own = (
        "put the file itself there; nothing outside the folder is read, so that a stranger's change can be built safely"
    )
    return [
        *(
            problem("document-misplaced", Span(path), "a file of this kind is not read and not published", cure)
            for path in sources.strays
        ),
        *(problem("file-outside", Span(path), f"{path} {why}", own) for path, why in sources.refused),
        *(
            problem("id-invalid", Span(f"templates/{a.path}"), f'"{a.path}" cannot be a name here: {why}', RENAME)
            for a in sources.assets
            if (why := unfit(a.path))
        ),
    ]


def _weighed(nouns: Sequence[Noun | Broken], found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Without the warnings that an editor has accepted; an acceptance that silences nothing is reported."""
    accepted = {
        (n.origin.path, code): n for n in nouns if not isinstance(n, Broken) for code in getattr(n, "accept", ())
    }
    if not accepted:
        return found
    silenced = {(d.span.path, d.code) for d in found if d.severity is not Severity.ERROR} & set(accepted)
    unused = [
        problem(
            "accept-unused",
            n.origin.at("accept"),
            f'nothing here is reported as "{code}"',
            f"remove {code} from accept:",
        )
        for (path, code), n in accepted.items()
        if (path, code) not in silenced and code in CODES and CODES[code].severity is not Severity.ERROR
    ]
    return gather([(d for d in found if (d.span.path, d.code) not in silenced), unused])


def _chrome(settings: Settings, words: Labels, options: Options) -> Chrome:
    licence = settings.licence
    footer = [
        Link("search/", words.say("search")),
        Link("archive/", words.say("archive")),
        Link("tags/", words.say("tags")),
        Link("sources/", words.say("sources")),
    ]
    footer += [
        Link("claims/", words.say("open-claims")),
        Link("notes/", words.say("notes")),
        Link("corrections/", words.say("corrections")),
        Link("feeds/", words.say("feeds")),
        Link("evidence/", words.say("evidence")),
        Link("data/", words.say("data")),
        Link("mirrors/", words.say("mirrors")),
    ]
    return Chrome(
        title=settings.title,
        tagline=settings.tagline,
        notice=settings.notice,
        base_url=settings.url,
        language=settings.language,
        direction=direction(settings.language),
        navigation=tuple(Link(n.to.lstrip("/"), n.label) for n in settings.navigation),
        footer=tuple(footer),
        licence=Link(licence.url, licence.name) if licence else None,
        style="assets/style.css",
        noindex=options.noindex or settings.noindex,
        offline=options.offline,
        t=words,
    )
