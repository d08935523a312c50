"""Makes what is published of a picture: upright, in sRGB, in a few sizes and formats, from its pixels alone.

The same bytes on every machine with the same Pillow: AVIF is written by one thread, with no tiles of its own choice.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.pictures.opened import opened, orientation

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

WIDTHS = (480, 960, 1600)
PLAIN_WIDTH = 1200  # of the file that every program can show
DRAWN = 2048  # a picture with fewer colours is drawn: its edges must stay sharp
TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # from EXIF's orientation to the number of Pillow's transposition


class File(NamedTuple):
    """A file to publish: what is added to the picture's name ("" for the plain one that keeps it), type, size, bytes."""

    suffix: str
    type: str
    width: int
    height: int
    data: bytes


def made(data: bytes, extension: str) -> tuple[File, ...]:
    """The files of a picture, the plain one first; `extension` is what its name ends with.

    Raises what `opened` raises; `look` has told of it before.
    """
    with opened(data) as image:
        drawn = image.format in ("PNG", "GIF") and image.convert("RGBA").getcolors(DRAWN) is not None
        plain_png = image.format in ("PNG", "GIF") or _has_alpha(image)
        base = _upright(image)
    files = [_plain(base, "png" if plain_png else "jpeg", extension)]
    for kind in ("avif", "webp"):
        files.extend(_file(f".{size[0]}.{kind}", kind, _resized(base, size), drawn) for size in _sizes(base))
    return tuple(files)


def _sizes(base: Image) -> list[tuple[int, int]]:
    """Sizes in which it is made; never larger than it is, and never two that hardly differ."""
    widths = [w for w in WIDTHS if w < base.width * 0.9]
    if base.width <= WIDTHS[-1] or not widths:
        widths.append(min(base.width, WIDTHS[-1]))
    return [(width, max(1, round(base.height * width / base.width))) for width in widths]


def _plain(base: Image, kind: str, extension: str) -> File:
    width = min(base.width, PLAIN_WIDTH)
    resized = _resized(base, (width, max(1, round(base.height * width / base.width))))
    own = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}[kind]
    suffix = "" if extension.lower() in own else own[0]
    return _file(suffix, kind, resized, False)


def _file(suffix: str, kind: str, image: Image, drawn: bool) -> File:
    every: dict[str, dict[str, Any]] = {
        "avif": {
            "quality": 75 if drawn else 58, "subsampling": "4:4:4" if drawn else "4:2:0", "speed": 6,
            "codec": "aom", "max_threads": 1, "autotiling": False,
        },
        "webp": {"lossless": True, "method": 4} if drawn else {"quality": 78, "method": 4},
        "jpeg": {"quality": 82, "optimize": True, "progressive": True},
        "png": {"optimize": True},
    }  # fmt: skip
    out = io.BytesIO()
    image.save(out, kind.upper(), **every[kind])
    return File(suffix, f"image/{kind}", image.width, image.height, out.getvalue())


def _resized(base: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    return base if size == base.size else base.resize(size, Resampling.LANCZOS)


def _has_alpha(image: Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _upright(image: ImageFile) -> Image:
    """The first picture of the file as it was meant to be seen, in sRGB, and with nothing else of the file."""
    from PIL import Image as pillow

    turn = TURNS.get(orientation(image))
    profile = image.info.get("icc_profile")
    alpha = _has_alpha(image)
    image.draft(image.mode, (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
    image.load()
    pixels = _in_srgb(_eight_bits(image, alpha), profile, alpha)
    if turn is not None:
        pixels = pixels.transpose(pillow.Transpose(turn))
    return pillow.frombytes(pixels.mode, pixels.size, pixels.tobytes())


def _eight_bits(image: Image, alpha: bool) -> Image:
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA", "LA", "1", "La", "RGBa") or (alpha and image.mode != "RGBA"):
        return image.convert("RGBA" if alpha else "RGB")
    return image


def _in_srgb(image: Image, profile: object, alpha: bool) -> Image:
    wanted = "RGBA" if alpha else "RGB"
    converted = _by_profile(image, profile) if isinstance(profile, bytes) and profile else None
    if converted is None:
        return image.convert(wanted)
    if alpha:
        converted.putalpha(image.getchannel("A"))
    return converted


def _by_profile(image: Image, profile: bytes) -> Image | None:
    """The colours by the file's own profile; None where that is no use."""
    from PIL import ImageCms

    colours = image.convert("RGB") if image.mode == "RGBA" else image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(colours, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
