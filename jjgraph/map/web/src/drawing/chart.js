// The canvas of vis-network, and what stands on it.

export const chart = {
  network: null, nodes: null, edges: null, base: new Map(), lines: new Map(), drawn: new Map(), sizes: new Map(), scale: [],
  hovered: null, version: 0, scene: "",
  home: null, // puts the map back where the reader had it before a selection moved it; null once they moved it themself
};
