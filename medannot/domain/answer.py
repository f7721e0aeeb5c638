"""Answers: when one is complete, and the chain of links that a trial's answer goes through."""

from dataclasses import dataclass

from medannot.domain.ids import IdSource, OptionId, ResponseId, ResponseKey, TrialId
from medannot.domain.question import ItemType
from medannot.domain.trial import CannotJudgeReason, Event, Origin, Response, ResponseKind

TYPING_PAUSE_MS = 2_000
"""Typing that rests longer than this makes a link of the response chain of its own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader answers to an item; empty until something is chosen or typed.

    Attributes:
        option_ids: the chosen options; their order means nothing.
        text: the typed answer.
        cannot_judge: why the reader cannot judge; then nothing is chosen or typed.
        comment: a remark, such as the words to the reason "other".
    """

    option_ids: tuple[OptionId, ...] = ()
    text: str = ""
    cannot_judge: CannotJudgeReason | None = None
    comment: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is answered yet; a remark alone is no answer."""
        return not self.option_ids and not self.text.strip() and self.cannot_judge is None


def is_complete(answer: Answer, type_: ItemType) -> bool:
    """Tell whether an answer may be confirmed.

    Args:
        answer: what stands in the form.
        type_: how the item is answered.
    """
    if answer.cannot_judge is not None:
        return not answer.option_ids and not answer.text
    if not type_.has_options:
        return bool(answer.text.strip()) and not answer.option_ids
    if answer.text:
        return False
    chosen = len(set(answer.option_ids))
    return chosen >= 1 if type_ is ItemType.SEVERAL_ANSWERS else chosen == 1


class AnswerChain:
    """The links that one trial's answer goes through: first answer, each change, confirmation.

    Args:
        trial_id: the trial.
        origin: who answers; written in each link.
        last: number of the last link that is in the store already, 0 where there is none.
        ids: makes the ids and keys of the links.
    """

    def __init__(self, trial_id: TrialId, origin: Origin, last: int, ids: IdSource) -> None:
        self._trial_id = trial_id
        self._origin = origin
        self._stored = last
        self._ids = ids
        self._links: list[Response] = []
        self._saved = 0
        self._typing: tuple[Answer, Event] | None = None

    @property
    def pending(self) -> tuple[Response, ...]:
        """Return the links that are not in the store yet, in order."""
        return tuple(self._links[self._saved :])

    def saved(self, count: int) -> None:
        """Take note that the first `count` pending links are in the store."""
        self._saved += count

    def change(self, answer: Answer, event: Event, *, typed: bool) -> None:
        """Add a link; a run of typing becomes one link when it rests."""
        if self._typing is not None:
            rested_ms = (event.at_ns - self._typing[1].at_ns) / 1_000_000
            if not typed or rested_ms > TYPING_PAUSE_MS:
                self.end_typing()
        if typed:
            self._typing = (answer, event)
        else:
            self._extend(answer, event)

    def end_typing(self) -> None:
        """Make a link of what was typed last."""
        if self._typing is not None:
            (answer, event), self._typing = self._typing, None
            self._extend(answer, event)

    def confirm(self, answer: Answer, event: Event) -> Response:
        """Add the last link of all and return it."""
        self.end_typing()
        return self._append(ResponseKind.CONFIRMATION, answer, event)

    def _extend(self, answer: Answer, event: Event) -> None:
        if self._stored or self._links:
            self._append(ResponseKind.CHANGE, answer, event)
        elif not answer.is_empty:
            self._append(ResponseKind.FIRST_ANSWER, answer, event)

    def _append(self, kind: ResponseKind, answer: Answer, event: Event) -> Response:
        link = Response(
            id=ResponseId(self._ids.new()),
            key=ResponseKey(self._ids.new()),
            trial_id=self._trial_id,
            seq=self._stored + len(self._links) + 1,
            kind=kind,
            option_ids=answer.option_ids,
            text=answer.text,
            cannot_judge=answer.cannot_judge,
            event_seq=event.seq,
            utc=event.utc,
            origin=self._origin,
            comment=answer.comment,
        )
        self._links.append(link)
        return link
