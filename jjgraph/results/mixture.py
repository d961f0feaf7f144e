"""What a result says where the data of several consortia stand in one store."""

from collections.abc import Iterable

from jjgraph.bilingual import Bilingual
from jjgraph.model.records import DatasetInfo


def mixture_notes(infos: Iterable[DatasetInfo]) -> tuple[Bilingual, ...]:
    """Return a note where the data sets are about more than one consortium: what is counted is of all of them.

    Examples
    --------
    >>> one, two = (DatasetInfo(uid=name, name=name, dataset=name, consortium=f"con-{name}") for name in "ab")
    >>> mixture_notes([one]), mixture_notes([one, two])[0].en
    ((), 'together: the data sets a, b of 2 consortia; --dataset NAME looks at one alone')
    """
    about = {info.dataset: info.consortium for info in infos if info.consortium}
    count = len(set(about.values()))
    if count < 2:  # noqa: PLR2004
        return ()
    return (
        Bilingual(
            f"合在一起算的：{count} 个联合体的数据集 {'、'.join(sorted(about))}；只看其一用 --dataset NAME",
            f"together: the data sets {', '.join(sorted(about))} of {count} consortia;"
            " --dataset NAME looks at one alone",
        ),
    )
