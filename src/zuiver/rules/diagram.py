"""Decision diagrams: every answer a rule book can give, as one graph, so that unknown facts can be reasoned about.

A node asks one question and has a child per answer; equal parts are stored once and a question that makes no
difference has no node. So "which facts can still matter" is exact: those that still have a node.
"""

from collections.abc import Hashable, Sequence

MOST_NODES = 200_000


class TooLarge(Exception):  # noqa: N818 - not an error of the user: the caller falls back to the careful answer
    """The graph of a rule book would not fit in MOST_NODES nodes."""


class Diagram:
    """A store of nodes over questions 0..n-1, each with a fixed number of answers. Ends hold any value."""

    def __init__(self, widths: Sequence[int], most_nodes: int = MOST_NODES) -> None:
        self.widths = tuple(widths)
        self.bottom = len(self.widths)
        self.most_nodes = most_nodes
        self.level: list[int] = []
        self.children: list[tuple[int, ...]] = []
        self.value: list[Hashable] = []
        self._known: dict[tuple[int, Hashable], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self.no = self.end(False)
        self.yes = self.end(True)

    def end(self, value: Hashable) -> int:
        """Return the end that holds a value."""
        return self._store(self.bottom, (), value, (type(value), value))

    def node(self, level: int, children: tuple[int, ...]) -> int:
        """Return the node that asks question `level`; none is made when the answer makes no difference."""
        if all(child == children[0] for child in children):
            return children[0]
        return self._store(level, children, None, children)

    def leaf(self, level: int, wanted: int) -> int:
        """Return the diagram 'the answer to this question is one of these' (a bit per answer)."""
        answers = range(self.widths[level])
        return self.node(level, tuple(self.yes if wanted >> answer & 1 else self.no for answer in answers))

    def choose(self, condition: int, then: int, otherwise: int) -> int:
        """Return the diagram 'if condition then ... otherwise ...'."""
        if condition == self.yes or then == otherwise:
            return then
        if condition == self.no:
            return otherwise
        key = (condition, then, otherwise)
        done = self._chosen.get(key)
        if done is None:
            level = min(self.level[condition], self.level[then], self.level[otherwise])
            parts = [self._under(root, level) for root in key]
            done = self.node(level, tuple(self.choose(*triple) for triple in zip(*parts, strict=True)))
            self._chosen[key] = done
        return done

    def both(self, first: int, second: int) -> int:
        """Return the diagram 'first and second'."""
        return self.choose(first, second, self.no)

    def either(self, first: int, second: int) -> int:
        """Return the diagram 'first or second'."""
        return self.choose(first, self.yes, second)

    def inverse(self, root: int) -> int:
        """Return the diagram 'not'."""
        return self.choose(root, self.no, self.yes)

    def reachable(self, root: int, possible: Sequence[int]) -> set[Hashable]:
        """Return the values at the ends that can be reached; `possible` has a bit per answer, per question."""
        seen: set[int] = set()
        ends: set[Hashable] = set()
        stack = [root]
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            if self.level[node] == self.bottom:
                ends.add(self.value[node])
            else:
                allowed = possible[self.level[node]]
                stack.extend(
                    child for answer, child in enumerate(self.children[node]) if allowed >> answer & 1
                )
        return ends

    def support(self, root: int, possible: Sequence[int]) -> set[int]:
        """Return the questions whose answer can still change the end, given the answers that are possible."""
        names: dict[int, int] = {}
        parts: dict[tuple[int, tuple[int, ...]], int] = {}
        self._name(root, possible, names, parts)
        return {level for level, _ in parts}

    def _name(
        self,
        node: int,
        possible: Sequence[int],
        names: dict[int, int],
        parts: dict[tuple[int, tuple[int, ...]], int],
    ) -> int:
        """Name every node such that two nodes with one name give the same ends on all that is possible."""
        level = self.level[node]
        if node in names or level == self.bottom:
            return names.get(node, node)
        allowed = possible[level]
        under = tuple(
            self._name(child, possible, names, parts)
            for answer, child in enumerate(self.children[node])
            if allowed >> answer & 1
        )
        name = under[0]
        if any(other != name for other in under):
            name = parts.setdefault((level, under), -len(parts) - 1)
        names[node] = name
        return name

    def _under(self, root: int, level: int) -> tuple[int, ...]:
        return self.children[root] if self.level[root] == level else (root,) * self.widths[level]

    def _store(self, level: int, children: tuple[int, ...], value: Hashable, identity: Hashable) -> int:
        key = (level, identity)
        found = self._known.get(key)
        if found is None:
            if len(self.level) >= self.most_nodes:
                raise TooLarge
            found = len(self.level)
            self._known[key] = found
            self.level.append(level)
            self.children.append(children)
            self.value.append(value)
        return found
