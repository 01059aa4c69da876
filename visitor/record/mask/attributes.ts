import { MASK_CACHE_MAX } from '../../../shared/protocol/limits.ts';
import { createCache } from './cache.ts';
import type { CssMask } from './css.ts';
import { isDrawn } from './drawing.ts';
import { BUTTON, CHOICE, FIELD } from './fields.ts';
import { maskPrivate } from './private-text.ts';
import { MASK } from './range.ts';
import { assetUrl, assetUrls, NO_PICTURE } from './url.ts';
import { isCareful, Zone } from './zone.ts';

export type AttributeValue = unknown;

/** The element an attribute belongs to, and what of masking depends on it. */
export interface Bearer {
  readonly tag: string;
  /** Of an input, in small letters. */
  readonly type: string;
  readonly rel: string;
  /** Part of a drawing (SVG). */
  readonly isDrawing: boolean;
  readonly zone: number;
  /** Its value may be shown: marked so, and neither a password nor payment. */
  readonly isOpen: boolean;
  text(text: string): string;
  readonly css: CssMask;
}

// What a page needs to look the same, and holds words of the page's maker only.
const LOOKS =
  /^(?:v?align|[av]?link|bgcolor|border(?:color)?|cell(?:padding|spacing)|clear|color|cols(?:pan)?|rows(?:pan)?|crossorigin|dir|frame(?:border)?|height|hidden|high|[hv]space|inputmode|is|lang|loading|low|margin(?:height|width)|m(?:ax|in)(?:length)?|media|optimum|part|popover|preload|rel|role|rules|scope|shape|sizes?|slot|span|start|step|tabindex|type|width|wrap|xml:lang|xmlns(?::xlink)?|rr_(?:width|height|scroll(?:left|top)|open_mode|media(?:state|currenttime|playbackrate|muted|loop|volume)))$/;
const NOT_EVEN_NAMED =
  /^(?:on.*|(?:form)?action|autocomplete|data-(?:rr-is-password|toonbank-hidden)|datetime|download|for|form|integrity|item(?:id|prop)|list|manifest|method|name|nonce|pattern|ping|rr_(?:dataurl|src)|srcdoc|summary|target|title|usemap)$/;
const STATE =
  /^(?:|true|false|on|off|yes|no|none|auto|mixed|open(?:ed)?|closed?|active|inactive|enabled|disabled|checked|unchecked|selected|current|page|step|visible|hidden|shown|expanded|collapsed|loading|loaded|idle|ready|empty|full|first|last|prev|next|even|odd|up|down|in|out|left|right|top|bottom|start|end|center|middle|horizontal|vertical|row|column|grid|list|dark|light|primary|secondary|tertiary|success|warning|danger|error|small|medium|large|default|x?xs|sm|s|m|md|l|lg|x{0,3}l|solid|outline|ghost|text|filled|round(?:ed)?|square|circle|fixed|sticky|static|single|multiple|menu|listbox|dialog|polite|assertive|fade|slide|zoom|\d{1,3}(?:px|%|r?em)?)$/i;
const NAME = /^[a-z_:][\w:.-]{0,60}$/i;

/** An attribute as it may leave the page; undefined: not at all (SPEC MK2). */
export function maskAttribute(name: string, value: AttributeValue, bearer: Bearer): AttributeValue {
  if (value === null || value === undefined) return kindOf(name) === HIDDEN ? undefined : value;
  const lower = name.toLowerCase();
  if ((bearer.zone & Zone.hidden) !== 0 && !/^(?:class|type|rr_width|rr_height)$/.test(lower))
    return undefined;
  if (lower === 'style') return styleMasked(value, bearer);
  if (lower === '_csstext')
    return typeof value === 'string' ? bearer.css(value, isCareful(bearer.zone)) : undefined;
  if (lower === 'checked' || lower === 'selected') return isChoiceShown(bearer) ? value : undefined;
  if (lower === 'value') return fieldValue(value, bearer);
  if (typeof value !== 'string') return kindOf(lower) === LOOK ? value : undefined;
  return stringMasked(lower, value, bearer);
}

function stringMasked(name: string, value: string, bearer: Bearer): AttributeValue {
  switch (name) {
    case 'class':
      return tokensMasked(value);
    case 'id':
      return isCareful(bearer.zone) && /\d{5}/.test(value) ? undefined : tokensMasked(value);
    case 'src':
    case 'poster':
    case 'background':
    case 'href':
    case 'xlink:href':
    case 'srcset':
    case 'imagesrcset':
    case 'data':
      return addressMasked(name, value, bearer);
    case 'alt':
    case 'placeholder':
    case 'label':
      return bearer.text(value);
    case 'name':
      // Without it nothing finds its place in a component: a word of the component's maker.
      return bearer.tag === 'slot' ? tokensMasked(value) : undefined;
    case 'content':
      return /^(?:width|initial-scale|[\w-]+)=/.test(value) ? tokensMasked(value) : undefined;
    default:
  }
  const kind = kindOf(name);
  if (kind === HIDDEN) return undefined;
  if (kind === DRAW && bearer.isDrawing) return drawnMasked(value, bearer);
  if (kind === LOOK) return tokensMasked(value);
  return STATE.test(value) || value === name ? value : '';
}

