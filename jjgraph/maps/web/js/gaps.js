// Collaboration gaps: computed, never facts; each with its reason and evidence, or the note that it cannot be assessed.

function gapKindChip(kind, gaps) {
  const on = !state.gapKindsOff.has(kind);
  const toggle = () => {
    if (!state.gapKindsOff.delete(kind)) state.gapKindsOff.add(kind);
    refresh();
  };
  const parts = [el("span", { class: "grow" }, gapName(gaps[0])), el("span", { class: "quiet" }, String(gaps.length))];
  return button(parts, toggle, { class: "chip", "data-gap": kind, "aria-pressed": String(on) });
}

function gapControls() {
  const kinds = new Map();
  for (const gap of data.payload.gaps) collect(kinds, gap.kind, gap);
  const lines = [...kinds].filter(([, gaps]) => gaps.some((gap) => gap.to !== null));
  return el(
    "section",
    {},
    el("h2", {}, t("gaps")),
    kinds.size ? checkbox("gap-check", t("showGaps"), state.gaps, (on) => Object.assign(state, { gaps: on })) : el("p", { class: "quiet" }, t("noGaps")),
    state.gaps ? el("div", { class: "chips wide" }, lines.map(([kind, gaps]) => gapKindChip(kind, gaps))) : null,
  );
}

function gapPanel(id) {
  const gap = data.gaps.get(id);
  return [
    panelHead(gapName(gap), gapMarks(gap)),
    el("div", { class: "ends" }, gap.subjects.map(nodeLink)),
    el(
      "div",
      { class: gap.assessable ? "gap-reason" : "gap-reason unknown" },
      el("p", {}, gap.reason.zh),
      gap.reason.en && gap.reason.en !== gap.reason.zh ? el("p", { lang: "en" }, gap.reason.en) : null,
    ),
    el(
      "dl",
      {},
      factRow(t("expected"), gap.expected),
      factRow(t("observed"), gap.observed),
      factRow(t("score"), Number(gap.score).toFixed(2)),
      factRow(t("action"), both(gap.action)),
    ),
    section(
      t("gapEvidence", gap.evidence.length),
      gap.evidence.length ? claimList(gap.evidence) : el("p", { class: "quiet" }, t("noEvidence")),
    ),
  ];
}
