"""Files and what they become: the same bytes but for what fixes change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.config.settings import Config
from msglint.errors import InputError
from msglint.fix import plan
from msglint.project import Project

if TYPE_CHECKING:
    from pathlib import Path

ORDER = "Order 114-3941689-8772232"
CYRILLIC = "Здравствуйте, ваш заказ 114-3941689-8772232 уже в пути и приедет завтра утром. Какой цвет крышки вы хотите?"


def fixed(project: Project, text: str | bytes, path: str = "draft.txt", *, unsafe: bool = False) -> str:
    data = text if isinstance(text, bytes) else text.encode()
    return plan(path, project, data=data, unsafe=unsafe).after.decode("utf-8", "surrogateescape")


def test_safe_fixes_leave_alone_what_they_would_change_of_the_meaning(project: Project) -> None:
    text = f"{ORDER}. Thanks 😊 and write to ann@shop.com.\n"
    assert fixed(project, text) == f"{ORDER}. Thanks and write to ann@shop.com.\n"
    assert fixed(project, text, unsafe=True) == f"{ORDER}. Thanks and write to.\n"


def test_what_was_done_and_what_is_left_is_told(project: Project) -> None:
    found = plan("draft.txt", project, data=f"Hi Ann. {ORDER}. Thanks 😊🎉 and write to ann@shop.com.".encode())
    assert [offer.fix.description for offer in found.applied] == ["Remove it"]
    assert [[one.text for one in offer.violations] for offer in found.applied] == [["😊", "🎉"]]
    assert [violation.rule for violation in found.remaining] == ["amazon/email-address"]
    assert found.is_changed
    assert found.old != found.new


def test_a_fix_that_would_break_another_rule_is_left_out(project: Project) -> None:
    text = f"Use code SAVE15 for your next order after {ORDER}. Please tell us which colour the new lid should have."
    found = plan("draft.txt", project, data=text.encode(), unsafe=True)
    assert found.after == text.encode()
    assert [[one.rule for one in offer.violations] for offer in found.refused] == [["amazon/promotion"]]


def test_hidden_characters_go_wherever_they_stand(project: Project) -> None:
    text = f"{ORDER}.\n\nThe l\u200bid is on its w\u2060ay, an\u200bn@shop.com.\n"
    assert fixed(project, text) == f"{ORDER}.\n\nThe lid is on its way, ann@shop.com.\n"


def test_hidden_characters_that_hide_no_violation_stay_where_asked(project: Project) -> None:
    data = f"{ORDER}. The l\u200bid is on its way.\n".encode()
    assert plan("draft.txt", project, data=data, finds_hidden=False).after == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(project: Project, end: str) -> None:
    text = f"---{end}kind: reply{end}---{end}{ORDER}.{end}{end}😊{end}{end}Thanks 😊{end}"
    assert fixed(project, text) == text.replace(f"😊{end}{end}", "").replace(" 😊", "")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", f"{ORDER}. http://www.amazon.de/é 😊\r\n"),
        ("utf-16", f"{ORDER}. http://www.amazon.de/é 😊\r\n"),
        ("cp1251", f"{CYRILLIC} http://www.amazon.de/gp/help \r\n"),
        (
            "latin-1",
            f"{ORDER} ist schön verpackt für Sie. Rot oder blau? Mehr: http://www.amazon.de/gp/help \r\n",
        ),
        (
            "gb18030",
            "您好，您的订单114-3941689-8772232需要您确认刻字内容：红色还是蓝色？请看这里：http://www.amazon.cn/gp \r\n",
        ),
    ],
)
def test_encoding_stays(project: Project, encoding: str, text: str) -> None:
    wanted = text.replace("http:", "https:").replace(" 😊", "")
    assert plan("draft.txt", project, data=text.encode(encoding)).after == wanted.encode(encoding)


def test_a_clean_file_is_not_touched(project: Project) -> None:
    found = plan("draft.txt", project, data=f"{ORDER}. The lid is on its way.".encode())
    assert (found.is_changed, found.applied) == (False, ())


def test_a_mail_is_changed_only_where_its_source_reads_as_it_stands(project: Project) -> None:
    mail = (
        "Subject: {subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: {encoding}\n\n{body}\n"
    )
    plain = mail.format(subject=ORDER, encoding="8bit", body="Thanks 😊 a lot.")
    assert fixed(project, plain, "a.eml") == plain.replace("😊 ", "")
    quoted = mail.format(subject=ORDER, encoding="quoted-printable", body="Thanks =F0=9F=98=\n=8A a=\n lot.")
    assert fixed(project, quoted, "a.eml") == quoted.replace("=F0=9F=98=\n=8A ", "")
    encoded = mail.format(subject=ORDER, encoding="base64", body="VGhhbmtzIPCfmIogYSBsb3Qu")
    assert fixed(project, encoded, "a.eml") == encoded


def test_bytes_of_a_mail_that_are_no_text_stay(project: Project) -> None:
    mail = b"Subject: Order 114-3941689-8772232\nX-Old: gr\xfc\xdfe\n\nThanks \xf0\x9f\x98\x8a a lot.\n"
    assert plan("a.eml", project, data=mail).after == mail.replace(b"\xf0\x9f\x98\x8a ", b"")


def test_cells_and_strings_are_changed_in_place(project: Project) -> None:
    table = f'id,body\n1,"{ORDER}, thanks 😊, Ann ""A."""\n2,{ORDER}. See http://www.amazon.de/x\n'
    assert fixed(project, table, "a.csv") == table.replace("😊", "").replace("thanks ,", "thanks,").replace(
        "http:", "https:"
    )
    export = f'{{"macros": [{{"id": 1, "body": "{ORDER}.\\n\\n\\ud83d\\ude0a\\n\\nThe lid is here 😊"}}]}}'
    assert fixed(project, export, "a.json") == export.replace("\\ud83d\\ude0a\\n\\n", "").replace(" 😊", "")