const HIDDEN = 0;
const NAMED = 1;
const LOOK = 2;
const DRAW = 3;

/** What its name says of an attribute. A name can be made up too: anybody may read those that are told. */
const kindOf = (name: string): number => kinds(name, kindRead);
const kindRead = (name: string): number => {
  const lower = name.toLowerCase();
  if (!NAME.test(name) || maskPrivate(name) !== name || NOT_EVEN_NAMED.test(lower)) return HIDDEN;
  if (LOOKS.test(lower)) return LOOK;
  return isDrawn(lower) ? DRAW : NAMED;
};
const kinds = createCache<number>(MASK_CACHE_MAX);
const tokens = createCache<string>(MASK_CACHE_MAX);

/** On careful pages a choice says something about a person; elsewhere it is a size or a colour. */
const isChoiceShown = (bearer: Bearer): boolean =>
  bearer.isOpen || (!isCareful(bearer.zone) && bearer.tag === 'input' && CHOICE.test(bearer.type));

function fieldValue(value: AttributeValue, bearer: Bearer): AttributeValue {
  const { tag, type } = bearer;
  if (tag === 'input' && BUTTON.test(type))
    return typeof value === 'string' ? bearer.text(value) : undefined;
  if (FIELD.test(tag)) {
    if (bearer.isOpen && typeof value === 'string') return maskPrivate(value, 'never');
    return tag === 'input' && /^(?:radio|checkbox|hidden|file|image)$/.test(type)
      ? undefined
      : value === ''
        ? ''
        : MASK;
  }
  const isGauge = tag === 'progress' || tag === 'meter' || tag === 'li';
  return isGauge && /^-?\d{0,4}(?:\.\d{1,4})?$/.test(String(value)) ? value : undefined;
}

function addressMasked(name: string, value: string, bearer: Bearer): AttributeValue {
  const { tag, rel, zone } = bearer;
  const isLocal = value.startsWith('#');
  if (tag === 'a' || tag === 'area') return name === 'href' ? '#' : undefined;
  if (/href$/.test(name)) {
    if (tag === 'link')
      return /stylesheet|preload/.test(rel) ? (assetUrl(value) ?? undefined) : undefined;
    if (
      !/^(?:use|image|feimage|mpath|textpath|lineargradient|radialgradient|pattern|filter)$/.test(
        tag,
      )
    )
      return undefined;
  }
  if (/^(?:script|iframe|frame|embed|base|track|portal|form|object)$/.test(tag)) return undefined;
  if (isPersonsPicture(zone) && !isLocal && tag !== 'use')
    return name.endsWith('srcset') ? undefined : NO_PICTURE;
  if (name.endsWith('srcset')) return assetUrls(value);
  return assetUrl(value) ?? NO_PICTURE;
}

/** On a careful page: a portrait, a code to collect a parcel with. */
const isPersonsPicture = (zone: number): boolean =>
  (zone & Zone.careful) !== 0 &&
  (zone & (Zone.shown | Zone.named | Zone.line | Zone.navigation)) === 0;

function styleMasked(value: AttributeValue, bearer: Bearer): AttributeValue {
  if (typeof value === 'string') return declared(value, bearer);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [property, told] of Object.entries(value)) {
    const [words, ...priority] = Array.isArray(told) ? told : [told];
    if (typeof words !== 'string') continue;
    // As the property it is set to: variables hold any words.
    const masked = declared(`${property}:${words}`, bearer).slice(property.length + 1);
    Reflect.set(value, property, Array.isArray(told) ? [masked, ...priority] : masked);
  }
  return value;
}

function declared(style: string, bearer: Bearer): string {
  const masked = bearer.css(style, isCareful(bearer.zone));
  return isPersonsPicture(bearer.zone) ? masked.replace(/url\("(?!#)[^"]*"\)/g, 'none') : masked;
}

/** Geometry is numbers by the hundred, and stays; one number of eight digits is none. */
function drawnMasked(value: string, bearer: Bearer): AttributeValue {
  if (/url\(|["']/i.test(value)) return bearer.css(value, isCareful(bearer.zone));
  if (!/^[\w\s.,+\-()%;#]*$/.test(value) || /(?:^|[^\d.])\d{8,}/.test(value))
    return tokensMasked(value);
  return value;
}

/** Names of classes are written for machines; one of them, or some together, may hold a person's. */
export const tokensMasked = (value: string): string => tokens(value, tokensRead);

function tokensRead(value: string): string {
  if (!/[\d@%&=]|[\u0080-\uffff]|[^\s]{24}/.test(value)) return value;
  const whole = maskPrivate(value).replaceAll(MASK, 'masked');
  return whole.replace(/\S+/g, (token) => {
    const apart = token.replace(/[_:/=]+/g, ' ');
    return maskPrivate(token) === token && maskPrivate(apart) === apart ? token : 'masked';
  });
}
