import * as NodeKind from './node-kind.ts';

/** A node as rrweb writes it down, as far as masking changes it. */
export interface Serialised {
  readonly type: number;
  readonly id: number;
  readonly tagName?: string;
  readonly attributes?: Record<string, unknown>;
  readonly childNodes?: readonly Serialised[];
  readonly isSVG?: boolean;
  textContent?: string;
  publicId?: string;
  systemId?: string;
  name?: string;
}

/** What an incremental event tells, whichever its source: each has a few of these. */
export interface Told {
  readonly source: number;
  readonly id?: number;
  text?: string;
  isChecked?: boolean;
  readonly texts?: readonly { readonly id: number; value: string | null }[];
  readonly attributes?: readonly {
    readonly id: number;
    readonly attributes: Record<string, unknown>;
  }[];
  adds?: readonly { readonly parentId?: number; readonly node?: Serialised; rule?: string }[];
  readonly ranges?: readonly {
    readonly start: number;
    startOffset: number;
    readonly end: number;
    endOffset: number;
  }[];
  replace?: string;
  replaceSync?: string;
  readonly set?: { readonly property: string; value: string | null };
  readonly styles?: readonly { readonly rules: readonly { rule: string }[] }[];
}

/** rrweb's numbers for kinds of nodes. */
export { NodeKind };
