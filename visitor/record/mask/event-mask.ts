import type { eventWithTime } from 'rrweb';
import { DIGEST_TAG } from '../../../shared/frames/digest.ts';
import { UNMIRRORED_TAG } from '../../../shared/frames/unmirrored.ts';
import * as NodeType from '../node-type.ts';
import { EventType, IncrementalSource } from '../rrweb-words.ts';
import type { CssMask } from './css.ts';
import type { NodeMask } from './node-mask.ts';
import { MASK } from './range.ts';
import type { Serialised, Told } from './serialised.ts';
import { pageUrl } from './url.ts';
import { Zone } from './zone.ts';
import { isElement, type Zones } from './zones.ts';

export interface EventMaskSide {
  readonly nodes: NodeMask;
  readonly zones: Zones;
  readonly css: CssMask;
  readonly nodeOf: (id: number) => Node | null;
  readonly isCareful: () => boolean;
  /** What a field holds is looked for elsewhere. */
  noted(field: Element): void;
  /** What is in this list of added nodes was masked before it was put there. */
  isDone(adds: object): boolean;
}

/** Masks one event in place; null when none of it may leave: kinds not named here never do (SPEC MK1). */
export function maskEvent(event: eventWithTime, side: EventMaskSide): eventWithTime | null {
  switch (event.type) {
    case EventType.Meta:
      event.data.href = pageUrl(event.data.href, side.isCareful());
      return event;
    case EventType.FullSnapshot:
      side.nodes.tree(event.data.node, Zone.none, '', side.nodeOf(event.data.node.id));
      return event;
    case EventType.IncrementalSnapshot:
      return isTold(event.data, side) ? event : null;
    case EventType.Custom:
      // Ours alone, made of numbers and words of ours: no page has a say in them.
      return event.data.tag === UNMIRRORED_TAG || event.data.tag === DIGEST_TAG ? event : null;
    default:
      return null;
  }
}

function isTold(told: Told, side: EventMaskSide): boolean {
  const { css, zones, nodeOf } = side;
  switch (told.source) {
    case IncrementalSource.Mutation:
      mutationMasked(told, side);
      return true;
    case IncrementalSource.Input:
      return inputMasked(told, side);
    case IncrementalSource.Selection:
      selectionMasked(told, side);
      return true;
    case IncrementalSource.StyleSheetRule:
      for (const added of told.adds ?? []) added.rule = css(added.rule ?? '', side.isCareful());
      if (told.replace !== undefined) told.replace = css(told.replace, side.isCareful());
      if (told.replaceSync !== undefined)
        told.replaceSync = css(told.replaceSync, side.isCareful());
      return true;
    case IncrementalSource.StyleDeclaration:
      if (told.set?.value != null) {
        // As the property it is set to: variables hold any words.
        const whole = css(`${told.set.property}:${told.set.value}`, side.isCareful());
        told.set.value = whole.slice(told.set.property.length + 1);
      }
      return true;
    case IncrementalSource.AdoptedStyleSheet:
      for (const { rules } of told.styles ?? []) {
        for (const each of rules) each.rule = css(each.rule, side.isCareful());
      }
      return true;
    case IncrementalSource.Scroll:
    case IncrementalSource.MediaInteraction:
      return !isHidden(nodeOf(told.id ?? -1), zones);
    case IncrementalSource.MouseMove:
    case IncrementalSource.MouseInteraction:
    case IncrementalSource.ViewportResize:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return true;
    default:
      return false;
  }
}

/** A node that was written down, with all that is in it. @param parentId used when it has left the page */
function maskAdded(
  written: Serialised,
  parentId: number,
  { nodes, zones, nodeOf }: EventMaskSide,
): void {
  // Where it stands now counts: for a node in a shadow root, the root within its parent.
  const live = nodeOf(written.id);
  const parent = live?.parentNode ?? nodeOf(parentId);
  const zone = parent === null || live === null ? Zone.hidden : zones.of(parent);
  nodes.tree(written, zone, tagOf(parent), live);
}

function mutationMasked(told: Told, side: EventMaskSide): void {
  const { nodes, zones, nodeOf } = side;
  const { adds = [] } = told;
  if (!side.isDone(adds)) {
    for (const { parentId = -1, node } of adds) {
      if (node !== undefined) maskAdded(node, parentId, side);
    }
  }
  for (const text of told.texts ?? []) {
    const live = nodeOf(text.id);
    const zone = live === null ? Zone.hidden : zones.of(live);
    text.value = nodes.text(text.value ?? '', live, zone, tagOf(live?.parentNode ?? null));
  }
  for (const { id, attributes } of told.attributes ?? []) nodes.attributes(attributes, id);
}

function inputMasked(told: Told, { nodes, zones, nodeOf, noted }: EventMaskSide): boolean {
  const { id = -1 } = told;
  const field = nodeOf(id);
  if (!isElement(field) || isHidden(field, zones)) return false;
  noted(field);
  const held: Record<string, unknown> = {
    value: told.text ?? '',
    checked: told.isChecked ?? false,
  };
  nodes.attributes(held, id);
  told.text = typeof held.value === 'string' ? held.value : '';
  told.isChecked = held.checked === true;
  return true;
}

/** Places within a text that is masked would tell how long it is. */
function selectionMasked(told: Told, side: EventMaskSide): void {
  for (const range of told.ranges ?? []) {
    range.startOffset = placeIn(range.start, range.startOffset, side);
    range.endOffset = placeIn(range.end, range.endOffset, side);
  }
}

function placeIn(id: number, place: number, { nodes, zones, nodeOf }: EventMaskSide): number {
  const node = nodeOf(id);
  if (node === null || node.nodeType !== NodeType.text) return node === null ? 0 : place;
  const words = node.nodeValue ?? '';
  const told = nodes.text(words, node, zones.of(node), tagOf(node.parentNode));
  return told === words ? place : Math.min(place, told.length, place === 0 ? 0 : MASK.length);
}

const isHidden = (node: Node | null, zones: Zones): boolean =>
  node === null || (zones.of(node) & Zone.hidden) !== 0;

export const tagOf = (node: Node | null): string => (isElement(node) ? node.localName : '');
