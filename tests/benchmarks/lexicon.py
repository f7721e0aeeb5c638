"""Loading, searching, opening and migrating a lexicon: python -m tests.benchmarks.lexicon

A tree of 5,000 nodes in two languages, with synonyms, definitions and codes. Each figure stands
beside a floor of the same run: loading beside csv.DictReader over the same files, a search beside
a plain scan of all names for a substring, opening the whole tree beside QTreeView.expandAll over a
bare QStandardItemModel, and the verb that migrates 500,000 labels, with its progress, beside
reading and writing the same rows with the csv module. Times are CPU times of the process, medians
of several runs; that of the migration is told as wall time too.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTreeView

from medannot.cli.main import run
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.search_marks import folded
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.folder import load
from medannot.exchange.lexicons.labels import write_labels
from medannot.exchange.lexicons.pinyin import romanised
from medannot.ui.terms.tree_model import LexiconTreeModel
from medannot.ui.terms.tree_view import LexiconTree
from tests.benchmarks.lexicon_migration import rewritten, some_labels, versions
from tests.helpers.driving import dressed
from tests.helpers.figures import write_figures
from tests.helpers.large_lexicon import QUERIES, keys_of, rows_by_csv, write_large
from tests.helpers.lexicon_versions import write_lexicon
from tests.helpers.verbs import NoWindow

ROUNDS = 9
SIZE = (640, 900)

Figures = dict[str, object]


def main(argv: Sequence[str]) -> int:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=5_000)
    parser.add_argument("--labels", type=int, default=500_000)
    options = parser.parse_args(argv)
    figures: Figures = {"nodes": options.nodes}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = write_large(folder / "large", options.nodes)
        figures |= _loading(large)
        lexicon = load(large).lexicon
        figures |= _searching(lexicon)
        figures |= _opening(lexicon)
        figures |= _migrating(folder, options.labels, options.nodes)
    write_figures("lexicon", figures)
    return 0


def _loading(folder: Path) -> Figures:
    floor = _cpu_ms(lambda: rows_by_csv(folder))
    ours = _cpu_ms(lambda: load(folder))
    return {
        "rows in its files": rows_by_csv(folder),
        "load, CPU ms": round(ours, 1),
        "csv.DictReader over the same files, CPU ms": round(floor, 1),
        "load, ratio": round(ours / floor, 1),
        "load, goal, ms": 300,
    }


def _searching(lexicon: Lexicon) -> Figures:
    romanised("一")  # its dictionary loads once
    plain = _cpu_ms(lambda: SearchIndex(lexicon), 3)
    with_pinyin = _cpu_ms(lambda: SearchIndex(lexicon, romanised), 3)
    index = SearchIndex(lexicon, romanised)
    words = [words for node in lexicon.nodes.values() for words in (node.en, node.zh)]
    names = [folded(one) for some in words for one in (some.label, *some.synonyms)]
    typed = [keys for query in QUERIES for keys in keys_of(query)]
    keys = sorted((_cpu_ms(lambda keys=keys: index.search(keys), 3), keys) for keys in typed)  # type: ignore[misc]  # mypy knows no default of a lambda
    scan = _cpu_ms(lambda: [name for name in names if "scalp" in name])
    middle, (most, slowest) = median(ms for ms, _ in keys), keys[-1]
    return {
        "index without pinyin, CPU ms": round(plain, 1),
        "index with pinyin (beside the window's work), CPU ms": round(with_pinyin, 1),
        "keys typed": len(keys),
        "search per key, median CPU ms": round(middle, 1),
        "search per key, most CPU ms": f"{most:.1f} ({slowest!r})",
        "plain scan of all names, CPU ms": round(scan, 1),
        "search per key, median, ratio": round(middle / scan, 1),
        "search per key, most, ratio": round(most / scan, 1),
        "search per key, goal, ms": 30,
    }


def _opening(lexicon: Lexicon) -> Figures:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressed(app)
    model = LexiconTreeModel()
    model.show(lexicon)
    ours = LexiconTree(model)
    bare = QTreeView()
    bare.setUniformRowHeights(True)
    bare.setModel(_bare_model(lexicon))
    floor = _opening_ms(bare, bare.expandAll)
    opened = _opening_ms(ours, ours.expandAll)
    by_key = _opening_ms(ours, lambda: ours.open_to(model.depth))
    return {
        "open all and paint, CPU ms": round(opened, 1),
        "the same by the key that opens to a level, CPU ms": round(by_key, 1),
        "bare QTreeView.expandAll and paint, CPU ms": round(floor, 1),
        "open all, ratio": round(opened / floor, 1),
        "open all, goal, ms": 100,
    }


def _bare_model(lexicon: Lexicon) -> QStandardItemModel:
    model = QStandardItemModel()
    items: dict[str, QStandardItem] = {"": model.invisibleRootItem()}
    for node in lexicon.walk():
        items[node.id] = QStandardItem(node.en.label)
        items[node.parent_id].appendRow(items[node.id])
    return model


def _opening_ms(view: QTreeView, open_all: Callable[[], object]) -> float:
    view.resize(*SIZE)
    view.show()
    times = []
    for _ in range(ROUNDS):
        view.collapseAll()
        QApplication.processEvents()
        started = time.process_time()
        open_all()
        view.repaint()
        QApplication.processEvents()
        times.append(1000 * (time.process_time() - started))
    view.close()
    return median(times)


def _migrating(folder: Path, count: int, nodes: int) -> Figures:
    before, after, changes = versions(nodes)
    early, late = write_lexicon(folder / "v1", before), write_lexicon(folder / "v3", after, changes)
    source, target = folder / "labels.csv", folder / "new.csv"
    write_labels(source, ("laterality", "size_cm"), some_labels(count, nodes))
    line = ["lexicon", "migrate", str(early), str(late), "--labels", str(source)]
    wall_started, started = time.perf_counter(), time.process_time()
    code = run([*line, "--out", str(target), "--most", "5"], NoWindow())  # type: ignore[arg-type]  # a verb that opens none
    cpu, wall = time.process_time() - started, time.perf_counter() - wall_started
    assert code == 0
    started = time.process_time()
    rewritten(source, folder / "floor.csv")
    floor = time.process_time() - started
    return {
        "labels": count,
        "migrate, the whole verb, wall s": round(wall, 1),
        "migrate, the whole verb, CPU s": round(cpu, 1),
        "reading and writing the same rows, CPU s": round(floor, 1),
        "migrate, ratio": round(cpu / floor, 1),
        "migrate, goal, s": 60,
    }


def _cpu_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median CPU time of this process in ms."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(1000 * (time.process_time() - started))
    return median(times)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
