import type { eventWithTime } from 'rrweb';
import { NODE_ID_MAX } from '../../../shared/protocol/limits.ts';
import { type WashSide, washAttribute } from './attributes.ts';
import { OVER_MARK, QUIET_MARK } from './quiet.ts';
import { each, type Fields, fields, text, whole } from './reading.ts';
import { washStyle } from './style-text.ts';
import { type Growth, type PictureNode, washTree } from './tree.ts';

/** What the picture knows of a node that an event speaks of. */
export interface Known {
  readonly tag: string;
  readonly isSvg: boolean;
}

/** @param idOrParent for text, ask with its parent's id when it is known */
export type LookUp = (id: number) => Known | null;

export interface MutationSide extends WashSide {
  readonly known: LookUp;
  /** Tag of the parent of a text in the picture. */
  readonly parentTag: (id: number) => string;
}

type Mutation = Extract<
  Extract<eventWithTime, { readonly data: { readonly source: unknown } }>['data'],
  { readonly adds: unknown }
>;

/** Changes of nodes, made anew from known fields (SPEC VW7). */
export function washMutation(raw: Fields, side: MutationSide, growth: Growth): Mutation {
  const adds = each(raw.adds, (one) => washAdd(fields(one), side, growth));
  const tagFor = (id: number): Known | null => {
    const tag = growth.tags.get(id);
    return side.known(id) ?? (tag === undefined ? null : { tag, isSvg: false });
  };
  return {
    source: 0,
    adds,
    removes: each(raw.removes, (one) => washRemove(fields(one))),
    texts: each(raw.texts, (one) => washText(fields(one), side)),
    attributes: each(raw.attributes, (one) => washAttributes(fields(one), side, tagFor)),
    ...(raw.isAttachIframe === true ? { isAttachIframe: true as const } : {}),
  };
}

function nodeId(value: unknown): number | undefined {
  return whole(value, 1, NODE_ID_MAX);
}

function washAdd(raw: Fields | undefined, side: MutationSide, growth: Growth) {
  const parentId = nodeId(raw?.parentId);
  if (raw === undefined || parentId === undefined) return undefined;
  const parentTag = growth.tags.get(parentId) ?? side.known(parentId)?.tag ?? '';
  const node: PictureNode | undefined = washTree(raw.node, side, growth, 0, parentTag);
  if (node === undefined) return undefined;
  const previousId = nodeId(raw.previousId);
  return {
    parentId,
    nextId: nodeId(raw.nextId) ?? null,
    ...(previousId === undefined ? {} : { previousId }),
    node,
  };
}

function washRemove(raw: Fields | undefined) {
  const parentId = nodeId(raw?.parentId);
  const id = nodeId(raw?.id);
  if (parentId === undefined || id === undefined) return undefined;
  return { parentId, id, ...(raw?.isShadow === true ? { isShadow: true } : {}) };
}

function washText(raw: Fields | undefined, side: MutationSide) {
  const id = nodeId(raw?.id);
  if (id === undefined) return undefined;
  const words = text(raw?.value) ?? '';
  return { id, value: side.parentTag(id) === 'style' ? washStyle(words, side.allowed) : words };
}

type Style = Record<string, string | false | [string, string]>;

function washAttributes(raw: Fields | undefined, side: MutationSide, known: LookUp) {
  const id = nodeId(raw?.id);
  const said = fields(raw?.attributes);
  if (id === undefined || said === undefined) return undefined;
  const { tag, isSvg } = known(id) ?? { tag: '', isSvg: false };
  const attributes: Record<string, string | Style | null> = {};
  for (const [name, value] of Object.entries(said)) {
    const style = name === 'style' ? fields(value) : undefined;
    if (style !== undefined) {
      attributes.style = washDeclarations(style, side);
      continue;
    }
    const kept = typeof value === 'string' ? washAttribute(tag, isSvg, name, value, side) : null;
    if (kept !== null) attributes[kept.name] = kept.value;
    // Gone on the page, or it was something that may stand here and is now something that may not.
    else if (NAME.test(name)) attributes[MARKS.get(name) ?? name] = null;
  }
  return { id, attributes };
}

const NAME = /^(?!__proto__$)[-:\w.]{1,200}$/;
/** What stands here for attributes of the recorder's own. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['rr_open_mode', OVER_MARK],
  ['rr_src', QUIET_MARK],
]);

function washDeclarations(raw: Fields, side: WashSide): Style {
  const style: Style = {};
  for (const [property, value] of Object.entries(raw)) {
    if (property === '__proto__') continue;
    if (value === false) style[property] = false;
    else if (typeof value === 'string') style[property] = washStyle(value, side.allowed);
    else if (Array.isArray(value)) {
      const words = washStyle(text(value[0]) ?? '', side.allowed);
      style[property] = [words, value[1] === 'important' ? 'important' : ''];
    }
  }
  return style;
}
