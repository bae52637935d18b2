"""Joining, leaving and organising."""

from __future__ import annotations

import pytest
from pages_building import Building, doors, looked_at, words
from streamlit.testing.v1 import AppTest

from workbook.classroom.entrance import coming_in
from workbook.classroom.entrance.guesses import Failures
from workbook.classroom.people import codes, logins, persons
from workbook.classroom.run import runs


def _join(page: AppTest, *, code: str, name: str = "佐藤", department: str = "福祉課") -> AppTest:
    for box, typed in zip(page.text_input, (code, name, department), strict=True):
        box.set_value(typed)
    return looked_at(_press(page, "参加する").run())


def _press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label == label]
    button.click()
    return page


def test_the_code_opens_the_team_however_it_is_typed(building: Building) -> None:
    _, (team,) = building.run()

    page = _join(building.open("join"), code=f"　{team.code.lower().replace('-', ' ')}")

    (way,) = doors(page)
    assert way["next"] == "/"
    with building.database.begin() as db:
        token = logins.redeem(db, ticket=way["door"].removeprefix("/enter?ticket="))
        person = persons.by_token(db, token=token)
    assert person is not None
    assert (person.name, person.department, person.team_name) == ("佐藤", "福祉課", "あおば班")


def test_a_slip_of_the_finger_is_told_from_a_code_nobody_has(building: Building) -> None:
    _, (team,) = building.run()
    wrong = team.code[:-1] + ("2" if team.code[-1] != "2" else "3")

    slip = _join(building.open("join"), code=wrong, name="")
    unknown = _join(building.open("join"), code=codes.shown("222222222" + codes.check_letter("222222222")))

    assert "コードのどこかに打ち間違いがあります。" in words(slip)
    assert "お名前を入力してください。" in words(slip)
    assert "このコードは見つかりません。" in words(unknown)
    assert doors(slip) == doors(unknown) == []


def test_who_shares_a_pc_finds_the_way_out(building: Building) -> None:
    _, (team,) = building.run()
    building.member(team)
    building.member(team, name="鈴木", department="住宅課")

    page = building.open("join")

    assert "鈴木さん（住宅課）として参加しています。" in words(page)
    assert "佐藤" in words(page)
    assert [element for element in page.html if '<a href="/leave">' in element.body]
    assert len(page.text_input) == 0


def test_the_organisers_page_asks_for_the_code(building: Building) -> None:
    page = building.open("organise")
    page.text_input[0].set_value("WRONG")
    looked_at(_press(page, "ひらく").run())
    assert "主催者コードが違います。" in words(page)
    assert doors(page) == []

    page.text_input[0].set_value("testorganiser")
    looked_at(_press(page, "ひらく").run())

    assert [way["next"] for way in doors(page)] == ["/organise"]


