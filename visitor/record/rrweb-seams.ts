/** Between what watches the page and writes it down (rrweb-record.ts) and what is told of that (telling.ts). */

/** A node as rrweb's format has it. All are made with the same fields, in the same order: there are tens of thousands. */
export interface Written {
  readonly type: number;
  /** 0: not yet. */
  id: number;
  readonly tagName?: string;
  readonly attributes?: Record<string, unknown>;
  readonly childNodes?: Written[];
  isSVG?: boolean;
  isCustom?: boolean;
  /** Of the document in a frame that it is in. */
  readonly rootId?: number | undefined;
  /** A box stands in its place; not told. */
  needBlock?: boolean;
  isShadowHost?: boolean;
  isShadow?: boolean;
  /** The masker changes it in place. */
  textContent?: string;
  readonly compatMode?: string;
  readonly name?: string;
  readonly publicId?: string;
  readonly systemId?: string;
}

export interface Mirror {
  /** Of the picture, by number. */
  readonly nodes: Map<number, Node>;
  /** -1 for what is none of the picture's and will be none. */
  getId(node: Node | null): number;
  getNode(id: number): Node | null;
  /**
   * It is being written down.
   *
   * @param getsPlace it is given its place in the picture next
   * @returns by which number: that of before, or LEFT_OUT if that is what it is
   */
  take(node: Node, isLeftOut: boolean, getsPlace: boolean): number;
  /** No number is higher. */
  newest(): number;
  /** It loses its place in the picture, not its number. */
  keep(node: Node, id: number): void;
  /** Written down again, it has another number. */
  forget(node: Node): void;
}

/** How nodes are written down, and who is told of what comes with them. */
export interface WriteOptions {
  readonly doc: Document;
  readonly mirror: Mirror;
  readonly maskField: (text: string, element: Element) => string;
  readonly skipChild: boolean;
  newlyAddedElement: boolean;
  /** The rules of the style element it is in have been written down. */
  cssCaptured: boolean;
  /** Name of what it is in: in a head white space draws nothing, and what a style element says are rules. */
  heldIn: unknown;
  readonly seams: Seams;
  readonly onShadow: (root: ShadowRoot) => void;
  readonly onIframeLoad: (frame: HTMLIFrameElement, written: Written) => void;
  readonly onStylesheetLoad: (link: HTMLLinkElement, written: Written) => void;
  /** Tells the style sheets that a document or shadow root adopted. */
  readonly onAdopt: (sheets: readonly CSSStyleSheet[], host: number) => void;
  readonly onShadowGone: (root: ShadowRoot) => void;
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

/** What a recording is led to. */
export interface Seams {
  /** Of a node that has its place in the picture. */
  shownId(node: Node): number | undefined;
  /** @param root a document or shadow root that is observed from now on. @returns what the browser calls */
  changes(root: Node): (records: MutationRecord[]) => void;
  /** The visitor pressed or typed something: the page shows what comes of it first. */
  readonly acted: () => void;
  /** A document, or the host of a shadow root, was given other style sheets. */
  adopted(host: number): void;
  /** @param done goes on with the document as it was written down */
  picture(options: WriteOptions, done: (written: Written) => void): void;
  frameLoaded(frame: HTMLIFrameElement, listener: () => void): void;
  sheetLoaded(link: HTMLLinkElement, listener: () => void): void;
  /**
   * Not to be seen, or not the shop's: it is a box in the picture.
   *
   * @param said its attributes; of what was none before, those that changed
   */
  isLeftOut(element: Element, tag: string, said: Readonly<Record<string, unknown>>): boolean;
}