def test_a_subject_that_yaml_writes_in_another_way_is_left_alone(project: Project) -> None:
    text = f'---\nsubject: "{ORDER} \\U0001F60A"\n---\nThe lid is on its way 😊\n'
    assert fixed(project, text) == text.replace(" 😊", "")


def test_records_are_not_written(project: Project) -> None:
    data = b'{"text": "Thanks \xf0\x9f\x98\x8a"}\n'
    found = plan("a.jsonl", project, data=data)
    assert (found.after, ".jsonl" in found.note) == (data, True)


def test_an_included_file_is_not_written_through_the_one_that_includes_it(project: Project, tmp_path: Path) -> None:
    (tmp_path / "foot.txt").write_text("Bye 😊\n", encoding="utf-8")
    outer = tmp_path / "mail.j2"
    outer.write_text(f"{ORDER}. Thanks 😊\n{{% include 'foot.txt' %}}\n", encoding="utf-8")
    found = plan(str(outer), project)
    assert found.new == f"{ORDER}. Thanks\n{{% include 'foot.txt' %}}\n"


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\xff\xfe\x00", b"\x89PNG\r\n"])
def test_what_is_no_text_is_an_error(project: Project, data: bytes) -> None:
    with pytest.raises(InputError):
        plan("draft.txt", project, data=data)


def test_a_file_that_is_not_there_is_an_error(project: Project) -> None:
    with pytest.raises(InputError, match="no such file"):
        plan("nowhere.txt", project)


def test_many_fixes_in_a_long_text_are_tried_together(project: Project) -> None:
    line = "Thanks 😊 a lot 🎉! See http://www.amazon.de/gp?utm_source=x&id=7 please.\n"
    found = plan("draft.txt", project, data=(ORDER + ".\n" + line * 300).encode())
    assert found.new == ORDER + ".\n" + "Thanks a lot! See https://www.amazon.de/gp?id=7 please.\n" * 300


def test_only_rules_of_the_project_are_fixed() -> None:
    project = Project(Config(), select=["tracking-code"])
    text = "Thanks 😊 https://docs.tentpro.com/m?gclid=x"
    assert fixed(project, text) == "Thanks 😊 https://docs.tentpro.com/m"
