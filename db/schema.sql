-- Made by db/dump_schema.py; do not edit.

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE annotation_assignment (
    id VARCHAR NOT NULL,
    project_id VARCHAR NOT NULL,
    case_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT state_known CHECK (state IN ('open', 'submitted')),
    FOREIGN KEY(case_id) REFERENCES annotation_case (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(project_id) REFERENCES annotation_project (id),
    UNIQUE (case_id, person_id),
    UNIQUE (project_id, person_id, position)
);

CREATE TABLE annotation_case (
    id VARCHAR NOT NULL,
    project_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    disagrees BOOLEAN,
    PRIMARY KEY (id),
    FOREIGN KEY(project_id) REFERENCES annotation_project (id),
    UNIQUE (project_id, number)
);

CREATE TABLE annotation_project (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    steps VARCHAR NOT NULL,
    lexicon VARCHAR NOT NULL,
    lexicon_sha256 VARCHAR NOT NULL,
    required VARCHAR NOT NULL,
    levels VARCHAR NOT NULL,
    annotators INTEGER NOT NULL,
    closed_world BOOLEAN NOT NULL,
    diagnosis_scope VARCHAR NOT NULL,
    seed INTEGER NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT annotators_positive CHECK (annotators > 0),
    CONSTRAINT diagnosis_scope_known CHECK (diagnosis_scope IN ('case', 'image')),
    UNIQUE (name)
);

CREATE TABLE arm (
    id VARCHAR NOT NULL,
    study_version_id VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(study_version_id) REFERENCES study_version (id),
    UNIQUE (study_version_id, code)
);

CREATE TABLE audit (
    seq INTEGER NOT NULL,
    body VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (hash)
);

CREATE TABLE case_media (
    case_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    media_id VARCHAR NOT NULL,
    name_mac VARCHAR NOT NULL,
    PRIMARY KEY (case_id, position),
    FOREIGN KEY(case_id) REFERENCES annotation_case (id),
    FOREIGN KEY(media_id) REFERENCES media (id),
    UNIQUE (case_id, media_id)
);

CREATE TABLE clock_epoch (
    id VARCHAR NOT NULL,
    sitting_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    cause VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    at_ns INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cause_known CHECK (cause IN ('start', 'sleep')),
    FOREIGN KEY(sitting_id) REFERENCES sitting (id),
    UNIQUE (sitting_id, number)
);

CREATE TABLE consensus (
    id VARCHAR NOT NULL,
    case_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    first_id VARCHAR NOT NULL,
    second_id VARCHAR NOT NULL,
    first_last VARCHAR,
    second_last VARCHAR,
    seed INTEGER NOT NULL,
    author_id VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    unattended BOOLEAN NOT NULL,
    lexicon VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT consensus_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(author_id) REFERENCES person (id),
    FOREIGN KEY(case_id) REFERENCES annotation_case (id),
    FOREIGN KEY(first_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(first_last) REFERENCES finding_revision (id),
    FOREIGN KEY(second_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(second_last) REFERENCES finding_revision (id),
    UNIQUE (case_id, seq)
);

CREATE TABLE consensus_finding (
    consensus_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    finding_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    media_id VARCHAR,
    content VARCHAR NOT NULL,
    first_ids VARCHAR NOT NULL,
    second_ids VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    PRIMARY KEY (consensus_id, position),
    CONSTRAINT rule_known CHECK (rule IN ('agreed', 'first', 'second', 'both', 'tie', 'neither', 'edited')),
    FOREIGN KEY(consensus_id) REFERENCES consensus (id),
    FOREIGN KEY(media_id) REFERENCES media (id)
);

CREATE TABLE consensus_point (
    consensus_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    first_ids VARCHAR NOT NULL,
    second_ids VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    finding_id VARCHAR,
    tied BOOLEAN NOT NULL,
    PRIMARY KEY (consensus_id, position),
    CONSTRAINT rule_known CHECK (rule IN ('agreed', 'first', 'second', 'both', 'tie', 'neither', 'edited')),
    FOREIGN KEY(consensus_id) REFERENCES consensus (id)
);

CREATE TABLE current_finding (
    finding_id VARCHAR NOT NULL,
    project_id VARCHAR NOT NULL,
    case_id VARCHAR NOT NULL,
    assignment_id VARCHAR NOT NULL,
    revision_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    media_id VARCHAR,
    topic VARCHAR NOT NULL,
    PRIMARY KEY (finding_id),
    FOREIGN KEY(assignment_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(case_id) REFERENCES annotation_case (id),
    FOREIGN KEY(media_id) REFERENCES media (id),
    FOREIGN KEY(project_id) REFERENCES annotation_project (id),
    FOREIGN KEY(revision_id) REFERENCES finding_revision (id)
);

CREATE TABLE event (
    id VARCHAR NOT NULL,
    trial_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    at_ns INTEGER NOT NULL,
    input_ns INTEGER,
    utc VARCHAR NOT NULL,
    epoch_id VARCHAR NOT NULL,
    payload VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT event_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(epoch_id) REFERENCES clock_epoch (id),
    FOREIGN KEY(trial_id) REFERENCES trial (id),
    UNIQUE (trial_id, seq)
);

CREATE TABLE family (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    source_key VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id)
);

CREATE TABLE finding_revision (
    id VARCHAR NOT NULL,
    assignment_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    finding_id VARCHAR NOT NULL,
    previous VARCHAR,
    act_id VARCHAR NOT NULL,
    author_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    cause VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    media_id VARCHAR,
    content VARCHAR,
    lexicon VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT cause_known CHECK (cause IN ('made', 'edited', 'removed', 'corrected', 'adjudicated', 'migrated', 'imported', 'undone', 'redone')),
    CONSTRAINT kind_known CHECK (kind IN ('quality', 'region', 'lesion', 'relation', 'diagnosis', 'advice', 'mark', 'complete')),
    CONSTRAINT revision_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(assignment_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(author_id) REFERENCES person (id),
    FOREIGN KEY(media_id) REFERENCES media (id),
    FOREIGN KEY(previous) REFERENCES finding_revision (id),
    UNIQUE (assignment_id, seq),
    UNIQUE (previous)
);

CREATE TABLE item (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    source_file VARCHAR NOT NULL,
    source_row INTEGER NOT NULL,
    source_part INTEGER NOT NULL,
    source_id VARCHAR NOT NULL,
    unit_id VARCHAR NOT NULL,
    unit_position INTEGER NOT NULL,
    as_set BOOLEAN NOT NULL,
    case_id VARCHAR NOT NULL,
    family_id VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES patient_case (id),
    FOREIGN KEY(family_id) REFERENCES family (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id),
    FOREIGN KEY(unit_id) REFERENCES unit (id),
    UNIQUE (set_id, source_file, source_row, source_part)
);

CREATE TABLE item_image (
    item_version_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    media_id VARCHAR,
    role VARCHAR NOT NULL,
    caption VARCHAR NOT NULL,
    source_name VARCHAR NOT NULL,
    source_mac VARCHAR NOT NULL,
    frame INTEGER NOT NULL,
    PRIMARY KEY (item_version_id, position),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    FOREIGN KEY(media_id) REFERENCES media (id)
);

CREATE TABLE item_mark (
    item_version_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    image INTEGER NOT NULL,
    frame INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    shape_sha256 VARCHAR NOT NULL,
    PRIMARY KEY (item_version_id, position),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    FOREIGN KEY(shape_sha256) REFERENCES mark_shape (sha256)
);

CREATE TABLE item_option (
    id VARCHAR NOT NULL,
    item_version_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    UNIQUE (item_version_id, position)
);

CREATE TABLE item_relation (
    item_version_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    head VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    tail VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    PRIMARY KEY (item_version_id, position),
    CONSTRAINT origin_known CHECK (origin IN ('question', 'knowledge')),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id)
);

CREATE TABLE item_version (
    id VARCHAR NOT NULL,
    item_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    stem VARCHAR NOT NULL,
    context VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    ability VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    categories VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    translation_group VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT type_known CHECK (type IN ('single_choice', 'several_answers', 'yes_no', 'short_text', 'free_text')),
    CONSTRAINT version_counts_from_one CHECK (number > 0),
    FOREIGN KEY(item_id) REFERENCES item (id),
    UNIQUE (item_id, number)
);

CREATE TABLE judge_grade (
    judge_run_id VARCHAR NOT NULL,
    answer_id VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    raw VARCHAR NOT NULL,
    PRIMARY KEY (judge_run_id, answer_id),
    FOREIGN KEY(answer_id) REFERENCES model_answer (id),
    FOREIGN KEY(judge_run_id) REFERENCES judge_run (id)
);

CREATE TABLE judge_run (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    set_version_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    file_sha256 VARCHAR NOT NULL,
    rows_read INTEGER NOT NULL,
    matched INTEGER NOT NULL,
    unmatched INTEGER NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT judge_run_counts_from_one CHECK (number > 0),
    FOREIGN KEY(set_id) REFERENCES question_set (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    UNIQUE (set_id, number)
);

CREATE TABLE language_link (
    id VARCHAR NOT NULL,
    first_id VARCHAR NOT NULL,
    second_id VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    withdraws VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(first_id) REFERENCES item (id),
    FOREIGN KEY(second_id) REFERENCES item (id),
    FOREIGN KEY(withdraws) REFERENCES language_link (id),
    UNIQUE (withdraws)
);

CREATE TABLE lexicon_pin (
    id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    lexicon_id VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    pinned_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT sha256_whole CHECK (length(sha256) = 64),
    CONSTRAINT purpose_known CHECK (purpose IN ('primary', 'further')),
    UNIQUE (number)
);

CREATE TABLE library_cell (
    id INTEGER NOT NULL,
    part_id INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    ability VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    image VARCHAR NOT NULL,
    has_key BOOLEAN NOT NULL,
    lines INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(part_id) REFERENCES library_part (id)
);

CREATE TABLE library_line (
    part_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    cell_id INTEGER NOT NULL,
    text_id INTEGER NOT NULL,
    age INTEGER NOT NULL,
    PRIMARY KEY (part_id, position)
) WITHOUT ROWID;

CREATE TABLE library_part (
    id INTEGER NOT NULL,
    set_version_id VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    UNIQUE (set_version_id)
);

CREATE TABLE mark_shape (
    sha256 VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (sha256)
);

CREATE TABLE media (
    id VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    original_mac VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    rows INTEGER NOT NULL,
    columns INTEGER NOT NULL,
    frames INTEGER NOT NULL,
    modality VARCHAR NOT NULL,
    monochrome BOOLEAN NOT NULL,
    orientation INTEGER NOT NULL,
    row_spacing_mm FLOAT,
    column_spacing_mm FLOAT,
    spacing_kind VARCHAR NOT NULL,
    profile VARCHAR NOT NULL,
    profile_version VARCHAR NOT NULL,
    profile_options VARCHAR NOT NULL,
    covers VARCHAR,
    frame_hashes VARCHAR NOT NULL,
    warnings VARCHAR NOT NULL,
    added_utc VARCHAR NOT NULL,
    erased_utc VARCHAR,
    erased_reason VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT orientation_exif CHECK (orientation BETWEEN 1 AND 8),
    CONSTRAINT media_has_pixels CHECK (rows > 0 AND columns > 0 AND frames > 0),
    FOREIGN KEY(covers) REFERENCES media (id),
    UNIQUE (sha256, orientation)
);

CREATE TABLE model_answer (
    id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    item_version_id VARCHAR NOT NULL,
    "row" INTEGER NOT NULL,
    raw VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    option_ids VARCHAR NOT NULL,
    way VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT outcome_known CHECK (outcome IN ('read', 'unread', 'no_answer')),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    FOREIGN KEY(run_id) REFERENCES model_run (id),
    UNIQUE (run_id, item_version_id)
);

CREATE TABLE model_extraction (
    id VARCHAR NOT NULL,
    answer_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    option_ids VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT outcome_known CHECK (outcome IN ('read', 'unread', 'unreadable')),
    CONSTRAINT model_extraction_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(answer_id) REFERENCES model_answer (id),
    UNIQUE (answer_id, seq)
);

CREATE TABLE model_run (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    set_version_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    file_sha256 VARCHAR NOT NULL,
    rows_read INTEGER NOT NULL,
    matched INTEGER NOT NULL,
    unmatched INTEGER NOT NULL,
    doubled INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    score FLOAT,
    n INTEGER,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT kind_known CHECK (kind IN ('answers', 'typed')),
    CONSTRAINT model_run_counts_from_one CHECK (number > 0),
    FOREIGN KEY(set_id) REFERENCES question_set (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    UNIQUE (set_id, number)
);

CREATE TABLE model_withdrawal (
    id VARCHAR NOT NULL,
    run_id VARCHAR,
    judge_run_id VARCHAR,
    author VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(judge_run_id) REFERENCES judge_run (id),
    FOREIGN KEY(run_id) REFERENCES model_run (id),
    UNIQUE (judge_run_id),
    UNIQUE (run_id)
);

CREATE TABLE patient_case (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    source_key VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id)
);

CREATE TABLE person (
    id VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT origin_known CHECK (origin IN ('person', 'simulated')),
    UNIQUE (code)
);

CREATE TABLE question_decision (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    item_id VARCHAR NOT NULL,
    set_version_id VARCHAR NOT NULL,
    item_version_id VARCHAR NOT NULL,
    author_id VARCHAR,
    utc VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    problems VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    new_version_id VARCHAR,
    withdraws VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT verdict_known CHECK (verdict IN ('accept', 'reject', 'edit', 'skip', 'flag', 'withdraw')),
    CONSTRAINT question_decision_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(author_id) REFERENCES person (id),
    FOREIGN KEY(item_id) REFERENCES item (id),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    FOREIGN KEY(new_version_id) REFERENCES item_version (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    FOREIGN KEY(withdraws) REFERENCES question_decision (id),
    UNIQUE (set_id, seq),
    UNIQUE (withdraws)
);

CREATE TABLE question_sample (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    set_version_id VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    population INTEGER NOT NULL,
    items VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT sample_counts_from_one CHECK (number > 0),
    FOREIGN KEY(set_id) REFERENCES question_set (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    UNIQUE (set_id, number)
);

CREATE TABLE question_set (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE reader_group (
    id VARCHAR NOT NULL,
    study_version_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    per_item INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT per_item_positive CHECK (per_item > 0),
    FOREIGN KEY(study_version_id) REFERENCES study_version (id),
    UNIQUE (study_version_id, name),
    UNIQUE (study_version_id, position)
);

CREATE TABLE reference_answer (
    item_version_id VARCHAR NOT NULL,
    option_ids VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    synonyms VARCHAR NOT NULL,
    explanation VARCHAR NOT NULL,
    PRIMARY KEY (item_version_id),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id)
);

CREATE TABLE response (
    id VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    trial_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    option_ids VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    cannot_judge VARCHAR,
    comment VARCHAR NOT NULL,
    event_seq INTEGER NOT NULL,
    utc VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT kind_known CHECK (kind IN ('first_answer', 'change', 'confirmation')),
    CONSTRAINT origin_known CHECK (origin IN ('person', 'simulated')),
    FOREIGN KEY(trial_id) REFERENCES trial (id),
    UNIQUE ("key"),
    UNIQUE (trial_id, seq)
);

CREATE TABLE review_comment (
    id VARCHAR NOT NULL,
    assignment_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    finding_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    author_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT role_known CHECK (role IN ('reviewer', 'annotator')),
    CONSTRAINT comment_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(assignment_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(author_id) REFERENCES person (id),
    UNIQUE (assignment_id, seq)
);

CREATE TABLE review_decision (
    id VARCHAR NOT NULL,
    place_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    finding_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    reason VARCHAR,
    comment VARCHAR NOT NULL,
    author_id VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    act_id VARCHAR,
    withdraws VARCHAR,
    seen INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT verdict_known CHECK (verdict IN ('accept', 'reject', 'edit', 'skip', 'flag', 'add', 'return', 'withdraw')),
    CONSTRAINT decision_counts_from_one CHECK (seq > 0),
    FOREIGN KEY(author_id) REFERENCES person (id),
    FOREIGN KEY(place_id) REFERENCES review_place (id),
    FOREIGN KEY(withdraws) REFERENCES review_decision (id),
    UNIQUE (place_id, seq),
    UNIQUE (withdraws)
);

CREATE TABLE review_place (
    id VARCHAR NOT NULL,
    round_id VARCHAR NOT NULL,
    assignment_id VARCHAR NOT NULL,
    case_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    handed_in INTEGER NOT NULL,
    weight FLOAT NOT NULL,
    stratum VARCHAR NOT NULL,
    second BOOLEAN NOT NULL,
    state VARCHAR NOT NULL,
    entities INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    added INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT state_known CHECK (state IN ('open', 'done')),
    FOREIGN KEY(assignment_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(case_id) REFERENCES annotation_case (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(round_id) REFERENCES review_round (id),
    UNIQUE (round_id, assignment_id, person_id),
    UNIQUE (round_id, person_id, position)
);

CREATE TABLE review_round (
    id VARCHAR NOT NULL,
    project_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    sampling VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    rare_below INTEGER NOT NULL,
    bound FLOAT NOT NULL,
    level FLOAT NOT NULL,
    expected FLOAT NOT NULL,
    doubled FLOAT NOT NULL,
    blind BOOLEAN NOT NULL,
    correlation FLOAT NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT sampling_known CHECK (sampling IN ('simple', 'stratified', 'rare', 'all')),
    FOREIGN KEY(project_id) REFERENCES annotation_project (id),
    UNIQUE (project_id, name)
);

CREATE TABLE role (
    id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    scope_kind VARCHAR NOT NULL,
    scope_id VARCHAR NOT NULL,
    granted_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT scope_kind_known CHECK (scope_kind IN ('workspace', 'study', 'project', 'question_set')),
    FOREIGN KEY(person_id) REFERENCES person (id),
    UNIQUE (person_id, role, scope_kind, scope_id)
);

CREATE TABLE secret (
    name VARCHAR NOT NULL,
    value_hex VARCHAR NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE set_draw (
    set_id VARCHAR NOT NULL,
    of_version_id VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    families BOOLEAN NOT NULL,
    strata VARCHAR NOT NULL,
    shares VARCHAR NOT NULL,
    filters VARCHAR NOT NULL,
    population INTEGER NOT NULL,
    algorithm VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    PRIMARY KEY (set_id),
    FOREIGN KEY(of_version_id) REFERENCES set_version (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id)
);

CREATE TABLE set_freeze (
    set_version_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    PRIMARY KEY (set_version_id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    UNIQUE (name)
);

CREATE TABLE set_member (
    set_version_id VARCHAR NOT NULL,
    item_version_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (set_version_id, item_version_id),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    UNIQUE (set_version_id, position)
);

CREATE TABLE set_version (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    content_hash VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id),
    UNIQUE (set_id, number)
);

CREATE TABLE sitting (
    id VARCHAR NOT NULL,
    study_version_id VARCHAR NOT NULL,
    reader_id VARCHAR NOT NULL,
    started_utc VARCHAR NOT NULL,
    environment VARCHAR NOT NULL,
    program_version VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reader_id) REFERENCES person (id),
    FOREIGN KEY(study_version_id) REFERENCES study_version (id)
);

CREATE TABLE study (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE study_reader (
    study_version_id VARCHAR NOT NULL,
    person_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (study_version_id, person_id),
    FOREIGN KEY(group_id) REFERENCES reader_group (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(study_version_id) REFERENCES study_version (id),
    UNIQUE (study_version_id, position)
);

CREATE TABLE study_version (
    id VARCHAR NOT NULL,
    study_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    set_version_id VARCHAR NOT NULL,
    seed INTEGER NOT NULL,
    algorithm VARCHAR NOT NULL,
    algorithm_version VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    copy_of VARCHAR,
    settings VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT origin_known CHECK (origin IN ('person', 'simulated')),
    FOREIGN KEY(copy_of) REFERENCES study_version (id),
    FOREIGN KEY(set_version_id) REFERENCES set_version (id),
    FOREIGN KEY(study_id) REFERENCES study (id),
    UNIQUE (study_id, number)
);

CREATE TABLE trial (
    id VARCHAR NOT NULL,
    study_version_id VARCHAR NOT NULL,
    arm_id VARCHAR NOT NULL,
    reader_id VARCHAR NOT NULL,
    item_version_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    block INTEGER NOT NULL,
    repeat_number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    option_order VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT kind_known CHECK (kind IN ('practice', 'main', 'repeat', 'anchor')),
    CONSTRAINT state_known CHECK (state IN ('planned', 'shown', 'answered', 'cannot_judge', 'timed_out', 'not_presented', 'withdrawn')),
    CONSTRAINT trial_counts CHECK (position > 0 AND repeat_number >= 0),
    FOREIGN KEY(arm_id) REFERENCES arm (id),
    FOREIGN KEY(item_version_id) REFERENCES item_version (id),
    FOREIGN KEY(reader_id) REFERENCES person (id),
    FOREIGN KEY(study_version_id) REFERENCES study_version (id),
    UNIQUE (study_version_id, arm_id, reader_id, item_version_id, position, repeat_number, kind)
);

CREATE TABLE unit (
    id VARCHAR NOT NULL,
    set_id VARCHAR NOT NULL,
    source_key VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(set_id) REFERENCES question_set (id)
);

CREATE TABLE work_turn (
    id VARCHAR NOT NULL,
    assignment_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    author_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    utc VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    revisions INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT role_known CHECK (role IN ('annotator', 'reviewer')),
    CONSTRAINT turn_counts_from_one CHECK (seq > 0),
    CONSTRAINT state_known CHECK (state IN ('open', 'submitted')),
    FOREIGN KEY(assignment_id) REFERENCES annotation_assignment (id),
    FOREIGN KEY(author_id) REFERENCES person (id),
    UNIQUE (assignment_id, seq)
);

CREATE TABLE workspace (
    id VARCHAR NOT NULL,
    created_utc VARCHAR NOT NULL,
    created_by_version VARCHAR NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX assignment_states ON annotation_assignment (project_id, person_id, state, position);

CREATE INDEX finding_topics ON current_finding (project_id, kind, topic, case_id);

CREATE INDEX findings_of_assignment ON current_finding (assignment_id);

CREATE INDEX findings_of_case ON current_finding (case_id, assignment_id);

CREATE INDEX ix_case_media_media_id ON case_media (media_id);

CREATE INDEX ix_family_set_id ON family (set_id);

CREATE INDEX ix_item_case_id ON item (case_id);

CREATE INDEX ix_item_family_id ON item (family_id);

CREATE INDEX ix_item_image_media_id ON item_image (media_id);

CREATE INDEX ix_item_unit_id ON item (unit_id);

CREATE INDEX ix_item_version_ability ON item_version (ability);

CREATE INDEX ix_item_version_content_hash ON item_version (content_hash);

CREATE INDEX ix_language_link_first_id ON language_link (first_id);

CREATE INDEX ix_language_link_second_id ON language_link (second_id);

CREATE INDEX ix_lexicon_pin_lexicon_id ON lexicon_pin (lexicon_id);

CREATE INDEX ix_library_cell_part_id ON library_cell (part_id);

CREATE INDEX ix_media_covers ON media (covers);

CREATE INDEX ix_media_original_mac ON media (original_mac);

CREATE INDEX ix_model_answer_item_version_id ON model_answer (item_version_id);

CREATE INDEX ix_patient_case_set_id ON patient_case (set_id);

CREATE INDEX ix_question_decision_item_id ON question_decision (item_id);

CREATE INDEX ix_question_decision_set_version_id ON question_decision (set_version_id);

CREATE INDEX ix_review_place_assignment_id ON review_place (assignment_id);

CREATE INDEX ix_sitting_reader_id ON sitting (reader_id);

CREATE INDEX ix_sitting_study_version_id ON sitting (study_version_id);

CREATE INDEX ix_study_reader_group_id ON study_reader (group_id);

CREATE INDEX ix_trial_item_version_id ON trial (item_version_id);

CREATE INDEX ix_trial_reader_id ON trial (reader_id);

CREATE INDEX ix_unit_set_id ON unit (set_id);

CREATE UNIQUE INDEX one_confirmation ON response (trial_id) WHERE kind = 'confirmation';

CREATE UNIQUE INDEX one_first_link ON finding_revision (finding_id) WHERE previous IS NULL;

CREATE INDEX review_places ON review_place (round_id, person_id, state, position);

CREATE INDEX translation_groups ON item_version (translation_group) WHERE translation_group <> '';

CREATE INDEX trial_order ON trial (study_version_id, reader_id, position);

CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;

CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;

CREATE TRIGGER consensus_finding_refuses_delete BEFORE DELETE ON consensus_finding BEGIN SELECT RAISE(ABORT, 'consensus_finding rows are append-only'); END;

CREATE TRIGGER consensus_finding_refuses_update BEFORE UPDATE ON consensus_finding BEGIN SELECT RAISE(ABORT, 'consensus_finding rows are append-only'); END;

CREATE TRIGGER consensus_point_refuses_delete BEFORE DELETE ON consensus_point BEGIN SELECT RAISE(ABORT, 'consensus_point rows are append-only'); END;

CREATE TRIGGER consensus_point_refuses_update BEFORE UPDATE ON consensus_point BEGIN SELECT RAISE(ABORT, 'consensus_point rows are append-only'); END;

CREATE TRIGGER consensus_refuses_delete BEFORE DELETE ON consensus BEGIN SELECT RAISE(ABORT, 'consensus rows are append-only'); END;

CREATE TRIGGER consensus_refuses_update BEFORE UPDATE ON consensus BEGIN SELECT RAISE(ABORT, 'consensus rows are append-only'); END;

CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event rows are append-only'); END;

CREATE TRIGGER event_refuses_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event rows are append-only'); END;

CREATE TRIGGER finding_revision_refuses_delete BEFORE DELETE ON finding_revision BEGIN SELECT RAISE(ABORT, 'finding_revision rows are append-only'); END;

CREATE TRIGGER finding_revision_refuses_update BEFORE UPDATE ON finding_revision BEGIN SELECT RAISE(ABORT, 'finding_revision rows are append-only'); END;

CREATE TRIGGER judge_grade_refuses_delete BEFORE DELETE ON judge_grade BEGIN SELECT RAISE(ABORT, 'judge_grade rows are append-only'); END;

CREATE TRIGGER judge_grade_refuses_update BEFORE UPDATE ON judge_grade BEGIN SELECT RAISE(ABORT, 'judge_grade rows are append-only'); END;

CREATE TRIGGER judge_run_refuses_delete BEFORE DELETE ON judge_run BEGIN SELECT RAISE(ABORT, 'judge_run rows are append-only'); END;

CREATE TRIGGER judge_run_refuses_update BEFORE UPDATE ON judge_run BEGIN SELECT RAISE(ABORT, 'judge_run rows are append-only'); END;

CREATE TRIGGER language_link_refuses_delete BEFORE DELETE ON language_link BEGIN SELECT RAISE(ABORT, 'language_link rows are append-only'); END;

CREATE TRIGGER language_link_refuses_update BEFORE UPDATE ON language_link BEGIN SELECT RAISE(ABORT, 'language_link rows are append-only'); END;

CREATE TRIGGER lexicon_pin_refuses_delete BEFORE DELETE ON lexicon_pin BEGIN SELECT RAISE(ABORT, 'lexicon_pin rows are append-only'); END;

CREATE TRIGGER lexicon_pin_refuses_update BEFORE UPDATE ON lexicon_pin BEGIN SELECT RAISE(ABORT, 'lexicon_pin rows are append-only'); END;

CREATE TRIGGER model_answer_refuses_delete BEFORE DELETE ON model_answer BEGIN SELECT RAISE(ABORT, 'model_answer rows are append-only'); END;

CREATE TRIGGER model_answer_refuses_update BEFORE UPDATE ON model_answer BEGIN SELECT RAISE(ABORT, 'model_answer rows are append-only'); END;

CREATE TRIGGER model_extraction_refuses_delete BEFORE DELETE ON model_extraction BEGIN SELECT RAISE(ABORT, 'model_extraction rows are append-only'); END;

CREATE TRIGGER model_extraction_refuses_update BEFORE UPDATE ON model_extraction BEGIN SELECT RAISE(ABORT, 'model_extraction rows are append-only'); END;

CREATE TRIGGER model_run_refuses_delete BEFORE DELETE ON model_run BEGIN SELECT RAISE(ABORT, 'model_run rows are append-only'); END;

CREATE TRIGGER model_run_refuses_update BEFORE UPDATE ON model_run BEGIN SELECT RAISE(ABORT, 'model_run rows are append-only'); END;

CREATE TRIGGER model_withdrawal_refuses_delete BEFORE DELETE ON model_withdrawal BEGIN SELECT RAISE(ABORT, 'model_withdrawal rows are append-only'); END;

CREATE TRIGGER model_withdrawal_refuses_update BEFORE UPDATE ON model_withdrawal BEGIN SELECT RAISE(ABORT, 'model_withdrawal rows are append-only'); END;

CREATE TRIGGER question_decision_refuses_delete BEFORE DELETE ON question_decision BEGIN SELECT RAISE(ABORT, 'question_decision rows are append-only'); END;

CREATE TRIGGER question_decision_refuses_update BEFORE UPDATE ON question_decision BEGIN SELECT RAISE(ABORT, 'question_decision rows are append-only'); END;

CREATE TRIGGER question_sample_refuses_delete BEFORE DELETE ON question_sample BEGIN SELECT RAISE(ABORT, 'question_sample rows are append-only'); END;

CREATE TRIGGER question_sample_refuses_update BEFORE UPDATE ON question_sample BEGIN SELECT RAISE(ABORT, 'question_sample rows are append-only'); END;

CREATE TRIGGER response_refuses_delete BEFORE DELETE ON response BEGIN SELECT RAISE(ABORT, 'response rows are append-only'); END;

CREATE TRIGGER response_refuses_update BEFORE UPDATE ON response BEGIN SELECT RAISE(ABORT, 'response rows are append-only'); END;

CREATE TRIGGER review_comment_refuses_delete BEFORE DELETE ON review_comment BEGIN SELECT RAISE(ABORT, 'review_comment rows are append-only'); END;

CREATE TRIGGER review_comment_refuses_update BEFORE UPDATE ON review_comment BEGIN SELECT RAISE(ABORT, 'review_comment rows are append-only'); END;

CREATE TRIGGER review_decision_refuses_delete BEFORE DELETE ON review_decision BEGIN SELECT RAISE(ABORT, 'review_decision rows are append-only'); END;

CREATE TRIGGER review_decision_refuses_update BEFORE UPDATE ON review_decision BEGIN SELECT RAISE(ABORT, 'review_decision rows are append-only'); END;

CREATE TRIGGER set_draw_refuses_delete BEFORE DELETE ON set_draw BEGIN SELECT RAISE(ABORT, 'set_draw rows are append-only'); END;

CREATE TRIGGER set_draw_refuses_update BEFORE UPDATE ON set_draw BEGIN SELECT RAISE(ABORT, 'set_draw rows are append-only'); END;

CREATE TRIGGER set_freeze_refuses_delete BEFORE DELETE ON set_freeze BEGIN SELECT RAISE(ABORT, 'set_freeze rows are append-only'); END;

CREATE TRIGGER set_freeze_refuses_update BEFORE UPDATE ON set_freeze BEGIN SELECT RAISE(ABORT, 'set_freeze rows are append-only'); END;

CREATE TRIGGER work_turn_refuses_delete BEFORE DELETE ON work_turn BEGIN SELECT RAISE(ABORT, 'work_turn rows are append-only'); END;

CREATE TRIGGER work_turn_refuses_update BEFORE UPDATE ON work_turn BEGIN SELECT RAISE(ABORT, 'work_turn rows are append-only'); END;

