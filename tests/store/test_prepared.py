"""Statements made ready once say the same as SQLAlchemy's own."""

from pathlib import Path
from typing import NamedTuple

from sqlalchemy import bindparam, create_engine, insert, select, update

from medannot.store.prepared import Prepared
from medannot.store.tables import SecretRow, table_of

SECRET = table_of(SecretRow)


def test_rows_go_in_come_out_and_change_as_by_sqlalchemy_itself(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'file.sqlite'}")
    rows = [{"name": f"{n}", "value_hex": "'; DROP TABLE secret"} for n in range(3)]
    last = Prepared(select(SECRET.c.name).order_by(SECRET.c.name.desc()).limit(1))
    change = Prepared(
        update(SECRET).where(SECRET.c.name == bindparam("one")).values(value_hex=bindparam("new"))
    )
    with engine.begin() as connection:
        SECRET.create(connection)
        assert last.run(connection).first() is None

        Prepared(insert(SECRET)).run(connection, rows)
        assert change.run(connection, [{"one": "1", "new": "00"}]).rowcount == 1
        assert change.run(connection, [{"one": "9", "new": "00"}]).rowcount == 0

        assert last.run(connection).first() == ("2",)
        assert connection.execute(select(SECRET).order_by(SECRET.c.name)).all() == [
            ("0", "'; DROP TABLE secret"),
            ("1", "00"),
            ("2", "'; DROP TABLE secret"),
        ]
    engine.dispose()


class Secret(NamedTuple):
    name: str
    value: str


def test_rows_come_out_as_the_values_that_are_asked_for(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'file.sqlite'}")
    every = Prepared(select(SECRET.c.name, SECRET.c.value_hex).order_by(SECRET.c.name), Secret)
    with engine.begin() as connection:
        SECRET.create(connection)
        connection.execute(insert(SECRET), [{"name": "a", "value_hex": "00"}])

        assert every.run(connection).rows == (Secret("a", "00"),)
        assert every.run(connection).rows[0].value == "00"
    engine.dispose()
