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

function gapChips() {
  const kinds = new Map();
  for (const gap of data.payload.gaps) if (gap.to !== null) collect(kinds, gap.kind, gap);
  if (!state.gaps) return null;
  return el("div", { class: "chips wide" }, [...kinds].map(([kind, gaps]) => gapKindChip(kind, gaps)));
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
    introducers(gap),
    section(
      t("gapEvidence", gap.evidence.length),
      gap.evidence.length ? claimList(gap.evidence) : el("p", { class: "quiet" }, t("noEvidence")),
    ),
  ];
}
