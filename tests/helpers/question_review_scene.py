"""A workspace with a small set of questions and two persons who review them."""

from pathlib import Path
from typing import Self

from medannot.domain.ids import ItemId
from medannot.domain.people import OWNER, Actor
from medannot.domain.question import ItemType
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_content import QuestionContent
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.services.desk import Desk
from medannot.services.question_review_values import OpenQuestion
from medannot.services.question_reviewing import Decided
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

SET = "letters"
DRAFTS = [
    Draft("Which letter is the first?"),
    Draft("Which letter is the last?", options=("X", "Y", "Z"), right=(2,)),
    Draft("Is A a vowel?", ItemType.YES_NO, ("Yes", "No"), (0,), ability="disease_diagnosis"),
    Draft("Name the second letter.", ItemType.SHORT_TEXT, text="B", ability="disease_diagnosis"),
]


class QuestionRoom:
    """The set "letters", whose questions rita and ruth may review."""

    def __init__(self, parent: Path, drafts: list[Draft] | None = None) -> None:
        self.desk: Desk = make_desk(parent)
        self.versions = add_set(self.desk.store, SET, drafts or DRAFTS)
        self.service = self.desk.question_reviewing
        self.service.invite(OWNER, SET, ("rita", "ruth"))
        self.rita = self.service.seat(OWNER, SET, "rita")
        self.ruth = self.service.seat(OWNER, SET, "ruth")

    def item(self, number: int) -> ItemId:
        return self.service.queue(OWNER, SET)[number - 1].item_id

    def open(self, number: int, actor: Actor | None = None) -> OpenQuestion:
        return self.service.open(actor or self.rita, self.item(number))

    def decide(
        self,
        number: int,
        verdict: Verdict,
        *problems: Problem,
        actor: Actor | None = None,
        comment: str = "",
        content: QuestionContent | None = None,
    ) -> Decided:
        who = actor or self.rita
        opened = self.open(number, who)
        return self.service.decide(who, opened, verdict, problems, comment, content)

    def stems(self, actor: Actor | None = None, **wanted: object) -> list[str]:
        lines = self.service.queue(actor or self.rita, SET, QuestionFilter(**wanted))  # type: ignore[arg-type]  # named by the test
        return [line.stem for line in lines]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.desk.close()
