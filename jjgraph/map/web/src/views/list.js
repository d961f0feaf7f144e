// The list: the same entities as rows of a real table, sortable, for screen readers and for print.

import { button, byId, el, fill } from "../base/dom.js";
import { refresh } from "../state/changes.js";
import { t } from "../state/language.js";
import { shown } from "../state/shown.js";
import { TABS, state } from "../state/state.js";
import { checkbox } from "./controls.js";
import { TABLES, idsOf, sortedIds, sorting } from "./list_tables.js";

const paging = { most: 1000, rows: 200, listed: "", page: 0 }; // above so many rows, pages of so many

/**
 * @param {Tab} tab
 * @param {string} label
 * @param {number} index
 */
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

/**
 * Which rows of a long list show: on paper, too.
 * @param {number} count
 */
function rowsText(count) {
  const first = paging.page * paging.rows;
  return t("rows", first + 1, Math.min(count, first + paging.rows), count);
}

/**
 * Turn the pages of a long list; the keyboard stays on the button.
 * @param {number} count
 */
function pager(count) {
  const last = Math.ceil(count / paging.rows) - 1;
  const turn = (/** @type {number} */ step, /** @type {string} */ id) => {
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

/** @param {Tab} tab */
function table(tab) {
  const columns = TABLES[tab].columns();
  const [at, direction] = sorting[tab];
  const ids = sortedIds(tab, columns[at][1], direction);
  const paged = ids.length > paging.most;
  const rows = paged ? ids.slice(paging.page * paging.rows, (paging.page + 1) * paging.rows) : ids;
  const cell = (/** @type {string} */ id, /** @type {ListColumn} */ [, text, view], /** @type {number} */ index) =>
     el(index ? "td" : "th", index ? {} : { scope: "row" }, view ? view(id) : String(text(id)));
  return el(
    "table",
    { class: `of-${tab}` },
    el("caption", {}, [tabName(tab), paged ? rowsText(ids.length) : ids.length, tab === "gaps" ? t("amongKnown") : ""].filter(Boolean).join(" · ")),
    el("thead", {}, el("tr", {}, columns.map(([label], index) => headCell(tab, label, index)))),
    el("tbody", {}, rows.map((id) => el("tr", {}, columns.map((column, index) => cell(id, column, index))))),
  );
}

/** @param {Tab} tab */
function tabName(tab) {
  return { entities: t("entities"), ties: t("ties"), gaps: t("gaps") }[tab];
}

export function drawList() {
  byId("list").hidden = !state.list;
  byId("zoom").hidden = state.list;
  byId("map").classList.toggle("away", state.list); // kept at its size: it can be drawn and fitted meanwhile
  if (!state.list) return fill(byId("list"));
  const open = (/** @type {Tab} */ tab) => {
    state.tab = tab;
    refresh();
  };
  const tabs = TABS.map((tab) =>
    button(`${tabName(tab)} ${idsOf(tab).length}`, () => open(tab), { "data-tab": tab, "aria-pressed": String(tab === state.tab) }),
  );
  const listed = `${state.tab} ${state.filtered && shown.ties.size}`;
  if (paging.listed !== listed) Object.assign(paging, { listed, page: 0 });
  const scroller = el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": tabName(state.tab) }, table(state.tab));
  const count = idsOf(state.tab).length;
  const left = [...TABLES[state.tab].left()].length;
  const filter = checkbox("filtered-check", t("onlyFiltered", left), state.filtered, (on) => Object.assign(state, { filtered: on }));
  return fill(byId("list"), el("div", { class: "row" }, tabs, filter), count > paging.most ? pager(count) : null, scroller);
}
