// The panel beside the map: one entity, tie, gap or cluster, with every claim and its source.

import { byId, fill } from "../base/dom.js";
import { state } from "../state/state.js";
import { betweenPanel, clusterPanel } from "./cluster_panel.js";
import { gapPanel } from "./gap_panel.js";
import { nodePanel } from "./node_panel.js";
import { tiePanel } from "./tie_panel.js";

export function drawPanel() {
  const panel = byId("panel");
  const { selected } = state;
  const top = panel.dataset.shows === JSON.stringify(selected) ? panel.scrollTop : 0;
  panel.hidden = !selected;
  panel.dataset.shows = JSON.stringify(selected);
  if (!selected) return fill(panel);
  const views = { node: nodePanel, tie: tiePanel, gap: gapPanel, cluster: clusterPanel, between: betweenPanel };
  fill(panel, views[selected.what](selected.id));
  panel.setAttribute("aria-labelledby", "panel-title");
  panel.scrollTop = top;
}
