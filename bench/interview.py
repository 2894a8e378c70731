"""How many questions each theme asks: `python -m bench.interview`.

Many made-up cases per theme, with answers drawn as people give them (mostly the usual one), and now and then "I do not
know". Prints the median, the 90th percentile and the most, beside the number of facts that the rules know.
"""

import argparse
import os
import platform
import random
import statistics
import time
from datetime import date, timedelta
from typing import Any

from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.rules.interview import next_question, usual_answer
from zuiver.rules.model import Fact, RuleBook

ON = date(2026, 1, 1)
USUAL, UNKNOWN = 0.7, 0.05


def drawn(fact: Fact, chance: random.Random) -> Any:
    """An answer to a question: the usual one, now and then "I do not know", else any that is possible."""
    luck = chance.random()
    if luck < USUAL and usual_answer(fact) is not None:
        return usual_answer(fact)
    if luck > 1 - UNKNOWN:
        return None
    match fact.type:
        case "bool":
            return chance.choice([True, False])
        case "choice":
            return chance.choice(fact.values)
        case "set":
            return [one for one in fact.values if chance.random() < 0.3]
        case "money" | "decimal":
            return chance.randrange(0, 12_000) / 100
        case "int":
            least = int(fact.minimum or 0)
            return chance.randint(least, int(fact.maximum) if fact.maximum is not None else least + 20)
        case "date":
            return ON - timedelta(days=chance.randrange(0, 1_500))
    return None


def questions_asked(book: RuleBook, chance: random.Random) -> int:
    """Ask one made-up case to its end and return how many questions that took."""
    answers: dict[str, Any] = {}
    while (question := next_question(book, answers)) is not None:
        answers[question.fact.name] = drawn(question.fact, chance)
    return len(answers)


def main() -> None:
    """Print a line per theme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=400, help="per theme")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"machine  {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    print(f"{asked.cases} cases per theme\n\n{'theme':<22}{'facts':>6}{'median':>8}{'p90':>6}{'most':>6}")
    start = time.perf_counter()
    medians = []
    for module in module_names():
        book, chance = rule_book_for(module, ON), random.Random(asked.seed)
        counts = sorted(questions_asked(book, chance) for _ in range(asked.cases))
        medians.append(statistics.median(counts))
        p90 = counts[int(0.9 * (len(counts) - 1))]
        print(f"{module:<22}{len(book.facts):>6}{medians[-1]:>8g}{p90:>6}{counts[-1]:>6}")
    print(f"\nmedian of the medians {statistics.median(medians):g}, in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
