/**
 * Where rrweb's recorder is cut open when the visitor script is built (scripts/build/rrweb-seams.ts): there it
 * calls `rrwebSeams`, which leads to the recording that runs. The types are what rrweb 2.2.2 has at these places.
 */

/** A node as rrweb writes it down; the masker changes it in place. */
export interface Written {
  readonly id: number;
  readonly type: number;
  readonly tagName?: string;
  readonly attributes?: Record<string, unknown>;
  readonly childNodes?: Written[];
  isShadow?: boolean;
  textContent?: string;
}

export interface Mirror {
  readonly idNodeMap: Map<number, Node>;
  readonly nodeMetaMap: WeakMap<Node, unknown>;
  getId(node: Node | null): number;
  getNode(id: number): Node | null;
  getMeta(node: Node): { readonly id: number } | null;
}

/** Options that rrweb hands from function to function; those named here are used or changed by us. */
export interface WriteOptions {
  readonly doc: Document;
  readonly mirror: Mirror;
  readonly blockClass: string | RegExp;
  readonly blockSelector: string | null;
  /** By tag or type; rrweb calls it otherwise where it takes a picture. */
  readonly maskInputOptions: Readonly<Record<string, boolean>>;
  readonly maskAllInputs?: Readonly<Record<string, boolean>>;
  readonly maskInputFn?: ((text: string, element: HTMLElement) => string) | undefined;
  readonly onIframeLoad?: (frame: HTMLIFrameElement, written: Written) => void;
  readonly onStylesheetLoad?: (link: HTMLLinkElement, written: Written) => void;
  readonly [other: string]: unknown;
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
export interface ObserveOptions extends WriteOptions {
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
    readonly maskInputFn: ((text: string, element: HTMLElement) => string) | undefined;
    readonly tagName: string;
    readonly type: string | null;
    readonly value: string | null;
  }): string;
  getInputType(element: Element): string | null;
  isBlocked(
    node: Node,
    blockClass: string | RegExp,
    blockSelector: string | null,
    checksAncestors: boolean,
  ): boolean;
}

/** In the place of rrweb's buffer of mutations: `note` is what the browser calls. */
export interface ChangeBuffer {
  readonly note: (records: MutationRecord[]) => void;
  lock(): void;
  unlock(): void;
  freeze(): void;
  unfreeze(): void;
  isFrozen(): boolean;
}

export interface Seams {
  /** @param root a document or shadow root that is observed from now on */
  changes(options: ObserveOptions, root: Node): ChangeBuffer;
  /** @param done rrweb goes on with the document as it was written down */
  picture(tools: Tools, options: WriteOptions, done: (written: Written) => void): void;
  frameLoaded(frame: HTMLIFrameElement, listener: () => void): void;
  sheetLoaded(link: HTMLLinkElement, listener: () => void): void;
  /** Not the shop's: it is a box in the picture. */
  isLeftOut(element: Element): boolean;
  /** The id that something already called this node by, before it was written down. */
  reservedId(node: Node): number | undefined;
}

let recording: Seams | null = null;

/** From now on rrweb's recorder leads to these; null: nothing records. */
export function leadSeams(to: Seams | null): void {
  recording = to;
}

const NO_CHANGES: ChangeBuffer = {
  note: () => undefined,
  lock: () => undefined,
  unlock: () => undefined,
  freeze: () => undefined,
  unfreeze: () => undefined,
  isFrozen: () => false,
};

/** What the built rrweb calls. */
export const rrwebSeams: Seams = {
  changes: (options, root) => recording?.changes(options, root) ?? NO_CHANGES,
  picture: (tools, options, done) => recording?.picture(tools, options, done),
  frameLoaded: (frame, listener) => recording?.frameLoaded(frame, listener),
  sheetLoaded: (link, listener) => recording?.sheetLoaded(link, listener),
  isLeftOut: (element) => recording?.isLeftOut(element) ?? false,
  reservedId: (node) => recording?.reservedId(node),
};
