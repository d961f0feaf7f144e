// What the modules hand to each other. The parts of the payload are those of map/payload.py and map/serializers.py.

interface Bilingual { zh?: string; en?: string }
interface Point { x: number; y: number }
interface Ring { inner: number; outer: number }
type Theme = "light" | "dark";
type Tab = "entities" | "ties" | "gaps";
type Word = keyof typeof import("./base/words.js").WORDS;

/** A table whose keys are known to be there: whoever is not sure asks `has` first. */
interface Table<V, K = string> extends Omit<Map<K, V>, "get" | "forEach"> { get(key: K): V }

// --- data

interface Kind { id: string; name: Bilingual; about: Bilingual; colour: string; shape: string; sector: string; resting: boolean; industry: boolean }
interface RelationType { id: string; name: Bilingual; strength: Strength }
type Strength = "strong" | "weak" | "none";
interface Measure { id: string; name: Bilingual; about: Bilingual; lowFirst: boolean; total: number }
interface Sector { id: string; name: Bilingual; start: number; end: number }
interface MapNode { kind: string; x: number; y: number; inView: boolean; cluster: string; parties?: string[]; name?: Bilingual }
interface Facts {
  name: Bilingual; measures?: Record<string, number>; ranks?: Record<string, [number, number]>; pinyin?: string; initials?: string;
  aliases?: string[]; place?: string; website?: string; note?: string; sources?: string[]; claims?: string[]; figures?: Figure[];
  properties?: Record<string, string | number | string[]>; statements?: Statement[]; values?: PropertyValue[];
}
interface Edge {
  from: string; to: string; type: string; strength: Strength; inView: boolean; level: number; stated?: number; inferred?: boolean;
  status: string; publishers: number; since?: string; until?: string; years?: [number, number?]; conflicts?: ConflictName[];
  key?: string; dataset?: string;
}
type ConflictName = "since" | "until" | "status" | "quantity";
interface Evidence { claims: string[]; role?: string }
interface Quantity { quantity?: number; value?: number; bound?: string; unit?: string }
interface Claim extends Quantity, Sourced {
  statement: string; level: number; role?: string; status?: string; note?: string;
}
interface Figure extends Quantity { measure: string; partner?: string; period?: string; source: string; locator?: string }
/** What a source says, with what decides how it is marked. */
interface Sourced { certainty?: string; source?: string; locator?: string; since?: string; until?: string }
interface Statement extends Sourced { aspect: string; text: Bilingual; planned?: boolean }
interface PropertyValue extends Sourced { property: string; value: string }
interface Source { title?: string; url?: string; date?: string; publisher?: string; reliability: string; level: number; note?: string }
interface Gap {
  id: string; kind: string; subjects: string[]; from: string | null; to: string | null; score: number; assessable: boolean; settled?: boolean;
  expected: string; observed: string; reason: Bilingual; action: Bilingual; evidence: string[];
}
/** A gap of two, which has a line. */
interface PairGap extends Gap { from: string; to: string }
interface Cluster { id: string; kind: string; by: "industry" | "community" | "rest" | "kind"; name: Bilingual; size: number; x: number; y: number }
interface Step { title: Bilingual; text: Bilingual; view: string; highlight: string[]; sources: string[] }
interface CitationForm { parts: string[]; between: string; end: string; undated: { zh: string; en: string } }
interface Payload {
  schema: string; title: Bilingual; asOf: string; view: { level: number; inferred: boolean; admission: string[][] }; ring: Ring;
  sectors: Sector[]; kinds: Kind[]; relationTypes: RelationType[]; measures: Measure[];
  gapKinds: Record<string, { name: Bilingual; about: Bilingual }>; labels: Record<string, Bilingual>; levels: string[];
  words: Record<"aspect" | "bound" | "reading" | "reliability" | "status", Record<string, Bilingual>>; citation: CitationForm;
  gaps: Gap[]; clusters: Cluster[]; story: { title?: Bilingual; steps?: Step[] }; leftOut: Bilingual[];
  size: { density: "all" | "thinned" | "clustered"; most: number; drawn: number };
  counts: { gaps: number; evidence: { ties: number; independent: number; independentShare: number; reliable: number; reliableShare: number } };
}
interface Graph { nodes: { label: string }[]; edges: { from: number; to: number }[] }

