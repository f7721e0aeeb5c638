"""The use case of the audit chain."""

from medannot.domain.audit import AuditProof
from medannot.domain.people import Actor, UseCase, require
from medannot.store.audit import AuditTrail
from medannot.store.store import Store


class Auditing:
    """Verifies that what a workspace has written is as it was written."""

    def __init__(self, store: Store) -> None:
        self._trail = AuditTrail(store)

    def verify(self, actor: Actor) -> AuditProof:
        """Recompute the chain and compare the rows with it.

        Raises:
            Refusal: the actor may not.
            EnvironmentFault: the database cannot be read.
        """
        require(actor, UseCase.VERIFY_AUDIT)
        return self._trail.verify()
