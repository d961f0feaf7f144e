// The canvas of vis-network, and what stands on it.

/**
 * @type {{
 *   network: any, nodes: any, edges: any, base: Map<string, any>, lines: Map<string, any>, drawn: Map<string, string>,
 *   sizes: Table<number>, scale: number[][], hovered: string | null, version: number, layout: string, home: (() => void) | null,
 * }}
 */
export const chart = {
  network: null, nodes: null, edges: null, base: new Map(), lines: new Map(), drawn: new Map(), sizes: /** @type {Table<number>} */ (new Map()), scale: [],
  hovered: null, version: 0, layout: "",
  home: null, // puts the map back where the reader had it before a selection moved it; null once they moved it themself
};
