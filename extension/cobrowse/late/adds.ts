import { type Come, ComeAdds, typeOf } from '../../../shared/frames/come-adds.ts';
import { fields, list } from '../wash/reading.ts';
import { NOBODY, type Outline, type Stay } from './outline.ts';

/** What an event adds, one by one and in order, however it came. */
export interface Adds {
  readonly length: number;
  /** Where it is to stand; null: nowhere that a page of ours would say. */
  placeOf(index: number, outline: Outline): { readonly parent: Stay; readonly next: Stay } | null;
  /** Takes the place of all that its parent holds. */
  isDocument(index: number): boolean;
  /** NOBODY when it is there already, or cannot be there. */
  put(index: number, outline: Outline, parent: Stay, next: Stay): Stay;
  /** As it was told. */
  told(index: number): unknown;
  /** The same before another one; null: as the last. */
  toldBefore(index: number, nextId: number | null): unknown;
}

export function addsIn(raw: unknown): Adds {
  return raw instanceof ComeAdds ? byNeed(raw) : written(list(raw) ?? []);
}

const DOCUMENT = 0;

function byNeed(adds: ComeAdds): Adds {
  const tell = (come: Come | undefined, nextId = come?.nextId ?? null) =>
    come === undefined ? undefined : adds.told(come, nextId);
  return {
    length: adds.length,
    placeOf(index, outline) {
      const come = adds.at(index);
      return placeIn(outline, come?.parentId, come?.nextId);
    },
    isDocument(index) {
      const come = adds.at(index);
      return come !== undefined && typeOf(come) === DOCUMENT;
    },
    put(index, outline, parent, next) {
      const come = adds.at(index);
      return outline.add(come?.id, come?.body.isShadow === true, parent, next);
    },
    told: (index) => tell(adds.at(index)),
    toldBefore: (index, nextId) => tell(adds.at(index), nextId),
  };
}

function written(adds: readonly unknown[]): Adds {
  const nodeOf = (index: number) => fields(adds[index])?.node;
  return {
    length: adds.length,
    placeOf(index, outline) {
      const said = fields(adds[index]);
      return said?.previousId == null ? placeIn(outline, said?.parentId, said?.nextId) : null;
    },
    isDocument: (index) => fields(nodeOf(index))?.type === DOCUMENT,
    put: (index, outline, parent, next) => outline.addAll(nodeOf(index), parent, next),
    told: (index) => adds[index],
    toldBefore: (index, nextId) => ({ ...fields(adds[index]), nextId }),
  };
}

function placeIn(outline: Outline, parentId: unknown, nextId: unknown) {
  const parent = outline.at(parentId);
  const next = nextId == null ? NOBODY : outline.at(nextId);
  return parent === NOBODY || (nextId != null && next === NOBODY) ? null : { parent, next };
}