/** A table as it travels: by column. */
interface Columns { count: number; columns: Record<string, Column>; ids?: string[] }
interface Column extends Partial<Columns> { at: any[]; of?: any[]; table?: string; rows?: number[] }
type Sent = Payload & { nodes: Columns & { ids: string[] }; edges: Columns };

/** The data of the page, indexed. */
interface Index {
  payload: Payload; graph: Graph; nodes: Table<MapNode>; edges: Table<Edge>;
  readonly facts: Table<Facts>; readonly evidence: Table<Evidence>; readonly claims: Table<Claim>; readonly sources: Table<Source>;
  kinds: Table<Kind>; types: Table<RelationType>; gaps: Table<Gap>; clusters: Table<Cluster>;
  tiesOf: Map<string, string[]>; gapsOf: Map<string, Gap[]>; degree: Map<string, number>;
  lane: { get(key: string): number }; ranks: { get(measure: string): Table<number> };
  years: number[]; industries: string[];
}

// --- state

interface Selected { what: "node" | "tie" | "gap" | "cluster" | "between"; id: string }
type Choices = typeof import("./state/url_state.js").CHOICES;
type State = { theme: Theme } & { [Name in keyof Choices]: ReturnType<Choices[Name]["first"]> };
/** A choice: its first value, and how it stands in the address. */
interface Choice<V> extends ChoiceExtras<V> { first: () => V; read: (given: URLSearchParams) => V; write: (value: V) => Record<string, string> }
/** Which ties a choice admits by itself; the switch by which it is made: {0} in its text is how many ties it adds. */
interface ChoiceExtras<V> { admits?: (edge: Edge, value: V) => boolean; control?: { section: Section; text: [string, string] } }
type Section = "gaps" | "reliability" | "time";

/** What shows: see state/shown.js. */
interface Shown {
  nodes: Set<string>; edges: Set<string>; gaps: PairGap[]; wanted: Set<string>; ties: Set<string>; clusters: Map<string, number>;
  lines: Map<string, JointLine>; gapLines: Map<string, GapLine>; path: Paths | null; marks: Marks | null;
}
interface JointLine { from: string; to: string; count: number }
interface GapLine { from: string; to: string; gaps: PairGap[]; pair: string }
/** What a path or a story step lights up; null: every tie between what is lit. */
interface Lit { nodes: Set<string>; edges: Set<string> | null }
interface Marks { nodes: Set<string>; edges: Set<string> }
interface Paths { paths: string[][]; count: number; overHubs: boolean }
/** For each entity that is reached, those from which it is reached in the fewest steps. */
type Nearer = Table<Set<string>>;
/** What stays bright; null while nothing is dimmed. */
type Focus = Set<string> | null;
/** What a search goes by: plain names, the main one first, and what is spelled in Latin letters. */
interface Searched { id?: string; names: string[]; spelled: string[] }
/** A choice of a select box: its value and its text. */
type Option = [string | number, string];
/** A column of the list: its heading, its value, by which it is sorted, and how it shows if not as that. */
type ListColumn = [string, (id: string) => string | number, ((id: string) => any)?];

// --- drawing

interface Box { x: number; y: number; w: number; h: number; uid?: string }
interface Label extends Box { uid: string; lines: string[]; bold: boolean }
interface Disc extends Box { uid: string; weight: number }
/** A mark with its radius, and the size of its name. */
interface Mark { x: number; y: number; r: number; w: number; h: number }
interface Frame { position?: Point; scale?: number; offset?: Point }
interface LineLook { colour: string; width: number; dashes: number[] | false }
interface MarkStyle { id: string; shape: string; size: number; opacity: number; borderWidth: number; color: { background: string; border: string } }
/** As vis-network reads it, and picture.js. */
interface LineStyle {
  id?: string; from?: string; to?: string; width: number; dashes: number[] | false; color: { color: string; opacity: number };
  background?: { enabled: boolean; color?: string; size?: number; dashes?: boolean } | null; arrows?: { to: { enabled: boolean; scaleFactor?: number } };
  smooth?: false | { enabled: boolean; type: string; roundness: number }; label?: string; font?: object;
}
interface TextLook { size?: number; bold?: boolean; colour?: string; width?: number }
type Pen = CanvasRenderingContext2D | import("./drawing/svg.js").SvgContext;

// --- views

type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;

// What the engine gives and other browsers lack.
declare const vis: any;
interface Uint8ArrayConstructor { fromBase64?(text: string): Uint8Array<ArrayBuffer> }
