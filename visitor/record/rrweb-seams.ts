/**
 * Between rrweb's observers and serialiser (rrweb-parts.ts, rrweb-record.ts) and what is told of what they see
 * (telling.ts). Names are rrweb's where its own functions ask for them.
 */

/** A node as rrweb's format has it, without its number. */
export interface Alone {
  readonly type: number;
  readonly tagName?: string;
  readonly attributes?: Record<string, unknown>;
  readonly childNodes?: Written[];
  readonly isSVG?: boolean;
  readonly isCustom?: boolean;
  /** Of the document in a frame that it is in. */
  readonly rootId?: number | undefined;
  /** A box stands in its place; not told. */
  needBlock?: boolean;
  isShadowHost?: boolean;
  isShadow?: boolean;
  textContent?: string;
  readonly compatMode?: string;
  readonly name?: string;
  readonly publicId?: string;
  readonly systemId?: string;
}

/** The masker changes it in place. */
export interface Written extends Alone {
  readonly id: number;
}

export interface Mirror {
  readonly idNodeMap: Map<number, Node>;
  readonly nodeMetaMap: WeakMap<Node, { readonly id: number }>;
  getId(node: Node | null): number;
  getNode(id: number): Node | null;
  getMeta(node: Node): { readonly id: number } | null;
  add(node: Node, meta: { readonly id: number }): void;
}

/** How nodes are written down; rrweb's serialiser hands it on from function to function. */
export interface WriteOptions {
  readonly doc: Document;
  readonly mirror: Mirror;
  /** What matches is a box in the picture. */
  readonly blockSelector: string;
  /** By tag or type. */
  readonly maskInputOptions: Readonly<Record<string, boolean>>;
  maskInputFn(text: string, element: Element): string;
  readonly skipChild: boolean;
  newlyAddedElement: boolean;
  /** The rules of the style element it is in have been written down. */
  cssCaptured: boolean;
  preserveWhiteSpace: boolean;
  readonly seams: Seams;
  readonly onSerialize: (node: Node) => void;
  readonly onIframeLoad: (frame: HTMLIFrameElement, written: Written) => void;
  readonly onStylesheetLoad: (link: HTMLLinkElement, written: Written) => void;
}

export interface Added {
  readonly parentId: number;
  readonly nextId: number | null;
  readonly node: Written;
}

/** What rrweb calls a mutation. */
export interface Mutation {
  readonly texts: { readonly id: number; readonly value: string | null }[];
  readonly attributes: { readonly id: number; readonly attributes: Record<string, unknown> }[];
  readonly removes: {
    readonly parentId: number;
    readonly id: number;
    readonly isShadow?: true;
  }[];
  readonly adds: Added[];
}

/** What each document, frame and shadow root is observed with. */
export interface ObserveOptions {
  mutationCb(mutation: Mutation): void;
  readonly stylesheetManager: SheetKeeper;
  readonly shadowDomManager: { removeShadowRoot(root: ShadowRoot): void };
}

/** The style sheets that documents and shadow roots adopted. */
export interface SheetKeeper {
  adoptStyleSheets(sheets: readonly CSSStyleSheet[], host: number): void;
}

/** Functions inside rrweb that are needed to write nodes down as it does. */
export interface Tools {
  genId(): number;
  serializeNodeWithId(node: Node, options: WriteOptions): Written | null;
  transformAttribute(
    document: Document,
    tag: string,
    name: string,
    value: string | null,
  ): string | null;
  ignoreAttribute(tag: string, name: string, value: unknown): boolean;
  maskInputValue(given: {
    readonly element: Element;
    readonly maskInputOptions: Readonly<Record<string, boolean>>;
    maskInputFn(text: string, element: Element): string;
    readonly tagName: string;
    readonly type: string | null;
    readonly value: string | null;
  }): string;
  getInputType(element: Element): string;
  isBlocked(element: Element, selector: string): boolean;
}

/** In the place of rrweb's buffer of mutations: `note` is what the browser calls. */
export interface ChangeBuffer {
  readonly note: (records: MutationRecord[]) => void;
}

/** What a recording is led to. */
export interface Seams {
  /** @param root a document or shadow root that is observed from now on */
  changes(options: ObserveOptions, root: Node): ChangeBuffer;
  /** @param done goes on with the document as it was written down */
  picture(tools: Tools, options: WriteOptions, done: (written: Written) => void): void;
  frameLoaded(frame: HTMLIFrameElement, listener: () => void): void;
  sheetLoaded(link: HTMLLinkElement, listener: () => void): void;
  /** Not the shop's: it is a box in the picture. */
  isLeftOut(element: Element): boolean;
  /** The id that something already called this node by, before it was written down. */
  reservedId(node: Node): number | undefined;
}
