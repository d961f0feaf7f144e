// The list: the same things as rows of a real table, sortable, for screen readers and for print.

const sorting = { entities: [4, -1], ties: [0, 1], gaps: [4, -1] };
const paging = { most: 1000, rows: 200, listed: "", page: 0 }; // above so many rows, pages of so many

function entityColumns() {
  return [
    [t("name"), (uid) => nameOf(uid), (uid) => nodeLink(uid)],
    [t("kind"), (uid) => kindName(data.nodes.get(uid).kind)],
    [t("party"), (uid) => (data.nodes.get(uid).parties || []).join("、")],
    [t("place"), (uid) => data.facts.get(uid).place || ""],
    [t("tieCount"), (uid) => (data.tiesOf.get(uid) || []).length],
    [t("inView"), (uid) => (data.nodes.get(uid).inView ? t("yes") : t("no"))],
    ...data.payload.measures.map((measure) => [both(measure.name), (uid) => (data.facts.get(uid).measures || {})[measure.id] ?? ""]),
  ];
}

function tieColumns() {
  const edge = (key) => data.edges.get(key);
  const open = (key) => button(typeName(edge(key).type), () => select({ what: "tie", id: key }, true), { class: "node-link" });
  return [
    [t("from"), (key) => nameOf(edge(key).from), (key) => nodeLink(edge(key).from)],
    [t("type"), (key) => typeName(edge(key).type), open],
    [t("to"), (key) => nameOf(edge(key).to), (key) => nodeLink(edge(key).to)],
    [t("since"), (key) => edge(key).since || ""],
    [t("until"), (key) => edge(key).until || ""],
    [t("publishers"), (key) => edge(key).publishers],
    [t("status"), (key) => fromList(STATUS_WORDS, edge(key).status), (key) => [tellsStatus(edge(key)) ? null : fromList(STATUS_WORDS, edge(key).status), edgeMarks(edge(key))].flat()],
  ];
}

// A mark of its own says that a tie is planned or over.
function tellsStatus({ status }) {
  return status === "planned" || status === "ended";
}

function gapColumns() {
  const gap = (id) => data.gaps.get(id);
  const open = (id) => button(gapName(gap(id)), () => select({ what: "gap", id }, true), { class: "node-link" });
  return [
    [t("kind"), (id) => `${gap(id).kind} ${gapName(gap(id))}`, open],
    [t("about"), (id) => gap(id).subjects.map(nameOf).join(" — ")],
    [t("reason"), (id) => both(gap(id).reason)],
    [t("assessable"), (id) => (gap(id).assessable ? t("yes") : t("no"))],
    [t("score"), (id) => gap(id).score],
    [t("action"), (id) => both(gap(id).action)],
  ];
}

// What a tab lists: everything, or what the filters leave.
const TABS = {
  entities: { columns: entityColumns, every: () => data.nodes.keys(), left: () => shown.wanted },
  ties: { columns: tieColumns, every: () => data.edges.keys(), left: () => shown.ties },
  gaps: { columns: gapColumns, every: () => data.gaps.keys(), left: () => filteredGaps().map((gap) => gap.id) },
};

function idsOf(tab) {
  return [...(state.filtered ? TABS[tab].left() : TABS[tab].every())];
}

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if ((a === "") !== (b === "")) return a === "" ? -1 : 1;
  return collator.compare(String(a), String(b));
}

const collator = new Intl.Collator("zh", { numeric: true });

function headCell(tab, label, index) {
  const [at, direction] = sorting[tab];
  const sort = () => {
    sorting[tab] = [index, at === index ? -direction : 1];
    paging.page = 0;
    drawList();
  };
  const order = at === index ? (direction > 0 ? "ascending" : "descending") : "none";
  const arrow = at === index ? (direction > 0 ? " ▲" : " ▼") : "";
  return el("th", { scope: "col", "aria-sort": order }, button(label + arrow, sort, { class: "sort" }));
}

function sortedIds(tab, value, direction) {
  const rows = idsOf(tab).map((id) => [id, value(id)]);
  return rows.sort((a, b) => direction * compare(a[1], b[1]) || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

// Which rows of a long list show: on paper, too.
function rowsText(count) {
  const first = paging.page * paging.rows;
  return t("rows", first + 1, Math.min(count, first + paging.rows), count);
}

// Turn the pages of a long list; the keyboard stays on the button.
function pager(count) {
  const last = Math.ceil(count / paging.rows) - 1;
  const turn = (step, id) => {
    paging.page = Math.min(last, Math.max(0, paging.page + step));
    drawList();
    byId(id).focus();
  };
  return el(
    "div",
    { class: "row", role: "group", "aria-label": t("list") },
    button(t("pageBefore"), () => turn(-1, "page-before"), { id: "page-before", "aria-disabled": String(paging.page === 0) }),
    el("span", { id: "page-rows", role: "status" }, rowsText(count)),
    button(t("pageAfter"), () => turn(1, "page-after"), { id: "page-after", "aria-disabled": String(paging.page === last) }),
  );
}

function table(tab) {
  const columns = TABS[tab].columns();
  const [at, direction] = sorting[tab];
  const ids = sortedIds(tab, columns[at][1], direction);
  const paged = ids.length > paging.most;
  const rows = paged ? ids.slice(paging.page * paging.rows, (paging.page + 1) * paging.rows) : ids;
  const cell = (id, [, text, view], index) => el(index ? "td" : "th", index ? {} : { scope: "row" }, view ? view(id) : String(text(id)));
  return el(
    "table",
    { class: `of-${tab}` },
    el("caption", {}, `${tabName(tab)} · ${paged ? rowsText(ids.length) : ids.length}`),
    el("thead", {}, el("tr", {}, columns.map(([label], index) => headCell(tab, label, index)))),
    el("tbody", {}, rows.map((id) => el("tr", {}, columns.map((column, index) => cell(id, column, index))))),
  );
}

function tabName(tab) {
  return { entities: t("entities"), ties: t("ties"), gaps: t("gaps") }[tab];
}

function drawList() {
  byId("list").hidden = !state.list;
  byId("zoom").hidden = state.list;
  byId("map").classList.toggle("away", state.list); // kept at its size: it can be drawn and fitted meanwhile
  if (!state.list) return fill(byId("list"));
  const open = (tab) => {
    state.tab = tab;
    refresh();
  };
  const tabs = Object.keys(TABS).map((tab) =>
    button(`${tabName(tab)} ${idsOf(tab).length}`, () => open(tab), { "data-tab": tab, "aria-pressed": String(tab === state.tab) }),
  );
  const listed = `${state.tab} ${state.filtered && shown.ties.size}`;
  if (paging.listed !== listed) Object.assign(paging, { listed, page: 0 });
  const scroller = el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": tabName(state.tab) }, table(state.tab));
  const count = idsOf(state.tab).length;
  const left = [...TABS[state.tab].left()].length;
  const filter = checkbox("filtered-check", t("onlyFiltered", left), state.filtered, (on) => Object.assign(state, { filtered: on }));
  return fill(byId("list"), el("div", { class: "row" }, tabs, filter), count > paging.most ? pager(count) : null, scroller);
}
