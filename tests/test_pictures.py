"""Pictures: nothing of the original file is published, what is odd is told, what is graphic waits behind words."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import pytest
from generator import memo, pictures, pipeline
from generator.pipeline import picturing
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

from tests.command import digest
from tests.sites import ARTICLE, NOW, built, lay_out, pages, picture
from tests.sites import sources as site_sources

SECRETS = (b"Kursk-secret", b"447122019", b"Exif", b"xpacket", b"GPSLatitude", b"Photoshop", b"A. Witness")
XMP = b'<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/">GPSLatitude Kursk-secret</x:xmpmeta><?xpacket end="w"?>'
KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
NAMES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x013B] = "A. Witness"
    made.get_ifd(0x8825).update({1: "N", 2: (51.0, 13.0, 4.8), 3: "E", 4: (35.0, 16.0, 1.2), 29: "Kursk-secret"})
    made.get_ifd(0x8769).update({0xA431: "447122019", 0x927C: b"maker Kursk-secret" * 3})
    return made


def corner(size: tuple[int, int] = (64, 40), mode: str = "RGB") -> Image.Image:
    """Red in its upper left quarter, blue elsewhere."""
    made = Image.new("RGB", size, (20, 40, 200))
    made.paste((220, 20, 20), (0, 0, size[0] // 2, size[1] // 2))
    return made.convert(mode)


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def full_of_secrets(kind: str, orientation: int = 1, size: tuple[int, int] = (64, 40)) -> bytes:
    more: dict[str, object] = {"exif": exif(orientation).tobytes(), "xmp": XMP, "comment": b"Kursk-secret"}
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        text = PngInfo()
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        text.add_text("Comment", "Kursk-secret", zip=True)
        more = {"exif": exif(orientation), "pnginfo": text}
    data = saved(corner(size), kind, **more)
    if kind == "JPEG":  # IPTC, a second view after the end, and a segment of the camera maker's
        iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11\x1c\x02\x5a\0\x0cKursk-secret\0"
        data = data[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + data[2:] + b"trailer Kursk-secret"
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_original_is_in_what_is_published(kind: str) -> None:
    """Neither where nor by whom nor with what, in no format; the orientation is applied instead of told."""
    data = full_of_secrets(kind, 6 if kind != "AVIF" else 1)
    assert any(secret in data for secret in SECRETS)

    files = pictures.made(data, NAMES[kind])
    assert {f.type for f in files} >= {"image/avif", "image/webp"}
    for file in files:
        assert not [secret for secret in SECRETS if secret in file.data], file.suffix
        with Image.open(io.BytesIO(file.data)) as image:
            assert dict(image.getexif()) == {}
            assert not image.info.keys() & {"exif", "xmp", "icc_profile", "comment", "photoshop"}
            assert image.size == (file.width, file.height) == ((64, 40) if kind == "AVIF" else (40, 64))


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_stands_as_it_was_seen(turned: int) -> None:
    """Whichever of the eight ways the camera was held, the red quarter is where a viewer shows it."""
    from PIL import ImageOps

    data = full_of_secrets("PNG", turned)
    plain = Image.open(io.BytesIO(pictures.made(data, ".png")[0].data)).convert("RGB")
    seen = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")

    assert plain.size == seen.size
    assert plain.tobytes() == seen.tobytes()


@pytest.mark.parametrize(("kind", "turned"), [(k, t) for k in KINDS for t in (1, 6)])
def test_an_original_is_cleaned_without_touching_a_pixel(kind: str, turned: int) -> None:
    """`digest fix` takes out everything but the picture, its colours and how the camera was held."""
    turned = 1 if kind == "AVIF" else turned
    data = full_of_secrets(kind, turned)
    seen = pictures.look(data)
    assert seen.carries
    clean = pictures.cleaned(data, seen.orientation, seen.exif)

    assert not [s for s in SECRETS if s in clean and s != b"Exif"]
    assert pictures.look(clean).carries == ()
    assert pictures.look(clean).orientation == turned
    assert Image.open(io.BytesIO(clean)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert pictures.cleaned(clean, turned, pictures.look(clean).exif) == clean


def test_a_gif_keeps_its_pictures_and_loses_its_comments() -> None:
    frames = [corner(), Image.new("RGB", (64, 40), (9, 9, 9))]
    data = saved(
        frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80, loop=0, comment=b"Kursk-secret"
    )
    clean = pictures.cleaned(data)

    assert b"Kursk-secret" in data
    assert b"Kursk-secret" not in clean
    assert Image.open(io.BytesIO(clean)).n_frames == 2
    assert pictures.look(clean).moves


def test_what_a_file_carries_is_told_in_part() -> None:
    """Enough to see that it is true; no log tells a house or a camera."""
    told = ", ".join(pictures.look(full_of_secrets("JPEG")).carries)

    assert "GPS coordinates (51.2…, 35.2…)" in told
    assert "camera serial number 4471…" in told
    assert "a person's name" in told
    assert "the camera maker's own notes" in told
    assert "a place in its XMP data" in told
    assert "a place in its IPTC data" in told
    assert "447122019" not in told


def test_a_small_copy_inside_is_told() -> None:
    """A thumbnail may show a face that was blurred afterwards."""
    thumbnail = saved(corner((16, 10)), "JPEG")
    second = struct.pack("<HHHIIHHIII", 2, 0x0201, 4, 1, 44, 0x0202, 4, 1, len(thumbnail), 0)
    tiff = b"II*\0" + struct.pack("<IHI", 8, 0, 14) + second + thumbnail
    data = saved(corner(), "JPEG", exif=b"Exif\0\0" + tiff)
    seen = pictures.look(data)

    assert seen.fault is None
    assert any("blurred" in words for words in seen.carries)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("1", "PNG"), ("LA", "PNG"), ("RGBA", "PNG"), ("RGBA", "WEBP"), ("P", "GIF")],
)  # fmt: skip
def test_every_way_of_storing_colours_is_shown(mode: str, kind: str) -> None:
    """CMYK, palettes, grey, one bit, with and without transparency."""
    given = corner().convert("L").point(lambda v: 255 * (v > 66)).convert("1") if mode == "1" else corner(mode=mode)
    files = pictures.made(saved(given, kind), NAMES[kind])

    for file in files:
        shown = Image.open(io.BytesIO(file.data)).convert("RGB")
        red, blue = shown.getpixel((4, 4)), shown.getpixel((60, 36))
        assert red != blue, file.suffix
        if mode not in ("L", "LA", "1"):
            assert red[0] > 150 > red[2], file.suffix
            assert blue[2] > 150 > blue[0], file.suffix


def test_sixteen_bits_of_grey_keep_their_tones() -> None:
    deep = Image.new("I;16", (64, 40), 32_768)
    shown = Image.open(io.BytesIO(pictures.made(saved(deep, "PNG"), ".png")[0].data)).convert("L")

    assert shown.getpixel((5, 5)) == 128


def test_another_profile_becomes_srgb() -> None:
    """The colours are converted by the file's profile, and the profile goes; a broken one is passed over."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"no profile at all"):
        files = pictures.made(saved(corner(), "PNG", icc_profile=profile), ".png")
        assert Image.open(io.BytesIO(files[0].data)).convert("RGB").getpixel((4, 4))[0] > 200


