"""Captions of the reading room, each code of the domain with its words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.answer import Answer
from medannot.domain.clock import utc_moment
from medannot.domain.question import ItemType
from medannot.domain.trial import CannotJudgeReason
from medannot.services.reading import ReadingImage, ReadingItem
from medannot.ui.phrases import listed
from medannot.ui.reading.answering import letter
from medannot.ui.viewer.viewer import ViewerImage

LONG_STEM_WORDS = 60
_LONGEST_BEFORE = 300
"""Signs that are shown of a question before this one."""


def type_words(type_: ItemType) -> str:
    """Say how an item is answered."""
    return {
        ItemType.SINGLE_CHOICE: _tr("One answer"),
        ItemType.SEVERAL_ANSWERS: _tr("One or several answers may be right"),
        ItemType.YES_NO: _tr("Yes or no"),
        ItemType.SHORT_TEXT: _tr("Short answer in your own words"),
        ItemType.FREE_TEXT: _tr("Answer in your own words"),
    }[type_]


def type_icon(type_: ItemType) -> str:
    """Name the icon beside those words."""
    if type_ is ItemType.SEVERAL_ANSWERS:
        return "check-square"
    return "circle" if type_.has_options else "pencil-simple"


def reason_words(reason: CannotJudgeReason) -> str:
    """Say why a reader cannot judge."""
    return {
        CannotJudgeReason.IMAGE_QUALITY: _tr("The image is not good enough"),
        CannotJudgeReason.OUTSIDE_MY_FIELD: _tr("Outside my field"),
        CannotJudgeReason.QUESTION_UNCLEAR: _tr("The question is unclear"),
        CannotJudgeReason.OTHER: _tr("Another reason"),
        CannotJudgeReason.IMAGE_UNAVAILABLE: _tr("An image cannot be shown"),
    }[reason]


def answer_words(answer: Answer, item: ReadingItem) -> str:
    """Write an answer out as it will be recorded; "" where nothing is answered."""
    if answer.cannot_judge is not None:
        return _tr("Cannot judge: {reason}").format(reason=reason_words(answer.cannot_judge))
    if answer.text.strip():
        return _tr("Answer: {text}").format(text=" ".join(answer.text.split()))
    places = [place for place, option in enumerate(item.options) if option.id in answer.option_ids]
    if not places:
        return ""
    if item.type is ItemType.SEVERAL_ANSWERS:
        chosen = listed(letter(place) or item.options[place].text for place in places)
        return _tr("Answer: {text}").format(text=chosen)
    option = item.options[places[0]].text
    return _tr("Answer: {letter} {text}").format(letter=letter(places[0]), text=option)


def viewer_image(image: ReadingImage, number: int) -> ViewerImage:
    """Return an image as the viewer takes it; its name says what it shows, never its file."""
    names = {
        "near": _tr("Near"),
        "close": _tr("Near"),
        "middle": _tr("Middle"),
        "far": _tr("Far"),
    }
    return ViewerImage(
        key=image.media_id,
        name=names.get(image.role) or _tr("Image {number}").format(number=number),
        monochrome=image.monochrome,
        frame=image.frame,
        frames=image.frames,
        title=image.caption,
    )


def before_stem(item: ReadingItem) -> str:
    """Return what stands before a question: its place in its case, those before it, its context."""
    if item.linked is None:
        return item.context
    place = _tr("Question {number} of {count} of one case").format(
        number=counted(item.linked.number), count=counted(item.linked.count)
    )
    before = [_tr("Before: {question}").format(question=_cut(one)) for one in item.linked.earlier]
    return "\n".join([place, *before, *([f"\n{item.context}"] if item.context else [])])


def _cut(stem: str) -> str:
    """Return the beginning of a question that is long."""
    return stem if len(stem) <= _LONGEST_BEFORE else f"{stem[:_LONGEST_BEFORE].rstrip()}…"


def is_long(stem: str) -> bool:
    """Tell whether a stem is read as a text rather than as one sentence."""
    wide = sum(ord(character) > 0x2E7F for character in stem)
    return len(stem.split()) + wide // 2 > LONG_STEM_WORDS


def clock_text(seconds: int) -> str:
    """Write seconds as mm:ss, or h:mm:ss from an hour on."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def duration_words(milliseconds: int) -> str:
    """Write a length of time in hours and minutes, or minutes and seconds."""
    seconds = round(milliseconds / 1000)
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return _tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return _tr("{seconds} s").format(seconds=rest)


def local_time(utc: str) -> str:
    """Write a moment as the time of day where the reader is."""
    return f"{utc_moment(utc).astimezone():%H:%M:%S}" if utc else ""


def local_moment(utc: str, now: datetime) -> str:
    """Write a moment as the time of day where the reader is; with the day where it is another."""
    if not utc:
        return ""
    moment, today = utc_moment(utc).astimezone(), now.astimezone().date()
    return f"{moment:%H:%M:%S}" if moment.date() == today else f"{moment:%Y-%m-%d %H:%M}"


def counted(number: int) -> str:
    """Write a count with the separators of the reader's language."""
    return QLocale().toString(number)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reading", words)
