"""Says which stage follows which, and nothing else: documents in, artifacts and problems out.

Pure: what it reads, the time it is, and which options were given are all arguments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator import feeds, link, markup, parse, plan, render
from generator.diagnostics import CODES, Checked, Diagnostic, Severity, Span, gather, problem
from generator.link import Held
from generator.model.article import Edition
from generator.model.digest import Digest
from generator.model.document import Document
from generator.model.fragment import Fragment
from generator.model.labels import Labels
from generator.model.nouns import Broken, Noun
from generator.model.page import Artifact, Chrome, Link
from generator.model.settings import Settings
from generator.parse.labels import labels as parse_labels
from generator.pictures import Pictures
from generator.text import addresses
from generator.text.languages import direction

SETTINGS = "content/site.yaml"
# What an unfinished draft may lack.
UNFINISHED = frozenset({"field-required", "source-missing", "summary-length"})


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


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made: artifacts (none if something is wrong), and what is held back."""

    artifacts: tuple[Artifact, ...]
    held: tuple[Held, ...]
    nouns: tuple[Noun | Broken, ...]
    settings: Settings | None


def check(sources: Sources, options: Options) -> Checked[Result]:
    """All that can be known without rendering."""
    return _run(sources, options, publish=False)


def build(sources: Sources, options: Options) -> Checked[Result]:
    """The whole site; without artifacts if there is an error anywhere."""
    return _run(sources, options, publish=True)


def _run(sources: Sources, options: Options, publish: bool) -> Checked[Result]:
    settings, words, settings_found = _settings(sources, options)
    options.progress(f"reading {len(sources.documents)} files")
    parsed = [parse.document(d) for d in sources.documents if d.path != SETTINGS]
    nouns = tuple(noun for checked in parsed for noun in checked.value)
    found = [
        *settings_found,
        *_strays(sources),
        *_without_unfinished(nouns, [d for checked in parsed for d in checked.found]),
    ]
    if settings is None:
        return Checked(Result((), (), (), None), gather([found]))
    zone = ZoneInfo(settings.timezone)
    admitted = link.admitted(nouns, options.now, zone, options.drafts, options.future)
    options.progress(f"converting {len(nouns)} texts")
    fragments, takeaways, body_found = _bodies(nouns, addresses.host(settings.url))
    options.progress("linking")
    pictures = Pictures(frozenset(sources.pictures))
    linked = link.digest(
        link.Inputs(settings, zone, admitted, fragments, takeaways, (), plan.fixed_addresses(), pictures.address)
    )
    found.extend((*body_found, *linked.found, *pictures.covers(nouns)))
    shown = _weighed(nouns, gather([found]))
    result = Result((), admitted.held, nouns, settings)
    if not publish or words is None or any(d.severity is Severity.ERROR for d in shown):
        return Checked(result, shown)
    return _published(sources, options, linked.value, words, pictures, result, shown)


def _published(
    sources: Sources,
    options: Options,
    digest: Digest,
    words: Labels,
    pictures: Pictures,
    result: Result,
    found: tuple[Diagnostic, ...],
) -> Checked[Result]:
    planned = plan.site(digest, _chrome(digest.settings, words, options))
    options.progress(f"rendering {len(planned.pages)} pages")
    ready = render.templates(sources.templates, sources.template_paths)
    pages = render.render(planned.pages, ready)
    options.progress(f"writing {len(planned.feeds)} feeds")
    media = tuple(Artifact(f"media/{name}", sources.bytes_of(path)) for name, path in pictures.published(digest))
    assets = tuple(Artifact(d.path, d.data) for d in sources.assets)
    rss = tuple(Artifact(view.path, feeds.rss(view)) for view in planned.feeds)
    artifacts = () if pages.found else (*pages.value, *rss, *planned.files, *assets, *media)
    return Checked(replace(result, artifacts=artifacts), gather([found, pages.found]))


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
        cure = f"there are labels for {', '.join(sources.labels)}; add templates/labels/{settings.language}.yaml"
        found.append(
            problem(
                "config-language", settings.origin.at("language"), f"no labels for language {settings.language}", cure
            )
        )
        return settings, None, found
    words = parse_labels(written, settings.language, settings.labels)
    return settings, words.value, [*found, *words.found]


def _strays(sources: Sources) -> list[Diagnostic]:
    cure = "keep in content/ only .md files, registries (.yaml) and pictures (jpg, png, gif, webp, avif)"
    return [
        problem("document-misplaced", Span(path), "a file of this kind is not read and not published", cure)
        for path in sources.strays
    ]


def _without_unfinished(nouns: Sequence[Noun | Broken], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    drafts = {n.origin.path for n in nouns if not isinstance(n, Broken) and getattr(n, "status", "") == "draft"}
    return [d for d in found if not (d.code in UNFINISHED and d.span.path in drafts)]


def _bodies(
    nouns: Sequence[Noun | Broken], own_host: str
) -> tuple[dict[str, Fragment], dict[str, tuple[Fragment, ...]], list[Diagnostic]]:
    fragments: dict[str, Fragment] = {}
    takeaways: dict[str, tuple[Fragment, ...]] = {}
    found: list[Diagnostic] = []
    for noun in nouns:
        if isinstance(noun, Broken) or not hasattr(noun, "body") or not noun.origin.path.endswith(".md"):
            continue
        labels = tuple(c.label for c in getattr(noun, "sources", ()) if c.label)
        made = markup.fragment(noun.origin.path, noun.body, own_host, labels)
        fragments[noun.origin.path] = made.value
        found.extend(made.found)
        if isinstance(noun, Edition):
            line = noun.origin.at("takeaways").line
            lines = [markup.inline(noun.origin.path, text, line) for text in noun.takeaways]
            takeaways[noun.origin.path] = tuple(checked.value for checked in lines)
            found.extend(d for checked in lines for d in checked.found)
    return fragments, takeaways, found


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
        if (path, code) not in silenced and CODES[code].severity is not Severity.ERROR
    ]
    return gather([(d for d in found if (d.span.path, d.code) not in silenced), unused])


def _chrome(settings: Settings, words: Labels, options: Options) -> Chrome:
    licence = settings.licence
    footer = [
        Link("archive/", words.say("archive")),
        Link("tags/", words.say("tags")),
        Link("sources/", words.say("sources")),
    ]
    footer += [
        Link("notes/", words.say("notes")),
        Link("corrections/", words.say("corrections")),
        Link("feeds/", words.say("feeds")),
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
