"""The rows of a workspace's database.

Text columns that hold JSON hold canonical JSON. Times are ISO 8601 in UTC with milliseconds.
A reader's machine holds the same tables; those that must not travel are empty there
(see `db/README.md`).
"""

from medannot.store.tables.annotations import (
    AnnotationCaseRow,
    AnnotationProjectRow,
    AssignmentRow,
    CaseMediaRow,
    CurrentFindingRow,
    RevisionRow,
    WorkTurnRow,
)
from medannot.store.tables.columns import table_of
from medannot.store.tables.consensus import (
    ConsensusFindingRow,
    ConsensusPointRow,
    ConsensusRow,
)
from medannot.store.tables.lexicons import LexiconPinRow
from medannot.store.tables.library import (
    LanguageLinkRow,
    LibraryCellRow,
    LibraryLineRow,
    LibraryPartRow,
    SetDrawRow,
    SetFreezeRow,
)
from medannot.store.tables.models import (
    JudgeGradeRow,
    JudgeRunRow,
    ModelAnswerRow,
    ModelExtractionRow,
    ModelRunRow,
    ModelWithdrawalRow,
)
from medannot.store.tables.questions import (
    CaseRow,
    FamilyRow,
    ItemImageRow,
    ItemMarkRow,
    ItemRelationRow,
    ItemRow,
    ItemVersionRow,
    MarkShapeRow,
    OptionRow,
    QuestionSetRow,
    ReferenceAnswerRow,
    SetMemberRow,
    SetVersionRow,
    UnitRow,
)
from medannot.store.tables.readings import (
    EpochRow,
    EventRow,
    ResponseRow,
    SittingRow,
    TrialRow,
)
from medannot.store.tables.reviews import (
    QuestionDecisionRow,
    QuestionSampleRow,
    ReviewCommentRow,
    ReviewDecisionRow,
    ReviewPlaceRow,
    ReviewRoundRow,
)
from medannot.store.tables.studies import (
    ArmRow,
    ReaderGroupRow,
    StudyReaderRow,
    StudyRow,
    StudyVersionRow,
)
from medannot.store.tables.workspace import (
    AuditRow,
    MediaRow,
    PersonRow,
    RoleRow,
    SecretRow,
    WorkspaceRow,
)

__all__ = [
    "AnnotationCaseRow",
    "AnnotationProjectRow",
    "ArmRow",
    "AssignmentRow",
    "AuditRow",
    "CaseMediaRow",
    "CaseRow",
    "ConsensusFindingRow",
    "ConsensusPointRow",
    "ConsensusRow",
    "CurrentFindingRow",
    "EpochRow",
    "EventRow",
    "FamilyRow",
    "ItemImageRow",
    "ItemMarkRow",
    "ItemRelationRow",
    "ItemRow",
    "ItemVersionRow",
    "JudgeGradeRow",
    "JudgeRunRow",
    "LanguageLinkRow",
    "LexiconPinRow",
    "LibraryCellRow",
    "LibraryLineRow",
    "LibraryPartRow",
    "MarkShapeRow",
    "MediaRow",
    "ModelAnswerRow",
    "ModelExtractionRow",
    "ModelRunRow",
    "ModelWithdrawalRow",
    "OptionRow",
    "PersonRow",
    "QuestionDecisionRow",
    "QuestionSampleRow",
    "QuestionSetRow",
    "ReaderGroupRow",
    "ReferenceAnswerRow",
    "ResponseRow",
    "ReviewCommentRow",
    "ReviewDecisionRow",
    "ReviewPlaceRow",
    "ReviewRoundRow",
    "RevisionRow",
    "RoleRow",
    "SecretRow",
    "SetDrawRow",
    "SetFreezeRow",
    "SetMemberRow",
    "SetVersionRow",
    "SittingRow",
    "StudyReaderRow",
    "StudyRow",
    "StudyVersionRow",
    "TrialRow",
    "UnitRow",
    "WorkTurnRow",
    "WorkspaceRow",
    "table_of",
]
