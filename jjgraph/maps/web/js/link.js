// The address of exactly this view: what is selected, the language, the filters. A bad one does no harm.

function readLink() {
  const given = new URLSearchParams(location.hash.slice(1));
  const lang = given.get("lang");
  if (lang === "zh" || lang === "en") state.lang = lang;
  state.low = given.get("low") === "1";
  state.gaps = given.get("gaps") === "1";
  state.list = given.get("view") === "list";
  if (Object.hasOwn(TABS, given.get("tab") || "")) state.tab = given.get("tab");
  for (const id of (given.get("on") || "").split(",")) if (data.kinds.has(id)) state.kinds.add(id);
  for (const id of (given.get("off") || "").split(",")) state.kinds.delete(id);
  state.selected = linkedThing(given);
  const ego = Number(given.get("ego"));
  state.ego = state.selected && [1, 2, 3].includes(ego) ? ego : 0;
}

function linkedThing(given) {
  for (const [what, known] of [["node", data.nodes], ["tie", data.edges], ["gap", data.gaps]]) {
    const id = given.get(what);
    if (id !== null && known.has(id)) return { what, id };
  }
  return null;
}

function linkText() {
  const parts = new URLSearchParams();
  const resting = restingKinds();
  const off = resting.filter((id) => !state.kinds.has(id));
  const on = [...state.kinds].filter((id) => !resting.includes(id)).sort();
  if (state.selected) parts.set(state.selected.what, state.selected.id);
  if (state.ego) parts.set("ego", String(state.ego));
  if (state.lang !== "zh") parts.set("lang", state.lang);
  if (state.low) parts.set("low", "1");
  if (state.gaps) parts.set("gaps", "1");
  if (state.list) parts.set("view", "list");
  if (state.tab !== "entities") parts.set("tab", state.tab);
  if (on.length) parts.set("on", on.join(","));
  if (off.length) parts.set("off", off.join(","));
  return parts.toString();
}

function writeLink() {
  const text = linkText();
  if (text !== location.hash.slice(1)) history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}
