import type { eventWithTime } from 'rrweb';
import type { CobrowseRules } from '../../shared/protocol/messages/cobrowse.ts';
import { type CoverSide, coverOf } from './mask/covers.ts';
import { createCssMask } from './mask/css.ts';
import { createEchoes } from './mask/echoes.ts';
import { maskEvent, tagOf } from './mask/event-mask.ts';
import { BUTTON, isField, seenIn } from './mask/fields.ts';
import { createHiddenRegions } from './mask/hidden-regions.ts';
import { BLOCKED, createMarks } from './mask/marks.ts';
import { createNodeMask } from './mask/node-mask.ts';
import { MASK } from './mask/range.ts';
import { NodeKind } from './mask/serialised.ts';
import { createTexts } from './mask/texts.ts';
import { Zone } from './mask/zone.ts';
import { createZones } from './mask/zones.ts';
import type { MaskHooks, MaskOptions } from './mask-hooks.ts';
import type { Masker } from './recording.ts';
import { EventType, IncrementalSource } from './rrweb-words.ts';

export interface MaskSide {
  readonly rules: CobrowseRules;
  readonly document: Document;
}

export interface OwnHooks {
  readonly hooks: MaskHooks;
  /** Selectors of the lead that no browser understands; they are passed over. */
  readonly badSelectors: readonly string[];
}

/**
 * Decides in the page what leaves it. Text by how it looks and where it stands; attributes by a list of those that
 * may; fields, passwords and payment by what they are (docs/adr/0019-masking.md).
 */
export function openMasker({ rules, document: page }: MaskSide): Masker & OwnHooks {
  const marks = createMarks(rules, page);
  const zones = createZones(marks);
  const echoes = createEchoes();
  const texts = createTexts(echoes);
  const css = createCssMask();
  const regions = createHiddenRegions(page);
  let find: (id: number) => Node | null = () => null;
  const nodeOf = (id: number): Node | null => find(id);
  /** Documents and lists of added nodes that were masked node by node. */
  const sliced = new WeakSet<object>();
  const noted = (field: Element): void => {
    if (isField(field)) echoes.note(field);
  };
  const sealed = new WeakMap<Node, string>();
  const nodes = createNodeMask({ nodeOf, zones, texts, css, sealed, field: noted });
  // The browser keeps them up to date.
  const fields = ['input', 'textarea'].map((name) => page.getElementsByTagName(name));
  /** Before any text is told: a field may stand behind what repeats it, and be told after it. */
  const noteFields = (): void => {
    for (const list of fields) for (const field of list) noted(field);
  };
  const isCareful = (): boolean => (zones.of(page) & Zone.careful) !== 0;

  const renew = (): void => {
    marks.moved();
    regions.renew(marks.ruled());
    zones.forget();
  };
  const events = {
    nodes,
    zones,
    css,
    nodeOf,
    isCareful,
    noted,
    isDone: (adds: object) => sliced.has(adds),
  };
  const covering: CoverSide = {
    zones,
    isByVisitor: regions.has,
    isOpen: nodes.isOpen,
    told: (text, zone) =>
      nodes.text(text.nodeValue ?? '', text, zone, text.parentElement?.localName ?? ''),
  };

  renew();
  if (marks.bad.length > 0) console.warn('toonbank: not selectors:', marks.bad);
  return {
    badSelectors: marks.bad,
    hooks: {
      options: optionsFor(marks.ruled(), nodes.isOpen),
      isOpen: nodes.isOpen,
      isBoxed: (element, tag, said) =>
        marks.isMarked(element, tag, said) || (said.class != null && isHiding(String(said.class))),
      slice(nodeOf, into) {
        find = nodeOf;
        renew();
        noteFields();
        if (into !== null) sliced.add(into);
        return (written, node, parent) => {
          const zone = parent === null ? Zone.hidden : zones.of(parent);
          nodes.tree(written, zone, written.type === NodeKind.text ? tagOf(parent) : '', node);
          if (written.type === NodeKind.document) sliced.add(written);
        };
      },
      event(event, nodeOf) {
        find = nodeOf;
        const told = textsIn(event);
        const isSliced = told !== null && sliced.has(told);
        if (isSliced && event.type === EventType.FullSnapshot) return event;
        // A slice has done both, and is told in its own turn: nothing has changed since.
        if (!isSliced) {
          renew();
          if (told !== null) noteFields();
        }
        const left = maskEvent(event, events);
        zones.forget();
        return left;
      },
    },
    hide: regions.hide,
    show: regions.show,
    hidden: regions.list,
    covering() {
      renew();
      return (node) => coverOf(node, covering);
    },
    isUntouchable(element) {
      renew();
      return (zones.of(element) & Zone.hidden) !== 0 || marks.isUntouchable(element);
    },
  };
}

/** In what of it texts of the page are; null: none are in it. */
function textsIn(event: eventWithTime): object | null {
  if (event.type === EventType.FullSnapshot) return event.data.node;
  if (event.type !== EventType.IncrementalSnapshot) return null;
  const { data } = event;
  return data.source === IncrementalSource.Mutation ? data.adds : null;
}

function optionsFor(ruled: string, isOpen: (field: Element) => boolean): MaskOptions {
  return {
    blockSelector: `.${HIDE_CLASS},${BLOCKED}${ruled && `,${ruled}`}`,
    // A second lock: events are masked once more, by what the field is then.
    maskField(text, field) {
      if (isOpen(field)) return seenIn(field, text);
      return text === '' || BUTTON.test(field.getAttribute('type') ?? '') ? text : MASK;
    },
  };
}

const HIDE_CLASS = 'toonbank-hide';
const HIDES = /(?:^|\s)toonbank-hide(?:\s|$)/;
/** Nearly none is: to look for the word costs less. */
const isHiding = (classes: string): boolean => classes.includes(HIDE_CLASS) && HIDES.test(classes);
