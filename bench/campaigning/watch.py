"""A stopwatch for steps in parts: median, 95th percentile, total, and the most memory during each step."""

import resource
import statistics
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

PEAK = Path("/proc/self/clear_refs")
STATUS = Path("/proc/self/status")


@dataclass
class Watch:
    """What was measured, by step."""

    parts: dict[str, list[float]] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def measure(self, step: str, parts: Iterable[int]) -> int:
        """Run a step part by part; each part says how many it did. Return how many in all."""
        forget_peak()
        seconds, done = [], 0
        running = iter(parts)
        while True:
            start = perf_counter()
            count = next(running, None)
            if count is None:
                break
            seconds.append(perf_counter() - start)
            done += count
        self.parts[step] = seconds or [0.0]
        self.done[step] = done
        self.memory[step] = peak_megabytes()
        return done

    def lines(self) -> Iterable[str]:
        """One line for each step."""
        yield f"{'step':<32}{'people':>10}{'parts':>7}{'median ms':>11}{'p95 ms':>9}{'total s':>9}{'peak MB':>9}"
        for step, seconds in self.parts.items():
            median, high = statistics.median(seconds) * 1000, percentile(seconds, 95) * 1000
            yield (
                f"{step:<32}{self.done[step]:>10,}{len(seconds):>7}{median:>11,.1f}{high:>9,.1f}"
                f"{sum(seconds):>9,.2f}{self.memory[step]:>9,.0f}"
            )


def percentile(values: list[float], wanted: int) -> float:
    """Return the smallest value that is at least as large as `wanted` per cent of them."""
    in_order = sorted(values)
    return in_order[max(0, -(-wanted * len(in_order) // 100) - 1)]


def forget_peak() -> None:
    """Let the highest memory start anew, where the system can do that."""
    if PEAK.exists():
        PEAK.write_text("5")


def peak_megabytes() -> float:
    """Return the highest memory since `forget_peak`, or since the start where that cannot be set back."""
    if STATUS.exists():
        line = next(row for row in STATUS.read_text().splitlines() if row.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 if sys.platform == "linux" else 1024**2)
