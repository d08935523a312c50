"""Where pictures are, and which are published; works with paths only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from generator.diagnostics import Diagnostic, Span, problem
from generator.model.article import Article
from generator.model.digest import Digest
from generator.model.fragment import OpenLink
from generator.model.nouns import Broken, Noun
from generator.pictures.names import published
from generator.text.nearest import nearest


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of `content/`: where each is on the disk, by its path as texts write it."""

    known: Mapping[str, str]

    @classmethod
    def at(cls, paths: Sequence[str]) -> Pictures:
        """The pictures at these paths; of two that would be one the first counts, and `names` tells of it."""
        return cls({unicodedata.normalize("NFC", path): path for path in reversed(paths)})

    def address(self, document: str, link: OpenLink) -> str | Diagnostic:
        """The address of a picture that a text shows, or what is wrong with it."""
        return self._find(document, link.target, link.span)

    def covers(self, nouns: Sequence[Noun | Broken]) -> Iterator[Diagnostic]:
        """Yield the problems of the pictures named in front matter."""
        for noun in nouns:
            if isinstance(noun, Article) and noun.image is not None:
                image = noun.image
                found = self._find(noun.origin.path, image.file, image.origin.at("file"))
                if isinstance(found, Diagnostic):
                    yield found

    def published(self, digest: Digest) -> tuple[tuple[str, str], ...]:
        """The pictures that some page shows: where under `media/`, and where in `content/`."""
        by_name = {published(path): path for path in reversed(list(self.known.values()))}
        wanted = {url.removeprefix("media/") for text in _texts(digest) for url in text if url.startswith("media/")}
        for article in digest.articles:
            image = article.article.image
            if image and article.article.stands:
                wanted.add(published(_path(article.article.origin.path, image.file)))
        return tuple((name, by_name[name]) for name in sorted(wanted & set(by_name)))

    def _find(self, document: str, file: str, where: Span) -> str | Diagnostic:
        if file.startswith(("http:", "https:", "//")):
            cure = "save a copy in content/media/ with its credit"
            return problem(
                "image-remote",
                where,
                "the picture is loaded from another site; every reader's address would go there",
                cure,
            )
        path = unicodedata.normalize("NFC", _path(document, file))
        if not path.startswith("content/"):
            return problem(
                "image-outside",
                where,
                f"{file} is outside the content folder and will not be published",
                "copy it into content/media/",
            )
        if path in self.known:
            return f"media/{published(path)}"
        if path.lower().endswith((".svg", ".tif", ".tiff", ".bmp", ".heic", ".pdf")):
            return problem(
                "image-type",
                where,
                f"{file} is of a kind that is not published",
                "save it as .jpg, .png, .webp or .avif",
            )
        near = nearest(path, self.known)
        cure = (
            f"nearest file: {near}"
            if near
            else "put the file beside the article or in content/media/, and mind capital letters"
        )
        return problem("image-missing", where, f"{file} is not found ({path})", cure)


def _path(document: str, file: str) -> str:
    """The path from the site's root: beside the document, or under `content/media/`."""
    if file.lstrip("/").startswith("media/"):
        return normpath(join("content", file.lstrip("/")))
    return normpath(join(dirname(document), file.lstrip("/")))


def _texts(digest: Digest) -> Iterator[tuple[str, ...]]:
    withdrawn = {a.article.origin.path for a in digest.articles if a.article.is_withdrawn}
    yield from (text.urls for path, text in digest.texts.items() if path not in withdrawn)
    yield from (n.text.urls for n in digest.notes)
    for edition in (*digest.days, *digest.weeks):
        if edition.text:
            yield edition.text.urls
        yield from (t.urls for t in edition.takeaways)
