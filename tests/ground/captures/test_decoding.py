"""A text is decoded as what it is, which is recorded; what is no text is told with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.captures.codepages import guessed
from backfile.captures.decoding import codec_of, decoded
from backfile.errors import BackfileError

NEWS = {
    "ru": "В Приморске во вторник открыли маяк. Мы надеемся на лучшее, сказала смотрительница Зорина.",
    "RU": "ПРИМОРСК, ВТОРНИК. ОТКРЫТИЕ МАЯКА ЗАВЕРШИЛОСЬ",
    "uk": "Приморська міська рада ухвалила рішення, повідомляє пресслужба. Їхні пропозиції є важливими.",
    "de": "Die Bürgermeisterin eröffnete den Leuchtturm über dem Fluss – ein großes Fest für Küstenbewohner.",
    "fr": "La gardienne a déclaré à l’Écluse que les élèves étaient prêts, où ça? Côté port, c’est décidé.",
    "pl": "Burmistrz powiedział, że w środę zostaną podjęte działania. Łódź jest gotowa, mówią rybacy.",
    "cs": "Předseda přístavu řekl, že příští týden začnou jednání o majáku. Žádné další změny se nechystají.",
    "da": "Borgmesteren sagde på mødet, at der nu skal gøres noget. Øl og brød på bordet, også æbler.",
    "es": "El señor Peñón declaró que la situación está bajo control. ¿Qué pasará mañana? Nadie lo sabrá.",
    "it": "La guardiana ha detto che la città è pronta. Perché no? Così è più facile, però non è sicuro.",
    "pt": "A situação não é fácil, disse a faroleira. As eleições serão em março, à tarde, também reunião.",
    "hu": "A polgármester bejelentette, hogy új intézkedéseket vezetnek be. A kikötő közönsége örül, űr.",
    "tr": "Başkan dün yaptığı açıklamada fenerin sürdüğünü söyledi. İskelede çalışmalar başladı.",
    "es-ñ": "La dueña del único café de la isla dirá este otoño qué pasará. Así será en los años próximos.",
    "ro": "Primarul a spus că în această săptămână ţara va vedea farul nou. Oamenii aşteaptă de mulţi ani.",
    "ar": "أعلن مجلس المدينة أن المنارة القديمة ستفتح يوم الثلاثاء بعد سنوات، وقال العمدة إنه سعيد.",
    "he": "המגדלור הישן של הנמל ייפתח ביום שלישי, אמר ראש העיר. התושבים חיכו שנים רבות לאור החדש.",
    "th": "นายกเทศมนตรีเปิดประภาคารเมื่อวันอังคาร ชาวบ้านรอมาหลายปีแล้ว และทุกคนมีความสุขมาก",
    "ja": "市長は火曜日に灯台を開いた。住民は長い間それを待っていたと話した。",
    "zh": "市长周二为灯塔揭幕，他说，居民们等了很多年，现在灯又亮了。",
    "zh-TW": "市長週二為燈塔揭幕，他說，居民們等了很多年，現在燈又亮了。",
    "ko": "시장은 화요일에 등대를 열었다. 주민들은 오랫동안 그것을 기다렸다고 말했다.",
    "el": "Ο δήμαρχος δήλωσε την Τρίτη ότι ο φάρος θα στηρίξει τις επιχειρήσεις.",
}
PAGES = {
    "ru": ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"),
    "RU": ("cp1251", "koi8_r", "cp866"),
    "uk": ("cp1251", "koi8_u", "iso8859_5"),
    "pl": ("cp1250", "iso8859_2"),
    "cs": ("cp1250", "iso8859_2"),
    "hu": ("cp1250", "iso8859_2"),
    "tr": ("cp1254",),
    "el": ("cp1253",),
    "ro": ("cp1250",),
    "ar": ("cp1256",),
    "he": ("cp1255",),
    "th": ("cp874",),
    "ja": ("cp932", "euc_jp"),
    "zh": ("gb18030",),
    "zh-TW": ("big5hkscs",),
    "ko": ("cp949",),
}
CASES = [(language, page) for language in NEWS for page in PAGES.get(language, ("cp1252",))]


@pytest.mark.parametrize(("language", "page"), CASES)
def test_a_code_page_is_told_by_its_letters(language: str, page: str) -> None:
    text = NEWS[language]
    found = decoded(text.encode(page), "seeds/a")
    assert found.text == text
    assert found.encoding.endswith((" (guessed)", " (a weak guess)"))


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", NEWS)
def test_utf16_needs_no_mark_of_its_order(language: str, order: str) -> None:
    text = f"{NEWS[language]}\r\n{NEWS[language]}\r\n"
    assert decoded(text.encode(order), "seeds/a")[:2] == (text, f"{order} (guessed)")


def test_bytes_of_nought_make_no_utf16_of_a_text() -> None:
    text = NEWS["ru"] + "\n\0\n\0" + NEWS["de"] + "\0\n"
    assert decoded(text.encode(), "seeds/a")[:2] == (text, "utf-8")
    assert len(text.encode()) % 2 == 0


def test_a_guess_from_few_letters_says_that_it_is_weak() -> None:
    assert decoded("The café is open.".encode("cp1252"), "a").encoding == "windows-1252 (a weak guess)"
    assert guessed(NEWS["ru"].encode("cp1251")) == ("cp1251", True)


def test_utf8_goes_before_a_declaration_and_that_before_a_guess() -> None:
    russian = NEWS["ru"]
    assert decoded(russian.encode(), "a", declared="windows-1251")[:2] == (russian, "utf-8")
    koi = decoded(russian.encode("koi8_r"), "a", declared="KOI8-R")
    assert koi[:2] == (russian, "koi8-r (declared)")
    assert decoded("日本".encode("cp932"), "a", declared="Shift_JIS").text == "日本"


@pytest.mark.parametrize("label", ["utf-8", "utf-16", "UTF-16LE", "utf-16be"])
def test_a_text_that_is_not_the_utf8_that_it_says_is_guessed(label: str) -> None:
    text = NEWS["ru"]
    assert decoded(text.encode("cp1251"), "a", declared=label)[:2] == (text, "windows-1251 (guessed)")
    assert decoded(text.encode(), "a", declared=label)[:2] == (text, "utf-8")


@pytest.mark.parametrize("label", ["iso-2022-jp", "shift_jis"])
def test_a_declaration_that_does_not_fit_counts_for_nothing(label: str) -> None:
    text = NEWS["ru"]
    found = decoded(text.encode("cp1251"), "a", declared=label)
    assert found[:2] == (text, "windows-1251 (guessed)")


def test_a_declaration_counts_though_a_byte_does_not_fit() -> None:
    data = "日本の灯台に明かりがともった。".encode("cp932") + b"\x81 "
    found = decoded(data, "a", declared="shift_jis")
    assert found[:2] == ("日本の灯台に明かりがともった。\ufffd ", "cp932 (declared, 1 byte did not fit)")


def test_a_text_that_says_that_it_is_utf8_may_be_damaged_from_the_start() -> None:
    damaged = b"\xff" + NEWS["ru"].encode()
    assert decoded(damaged, "a", declared="utf-8")[:2] == (
        f"\ufffd{NEWS['ru']}",
        "utf-8 (1 byte did not fit)",
    )


@pytest.mark.parametrize(
    "label", ["rot13", "zip", "idna", "unicode_escape", "utf-7", "mbcs", "", None, "x" * 99]
)
def test_codecs_that_no_page_is_in_are_not_known(label: str | None) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("label", "codec"),
    [("ISO-8859-1", "cp1252"), (" 'latin1' ", "cp1252"), ("Windows-1251", "cp1251"), ("cp866", "cp866"),
     ("iso8859-2", "iso8859_2"), ("GB2312", "gb18030"), ("UTF8", "utf-8")],
)  # fmt: skip
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("data", "text", "encoding", "fault"),
    [
        (
            "Жук\r\nещё".encode() + b"\xff; " + "жук".encode(),
            "Жук\r\nещё\ufffd; жук",
            "utf-8 (1 byte did not fit)",
            "seeds/a.txt:2: 1 byte can't be read as UTF-8: U+FFFD stands there",
        ),
        (
            "Жук\n".encode() + b"\xff \xf0\x9f\x98\n" + "ещё жук\xa0\ufffd".encode(),
            "Жук\n\ufffd \ufffd\nещё жук\xa0\ufffd",
            "utf-8 (4 bytes did not fit)",
            "seeds/a.txt:2: 4 bytes, first one in this line, can't be read as UTF-8: U+FFFD stands there",
        ),
        (
            b"\xff" + NEWS["ru"].encode(),
            f"\ufffd{NEWS['ru']}",
            "utf-8 (1 byte did not fit)",
            "seeds/a.txt:1: 1 byte can't be read as UTF-8: U+FFFD stands there",
        ),
        (
            "Ещё\nжук".encode()[:-1],
            "Ещё\nжу\ufffd",
            "utf-8 (1 byte did not fit)",
            "seeds/a.txt:2: the text was cut off: it ends inside a character",
        ),
        (
            b"\xef\xbb\xbfone\n\n\xe2\x80",
            "one\n\n\ufffd",
            "utf-8 (2 bytes did not fit)",
            "seeds/a.txt:3: the text was cut off: it ends inside a character",
        ),
        (
            b"\xff\xfea\x00\n\x00b",
            "a\n\ufffd",
            "utf-16 (1 byte did not fit)",
            "seeds/a.txt:2: the text was cut off: it ends inside a character",
        ),
        (
            b"\xff\xfea\x00\n\x00\x00\xd8b\x00",
            "a\n\ufffdb",
            "utf-16 (2 bytes did not fit)",
            "seeds/a.txt:2: 2 bytes, first one in this line, can't be read as UTF-16-LE: U+FFFD stands there",
        ),
    ],
)
def test_damage_to_a_text_is_counted_and_told_with_its_line_and_all_else_is_read(
    data: bytes, text: str, encoding: str, fault: str
) -> None:
    found = decoded(data, "seeds/a.txt")
    assert (found.text, found.encoding, str(found.fault).split("\n")[0]) == (text, encoding, fault)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20,
        b"\xff\xfe" + bytes(range(256)) * 20,
        b"\xef\xbb\xbf" + bytes(range(256)) * 20,
        "Жук".encode() + bytes(range(256)) * 20,
    ],
    ids=["PNG", "PDF", "marked as UTF-16", "marked as UTF-8", "begins as UTF-8"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(BackfileError) as caught:
        decoded(data, "seeds/a.txt")
    assert str(caught.value).split("\n")[0] == "seeds/a.txt: the file is no text"


@pytest.mark.parametrize(("language", "page"), CASES)
def test_a_code_page_is_no_damaged_utf8_however_it_is_marked(language: str, page: str) -> None:
    text = NEWS[language] * 3
    assert decoded(b"\xef\xbb\xbf" + text.encode(page), "seeds/a").text == text


@pytest.mark.parametrize("language", NEWS)
def test_a_stray_byte_anywhere_leaves_all_other_letters(language: str) -> None:
    text = NEWS[language]
    for place in range(len(text)):
        data = text[:place].encode() + b"\xff" + text[place:].encode()
        assert decoded(data, "seeds/a").text == f"{text[:place]}\ufffd{text[place:]}"


@given(
    st.binary(max_size=400), st.sampled_from([None, "windows-1251", "utf-8", "gbk", "iso-2022-jp", "big5"])
)
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str | None) -> None:
    try:
        said = decoded(data, "a", declared=declared).encoding
    except BackfileError as problem:
        said = problem.message
    assert said
