"""The part of the desk that has to do with models: their answers in, people as models out."""

from functools import cached_property
from typing import TYPE_CHECKING

from medannot.store.store import Store

# Each service is imported when first asked for, as on the desk.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from medannot.services.model_files import ModelFiles
    from medannot.services.model_prompts import ModelPrompts
    from medannot.services.model_results import ModelResults
    from medannot.services.model_rows import ModelRows
    from medannot.services.model_unread import ModelUnread


class ModelDesk:
    """The services around models; the desk gives them its store."""

    @property
    def store(self) -> Store:
        """Return the store that the services share."""
        raise NotImplementedError

    @cached_property
    def model_files(self) -> "ModelFiles":
        """Return the service that writes people as models, and sets for models."""
        from medannot.services.model_files import ModelFiles

        return ModelFiles(self.store)

    @cached_property
    def models(self) -> "ModelRows":
        """Return the service that takes models' answers in."""
        from medannot.services.model_rows import ModelRows

        return ModelRows(self.store)

    @cached_property
    def model_unread(self) -> "ModelUnread":
        """Return the service of those who read what the rule could not."""
        from medannot.services.model_unread import ModelUnread

        return ModelUnread(self.store)

    @cached_property
    def model_results(self) -> "ModelResults":
        """Return the service that scores models."""
        from medannot.services.model_results import ModelResults

        return ModelResults(self.store)

    @cached_property
    def model_prompts(self) -> "ModelPrompts":
        """Return the service of prompts and outside judges."""
        from medannot.services.model_prompts import ModelPrompts

        return ModelPrompts(self.store)
