"""The proof of a study's allocation, as the verification found it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.studies.rules import RuleTable
from medannot.ui.widgets.small import Card, Chip
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.domain.study import AllocationProof


class ProofCard(Card):
    """Shows a proof, or nothing where none was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.chip = Chip("")
        self.rules = RuleTable(self.tr("Allocation proof"))
        self._problems = Text("", tone="danger", wrap=True)
        self._algorithm = Text("", tone="text_3", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(self.tr("Allocation proof"), "section"))
        head.addWidget(self.chip)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._algorithm)
        self.body.addWidget(self._problems)
        self.body.addWidget(self.rules, 1)

    def show_proof(self, proof: "AllocationProof | None") -> None:
        """Show a proof."""
        self.setVisible(proof is not None)
        if proof is None:
            return
        if proof.holds:
            self.chip.show_state(self.tr("All rules hold"), "success")
        else:
            self.chip.show_state(self.tr("Not all rules hold"), "danger")
        self._algorithm.setText(
            self.tr("Drawn again by {algorithm}, version {version}, from the seed {seed}.").format(
                algorithm=proof.algorithm, version=proof.algorithm_version, seed=proof.seed
            )
        )
        self._problems.setText("\n".join(proof.problems))
        self._problems.setVisible(bool(proof.problems))
        self.rules.show_rules(self.rules.proof_rules(proof))
