"""What can be left out when it gets late saves as many minutes as the words say, in every version."""

from __future__ import annotations

import re

import pytest

from tests import ours
from workbook.content.course import late, versions
from workbook.content.course.versions import Step
from workbook.content.model.blocks import Cut, FacilitatorBlock
from workbook.content.model.blocks import KeyMessageBlock as Message
from workbook.content.model.courses import ActivityItem

OURS = ours.library()


def _steps(**minutes: int) -> list[Step]:
    return [Step(Message(kind="key-message", id=name, text="一言"), count) for name, count in minutes.items()]


def _guide(*cuts: tuple[str, dict[str, int]]) -> FacilitatorBlock:
    made = tuple(Cut(how=how, leaves=leaves) for how, leaves in cuts)
    return FacilitatorBlock(
        id="guide", kind="facilitator", say="話す", watch="見る", late="一言は残します。", cuts=made
    )


def test_each_cut_says_what_it_and_those_before_it_save_together() -> None:
    guide = _guide(("甲を飛ばします。", {"a": 0}), ("乙を短くします。", {"b": 2}))

    assert late.of_guide(guide, _steps(a=4, b=8)) == (
        "4分遅れたら、甲を飛ばします。\n\n10分遅れたら、乙を短くします。\n\n一言は残します。"
    )


def test_a_cut_that_saves_nothing_in_this_version_is_not_told_in_it() -> None:
    guide = _guide(("甲を飛ばします。", {"a": 0}), ("乙を短くします。", {"b": 2}))

    assert late.of_guide(guide, _steps(b=3)) == "1分遅れたら、乙を短くします。\n\n一言は残します。"
    assert late.of_guide(guide, _steps(b=2)) == "一言は残します。"


def test_a_block_that_was_cut_already_saves_nothing_again() -> None:
    guide = _guide(("甲を短くします。", {"a": 1}), ("甲と乙を飛ばします。", {"a": 0, "b": 0}))

    assert [minutes for _, minutes in late.saved(guide.cuts, {"a": 4, "b": 2})] == [3, 6]


def test_an_activity_says_what_is_saved_of_its_own_minutes() -> None:
    item = ActivityItem.model_validate(
        {"activity": "持ち寄り", "minutes": 30, "cuts": [{"how": "一人二分にします。", "leaves": 22}]}
    )

    assert late.of_activity(item) == "8分遅れたら、一人二分にします。"


@pytest.mark.parametrize("name", sorted(OURS.modules))
def test_every_version_of_our_modules_saves_at_least_what_it_says(name: str) -> None:
    for version in versions.choices(OURS.modules[name]):
        minutes = late.minutes_of(version.steps)
        for guide in (step.block for step in version.steps if isinstance(step.block, FacilitatorBlock)):
            said = [
                int(count) for count in re.findall(r"(\d+)分遅れたら", late.of_guide(guide, version.steps))
            ]
            left = dict(minutes)
            for count, (cut, _) in zip(said, late.saved(guide.cuts, minutes), strict=True):
                left |= {id_: min(left[id_], rest) for id_, rest in cut.leaves.items() if id_ in left}
                assert sum(minutes.values()) - sum(left.values()) >= count
