// Collaboration gaps: computed, never facts; each with its reason and evidence, or the note that it cannot be assessed.

// How many of a kind are drawn, of all that have a line.
function gapKindChip(kind, gaps) {
  const lines = [...shown.gaps, ...[...shown.gapLines.values()].flatMap((line) => line.gaps)];
  const drawn = lines.filter((gap) => gap.kind === kind).length;
  const on = !state.gapKindsOff.has(kind);
  const toggle = () => {
    if (!state.gapKindsOff.delete(kind)) state.gapKindsOff.add(kind);
    refresh();
  };
  const parts = [el("span", { class: "grow" }, gapName(gaps[0])), el("span", { class: "quiet" }, `${drawn}/${gaps.length}`)];
  return button(parts, toggle, { class: "chip", "data-gap": kind, "aria-pressed": String(on) });
}

function admitsGap(gap) {
  return !state.gapKindsOff.has(gap.kind) && (gap.assessable || !state.assessable);
}

function openGapList() {
  Object.assign(state, { list: true, tab: "gaps" });
  refresh();
}

// Only a gap between two has a line; the others, the lists of names among them, stand in the list.
function gapControls() {
  if (!state.gaps) return null;
  const kinds = new Map();
  for (const gap of data.payload.gaps) if (gap.to !== null) collect(kinds, gap.kind, gap);
  const others = data.payload.gaps.filter((gap) => gap.to === null).length;
  return [
    checkbox("assessable-check", t("onlyAssessable"), state.assessable, (on) => Object.assign(state, { assessable: on })),
    el("div", { class: "chips wide" }, [...kinds].map(([kind, gaps]) => gapKindChip(kind, gaps))),
    others ? el("p", { class: "quiet", id: "gaps-without-line" }, t("gapsWithoutLine", others), " ", button(t("gapsListed"), openGapList, { class: "small", id: "gaps-list" })) : null,
  ];
}

function introducers(gap) {
  const common = commonPartners(gap);
  return common.length ? section(t("commonPartners", common.length), el("div", { class: "ends" }, common.map(nodeLink))) : null;
}

function gapPanel(id) {
  const gap = data.gaps.get(id);
  return [
    panelHead(gapName(gap), gapMarks(gap)),
    el("p", { class: "quiet" }, both(data.payload.gapKinds[gap.kind].about)),
    el("div", { class: "ends" }, gap.subjects.map(nodeLink)),
    el("p", { class: gap.assessable ? "gap-reason" : "gap-reason unknown" }, both(gap.reason)),
    el(
      "dl",
      {},
      factRow(t("expected"), gap.expected),
      factRow(t("observed"), gap.observed),
      factRow(t("score"), Number(gap.score).toFixed(2)),
      factRow(t("action"), both(gap.action)),
    ),
    introducers(gap),
    section(
      t("gapEvidence", gap.evidence.length),
      gap.evidence.length ? claimList(gap.evidence) : el("p", { class: "quiet" }, t("noEvidence")),
    ),
  ];
}
