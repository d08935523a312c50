"""Pictures' files as few programs write them: fillers, cut ends, damaged metadata, profiles beside transparency."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from generator import pictures
from generator.maps.windows import window
from generator.model.drawings import Area
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from tests.sites import ARTICLE, codes
from tests.test_pictures import NAMES, SECRETS, corner, full_of_secrets, saved

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def same_picture(one: bytes, other: bytes) -> bool:
    """Whether two files show one picture."""
    first, second = (Image.open(io.BytesIO(data)) for data in (one, other))
    return (first.size, first.tobytes()) == (second.size, second.tobytes())


def test_fillers_between_the_segments_of_a_jpeg() -> None:
    """Any number of 0xFF may stand before a marker, within the coded pixels' end, too (ITU-T T.81, B.1.1.2)."""
    data = full_of_secrets("JPEG")
    end = data.rindex(b"\xff\xd9")
    first = data.index(b"\xff", 3)
    filled = data[:first] + b"\xff\xff" + data[first:end] + b"\xff\xff" + data[end:]
    clean = pictures.cleaned(filled)
    assert not [secret for secret in SECRETS if secret in clean]
    assert same_picture(clean, data)


def test_a_colour_profile_stays_with_the_file() -> None:
    """Other segments of its kind, which tell of more views, go."""
    view = b"\xff\xe2" + struct.pack(">H", 14) + b"MPF\0A. Witness"[:12]
    data = saved(corner(), "JPEG", icc_profile=SRGB)
    clean = pictures.cleaned(data[:2] + view + data[2:])
    assert Image.open(io.BytesIO(clean)).info["icc_profile"] == SRGB
    assert b"MPF" not in clean
    assert pictures.cleaned(data) == data


def test_a_png_without_its_end_loses_its_secrets_too() -> None:
    """What there is of it is cleaned."""
    data = full_of_secrets("PNG")
    clean = pictures.cleaned(data[:-12])
    assert not [secret for secret in SECRETS if secret in clean]
    assert clean == pictures.cleaned(data)[:-12]


def test_who_owned_a_camera_is_told() -> None:
    """A serial number or an owner in XMP gives somebody away as one in EXIF does."""
    text = PngInfo()
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>aux:SerialNumber=4711</x:xmpmeta>")
    seen = pictures.look(saved(corner(), "PNG", pnginfo=text))
    assert seen.carries == ("a serial number or an owner in its XMP data",)


def test_transparency_stays_where_a_profile_is_applied() -> None:
    """The colours are converted, what shows through is not."""
    made = corner(mode="RGBA")
    made.putalpha(Image.new("L", made.size, 0))
    made.paste((220, 20, 20, 255), (0, 0, 32, 20))
    for file in pictures.made(saved(made, "PNG", icc_profile=SRGB), ".png"):
        shown = Image.open(io.BytesIO(file.data)).convert("RGBA")
        red, empty = shown.getpixel((4, 4)), shown.getpixel((60, 36))
        assert red[3] > 250 and red[0] > 200, file.suffix
        assert empty[3] < 5, file.suffix


def promising(width: int, height: int) -> bytes:
    """A small PNG whose head promises another size."""
    data = saved(Image.new("L", (8, 8)), "PNG")
    head = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]


@pytest.mark.parametrize(("width", "height"), [(16_001, 2), (2, 16_001), (10_000, 8_001)])
def test_a_picture_that_is_too_large_is_not_decoded(width: int, height: int) -> None:
    """Neither to look at nor to publish; it is said how large it is."""
    told = f"it has {width:,} × {height:,} pixels"
    assert pictures.look(promising(width, height)).fault == ("image-large", told)
    assert pictures.look(promising(16_000, 2)).fault == ("image-broken", "it is damaged or incomplete")


def test_metadata_that_cannot_be_read_is_told_and_turns_nothing() -> None:
    """Other programs may read it."""
    data = saved(corner(), "PNG", exif=b"Exif\0\0no TIFF at all")
    seen = pictures.look(data)
    assert seen.fault is None
    assert seen.orientation == 1
    assert seen.carries == ("metadata that is damaged, which other programs may read",)
    assert same_picture(pictures.cleaned(data), data)
    assert pictures.made(data, NAMES["PNG"])[0].width == 64


def test_a_cover_from_another_site_is_refused() -> None:
    """Every reader's address would go there."""
    for file in ("https://a.example/x.jpg", "//a.example/x.jpg"):
        text = ARTICLE.replace("tags:", f"image: {{file: '{file}', alt: A dam, credit: Photo}}\ntags:")
        assert codes(f"-- content/articles/a.md --\n{text}") == ["image-remote"]


def test_a_country_without_an_outline_is_shown_as_a_circle() -> None:
    """As any other area."""
    assert window([Area("Nowhere", 10, 20, 400, "XX")]) == window([Area("Nowhere", 10, 20, 400)])
    assert window([Area("Ukraine", 49, 32, 400, "UA")]) != window([Area("Ukraine", 49, 32, 400)])
