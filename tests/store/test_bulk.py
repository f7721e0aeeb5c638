"""Many rows at once: every value in its column, nothing kept of a portion that fails."""

import gc
import weakref
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, select
from sqlalchemy.exc import IntegrityError

from medannot.domain.bulk import collector_paused
from medannot.store import bulk
from medannot.store.bulk import insert_many

THING = Table(
    "thing",
    MetaData(),
    Column("id", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("note", String),
)


@pytest.mark.parametrize("columns", [("id", "count", "note"), ("note", "id", "count")])
def test_values_stand_in_their_columns_whatever_the_order(
    tmp_path: Path, columns: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 2)
    engine = create_engine(f"sqlite:///{tmp_path / 'a.sqlite'}")
    rows = [{"id": f"i{n}", "count": n, "note": None if n % 2 else "注"} for n in range(5)]

    with engine.begin() as connection:
        THING.create(connection)
        insert_many(
            connection, THING, columns, (tuple(row[name] for name in columns) for row in rows)
        )
        found = connection.execute(select(THING).order_by(THING.c.id)).mappings().all()
    engine.dispose()

    assert [dict(row) for row in found] == rows


def test_no_rows_are_no_statement_and_a_broken_rule_is_raised(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'a.sqlite'}")

    with engine.begin() as connection:
        THING.create(connection)
        insert_many(connection, THING, ("id", "count"), iter(()))
        with pytest.raises(IntegrityError):
            insert_many(connection, THING, ("id", "count"), [("a", 1), ("a", 2)])
    engine.dispose()


def fail_with_the_collector_paused() -> None:
    with collector_paused():
        assert not gc.isenabled()
        raise ZeroDivisionError


def test_the_collector_runs_again_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError):
        fail_with_the_collector_paused()

    assert gc.isenabled()


class Circle:
    def __init__(self) -> None:
        self.itself = self


def test_circles_go_where_a_long_job_asks_for_it() -> None:
    with collector_paused() as collect_new:
        circle = weakref.ref(Circle())
        assert circle() is not None
        collect_new()
        assert circle() is None