def test_one_machine_that_guesses_is_told_to_the_organiser_and_slows_nobody_else(
    building: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = Failures(limit=2, several=2, pause=0.0)
    monkeypatch.setattr(coming_in, "FAILURES", failures)
    building.organiser()
    assert "打ち間違いが続いています" not in words(building.open("organise"))

    building.stranger()
    building.callers[0] = "192.0.2.7"
    for _ in range(2):
        _join(building.open("join"), code=codes.shown("222222222" + codes.check_letter("222222222")))
    page = building.open("organise")
    page.text_input[0].set_value("WRONG")
    looked_at(_press(page, "ひらく").run())
    failures.pause = 1.0

    assert failures.note("192.0.2.8").pause == 0.0
    assert failures.note("192.0.2.7").pause == 1.0
    building.organiser()
    shown = words(building.open("organise"))
    assert "コードの打ち間違いが続いています（2 回以上、最後は " in shown
    assert "192.0.2.7" not in shown


def test_a_team_sees_no_codes_of_others(building: Building) -> None:
    _, (first, second) = building.run(teams=("あおば班", "みどり班"))
    building.member(first)

    shown = "".join(words(building.open(name)) for name in ("organise", "join", "home"))

    assert second.code not in shown


def _check(building: Building, title: str, teams: str) -> AppTest:
    building.organiser()
    page = building.open("organise")
    page.text_input[0].set_value(title)
    page.text_area[0].set_value(teams)
    return looked_at(_press(page, "内容を確かめる").run())


def test_the_organiser_sees_what_will_be_made_before_it_is(building: Building) -> None:
    page = _check(
        building,
        "令和8年度 <b>第1回</b>",
        "みなと野市\tみなと野市\t82000\n青梁市\t*青梁市* 1班\t31000\nみどり県\t",
    )
    assert "3 チームをつくります。まだ何もつくっていません。" in words(page)
    assert "*青梁市* 1班" in words(page)
    with building.database.reading() as db:
        assert runs.list_runs(db) == ()

    looked_at(_press(page, "この内容でつくる").run())

    assert "「令和8年度 <b>第1回</b>」をつくりました。" in words(page)
    assert "この案で決める" in [button.label for button in page.button]
    with building.database.reading() as db:
        (run,) = runs.list_runs(db)
        teams = runs.teams_of(db, run.id)
    assert [(team.name, team.population_band, team.is_prefecture) for team in teams] == [
        ("みなと野市", "30k-100k", False),
        ("*青梁市* 1班", "30k-100k", False),
        ("みどり県", "", True),
    ]


def test_a_list_with_mistakes_makes_nothing(building: Building) -> None:
    page = _check(building, "第1回", "みなと野市\tみなと野市\tたくさん\nみなと野市\tみなと野市")

    assert "1 行目: 人口「たくさん」は人数として読めません" in words(page)
    assert "2 行目: " in words(page)
    assert "この内容でつくる" not in [button.label for button in page.button]


def test_a_run_without_a_name_is_not_offered(building: Building) -> None:
    page = _check(building, " ", "みなと野市")

    assert "開催回の名前を入力してください。" in words(page)
    assert "この内容でつくる" not in [button.label for button in page.button]


def test_ending_a_run_shuts_its_codes_and_opening_it_again_helps(building: Building) -> None:
    run, (team,) = building.run()
    building.organiser()
    page = building.open("prepare", run=run.id)

    looked_at(_press(page, "この開催回を終える").run())
    building.stranger()
    assert doors(_join(building.open("join"), code=team.code)) == []

    building.organiser()
    page = building.open("prepare", run=run.id)
    looked_at(_press(page, "もう一度ひらく").run())
    building.stranger()
    assert len(doors(_join(building.open("join"), code=team.code))) == 1


def test_newer_content_is_shown_with_what_changes_before_it_is_taken(building: Building) -> None:
    run, (team,) = building.run()
    file = building.content / "exercises/worksheets/talk.yaml"
    file.write_text(file.read_text().replace("label: めざすこと", "label: ねらい"), encoding="utf-8")
    building.organiser()
    page = building.open("prepare", run=run.id)
    assert "ワークシート「話すこと」：書きぶりが変わります" in words(page)

    looked_at(_press(page, "新しい教材に切り替える").run())

    assert "の教材を新しくしました。" in words(page)
    building.member(team)
    visit = building.visit(building.member(team, name="鈴木"))
    assert visit.me is not None
    assert visit.me.content_revision == building.house.shelf.current().revision


def test_content_that_would_lose_answers_is_not_offered(building: Building) -> None:
    run, _ = building.run()
    file = building.content / "exercises/worksheets/talk.yaml"
    text = file.read_text().replace("  - id: goal\n", "  - id: aim\n")
    file.write_text(text, encoding="utf-8")
    reuse = building.content / "exercises/worksheets/reuse.yaml"
    reuse.write_text(reuse.read_text().replace("question: goal", "question: aim"), encoding="utf-8")
    building.organiser()

    page = building.open("prepare", run=run.id)

    assert "つくったときの教材を使いつづけます。" in words(page)
    assert "新しい教材に切り替える" not in [button.label for button in page.button]


def test_who_was_here_before_is_asked_and_a_namesake_is_somebody_else(building: Building) -> None:
    _, (team,) = building.run()
    (first,) = doors(_join(building.open("join"), code=team.code))

    asked = _join(building.open("join"), code=team.code)
    assert doors(asked) == []
    assert "前に参加した方ですか" in words(asked)
    (yes, no) = [
        button for button in asked.button if button.key and button.key.startswith(("known-", "namesake"))
    ]
    assert "佐藤さんです" in yes.label

    other = looked_at(no.click().run())
    again = _join(building.open("join"), code=team.code)
    known = [button.label for button in again.button if str(button.key).startswith("known-")]
    assert [label.rpartition("参加した")[2] for label in known] == ["佐藤さんです", "佐藤（2人目）さんです"]
    same = looked_at(next(button for button in again.button if "佐藤さんです" in button.label).click().run())

    with building.database.begin() as db:
        came = [
            persons.by_token(db, token=logins.redeem(db, ticket=way["door"].removeprefix("/enter?ticket=")))
            for way in (first, *doors(other), *doors(same))
        ]
    assert [person.name for person in came if person] == ["佐藤", "佐藤（2人目）", "佐藤"]
    assert came[0]
    assert came[2]
    assert came[0].id == came[2].id


def test_somebody_of_another_department_is_not_asked(building: Building) -> None:
    _, (team,) = building.run()
    assert len(doors(_join(building.open("join"), code=team.code))) == 1

    assert len(doors(_join(building.open("join"), code=team.code, department="住宅課"))) == 1
