"""The five measures that are computed by default."""

from jjgraph.analytics.measures.spec import PARALLEL_WEIGHT, Measure, by_name
from jjgraph.analytics.scores import betweenness, closeness, degree, eigenvector, pagerank
from jjgraph.model.text import Text

STANDARD = by_name(
    Measure(
        "degree",
        Text("度（合作伙伴数）", "degree"),
        Text("有多少个不同的合作伙伴", "how many different partners it collaborates with"),
        weights="",
        unit="partners",
        range="0 to n-1",
        isolates="0",
        score=degree,
        definition="number of neighbours",
        citation="L. C. Freeman, Social Networks 1 (1979) 215",
    ),
    Measure(
        "betweenness",
        Text("中介中心性", "betweenness"),
        Text(
            "其他单位之间最短的合作路径有多大比例经过它；高者是桥梁，也是瓶颈",
            "the share of shortest paths between others that run through it: a bridge, and a bottleneck",
        ),
        weights="distance",
        unit="share of the pairs of others",
        range="0 to 1",
        isolates="0",
        score=betweenness,
        definition="sum over pairs s<t of paths(s, t through v) / paths(s, t), divided by (n-1)(n-2)/2",
        citation="L. C. Freeman, Sociometry 40 (1977) 35",
        parallel=PARALLEL_WEIGHT,
        linear=False,
    ),
    Measure(
        "closeness",
        Text("接近中心性", "closeness"),
        Text(
            "经过多短的合作路径就能到达其他单位；只能到达少数单位者按比例降低",
            "how short its paths to others are, lowered in proportion where it reaches only few of them",
        ),
        weights="distance",
        unit="1 / mean distance, times the share of nodes it reaches (Wasserman and Faust)",
        range="0 upwards; at most 1 where every weight is 1",
        isolates="0",
        score=closeness,
        definition="(r/(n-1)) (r / sum of distances to the r nodes that it reaches)",
        citation="S. Wasserman and K. Faust, Social Network Analysis (1994) p. 201",
        parallel=PARALLEL_WEIGHT,
        linear=False,
    ),
    Measure(
        "eigenvector",
        Text("特征向量中心性", "eigenvector"),
        Text(
            "合作伙伴本身是否重要；只在最大的连通部分内计算，其余为0",
            "whether its partners are central themselves; computed in the largest component, 0 elsewhere",
        ),
        weights="weight",
        unit="entry of the leading eigenvector, of length 1",
        range="0 to 1",
        isolates="0, as for all outside the largest component (of equals, that of the lowest uid)",
        score=eigenvector,
        definition="x with A x = (largest eigenvalue) x, A the weights",
        citation="P. Bonacich, Journal of Mathematical Sociology 2 (1972) 113",
        parallel=PARALLEL_WEIGHT,
    ),
    Measure(
        "pagerank",
        Text("PageRank", "PageRank"),
        Text(
            "沿合作联系随机走动时停留在它那里的机会；重要伙伴的看重更有分量",
            "the chance to be found there when walking at random along collaborations",
        ),
        weights="weight",
        unit="probability, damping 0.85",
        range="above 0; all together 1",
        isolates="the base share that every node receives",
        score=pagerank,
        definition="p = 0.15/n + 0.85 (weight shares)' p",
        citation="L. Page et al., The PageRank citation ranking (1999)",
        parallel=PARALLEL_WEIGHT,
    ),
)
