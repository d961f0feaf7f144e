"""Bars with intervals, as SVG: the one chart that the studies need."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from rich.cells import cell_len

from jjgraph.files import write_file
from jjgraph.results.cells import shown_text

ROW, BAR, LETTER, LENGTH, GAP = 24, 14, 7.5, 420, 10  # in pixels; a Chinese letter takes two of LETTER
FONTS = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, and the interval around it where there is one."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart, shown in a notebook as SVG. ``left_out`` rows had no value."""

    bars: tuple[Bar, ...]
    title: str = ""
    left_out: int = 0

    def svg(self) -> str:
        """Return the chart as an SVG document; equal bars, equal text.

        Examples
        --------
        The longer bar takes the whole length of 420, half the value half of it:

        >>> import re
        >>> re.findall('width="([0-9.]+)" height="14"', Chart((Bar("甲", 4), Bar("乙", 2))).svg())
        ['420.0', '210.0']
        """
        labels = max((cell_len(bar.label) for bar in self.bars), default=0) * LETTER + GAP
        longest = max((max(bar.value, bar.high or 0) for bar in self.bars), default=0) or 1
        left_out = f"{self.left_out} 行没有数值 / rows without a value" if self.left_out else ""
        lines = [line for line in (self.title, left_out) if line]
        top = ROW * len(lines)
        width, height = labels + LENGTH + 12 * LETTER, top + ROW * len(self.bars) + GAP
        drawn = [
            f'<text x="0" y="{(i + 0.7) * ROW:.1f}">{escape(line)}</text>' for i, line in enumerate(lines)
        ]
        for number, bar in enumerate(self.bars):
            drawn.append(_draw(bar, x=labels, y=top + number * ROW, unit=LENGTH / longest))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}" font-family="{FONTS}" font-size="14">'
            f"<title>{escape(self.title or '条形图 / bar chart')}</title>{''.join(drawn)}</svg>"
        )

    def save(self, path: str | Path) -> Path:
        """Write the chart as an SVG file and return its path.

        Raises
        ------
        UsageError
            If the folder of *path* is not there.
        """
        write_file(Path(path), self.svg().encode())
        return Path(path)

    def _repr_svg_(self) -> str:
        return self.svg()


def _draw(bar: Bar, *, x: float, y: float, unit: float) -> str:
    middle = y + ROW / 2
    parts = [
        f'<text x="{x - GAP / 2:.1f}" y="{middle + 5:.1f}" text-anchor="end">{escape(bar.label)}</text>',
        f'<rect x="{x:.1f}" y="{middle - BAR / 2:.1f}" width="{bar.value * unit:.1f}" height="{BAR}" fill="#4477aa"/>',
    ]
    end, text = bar.value, shown_text(bar.value)
    if bar.low is not None and bar.high is not None:
        end = max(bar.value, bar.high)
        text += f" ({shown_text(bar.low)}–{shown_text(bar.high)})"
        parts.append(
            f'<path d="M{x + bar.low * unit:.1f} {middle:.1f}H{x + bar.high * unit:.1f}" '
            'stroke="#222222" stroke-width="2"/>'
        )
    parts.append(f'<text x="{x + end * unit + GAP / 2:.1f}" y="{middle + 5:.1f}">{text}</text>')
    return "".join(parts)
