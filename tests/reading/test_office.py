"""Old binary documents: converted where LibreOffice is, else refused with the way out."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.errors import UnreadableDocument
from dashboard.reading import read_bytes
from reading.test_docx import report, saved

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def compound(stream: str) -> bytes:
    return COMPOUND + stream.encode("utf-16-le") + bytes(64)


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (compound("WordDocument"), "旧版格式（.doc）不能直接读取", "另存为 .docx"),
        (compound("Workbook"), "旧版格式（.xls）不能直接读取", "另存为 .xlsx"),
        (b"{\\rtf1\\ansi text}", "旧版格式（.rtf）不能直接读取", "另存为 .docx"),
        (compound("EncryptedPackage"), "文档设有打开密码", "取消密码"),
        (compound("Visio"), "认不出文件格式", "另存为 .docx"),
    ],
)
def test_without_libreoffice_the_way_out_is_named(data: bytes, problem: str, remedy: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(data, "年报.wps")

    assert refused.value.problem == problem
    assert remedy in refused.value.remedy


needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@needs_libreoffice
def test_an_old_word_document_is_read_through_libreoffice(tmp_path: Path) -> None:
    source = tmp_path / "年报.docx"
    source.write_bytes(saved(report()))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "doc"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
    )
    data = (tmp_path / "年报.doc").read_bytes()
    document = read_bytes(data, "年报.doc")

    assert "规章\t1\t\t３" in document.text.splitlines()
    assert (document.media_type, document.sha256) == ("application/msword", hashlib.sha256(data).hexdigest())
    assert any("LibreOffice" in note for note in document.notes)


@needs_libreoffice
def test_a_broken_old_document_is_refused_after_the_conversion_failed() -> None:
    with pytest.raises(UnreadableDocument, match=r"转换失败|没有文字|损坏"):
        read_bytes(compound("WordDocument"), "年报.doc")
