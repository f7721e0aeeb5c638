"""Who acts, in which role, and the one table that says which role may do what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.errors import Refusal
from medannot.domain.ids import PersonId


class Role(StrEnum):
    """Parts that a person plays in a study or project."""

    OWNER = "owner"
    COORDINATOR = "coordinator"
    READER = "reader"
    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"
    GRADER = "grader"


class UseCase(StrEnum):
    """Acts that the services offer."""

    MANAGE_WORKSPACE = "manage_workspace"
    IMPORT_QUESTIONS = "import_questions"
    SEE_QUESTIONS = "see_questions"
    SEE_REFERENCE_ANSWERS = "see_reference_answers"
    DESIGN_STUDY = "design_study"
    SEE_STUDY = "see_study"
    READ_STUDY = "read_study"
    SIMULATE_STUDY = "simulate_study"
    GRADE_ANSWERS = "grade_answers"
    EXPORT_BASELINE = "export_baseline"
    VERIFY_AUDIT = "verify_audit"
    COVER_MEDIA = "cover_media"
    ERASE_MEDIA = "erase_media"
    PIN_LEXICON = "pin_lexicon"
    SEE_LEXICONS = "see_lexicons"
    EDIT_LEXICON = "edit_lexicon"
    DESIGN_PROJECT = "design_project"
    SEE_PROJECT = "see_project"
    ANNOTATE = "annotate"
    PLAN_REVIEW = "plan_review"
    REVIEW = "review"
    REVIEW_QUESTIONS = "review_questions"
    ADJUDICATE = "adjudicate"
    MANAGE_MODELS = "manage_models"
    READ_MODEL_ANSWERS = "read_model_answers"


_COORDINATION = frozenset({Role.OWNER, Role.COORDINATOR})

PERMISSIONS: Mapping[UseCase, frozenset[Role]] = MappingProxyType(
    {
        UseCase.MANAGE_WORKSPACE: _COORDINATION,
        UseCase.IMPORT_QUESTIONS: _COORDINATION,
        UseCase.SEE_QUESTIONS: _COORDINATION | {Role.REVIEWER},
        UseCase.SEE_REFERENCE_ANSWERS: _COORDINATION | {Role.REVIEWER, Role.GRADER},
        UseCase.DESIGN_STUDY: _COORDINATION,
        UseCase.SEE_STUDY: _COORDINATION,
        UseCase.READ_STUDY: frozenset({Role.OWNER, Role.READER}),
        UseCase.SIMULATE_STUDY: _COORDINATION,
        UseCase.GRADE_ANSWERS: frozenset({Role.OWNER, Role.GRADER}),
        UseCase.EXPORT_BASELINE: _COORDINATION,
        UseCase.VERIFY_AUDIT: _COORDINATION | {Role.REVIEWER},
        UseCase.COVER_MEDIA: _COORDINATION,
        UseCase.ERASE_MEDIA: _COORDINATION,
        UseCase.PIN_LEXICON: _COORDINATION,
        UseCase.SEE_LEXICONS: frozenset(Role),
        UseCase.EDIT_LEXICON: _COORDINATION,
        UseCase.DESIGN_PROJECT: _COORDINATION,
        UseCase.SEE_PROJECT: _COORDINATION | {Role.REVIEWER, Role.ADJUDICATOR},
        UseCase.ANNOTATE: frozenset({Role.OWNER, Role.ANNOTATOR}),
        UseCase.PLAN_REVIEW: _COORDINATION,
        UseCase.REVIEW: frozenset({Role.OWNER, Role.REVIEWER}),
        UseCase.REVIEW_QUESTIONS: frozenset({Role.OWNER, Role.REVIEWER}),
        UseCase.ADJUDICATE: frozenset({Role.OWNER, Role.ADJUDICATOR}),
        UseCase.MANAGE_MODELS: _COORDINATION,
        UseCase.READ_MODEL_ANSWERS: frozenset({Role.OWNER, Role.GRADER}),
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who calls a use case.

    Attributes:
        code: pseudonymous code, such as "owner" or "P03"; never a name.
        roles: the roles held in the whole workspace.
        person_id: the person's row, where there is one.
        in_scope: the roles held in one study or project only, by its id.
    """

    code: str
    roles: frozenset[Role]
    person_id: PersonId | None = None
    in_scope: Mapping[str, frozenset[Role]] = field(default_factory=dict, hash=False)


OWNER = Actor(code="owner", roles=frozenset({Role.OWNER}))
"""Who acts in a workspace without accounts."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person, known by a code only."""

    id: PersonId
    code: str
    simulated: bool = False


def may(actor: Actor, use_case: UseCase, scope: str | None = None) -> bool:
    """Tell whether one of the actor's roles allows the use case.

    Args:
        actor: who asks.
        use_case: what for.
        scope: id of the study or project that is acted on; None for what belongs to the whole
            workspace. A role held in the workspace covers every scope.
    """
    roles = actor.roles | actor.in_scope.get(scope or "", frozenset())
    return not roles.isdisjoint(PERMISSIONS[use_case])


def require_somewhere(actor: Actor, use_case: UseCase) -> None:
    """Let a list over several studies go on where the actor may see one of them at least.

    Raises:
        Refusal: none of the roles, wherever held, may do this.
    """
    if not any(may(actor, use_case, scope) for scope in actor.in_scope):
        require(actor, use_case)


def require(actor: Actor, use_case: UseCase, scope: str | None = None) -> None:
    """Let the use case go on only where one of the actor's roles allows it; see `may`.

    Raises:
        Refusal: none of the roles may do this.
    """
    if not may(actor, use_case, scope):
        raise Refusal(
            "{code} may not {act} here; ask the coordinator.",
            code=actor.code,
            act=use_case.value.replace("_", " "),
        )
