"""Where the data of the tests are."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
JINJIANG = ROOT / "seeds" / "jinjiang"
HARBOUR = Path(__file__).parent / "data" / "harbour"
XIKOU = Path(__file__).parent / "data" / "xikou"
OFFICE = Path(__file__).parent / "data" / "office"
