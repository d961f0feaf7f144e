// The words of the page itself, Chinese first; names and labels of the data come from the payload.

const WORDS = {
  search: ["搜索名称、拼音、首字母、英文…", "Search names, pinyin, initials, English…"],
  noResult: ["没有找到", "nothing found"],
  filters: ["筛选", "Filter"],
  list: ["列表", "List"],
  map: ["关系图", "Map"],
  export: ["导出", "Export"],
  exportNodes: ["当前对象（CSV）", "Things shown (CSV)"],
  exportTies: ["当前联系与出处（CSV）", "Ties shown, with sources (CSV)"],
  exportGaps: ["当前筛选的协作缺口（CSV）", "Gaps of this filter (CSV)"],
  exportPng: ["当前画面（PNG 图片）", "This picture (PNG)"],
  exportSvg: ["当前画面（SVG 矢量图，可编辑）", "This picture (SVG, can be edited)"],
  print: ["打印（A4 横向）", "Print (A4, landscape)"],
  sourcesShown: ["来源：{0} 个，出自 {1} 个发布者", "Sources: {0}, of {1} publishers"],
  sourcesMore: ["另有 {0} 个来源，见网页版", "{0} more sources: see the page itself"],
  madeOn: ["制图 {0}", "drawn {0}"],
  computedNote: ["红、黄虚线为计算结果，不是事实；没有记录不等于没有合作", "red and yellow broken lines are computed, not facts; no record does not mean no tie"],
  otherLang: ["EN", "中文"],
  langName: ["EN: switch to English", "切换为中文"],
  dark: ["深色", "Dark"],
  light: ["浅色", "Light"],
  themeName: ["切换深色与浅色", "Switch between dark and light"],
  legend: ["图例（点击显示或隐藏）", "Legend (click to show or hide)"],
  topics: ["人员、地点、专业等（默认不显示）", "People, places, topics (off at first)"],
  all: ["全选", "all"],
  none: ["全不选", "none"],
  lines: ["线的含义", "Lines"],
  strong: ["合作、共建等实质联系", "collaboration: builds, signs, funds …"],
  weak: ["参会、到访等一般联系与归属", "other ties: attends, visits, belongs to …"],
  planned: ["计划中的联系", "planned, not yet a fact"],
  low: ["低可靠或推断的联系", "of low reliability, or inferred"],
  gapLine: ["计算得出的协作缺口，不是事实", "a computed gap, not a fact"],
  gapUnknown: ["资料不足、尚不能判断的缺口", "a gap that cannot be assessed yet"],
  leastReliability: ["来源可靠性", "Reliability"],
  orBetter: ["{0}及以上", "{0} or better"],
  showInferred: ["也显示推断的联系", "Also show inferred ties"],
  time: ["时间", "Time"],
  year: ["当年存在的联系", "Ties that hold in"],
  allYears: ["全部年份", "all years"],
  comparedTo: ["与哪一年相比", "Compared to"],
  notCompared: ["不比较", "not compared"],
  new: ["{0}年以后至{1}年新增：{2} 条", "new after {0}, up to {1}: {2}"],
  ended: ["{0}年有、{1}年已结束：{2} 条", "held in {0}, ended by {1}: {2}"],
  newLine: ["{0}年以后至{1}年新增", "new after {0}, up to {1}"],
  endedLine: ["{0}年有、{1}年已结束", "held in {0}, ended by {1}"],
  newMark: ["新增", "new"],
  undatedLine: ["未注明起始时间，{1}年是否存在不详", "without a start: whether it held in {1} is not known"],
  showUndated: ["也显示未注明起始时间的联系（{0}）", "Also show ties without a start ({0})"],
  tieTypes: ["联系类型（{0}/{1}）", "Types of ties ({0}/{1})"],
  industry: ["产业", "Industry"],
  allIndustries: ["全部产业", "all industries"],
  industryNote: ["显示与该产业有联系的对象及其直接伙伴；未列出不等于无关。", "Shows what is tied to the industry, and its direct partners; what is not listed may still belong to it."],
  looks: ["大小与颜色", "Size and colour"],
  sizeBy: ["大小表示", "Size shows"],
  colourBy: ["颜色表示", "Colour shows"],
  byTies: ["联系的多少", "number of ties"],
  byKind: ["类别", "kind"],
  noValue: ["没有已知的合作伙伴，无名次", "no known partner, no rank"],
  rankNote: ["点开一个对象可看名次及其可能范围：名次随所依据的联系而变。", "Open a thing for its rank and how far it may vary: a rank depends on the ties it rests on."],
  rankRange: ["第 {0} 名（可能在第 {2}–{3} 名之间），共 {1} 家", "rank {0} of {1} (may be {2} to {3})"],
  moreMeasures: ["其他 {0} 项指标", "{0} more measures"],
  free: ["自由布局（再按一次回到原位）", "Free layout (press again to go back)"],
  undo: ["撤销（Ctrl+Z）", "Undo (Ctrl+Z)"],
  showGaps: ["显示协作缺口（计算得出，不是事实）", "Show collaboration gaps (computed, not facts)"],
  gaps: ["协作缺口", "Gaps"],
  gapsWithoutLine: ["另有 {0} 项不在两方之间，没有线", "{0} more are not between two, and have no line"],
  gapsListed: ["在列表中看", "See the list"],
  onlyAssessable: ["只看可判断的", "Only those that can be assessed"],
  gapsJoined: [
    "{0} 条缺口：{1} 条画成群组之间的虚线，线上的数字是条数（无数字为 1 条），点线可看是哪些；{2} 条在群组之内，见群组的说明",
    "{0} gaps: {1} are the broken lines between clusters, with their number (none: 1); click a line to see which; {2} inside a cluster: see its panel",
  ],
  gapsOff: ["这两个群组之间没有缺口", "No gap between these two clusters"],
  gapsBetween: ["两个群组之间的缺口（{0}）", "Gaps between the two clusters ({0})"],
  gapsInside: ["群组之内的缺口（{0}）", "Gaps inside the cluster ({0})"],
  evidence: ["证据情况", "Evidence"],
  independent: ["有两个以上发布者佐证", "with two or more publishers"],
  reliable: ["有媒体级以上来源", "with a source of press level or better"],
  reset: ["重置", "Reset"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  fit: ["看全图", "Fit the whole map"],
  close: ["关闭", "Close"],
  kind: ["类别", "Kind"],
  party: ["所属方", "Party"],
  place: ["地点", "Place"],
  website: ["网站", "Website"],
  aliases: ["别名", "Also called"],
  note: ["说明", "Note"],
  source: ["来源", "Source"],
  sources: ["来源", "Sources"],
  figures: ["数字", "Figures"],
  memberships: ["申报名单中的位置", "In declared lists"],
  measures: ["网络指标", "Measures"],
  rank: ["第 {0} 名，共 {1} 家", "rank {0} of {1}"],
  ego: ["只看它周围", "Only what is around it"],
  step: ["{0} 步", "{0} steps"],
  stepOne: ["1 步", "1 step"],
  everything: ["全部", "all"],
  ties: ["联系", "Ties"],
  tiesOf: ["联系（{0}）", "Ties ({0})"],
  noTies: ["库中没有它的联系；没有记录不等于没有合作。", "No tie is on record; that does not mean there is none."],
  relatedGaps: ["相关缺口（{0}）", "Related gaps ({0})"],
  claims: ["陈述（{0}）", "Claims ({0})"],
  statement: ["陈述", "statement"],
  certainty: ["确定程度", "certainty"],
  statedMark: ["写明", "stated"],
  locator: ["出处位置", "where in it"],
  open: ["打开来源", "open the source"],
  undated: ["日期不详", "undated"],
  unsourced: ["未注明来源", "no source given"],
  inferredMark: ["推断", "inferred"],
  lowMark: ["低可靠", "low reliability"],
  conflictMark: ["说法不一", "sources disagree"],
  plannedMark: ["计划", "planned"],
  endedMark: ["已结束", "ended"],
  outMark: ["不在默认视图", "outside the view"],
  computedMark: ["计算得出，不是事实", "computed, not a fact"],
  settledMark: ["已补齐", "settled"],
  unassessableMark: ["资料不足，尚不能判断", "cannot be assessed yet"],
  conflictOn: ["各来源对以下内容说法不一：{0}", "the sources disagree on: {0}"],
  since: ["起始", "since"],
  until: ["截止", "until"],
  status: ["状态", "status"],
  quantity: ["数量", "quantity"],
  role: ["角色", "role"],
  about: ["关于", "About"],
  reason: ["理由", "Reason"],
  expected: ["应有", "expected"],
  observed: ["实有", "observed"],
  score: ["严重度", "severity"],
  action: ["可以做什么", "What can be done"],
  gapEvidence: ["依据的陈述（{0}）", "The claims it rests on ({0})"],
  commonPartners: ["双方都有联系的（{0}）", "What both have ties with ({0})"],
  noEvidence: ["由已知联系的整体结构算出，不依据单条陈述。", "Computed from all known ties together, not from single claims."],
  name: ["名称", "Name"],
  from: ["起点", "From"],
  to: ["终点", "To"],
  type: ["联系类型", "Tie"],
  tieCount: ["联系数", "Ties"],
  inView: ["在视图内", "In view"],
  yes: ["是", "yes"],
  no: ["否", "no"],
  publishers: ["发布者", "Publishers"],
  reliability: ["可靠性", "Reliability"],
  assessable: ["可判断", "Assessable"],
  entities: ["对象", "Things"],
  statusLine: [
    "显示 {0}/{1} 个对象、{2}/{3} 条联系；可靠性视图另隐去 {4} 条，筛选隐去 {5} 条",
    "{0} of {1} things, {2} of {3} ties shown; the view hides {4} more ties, the filters {5}",
  ],
  statusUndated: ["；所显示的联系中 {0} 条未注明起始时间", "; of the ties shown {0} are without a start"],
  statusGaps: ["；{0} 条缺口线", "; {0} gap lines"],
  statusClusters: ["；合为 {0} 个群组，点击可查看与展开", "; joined in {0} clusters: click one to look into it"],
  statusOpened: ["；展开的群组画出 {0}/{1} 个成员", "; of the opened cluster {0} of {1} members are drawn"],
  statusDrawn: ["；画出其中 {0} 个，其余 {1} 个可搜索、筛选或在列表中查看", "; {0} of them drawn, the other {1} by search, filter or in the list"],
  leftOut: ["数据量大，本页未含", "Too large for this page"],
  gapsCarried: ["缺口只列最重要的 {0} 条，共 {1} 条；全部可用 jjgraph gaps 导出", "the {0} foremost gaps of {1}; jjgraph gaps writes all"],
  clusterCount: ["当前显示其中 {0} 个，共 {1} 个", "{0} of its {1} members are in view"],
  clusterSize: ["（{0}）", "({0})"],
  byIndustry: ["按类别与所属产业归组", "joined by kind and industry"],
  byCommunity: ["按类别与合作社群归组；社群由计算得出，不是事实", "joined by kind and community of collaboration; communities are computed, not facts"],
  byRest: ["同类中未归入其他群组的", "those of the kind that belong to no other cluster"],
  byWholeKind: ["这一类的全部", "all of this kind"],
  openCluster: ["展开成员", "Open"],
  closeCluster: ["收起", "Close up"],
  openedMost: ["成员较多：展开时只画出联系最多的 {0} 个", "many members: opened, the {0} best connected are drawn"],
  clusterTies: ["联系最多的群组", "Most ties with"],
  members: ["成员（{0}），联系多的在前", "Members ({0}), best connected first"],
  tieNumber: ["{0} 条联系", "{0} ties"],
  moreMembers: ["再看 200 个（还有 {0} 个）", "200 more ({0} left)"],
  moreResults: ["另有 {0} 个，请再输入几个字", "{0} more: type some more letters"],
  onlyFiltered: ["只列当前筛选留下的（{0}）", "Only what the filters leave ({0})"],
  rows: ["第 {0}–{1} 行，共 {2} 行", "rows {0}–{1} of {2}"],
  pageBefore: ["上一页", "Previous"],
  pageAfter: ["下一页", "Next"],
  asOf: ["数据截至 {0}", "Data as of {0}"],
  footNote: ["每条联系都可点开查看出处；虚红线为计算结果", "Click any tie for its sources; dashed red lines are computed"],
  offline: ["离线单文件", "one offline file"],
  canvas: ["关系图：{0} 个对象、{1} 条联系。同样的内容见“列表”。", "Map of {0} things and {1} ties. The list shows the same."],
  // evidence and citations
  attested: ["两个以上发布者佐证（宽底线）；单线只有一个", "two or more publishers (wide band); a plain line has one"],
  copyCitation: ["复制引用", "Copy citation"],
  copyCitationOf: ["复制引用：{0}", "Copy citation: {0}"],
  copied: ["已复制引用 ✓", "Citation copied ✓"],
  copyByHand: ["已选中，请按 Ctrl+C 复制", "Selected: press Ctrl+C to copy"],
  notSaid: ["未说明", "not said"],
  story: ["讲解", "Story"],
  storyClose: ["结束讲解", "End the story"],
  storyPrint: ["打印", "Print"],
  stepBack: ["上一步", "Back"],
  stepNext: ["下一步", "Next"],
  stepAgain: ["回到这一步", "Back to the step"],
  full: ["全屏", "Full"],
  fullLeave: ["退出全屏", "Exit full"],
  scale: ["字号", "Text"],
  scaleName: ["字号 {0}%，点击更换", "Text size {0}%, press to change"],
  pathTo: ["到…的路径", "Path to …"],
  pathFound: ["到“{0}”的路径", "Path to {0}"],
  pathClear: ["不再显示路径", "Hide the path"],
  pathSteps: ["最短 {0} 步；同样短的有 {1} 条，列出 {2} 条", "shortest: {0} steps; {1} as short, {2} listed"],
  pathHubs: [
    "只有经过类别、地点、人员或活动才连得上：这样的路径说明不了合作。",
    "Only joined over a category, place, person or event: such a path says nothing of collaboration.",
  ],
  noPath: [
    "在当前显示的联系中没有路径；不等于没有联系。",
    "No path among the ties that show now; that does not mean there is no tie.",
  ],
  pathHint: [
    "当前的筛选（可靠性、推断、年份、联系类型、类别、产业）可能隐去了路径。",
    "The filters (reliability, inferred, year, types, kinds, industry) may hide one.",
  ],
  pathWiden: ["不管筛选，再找一次", "Search among all ties"],
  pathWide: ["这条路径不管筛选，在全部联系中找到；图上其余部分仍按筛选显示。", "Found among all ties, whatever the filters; the rest of the map keeps to them."],
  pathTitle: ["{0} — {1}：路径", "{0} — {1}: path"],
  problem: ["此页的数据不完整，无法显示：{0}", "The data of this page are not complete: {0}"],
};

const LEVEL_WORDS = {
  official: ["官方", "official"],
  institution: ["机构自述", "institution"],
  press: ["媒体", "press"],
  low: ["低可靠", "low"],
};

// How a list of declared members counts a thing.
const READING_WORDS = {
  strict: ["具名成员", "named member"],
  lenient: ["属于此类，但未写明是成员", "named and of this class, membership not stated"],
  candidate: ["候选，不计入", "candidate, not counted"],
};

const LEVEL_ORDER = ["low", "press", "institution", "official"]; // by level, from 0

const STATUS_WORDS = {
  planned: ["计划", "planned"],
  active: ["进行中", "active"],
  ended: ["已结束", "ended"],
  unknown: ["不详", "unknown"],
};

function pick(words) {
  return words[state.lang === "en" ? 1 : 0];
}

function t(key, ...values) {
  return pick(WORDS[key]).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

function fromList(list, key) {
  return Object.hasOwn(list, key) ? pick(list[key]) : key;
}

// A text of the data in the language of the page; a missing one falls back to the other.
function both(text) {
  if (!text) return "";
  return (state.lang === "en" ? text.en || text.zh : text.zh || text.en) || "";
}

// The marks of the language around texts of the data.
function joined(texts) {
  return texts.join(state.lang === "en" ? ", " : "、");
}

function inBrackets(text) {
  return state.lang === "en" ? ` (${text})` : `（${text}）`;
}

function colon() {
  return state.lang === "en" ? ": " : "：";
}

// The names of a thing in both languages: on a clustered map most of them are among the details.
function namesOf(uid) {
  return data.nodes.get(uid).name ?? data.facts.get(uid).name;
}

function nameOf(uid) {
  return data.nodes.has(uid) ? both(namesOf(uid)) : uid;
}
