"""Whatever lists come one after the other: each import is taken back to the byte."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jjgraph.services.batches import undo
from jjgraph.services.datasets import seed
from tests.lists import HEADINGS, bring, exported, listed
from tests.paths import XIKOU
from tests.stores import checked, opened

NAMES = ("溪陶", "溪口陶瓷有限公司", "溪口职业中学", "甲瓷业有限公司", "乙窑业公司", "丙协会")
ROW = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["企业", "院校", "头部企业", "协会", ""]),
    st.sampled_from(["", "", "海城大学", "溪口职业技术大学", "海城大学、溪口职业技术大学", "海大", "丁公司"]),
    st.sampled_from(["", "2023-05", "2024", "二〇二三年九月", "待定"]),
    st.sampled_from(["", "50", "约200", "1,5"]),
    st.sampled_from(["", "张三", " 李四\n王五 "]),
    st.sampled_from(["", "官网 https://a.example", '“引号”,"逗号"\n换行']),
)
LISTS = st.lists(st.lists(ROW, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LISTS)
def test_undo_is_exact(lists: Sequence[Sequence[Sequence[str]]]) -> None:
    """Imported in their order and taken back in reverse, the export has the bytes of each step; imported twice, nothing."""
    with TemporaryDirectory() as name, opened(Path(name) / "a.kgl") as store:
        folder = Path(name)
        seed(store, [checked(XIKOU)])
        states = [exported(store, folder / "0")]
        for month, rows in enumerate(lists, start=1):
            path = listed(folder / f"{month}.xlsx", rows, (*HEADINGS, "备注"))
            if bring(store, path, f"2024-{month:02}-28", accept=True):
                states.append(exported(store, folder / f"{month}"))
                assert bring(store, path, f"2024-{month:02}-29", accept=True) == 0
        while len(states) > 1:
            states.pop()
            undo(store)
            assert exported(store, folder / f"back-{len(states)}") == states[-1]