def test_sizes_are_few_and_never_larger_than_the_original() -> None:
    """Three widths at most; the plain file keeps its name where its kind allows that."""
    wide = pictures.made(saved(corner((2400, 100)), "JPEG"), ".jpeg")
    small = pictures.made(saved(corner((300, 100)), "WEBP"), ".webp")

    assert [(f.suffix, f.width) for f in wide] == [
        ("", 1200), (".480.avif", 480), (".960.avif", 960), (".1600.avif", 1600),
        (".480.webp", 480), (".960.webp", 960), (".1600.webp", 1600),
    ]  # fmt: skip
    assert [(f.suffix, f.width) for f in small] == [(".jpg", 300), (".300.avif", 300), (".300.webp", 300)]
    assert pictures.made(saved(corner((9000, 3)), "PNG"), ".png")[0].height == 1


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = full_of_secrets("JPEG", 6, (700, 500))

    assert pictures.made(data, ".jpg") == pictures.made(data, ".jpg")


def test_damaged_files_are_told_and_never_raise() -> None:
    """Cut at any length, with any byte broken, or something else altogether."""
    whole = full_of_secrets("JPEG")
    for data in (
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        *(whole[:n] for n in range(2, len(whole) - 60, 97)),
    ):
        assert pictures.look(data).fault is not None
        assert isinstance(pictures.cleaned(data), bytes)
    for kind in KINDS:
        sound = full_of_secrets(kind)
        for at in range(0, len(sound), max(1, len(sound) // 40)):
            hurt = sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :]
            assert isinstance(pictures.look(hurt), pictures.Look)
            assert isinstance(pictures.cleaned(hurt), bytes)


def test_nonsense_in_the_exif_is_no_fault() -> None:
    """Coordinates by zero, an orientation of 9, a tag of the wrong type."""
    made = exif(9)
    made.get_ifd(0x8825)[2] = (IFDRational(1, 0), IFDRational(0, 0), IFDRational(5, 1))
    seen = pictures.look(saved(corner(), "JPEG", exif=made.tobytes()))

    assert seen.fault is None
    assert seen.orientation == 1
    assert "GPS data" in seen.carries


SITE = f"""\
-- content/articles/x.md --
{ARTICLE.replace("tags:", "image: {file: media/dam.jpg, alt: A dam, credit: 'Photo: A. Name, CC BY 4.0'}" + chr(10) + "tags:")}
![A map of <the> dam](media/map.png "Map: the desk")

Words with ![a sign](media/sign.gif "Drawing: the desk") in them.
-- content/media/dam.jpg --
{{picture 1000x600 gps}}
-- content/media/map.png --
{{picture 600x400}}
-- content/media/sign.gif --
{{picture 20x20}}
-- content/media/unused.jpg --
{{picture 20x20}}
"""


def sound(text: str) -> str:
    return text.replace(" gps}", "}")


def test_a_page_lets_the_browser_choose() -> None:
    """Formats and widths, the size so that nothing jumps, the credit under it, late loading in the text."""
    page = pages(sound(SITE))["2025/01/12/x/index.html"]

    assert (
        '<picture><source type="image/avif" srcset="../../../../media/dam.jpg.480.avif 480w, ../../../../media/dam.jpg.1000.avif 1000w"'
        in page
    )
    assert '<img src="../../../../media/dam.jpg" alt="A dam" width="1000" height="600" decoding="async">' in page
    assert "<figcaption>Photo: A. Name, CC BY 4.0</figcaption>" in page
    assert (
        '<img src="../../../../media/map.png" alt="A map of &lt;the&gt; dam" width="600" height="400" loading="lazy" decoding="async">'
        in page
    )
    assert "<figcaption>Map: the desk</figcaption></figure>" in page
    assert "Words with <picture>" in page
    assert 'src="../../../../media/sign.gif.png"' in page


def test_only_what_is_shown_is_published_and_never_an_original() -> None:
    made = {a.path: a.data for a in built(sound(SITE)).value.artifacts if a.path.startswith("media/")}

    assert {re.sub(r"\.\d+\.(avif|webp)$", "", path) for path in made} == {
        "media/dam.jpg", "media/map.png", "media/sign.gif", "media/sign.gif.png",
    }  # fmt: skip
    assert "media/sign.gif" not in made
    originals = site_sources(sound(SITE))
    assert not {originals.bytes_of(p) for p in originals.pictures} & set(made.values())


def test_feeds_show_a_picture_that_every_reader_can_show() -> None:
    feed = pages(sound(SITE))["feed.xml"]

    assert 'src="https://digest.example/media/dam.jpg"' in feed
    assert 'src="https://digest.example/media/sign.gif.png"' in feed
    assert "avif" not in feed


@pytest.mark.parametrize("where", ["content_warning: [death]\ntags:", "tags:"])
def test_what_is_graphic_waits_behind_words_and_travels_nowhere(where: str) -> None:
    """On the page without a script behind a warning; in feeds, cards and data not at all."""
    text = sound(SITE).replace("tags:", where)
    if where == "tags:":
        text = text.replace("alt: A dam", "alt: A dam, warning: death").replace("![A map", "<!-- -->![A map")
    made = pages(text)
    page = made["2025/01/12/x/index.html"]
    covered = re.findall(r"<details class=\"covered\"><summary>(.*?)</summary>(.*?)</details>", page, re.DOTALL)

    assert covered[0][0] == "Content warning: death. Show the picture"
    assert 'loading="lazy"' in covered[0][1]
    assert "media/dam" not in re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    elsewhere = [p for p, data in made.items() if "media/dam.jpg" in data and not p.startswith("media/")]
    assert elsewhere == ["2025/01/12/x/index.html"]
    if where != "tags:":
        assert len(covered) == 2
        assert "[a sign]" in page
        assert not [p for p, data in made.items() if "media/map" in data and p != "2025/01/12/x/index.html"]


def test_pictures_are_remembered_by_their_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build opens none; another picture under the same name is made anew, and the result is the cold build's."""
    kept = memo.opened(tmp_path / "memo.sqlite", 1, pytest.fail)
    worked: list[str] = []
    made = pictures.made
    monkeypatch.setattr(picturing.pictures, "made", lambda data, ext: worked.append(ext) or made(data, ext))

    def build(text: str, **more: object) -> list[tuple[str, bytes]]:
        options = pipeline.Options(NOW, **more)
        return [(a.path, a.data) for a in pipeline.build(site_sources(text), options).value.artifacts]

    first = build(sound(SITE), memory=kept, version=b"1")
    assert sorted(worked) == [".gif", ".jpg", ".png"]
    worked.clear()
    assert build(sound(SITE), memory=kept, version=b"1") == first
    assert worked == []
    other = sound(SITE).replace("1000x600", "1000x500")
    assert build(other, memory=kept, version=b"1") == build(other)
    assert build(other, memory=kept, version=b"2") == build(other)
    kept.close()


def test_fix_cleans_the_original(tmp_path: Path) -> None:
    """Says what goes, and afterwards the check has nothing to say of it."""
    lay_out(tmp_path, SITE)
    assert "image-gps" in digest("check", root=tmp_path).stderr
    shown = digest("fix", "--yes", root=tmp_path)

    assert "content/media/dam.jpg: without GPS coordinates (51.2…, 35.2…)" in shown.stdout
    assert "image-gps" not in digest("check", root=tmp_path).stderr
    assert digest("build", root=tmp_path).returncode == 0


def named(*names: str, shown: str = "media/a.png") -> tuple[list[tuple[str, str]], list[str]]:
    """What is said of pictures with these names, one of them shown; and what is published of them."""
    fields = f"image: {{file: {shown}, alt: A bridge., credit: 'The News, CC BY 4.0'}}\ntags:"
    given = {"content/articles/2025-01-12-a.md": ARTICLE.replace("tags:", fields).encode()}
    given |= {f"content/{name}": picture("a.png", "{picture 8x8}") for name in names}
    made = pipeline.build(site_sources(given), pipeline.Options(NOW))
    return [(d.code, d.span.path) for d in made.found], [
        a.path for a in made.value.artifacts if a.path.startswith("media/")
    ]


@pytest.mark.parametrize(
    "name",
    ["a#.png", "a?.png", "a\x07.png", "a:b.png", "a\u202eb.png", " a.png", "a /b.png", ".. /b.png", f"{'é' * 99}.png"],
)
def test_a_name_that_a_host_or_disk_refuses_is_refused(name: str) -> None:
    found, published = named("media/a.png", f"media/{name}")

    assert (found, published) == ([("id-invalid", f"content/media/{name}")], [])


@pytest.mark.parametrize(
    "names",
    [
        ("media/a.png", "a.png"),
        ("media/a.png", "media/A.png"),
        ("media/caf\u00e9.png", "media/cafe\u0301.png"),
        ("media/a.png", "media/a.png.8.webp"),
    ],
)
def test_two_pictures_never_become_one_file(names: tuple[str, str]) -> None:
    """Beside the article and in media/, in other letters, with an accent written apart, named as a smaller copy is."""
    found, published = named(*dict.fromkeys(("media/a.png", *names)))

    assert [code for code, _ in found] == ["slug-case-collision"]
    assert published == []


@pytest.mark.parametrize("on_disk", ["media/caf\u00e9.png", "media/cafe\u0301.png"])
@pytest.mark.parametrize("written", ["media/caf\u00e9.png", "media/cafe\u0301.png"])
def test_an_accent_may_be_written_in_two_ways(on_disk: str, written: str) -> None:
    """A file that comes from a Mac has its accents apart; editors and pages write them composed."""
    found, published = named(on_disk, shown=written)

    assert found == []
    assert published[0] == "media/caf\u00e9.png"
