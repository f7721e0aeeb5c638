"""The foundation: workspace, people, media, questions, studies, readings, findings, audit chain.

Revision 0001, after none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("hash"),
    )
    op.create_table(
        "lexicon_pin",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("lexicon_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("pinned_utc", sa.String(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="sha256_whole"),
        sa.CheckConstraint("purpose IN ('primary', 'further')", name="purpose_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_lexicon_pin_lexicon_id"), "lexicon_pin", ["lexicon_id"], unique=False)
    op.create_table(
        "media",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("original_mac", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Integer(), nullable=False),
        sa.Column("frames", sa.Integer(), nullable=False),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("monochrome", sa.Boolean(), nullable=False),
        sa.Column("orientation", sa.Integer(), nullable=False),
        sa.Column("row_spacing_mm", sa.Float(), nullable=True),
        sa.Column("column_spacing_mm", sa.Float(), nullable=True),
        sa.Column("spacing_kind", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("profile_version", sa.String(), nullable=False),
        sa.Column("profile_options", sa.String(), nullable=False),
        sa.Column("covers", sa.String(), nullable=True),
        sa.Column("frame_hashes", sa.String(), nullable=False),
        sa.Column("warnings", sa.String(), nullable=False),
        sa.Column("added_utc", sa.String(), nullable=False),
        sa.Column("erased_utc", sa.String(), nullable=True),
        sa.Column("erased_reason", sa.String(), nullable=True),
        sa.CheckConstraint("orientation BETWEEN 1 AND 8", name="orientation_exif"),
        sa.CheckConstraint("rows > 0 AND columns > 0 AND frames > 0", name="media_has_pixels"),
        sa.ForeignKeyConstraint(
            ["covers"],
            ["media.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256", "orientation"),
    )
    op.create_index(op.f("ix_media_covers"), "media", ["covers"], unique=False)
    op.create_index(op.f("ix_media_original_mac"), "media", ["original_mac"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('person', 'simulated')", name="origin_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "question_set",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "secret",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value_hex", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "study",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.Column("created_by_version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "family",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("source_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_family_set_id"), "family", ["set_id"], unique=False)
    op.create_table(
        "patient_case",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("source_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_patient_case_set_id"), "patient_case", ["set_id"], unique=False)
    op.create_table(
        "role",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("scope_kind", sa.String(), nullable=False),
        sa.Column("scope_id", sa.String(), nullable=False),
        sa.Column("granted_utc", sa.String(), nullable=False),
        sa.CheckConstraint(
            "scope_kind IN ('workspace', 'study', 'project', 'question_set')", name="scope_kind_known"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "role", "scope_kind", "scope_id"),
    )
    op.create_table(
        "set_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_id", "number"),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("source_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_unit_set_id"), "unit", ["set_id"], unique=False)
    op.create_table(
        "item",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("source_file", sa.String(), nullable=False),
        sa.Column("source_row", sa.Integer(), nullable=False),
        sa.Column("source_part", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("unit_position", sa.Integer(), nullable=False),
        sa.Column("as_set", sa.Boolean(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["patient_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["family_id"],
            ["family.id"],
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_id", "source_file", "source_row", "source_part"),
    )
    op.create_index(op.f("ix_item_case_id"), "item", ["case_id"], unique=False)
    op.create_index(op.f("ix_item_family_id"), "item", ["family_id"], unique=False)
    op.create_index(op.f("ix_item_unit_id"), "item", ["unit_id"], unique=False)
    op.create_table(
        "study_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("study_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("algorithm", sa.String(), nullable=False),
        sa.Column("algorithm_version", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("settings", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('person', 'simulated')", name="origin_known"),
        sa.ForeignKeyConstraint(
            ["copy_of"],
            ["study_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["set_version_id"],
            ["set_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["study_id"],
            ["study.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("study_id", "number"),
    )
    op.create_table(
        "arm",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("study_version_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_version_id"],
            ["study_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("study_version_id", "code"),
    )
    op.create_table(
        "item_version",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stem", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("ability", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("translation_group", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint(
            "type IN ('single_choice', 'several_answers', 'yes_no', 'short_text', 'free_text')",
            name="type_known",
        ),
        sa.CheckConstraint("number > 0", name="version_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "number"),
    )
    op.create_index(op.f("ix_item_version_ability"), "item_version", ["ability"], unique=False)
    op.create_index(
        op.f("ix_item_version_content_hash"), "item_version", ["content_hash"], unique=False
    )
    op.create_table(
        "reader_group",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("study_version_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("per_item", sa.Integer(), nullable=False),
        sa.CheckConstraint("per_item > 0", name="per_item_positive"),
        sa.ForeignKeyConstraint(
            ["study_version_id"],
            ["study_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("study_version_id", "name"),
        sa.UniqueConstraint("study_version_id", "position"),
    )
    op.create_table(
        "sitting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("study_version_id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("started_utc", sa.String(), nullable=False),
        sa.Column("environment", sa.String(), nullable=False),
        sa.Column("program_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["study_version_id"],
            ["study_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_sitting_reader_id"), "sitting", ["reader_id"], unique=False)
    op.create_index(
        op.f("ix_sitting_study_version_id"), "sitting", ["study_version_id"], unique=False
    )
    op.create_table(
        "clock_epoch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sitting_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("at_ns", sa.Integer(), nullable=False),
        sa.CheckConstraint("cause IN ('start', 'sleep')", name="cause_known"),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sitting.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sitting_id", "number"),
    )
    op.create_table(
        "item_image",
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_mac", sa.String(), nullable=False),
        sa.Column("frame", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
        ),
        sa.PrimaryKeyConstraint("item_version_id", "position"),
    )
    op.create_index(op.f("ix_item_image_media_id"), "item_image", ["media_id"], unique=False)
    op.create_table(
        "mark_shape",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "item_mark",
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("image", sa.Integer(), nullable=False),
        sa.Column("frame", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("shape_sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["shape_sha256"],
            ["mark_shape.sha256"],
        ),
        sa.PrimaryKeyConstraint("item_version_id", "position"),
    )
    op.create_table(
        "item_relation",
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("tail", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('question', 'knowledge')", name="origin_known"),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.PrimaryKeyConstraint("item_version_id", "position"),
    )
    op.create_table(
        "item_option",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_version_id", "position"),
    )
    op.create_table(
        "reference_answer",
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("option_ids", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("synonyms", sa.String(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.PrimaryKeyConstraint("item_version_id"),
    )
    op.create_table(
        "set_member",
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["set_version_id"],
            ["set_version.id"],
        ),
        sa.PrimaryKeyConstraint("set_version_id", "item_version_id"),
        sa.UniqueConstraint("set_version_id", "position"),
    )
    op.create_table(
        "study_reader",
        sa.Column("study_version_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["reader_group.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["study_version_id"],
            ["study_version.id"],
        ),
        sa.PrimaryKeyConstraint("study_version_id", "person_id"),
        sa.UniqueConstraint("study_version_id", "position"),
    )
    op.create_index(op.f("ix_study_reader_group_id"), "study_reader", ["group_id"], unique=False)
    op.create_table(
        "trial",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("study_version_id", sa.String(), nullable=False),
        sa.Column("arm_id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("repeat_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("option_order", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('practice', 'main', 'repeat', 'anchor')", name="kind_known"),
        sa.CheckConstraint(
            "state IN ('planned', 'shown', 'answered', 'cannot_judge', 'timed_out', 'not_presented', 'withdrawn')",
            name="state_known",
        ),
        sa.CheckConstraint("position > 0 AND repeat_number >= 0", name="trial_counts"),
        sa.ForeignKeyConstraint(
            ["arm_id"],
            ["arm.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["study_version_id"],
            ["study_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "study_version_id",
            "arm_id",
            "reader_id",
            "item_version_id",
            "position",
            "repeat_number",
            "kind",
        ),
    )
    op.create_index(op.f("ix_trial_item_version_id"), "trial", ["item_version_id"], unique=False)
    op.create_index(op.f("ix_trial_reader_id"), "trial", ["reader_id"], unique=False)
    op.create_index(
        "trial_order", "trial", ["study_version_id", "reader_id", "position"], unique=False
    )
    op.create_table(
        "event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("trial_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at_ns", sa.Integer(), nullable=False),
        sa.Column("input_ns", sa.Integer(), nullable=True),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("epoch_id", sa.String(), nullable=False),
        sa.Column("payload", sa.String(), nullable=False),
        sa.CheckConstraint("seq > 0", name="event_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["epoch_id"],
            ["clock_epoch.id"],
        ),
        sa.ForeignKeyConstraint(
            ["trial_id"],
            ["trial.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("trial_id", "seq"),
    )
    op.create_table(
        "response",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("trial_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("option_ids", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("cannot_judge", sa.String(), nullable=True),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("event_seq", sa.Integer(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('first_answer', 'change', 'confirmation')", name="kind_known"),
        sa.CheckConstraint("origin IN ('person', 'simulated')", name="origin_known"),
        sa.ForeignKeyConstraint(
            ["trial_id"],
            ["trial.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("trial_id", "seq"),
    )
    op.create_index(
        "one_confirmation",
        "response",
        ["trial_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'confirmation'"),
    )
    op.create_table(
        "annotation_project",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("steps", sa.String(), nullable=False),
        sa.Column("lexicon", sa.String(), nullable=False),
        sa.Column("lexicon_sha256", sa.String(), nullable=False),
        sa.Column("required", sa.String(), nullable=False),
        sa.Column("levels", sa.String(), nullable=False),
        sa.Column("annotators", sa.Integer(), nullable=False),
        sa.Column("closed_world", sa.Boolean(), nullable=False),
        sa.Column("diagnosis_scope", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint("annotators > 0", name="annotators_positive"),
        sa.CheckConstraint("diagnosis_scope IN ('case', 'image')", name="diagnosis_scope_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "annotation_case",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("disagrees", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["annotation_project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("project_id", "number"),
    )
    op.create_table(
        "case_media",
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.String(), nullable=False),
        sa.Column("name_mac", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["annotation_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
        ),
        sa.PrimaryKeyConstraint("case_id", "position"),
        sa.UniqueConstraint("case_id", "media_id"),
    )
    op.create_index(op.f("ix_case_media_media_id"), "case_media", ["media_id"], unique=False)
    op.create_table(
        "annotation_assignment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'submitted')", name="state_known"),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["annotation_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["annotation_project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "person_id"),
        sa.UniqueConstraint("project_id", "person_id", "position"),
    )
    op.create_index(
        "assignment_states",
        "annotation_assignment",
        ["project_id", "person_id", "state", "position"],
        unique=False,
    )
    op.create_table(
        "finding_revision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=True),
        sa.Column("act_id", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("media_id", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("lexicon", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "cause IN ('made', 'edited', 'removed', 'corrected', 'adjudicated', 'migrated', 'imported', 'undone', 'redone')",
            name="cause_known",
        ),
        sa.CheckConstraint(
            "kind IN ('quality', 'region', 'lesion', 'relation', 'diagnosis', 'advice', 'mark', 'complete')",
            name="kind_known",
        ),
        sa.CheckConstraint("seq > 0", name="revision_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
        ),
        sa.ForeignKeyConstraint(
            ["previous"],
            ["finding_revision.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("assignment_id", "seq"),
        sa.UniqueConstraint("previous"),
    )
    op.create_index(
        "one_first_link",
        "finding_revision",
        ["finding_id"],
        unique=True,
        sqlite_where=sa.text("previous IS NULL"),
    )
    op.create_table(
        "work_turn",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('annotator', 'reviewer')", name="role_known"),
        sa.CheckConstraint("seq > 0", name="turn_counts_from_one"),
        sa.CheckConstraint("state IN ('open', 'submitted')", name="state_known"),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("assignment_id", "seq"),
    )
    op.create_table(
        "current_finding",
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("project_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("revision_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("media_id", sa.String(), nullable=True),
        sa.Column("topic", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["annotation_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["annotation_project.id"],
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["finding_revision.id"],
        ),
        sa.PrimaryKeyConstraint("finding_id"),
    )
    op.create_index(
        "finding_topics",
        "current_finding",
        ["project_id", "kind", "topic", "case_id"],
        unique=False,
    )
    op.create_index("findings_of_assignment", "current_finding", ["assignment_id"], unique=False)
    op.create_index(
        "findings_of_case", "current_finding", ["case_id", "assignment_id"], unique=False
    )
    op.create_table(
        "review_round",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("project_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sampling", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("rare_below", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Float(), nullable=False),
        sa.Column("level", sa.Float(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("doubled", sa.Float(), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("correlation", sa.Float(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint(
            "sampling IN ('simple', 'stratified', 'rare', 'all')", name="sampling_known"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["annotation_project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("project_id", "name"),
    )
    op.create_table(
        "review_place",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("round_id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("handed_in", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("stratum", sa.String(), nullable=False),
        sa.Column("second", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("entities", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'done')", name="state_known"),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["annotation_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["review_round.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("round_id", "assignment_id", "person_id"),
        sa.UniqueConstraint("round_id", "person_id", "position"),
    )
    op.create_index(
        "review_places",
        "review_place",
        ["round_id", "person_id", "state", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_review_place_assignment_id"), "review_place", ["assignment_id"], unique=False
    )
    op.create_table(
        "review_decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("act_id", sa.String(), nullable=True),
        sa.Column("withdraws", sa.String(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('accept', 'reject', 'edit', 'skip', 'flag', 'add', 'return', 'withdraw')",
            name="verdict_known",
        ),
        sa.CheckConstraint("seq > 0", name="decision_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["review_place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["withdraws"],
            ["review_decision.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("place_id", "seq"),
        sa.UniqueConstraint("withdraws"),
    )
    op.create_table(
        "review_comment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assignment_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("role IN ('reviewer', 'annotator')", name="role_known"),
        sa.CheckConstraint("seq > 0", name="comment_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("assignment_id", "seq"),
    )
    op.create_table(
        "consensus",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.String(), nullable=False),
        sa.Column("second_id", sa.String(), nullable=False),
        sa.Column("first_last", sa.String(), nullable=True),
        sa.Column("second_last", sa.String(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("unattended", sa.Boolean(), nullable=False),
        sa.Column("lexicon", sa.String(), nullable=False),
        sa.CheckConstraint("seq > 0", name="consensus_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["annotation_case.id"],
        ),
        sa.ForeignKeyConstraint(
            ["first_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["first_last"],
            ["finding_revision.id"],
        ),
        sa.ForeignKeyConstraint(
            ["second_id"],
            ["annotation_assignment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["second_last"],
            ["finding_revision.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "seq"),
    )
    op.create_table(
        "consensus_finding",
        sa.Column("consensus_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("media_id", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("first_ids", sa.String(), nullable=False),
        sa.Column("second_ids", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.CheckConstraint(
            "rule IN ('agreed', 'first', 'second', 'both', 'tie', 'neither', 'edited')",
            name="rule_known",
        ),
        sa.ForeignKeyConstraint(
            ["consensus_id"],
            ["consensus.id"],
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
        ),
        sa.PrimaryKeyConstraint("consensus_id", "position"),
    )
    op.create_table(
        "consensus_point",
        sa.Column("consensus_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("first_ids", sa.String(), nullable=False),
        sa.Column("second_ids", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("finding_id", sa.String(), nullable=True),
        sa.Column("tied", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "rule IN ('agreed', 'first', 'second', 'both', 'tie', 'neither', 'edited')",
            name="rule_known",
        ),
        sa.ForeignKeyConstraint(
            ["consensus_id"],
            ["consensus.id"],
        ),
        sa.PrimaryKeyConstraint("consensus_id", "position"),
    )
    op.create_table(
        "question_decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=True),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("problems", sa.String(), nullable=False),
        sa.Column("comment", sa.String(), nullable=False),
        sa.Column("new_version_id", sa.String(), nullable=True),
        sa.Column("withdraws", sa.String(), nullable=True),
        sa.CheckConstraint(
            "verdict IN ('accept', 'reject', 'edit', 'skip', 'flag', 'withdraw')",
            name="verdict_known",
        ),
        sa.CheckConstraint("seq > 0", name="question_decision_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["item_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["new_version_id"],
            ["item_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.ForeignKeyConstraint(
            ["set_version_id"],
            ["set_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["withdraws"],
            ["question_decision.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_id", "seq"),
        sa.UniqueConstraint("withdraws"),
    )
    for column in ("item_id", "set_version_id"):
        op.create_index(
            op.f(f"ix_question_decision_{column}"), "question_decision", [column], unique=False
        )
    op.create_table(
        "question_sample",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("items", sa.String(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint("number > 0", name="sample_counts_from_one"),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
        ),
        sa.ForeignKeyConstraint(
            ["set_version_id"],
            ["set_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_id", "number"),
    )
    op.create_index(
        "translation_groups",
        "item_version",
        ["translation_group"],
        unique=False,
        sqlite_where=sa.text("translation_group <> ''"),
    )
    op.create_table(
        "model_run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.Column("unmatched", sa.Integer(), nullable=False),
        sa.Column("doubled", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('answers', 'typed')", name="kind_known"),
        sa.CheckConstraint("number > 0", name="model_run_counts_from_one"),
        sa.ForeignKeyConstraint(["set_id"], ["question_set.id"]),
        sa.ForeignKeyConstraint(["set_version_id"], ["set_version.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_id", "number"),
    )
    op.create_table(
        "model_answer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("item_version_id", sa.String(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("option_ids", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('read', 'unread', 'no_answer')", name="outcome_known"),
        sa.ForeignKeyConstraint(["item_version_id"], ["item_version.id"]),
        sa.ForeignKeyConstraint(["run_id"], ["model_run.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("run_id", "item_version_id"),
    )
    op.create_index(
        op.f("ix_model_answer_item_version_id"), "model_answer", ["item_version_id"], unique=False
    )
    op.create_table(
        "model_extraction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("answer_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("option_ids", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('read', 'unread', 'unreadable')", name="outcome_known"),
        sa.CheckConstraint("seq > 0", name="model_extraction_counts_from_one"),
        sa.ForeignKeyConstraint(["answer_id"], ["model_answer.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("answer_id", "seq"),
    )
    op.create_table(
        "judge_run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_sha256", sa.String(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("matched", sa.Integer(), nullable=False),
        sa.Column("unmatched", sa.Integer(), nullable=False),
        sa.Column("created_utc", sa.String(), nullable=False),
        sa.CheckConstraint("number > 0", name="judge_run_counts_from_one"),
        sa.ForeignKeyConstraint(["set_id"], ["question_set.id"]),
        sa.ForeignKeyConstraint(["set_version_id"], ["set_version.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_id", "number"),
    )
    op.create_table(
        "judge_grade",
        sa.Column("judge_run_id", sa.String(), nullable=False),
        sa.Column("answer_id", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["model_answer.id"]),
        sa.ForeignKeyConstraint(["judge_run_id"], ["judge_run.id"]),
        sa.PrimaryKeyConstraint("judge_run_id", "answer_id"),
    )
    op.create_table(
        "model_withdrawal",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=True),
        sa.Column("judge_run_id", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["judge_run_id"], ["judge_run.id"]),
        sa.ForeignKeyConstraint(["run_id"], ["model_run.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("judge_run_id"),
        sa.UniqueConstraint("run_id"),
    )
    op.create_table(
        "library_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["set_version_id"], ["set_version.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("set_version_id"),
    )
    op.create_table(
        "library_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("ability", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("knowledge", sa.String(), nullable=False),
        sa.Column("image", sa.String(), nullable=False),
        sa.Column("has_key", sa.Boolean(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["part_id"], ["library_part.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_library_cell_part_id"), "library_cell", ["part_id"], unique=False)
    op.create_table(
        "library_line",
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "set_freeze",
        sa.Column("set_version_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["set_version_id"], ["set_version.id"]),
        sa.PrimaryKeyConstraint("set_version_id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "set_draw",
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("of_version_id", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("families", sa.Boolean(), nullable=False),
        sa.Column("strata", sa.String(), nullable=False),
        sa.Column("shares", sa.String(), nullable=False),
        sa.Column("filters", sa.String(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("algorithm", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["of_version_id"], ["set_version.id"]),
        sa.ForeignKeyConstraint(["set_id"], ["question_set.id"]),
        sa.PrimaryKeyConstraint("set_id"),
    )
    op.create_table(
        "language_link",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("first_id", sa.String(), nullable=False),
        sa.Column("second_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("utc", sa.String(), nullable=False),
        sa.Column("withdraws", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["item.id"]),
        sa.ForeignKeyConstraint(["second_id"], ["item.id"]),
        sa.ForeignKeyConstraint(["withdraws"], ["language_link.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("withdraws"),
    )
    for column in ("first_id", "second_id"):
        op.create_index(
            op.f(f"ix_language_link_{column}"), "language_link", [column], unique=False
        )
    for table in (
        "audit",
        "event",
        "lexicon_pin",
        "response",
        "finding_revision",
        "work_turn",
        "review_decision",
        "review_comment",
        "consensus",
        "consensus_finding",
        "consensus_point",
        "question_decision",
        "question_sample",
        "model_run",
        "model_answer",
        "model_extraction",
        "model_withdrawal",
        "judge_run",
        "judge_grade",
        "set_freeze",
        "set_draw",
        "language_link",
    ):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} rows are append-only'); END"
            )
