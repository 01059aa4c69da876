import type { eventWithTime } from 'rrweb';
import { NODE_ID_MAX } from '../../../shared/protocol/limits.ts';
import { type MutationSide, washMutation } from './mutation.ts';
import { each, type Fields, fields, finite, list, text, whole } from './reading.ts';
import { washStyle } from './style-text.ts';
import { newGrowth, washTree } from './tree.ts';

/** Where somebody pressed or moved, by an element and a place in its document's viewport. */
export interface Place {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface TextRange {
  readonly start: number;
  readonly startOffset: number;
  readonly end: number;
  readonly endOffset: number;
}

/** An event of the stream, for whom it is. */
export type Told =
  /** `playing`: media in it that were playing. */
  | { readonly for: 'player'; readonly event: eventWithTime; readonly playing: readonly number[] }
  | { readonly for: 'pointer'; readonly place: Place; readonly isClick: boolean }
  | { readonly for: 'selection'; readonly ranges: readonly TextRange[] }
  | {
      readonly for: 'media';
      readonly id: number;
      readonly act: 'play' | 'pause' | 'seek';
      readonly atS: number;
    }
  | {
      readonly for: 'size';
      readonly width: number;
      readonly height: number;
      readonly href: string | null;
    }
  | { readonly for: 'custom'; readonly tag: string; readonly payload: unknown };

const VIEWPORT_MAX_PX = 20_000;
/** rrweb's own word for a sheet's place in a sheet. */
const INDEX_MAX = 1_000_000;
const CLICK = 2;
const PRESSES = new Set([0, 1, CLICK, 4, 7, 9]);

/**
 * What an event of the stream says, made anew from the fields that are known; null when it is nothing the
 * picture shows. Whatever a shop's page, or somebody in its name, puts in the stream passes here first.
 */
export function washEvent(raw: unknown, side: MutationSide): Told | null {
  const event = fields(raw);
  const about = fields(event?.data);
  if (event === undefined || about === undefined) return null;
  switch (event.type) {
    case 2:
      return washPicture(about, side);
    case 3:
      return washChange(about, side);
    case 4:
      return washSize(about, text(about.href) ?? '');
    case 5: {
      const tag = text(about.tag);
      return tag === undefined ? null : { for: 'custom', tag, payload: about.payload };
    }
    default:
      return null;
  }
}

function washPicture(about: Fields, side: MutationSide): Told | null {
  const growth = newGrowth();
  const node = washTree(about.node, side, growth);
  if (node?.type !== 0) return null;
  const offset = fields(about.initialOffset);
  const initialOffset = { top: finite(offset?.top) ?? 0, left: finite(offset?.left) ?? 0 };
  const event: eventWithTime = { type: 2, data: { node, initialOffset }, timestamp: 0 };
  return { for: 'player', event, playing: growth.playing };
}

function washSize(about: Fields, href: string | null): Told | null {
  const width = whole(about.width, 1, VIEWPORT_MAX_PX);
  const height = whole(about.height, 1, VIEWPORT_MAX_PX);
  return width === undefined || height === undefined ? null : { for: 'size', width, height, href };
}

type Change = Extract<eventWithTime, { readonly data: { readonly source: unknown } }>['data'];

function change(data: Change, playing: readonly number[] = []): Told {
  return { for: 'player', event: { type: 3, data, timestamp: 0 }, playing };
}

function washChange(about: Fields, side: MutationSide): Told | null {
  const id = whole(about.id, 1, NODE_ID_MAX);
  switch (about.source) {
    case 0: {
      const growth = newGrowth();
      return change(washMutation(about, side, growth), growth.playing);
    }
    case 1:
    case 6:
    case 12:
      return pointer(fields(list(about.positions)?.at(-1)), false);
    case 2:
      return PRESSES.has(Number(about.type)) ? pointer(about, about.type === CLICK) : null;
    case 3: {
      const x = finite(about.x);
      const y = finite(about.y);
      if (id === undefined || x === undefined || y === undefined) return null;
      return change({ source: 3, id, x, y });
    }
    case 4:
      return washSize(about, null);
    case 5: {
      if (id === undefined) return null;
      return change({
        source: 5,
        id,
        text: text(about.text) ?? '',
        isChecked: about.isChecked === true,
      });
    }
    case 7: {
      const act = MEDIA_ACTS[whole(about.type, 0, 4) ?? 4];
      const atS = Math.max(0, finite(about.currentTime) ?? 0);
      return id === undefined || act === undefined ? null : { for: 'media', id, act, atS };
    }
    case 8:
      return washRules(about, id, side);
    case 10:
      return washFont(about, side);
    case 13:
      return washDeclaration(about, id, side);
    case 14:
      return { for: 'selection', ranges: each(about.ranges, textRange) };
    case 15:
      return id === undefined ? null : washAdopted(about, id, side);
    default:
      return null;
  }
}

const MEDIA_ACTS = ['play', 'pause', 'seek'] as const;

function pointer(about: Fields | undefined, isClick: boolean): Told | null {
  const id = whole(about?.id, 1, NODE_ID_MAX);
  const x = finite(about?.x);
  const y = finite(about?.y);
  if (id === undefined || x === undefined || y === undefined) return null;
  return { for: 'pointer', place: { id, x, y }, isClick };
}

function textRange(raw: unknown): TextRange | undefined {
  const range = fields(raw);
  const start = whole(range?.start, 1, NODE_ID_MAX);
  const end = whole(range?.end, 1, NODE_ID_MAX);
  const startOffset = whole(range?.startOffset, 0, Number.MAX_SAFE_INTEGER);
  const endOffset = whole(range?.endOffset, 0, Number.MAX_SAFE_INTEGER);
  if (start === undefined || end === undefined) return undefined;
  if (startOffset === undefined || endOffset === undefined) return undefined;
  return { start, startOffset, end, endOffset };
}

/** Where a rule stands: a number, or a way down through rules that hold others. */
function ruleIndex(raw: unknown): number | number[] | undefined {
  return Array.isArray(raw) ? path(raw) : whole(raw, 0, INDEX_MAX);
}

function path(raw: unknown): number[] | undefined {
  const steps = each(raw, (step) => whole(step, 0, INDEX_MAX));
  return steps.length > 0 && steps.length === list(raw)?.length ? steps : undefined;
}

function sheetOf(about: Fields, id: number | undefined) {
  const styleId = whole(about.styleId, 1, NODE_ID_MAX);
  if (id === undefined && styleId === undefined) return null;
  return { ...(id === undefined ? {} : { id }), ...(styleId === undefined ? {} : { styleId }) };
}

function addedRule(raw: unknown, side: MutationSide) {
  const added = fields(raw);
  const rule = text(added?.rule);
  if (rule === undefined) return undefined;
  const index = ruleIndex(added?.index);
  return { rule: washStyle(rule, side.allowed), ...(index === undefined ? {} : { index }) };
}

function washRules(about: Fields, id: number | undefined, side: MutationSide): Told | null {
  const sheet = sheetOf(about, id);
  if (sheet === null) return null;
  const replace = text(about.replace) ?? text(about.replaceSync);
  return change({
    source: 8,
    ...sheet,
    adds: each(about.adds, (one) => addedRule(one, side)),
    removes: each(about.removes, (one) => {
      const index = ruleIndex(fields(one)?.index);
      return index === undefined ? undefined : { index };
    }),
    // The one that waits would be applied after what follows.
    ...(replace === undefined ? {} : { replaceSync: washStyle(replace, side.allowed) }),
  });
}

function washDeclaration(about: Fields, id: number | undefined, side: MutationSide): Told | null {
  const sheet = sheetOf(about, id);
  const index = path(about.index);
  if (sheet === null || index === undefined) return null;
  const set = fields(about.set);
  const property = text(set?.property);
  const removed = text(fields(about.remove)?.property);
  const value = text(set?.value);
  return change({
    source: 13,
    ...sheet,
    index,
    ...(property === undefined
      ? {}
      : {
          set: {
            property,
            value: value === undefined ? null : washStyle(value, side.allowed),
            priority: set?.priority === 'important' ? 'important' : '',
          },
        }),
    ...(removed === undefined ? {} : { remove: { property: removed } }),
  });
}

function washAdopted(about: Fields, id: number, side: MutationSide): Told {
  return change({
    source: 15,
    id,
    styleIds: each(about.styleIds, (one) => whole(one, 1, NODE_ID_MAX)),
    styles: each(about.styles, (one) => {
      const style = fields(one);
      const styleId = whole(style?.styleId, 1, NODE_ID_MAX);
      if (styleId === undefined) return undefined;
      return { styleId, rules: each(style?.rules, (rule) => addedRule(rule, side)) };
    }),
  });
}

/** A font that the page made by a script: from an address, or of bytes that are a list of numbers in text. */
function washFont(about: Fields, side: MutationSide): Told | null {
  const family = text(about.family);
  const source = text(about.fontSource);
  if (family === undefined || source === undefined) return null;
  const isBytes = about.buffer === true;
  if (isBytes && !/^\[[\d,\s]*\]$/.test(source)) return null;
  const fontSource = isBytes ? source : washStyle(source, side.allowed);
  return change({ source: 10, family, fontSource, buffer: isBytes });
}
