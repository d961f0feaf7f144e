"""What :help says."""

from jjgraph.bilingual import Bilingual

HELP = Bilingual(
    """Cypher 语句以分号结束，可分多行；Tab 补全，↑ 翻看以前的语句，Ctrl-C 取消这一行，Ctrl-D 离开。
  :query 名称 参数=值   运行具名查询，例如 :query partners uid=盼盼食品
  :queries             列出具名查询
  :export 文件         把上一个结果写入文件（.csv .xlsx .json .jsonl .md）
  :map 文件            把上一个结果里的对象及其间的联系画成关系图（指标与缺口仍按全体计算）
  :help  :quit
具名查询按视图过滤；自由的语句不过滤，低可靠与推断的联系也在其中。""",
    """A statement of Cypher ends with a semicolon and may take several lines. Tab completes, ↑ brings back what was
typed, Ctrl-C cancels the line, Ctrl-D leaves.
  :query NAME parameter=value   a named query, such as :query partners uid=盼盼食品
  :queries                      the named queries
  :export FILE                  the last result to a file (.csv .xlsx .json .jsonl .md)
  :map FILE                     the entities in the last result and the ties among them as a map (measures and gaps
                                stay those of the whole)
  :help  :quit
Named queries are filtered by the view; a statement is not: ties of low reliability and inferred ones are in it.""",
)
WRITE_HELP = Bilingual(
    """可写模式：每条写入语句自成一个事务。它绕过 jjgraph 的保证：
  没有记载与来源，也没有数据集与批次：verify 不查它，再次 seed 不会清除它，remove 也不会；
  缺少 jjgraph 所需属性的对象会使指标、缺口与关系图都无法计算，直到删除它（离开时会检查）；
  改动或删除 seed 写入的内容，verify 会报告，再次 seed 会恢复；
  嵌入式库写入时用的是 kglite 的优化器，复杂的 MATCH 可能找错（docs/decisions/0002）：先用只读查询看清，再写；
  写入语句的 RETURN 不显示；LOAD CSV 仍被拒绝；嵌入式库在此期间不许别的进程写。
要留下有来源的数据，请改文件后 jjgraph seed。""",
    """Writing: each statement that writes is a transaction of its own. It goes around what jjgraph promises:
  there is no claim and no source, no data set and no run: verify does not look at it, and neither seed nor remove
  takes it away;
  an entity without the properties that jjgraph needs keeps measures, gaps and maps from being computed until it is
  deleted (this is looked into when you leave);
  what seed wrote and you change or delete is reported by verify, and put right by the next seed;
  the embedded store writes with kglite's optimizer, which may match wrongly (docs/decisions/0002): look first with a
  reading query;
  what such a statement RETURNs is not shown; LOAD CSV stays refused; no other process can write to an embedded file
  meanwhile.
For data with sources, change the files and run jjgraph seed.""",
)
