"""Finds every text of the window that is translated, with the context Qt looks it up in.

Qt's own lupdate follows neither the short helpers of this package nor names of contexts, and would
leave out texts without a word; here whatever cannot be followed is a fault that names its place.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TRANSLATORS = ("translate", "QT_TRANSLATE_NOOP")


class Unfollowed(Exception):
    """A call whose texts or context cannot be read from the source."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text to translate.

    Attributes:
        context: where Qt looks it up: a class, or a name given in the call.
        source: the English text.
        plural: it is asked for with a number.
    """

    context: str
    source: str
    plural: bool = False


@dataclass(frozen=True)
class Module:
    """A module of the window, read."""

    name: str
    tree: ast.Module

    @cached_property
    def values(self) -> dict[str, ast.expr]:
        """Return what the names of the module stand for."""
        found: dict[str, ast.expr] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found |= {node.target.id: node.value} if node.value else {}
        return found

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        """Return what each imported name is: its module and its name there, "" for a module."""
        found = {}
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    found[one.asname or one.name] = (node.module, one.name)
        return found


def folded(node: ast.expr | None) -> str | None:
    """Return the text of a literal, or None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


class Finder:
    """Reads the modules of a package and yields their texts.

    Args:
        root: the folder in which the package `medannot` lies.
        below: the folder to search.
    """

    def __init__(self, root: Path, below: Path) -> None:
        self._modules: dict[str, Module] = {}
        for path in sorted(below.rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            self._modules[name] = Module(name, ast.parse(path.read_text(encoding="utf-8")))
        self._helpers = {
            (module.name, name): context
            for module in self._modules.values()
            for name, context in self._own_helpers(module)
        }

    def texts(self) -> Iterator[Text]:
        """Yield every text, module by module.

        Raises:
            Unfollowed: the context of a call cannot be told.
        """
        for module in self._modules.values():
            yield from self._in(module, module.tree, "", module.imported)

    def _own_helpers(self, module: Module) -> Iterator[tuple[str, str]]:
        """Yield the functions of a module that hand their first argument to Qt."""
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            arguments = [one.arg for one in node.args.args if one.arg != "self"]
            last = node.body[-1]
            call = last.value if isinstance(last, ast.Return) else None
            if len(node.body) > 2 or not arguments or not isinstance(call, ast.Call):
                continue
            handed = call.args[1] if _called(call) == "translate" and len(call.args) > 1 else None
            if isinstance(handed, ast.Name) and handed.id == arguments[0]:
                yield node.name, self._text_of(module, call.args[0])

    def _in(
        self, module: Module, node: ast.AST, owner: str, imported: dict[str, tuple[str, str]]
    ) -> Iterator[Text]:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call):
            yield from self._of_call(module, node, owner, imported)
        for child in ast.iter_child_nodes(node):
            yield from self._in(module, child, owner, imported)

    def _of_call(
        self, module: Module, call: ast.Call, owner: str, imported: dict[str, tuple[str, str]]
    ) -> Iterator[Text]:
        called = _called(call)
        receiver = call.func.value if isinstance(call.func, ast.Attribute) else None
        of = receiver.id if isinstance(receiver, ast.Name) else ""
        if called in TRANSLATORS and len(call.args) > 1 and of in ("", "QCoreApplication"):
            self._need_marks(module, call.args[1])
            texts = list(literals(call.args[1]))
            context = self._text_of(module, call.args[0]) if texts else ""
            yield from (_text(context, text) for text in texts)
        elif called == "tr" and of == "self":
            for text in literals(call.args[0]):
                yield _text(owner, text)
        elif (helped := self._helped(module, called, of, imported)) is not None:
            self._need_marks(module, call.args[0])
            yield from (_text(helped, text) for text in literals(call.args[0]))
        elif called in ("tr", "_tr") and list(literals(call.args[0])):
            raise Unfollowed(f"{module.name}, line {call.lineno}: whose context is {called}?")

    def _helped(
        self, module: Module, called: str, of: str, imported: dict[str, tuple[str, str]]
    ) -> str | None:
        """Return the context of a helper's call, or None where it is no helper."""
        if of in imported:
            place = (".".join(imported[of]), called)
        elif of in ("", "self"):
            place = imported.get(called, (module.name, called))
        else:
            return None
        return self._helpers.get(place)

    def _text_of(self, module: Module, node: ast.expr) -> str:
        """Return a context, given as a text or by a name."""
        text = folded(node)
        if text is None and isinstance(node, ast.Name):
            found = self._named(module, node.id)
            text = folded(found) if found is not None else None
        if text is None:
            raise Unfollowed(f"{module.name}, line {node.lineno}: the context is not plain")
        return text

    def _named(self, module: Module, name: str) -> ast.expr | None:
        """Return what a name of a module stands for, here or where it is imported from."""
        home, there = module.imported.get(name, (module.name, name))
        return self._modules[home].values.get(there) if home in self._modules else None

    def _need_marks(self, module: Module, argument: ast.expr) -> None:
        """Refuse a text out of a table of the module whose texts are not marked."""
        table = argument
        while isinstance(table, ast.Subscript | ast.Attribute | ast.Call):
            table = table.func if isinstance(table, ast.Call) else table.value
        found = self._named(module, table.id) if isinstance(table, ast.Name) else None
        if isinstance(found, ast.Dict) and any(folded(one) for one in found.values):
            raise Unfollowed(
                f"{module.name}, line {argument.lineno}: mark the texts of the table with "
                "QT_TRANSLATE_NOOP"
            )


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts that stand in an argument itself, either one of a choice."""
    text = folded(node)
    if text is not None:
        yield text
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for one in node.values:
            yield from literals(one)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _text(context: str, source: str) -> Text:
    """Return a text; %n or %Ln tells that it is asked for with a number."""
    return Text(context, source, "%n" in source or "%Ln" in source)
