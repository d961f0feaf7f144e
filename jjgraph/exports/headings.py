"""What the columns are called where people read them; files keep the names of the columns."""

from collections.abc import Mapping

HEADINGS: Mapping[str, str] = {
    "rank_low": "最好名次", "rank_high": "最差名次", "label_zh": "名称", "p": "p", "range": "范围",
    "count": "次数", "ratio": "比值", "by_density": "按密度期望", "community": "社群",
    "size": "成员数", "figure": "数字", "before": "之前", "after": "之后", "difference": "差", "subject": "对象",
    "consortium": "联合体", "members": "成员", "pairs": "合作对", "density": "密度", "isolated": "未见合作",
    "mode": "类", "degree": "度", "closeness": "接近", "betweenness": "中介", "impact": "影响",
    "cut": "割", "uids": "编号", "component": "所在部分", "beyond": "断开的一侧",
    "rank": "名次", "uid": "编号", "name": "名称", "kind": "类别", "parties": "所属方", "party": "方",
    "measure": "指标", "score": "得分", "gap_id": "缺口", "gap_kind": "种类", "subject_ids": "对象",
    "expected": "应有", "observed": "实有", "shortfall": "差额", "severity": "程度", "assessable": "可评估",
    "reason_zh": "理由", "suggested_action": "建议", "relation": "关系", "role": "角色", "status": "状态",
    "sources": "来源数", "since": "起始", "until": "截止", "partner": "伙伴", "direction": "方向",
    "strength": "强度", "claims": "陈述数", "tie": "联系", "statement": "陈述", "certainty": "确定程度",
    "source": "来源", "publisher": "发布者", "reliability": "可靠性", "published": "发布日期",
    "locator": "位置", "claim": "陈述编号", "college": "学院", "builder": "共建方", "common": "共同伙伴数",
    "via": "经由", "steps": "步数", "names": "名称", "relations": "关系", "ties": "联系", "partners": "伙伴数",
    "strong_partners": "强联系伙伴数", "from_name": "主体", "to_name": "客体", "date": "日期",
    "change": "变化", "period": "时期", "unit": "单位", "values": "数值", "lowest_level": "最低级",
    "declared": "申报数", "bound": "界限", "strict": "写明", "lenient": "同类具名", "candidates": "候选",
    "in_total": "计入总数", "industry": "产业", "place": "地点", "aliases": "别名", "person": "人员",
    "body": "单位", "entities": "个数", "title": "题目", "params": "参数", "label": "名称",
    "shown": "视图中", "stored": "库中", "setting": "设置", "value": "值", "origin": "来自",
    "description": "说明", "ends": "两端", "dataset": "数据集", "part": "部分", "title_zh": "中文题目",
    "title_en": "英文题目", "file": "文件", "row": "行", "column": "列", "code": "代码", "advice_zh": "建议",
    "method": "方法", "auc": "AUC", "precision_at_k": "前k名命中率", "positives": "正例", "negatives": "负例",
    "split": "隐去方式", "seed": "种子", "flags": "注意", "figures": "数字",
}  # fmt: skip
