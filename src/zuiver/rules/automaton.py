"""The diagram in the form that runs fastest: one step per question, with 'unknown' as one more answer.

Each end holds the first ending that is possible, or UNDECIDED when the unknown facts decide between outcomes. A million
cases walk it column by column, with one look-up per question.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from zuiver.rules.diagram import Diagram

UNDECIDED = -1


class Automaton:
    """Ends are indexes of endings. `masks` holds, per question, the answers that are possible for each answer a case can
    give: a known one (itself), unknown, and absent where a rule asks whether the fact is given.

    `outcomes` holds the outcome of each ending: two endings with one outcome are no reason to doubt.
    """

    def __init__(
        self, source: Diagram, root: int, masks: Sequence[tuple[int, ...]], outcomes: Sequence[str]
    ) -> None:
        self.source = source
        self.outcomes = outcomes
        self.masks = tuple(masks)
        self.store = Diagram([len(of_question) for of_question in masks], source.most_nodes)
        self._made: dict[int, int] = {}
        self._joined: dict[tuple[int, int], int] = {}
        self.root = self._make(root)

    @cached_property
    def tables(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Per question that matters, its level and a table: state * answers + answer -> next state.

        States are numbered anew after each step; the root is state 0. `ends` says what the last states mean.
        """
        return tuple((level, table) for level, table, _ in self._steps())

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The ending (or UNDECIDED) of each state after the last step."""
        steps = list(self._steps())
        last_states = steps[-1][2] if steps else [self.root]
        return tuple(self.ending(state) for state in last_states)

    def _steps(self) -> Iterator[tuple[int, tuple[int, ...], list[int]]]:
        """Yield level, table and the nodes of the next states, step by step."""
        states = [self.root]
        for level in sorted({self.store.level[node] for node in self._below_root()} - {self.store.bottom}):
            numbers: dict[int, int] = {}
            table: list[int] = []
            for state in states:
                here = self.store.level[state] == level
                nexts = self.store.children[state] if here else (state,) * self.store.widths[level]
                table.extend(numbers.setdefault(child, len(numbers)) for child in nexts)
            states = list(numbers)
            yield level, tuple(table), states

    def ending(self, node: int) -> int:
        """Return the ending (or UNDECIDED) that an end holds."""
        value = self.store.value[node]
        return value if isinstance(value, int) else UNDECIDED

    def _below_root(self) -> set[int]:
        seen: set[int] = set()
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                stack.extend(self.store.children[node])
        return seen

    def _make(self, node: int) -> int:
        done = self._made.get(node)
        if done is None:
            level = self.source.level[node]
            if level == self.source.bottom:
                value = self.source.value[node]
                done = self.store.end(value)
            else:
                made = [self._make(child) for child in self.source.children[node]]
                done = self.store.node(level, tuple(self._join_all(made, mask) for mask in self.masks[level]))
            self._made[node] = done
        return done

    def _join_all(self, nodes: Sequence[int], mask: int) -> int:
        """Return the node that holds the endings of all nodes that the mask names."""
        chosen = [node for answer, node in enumerate(nodes) if mask >> answer & 1]
        joined = chosen[0]
        for other in chosen[1:]:
            joined = self._join(joined, other)
        return joined

    def _join(self, first: int, second: int) -> int:
        """Return the node that holds the endings of both, whatever the further answers."""
        if first == second:
            return first
        key = (first, second) if first < second else (second, first)
        done = self._joined.get(key)
        if done is None:
            store = self.store
            level = min(store.level[first], store.level[second])
            if level == store.bottom:
                done = self._join_ends(self.ending(first), self.ending(second))
            else:
                pairs = zip(self._under(first, level), self._under(second, level), strict=True)
                done = store.node(level, tuple(self._join(one, other) for one, other in pairs))
            self._joined[key] = done
        return done

    def _join_ends(self, first: int, second: int) -> int:
        agree = UNDECIDED not in (first, second) and self.outcomes[first] == self.outcomes[second]
        return self.store.end(min(first, second) if agree else UNDECIDED)

    def _under(self, node: int, level: int) -> tuple[int, ...]:
        store = self.store
        return store.children[node] if store.level[node] == level else (node,) * store.widths[level]
