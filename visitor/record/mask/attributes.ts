import { MASK_CACHE_MAX } from '../../../shared/protocol/limits.ts';
import { createCache } from './cache.ts';
import type { CssMask } from './css.ts';
import { maskPrivate } from './private-text.ts';
import { MASK } from './range.ts';
import { assetUrl, assetUrls, NO_PICTURE } from './url.ts';
import { Zone } from './zone.ts';

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

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

// What a page needs to look the same, and holds words of the page's maker only.
const LOOKS = words(
  'align allow allowfullscreen alink autofocus bgcolor border bordercolor cellpadding cellspacing char charset clear color cols colspan compact controls crossorigin dir disabled draggable enterkeyhint fetchpriority frame frameborder height hidden high hspace inert inputmode ismap kind lang language link loading loop low marginheight marginwidth max maxlength media min minlength multiple muted noresize noshade nowrap open optimum part playsinline popover preload readonly rel required reversed role rows rowspan rules scope scrolling shape size sizes slot span spellcheck start step tabindex type valign vlink vspace width wrap xml:lang xmlns xmlns:xlink is rr_width rr_height rr_scrollleft rr_scrolltop rr_open_mode rr_mediastate rr_mediacurrenttime rr_mediaplaybackrate rr_mediamuted rr_medialoop rr_mediavolume',
);
// Drawings: their geometry is numbers, and stays as it is.
const DRAWN = words(
  'alignment-baseline attributename attributetype baseline-shift begin by calcmode clip-path clip-rule clippathunits color-interpolation-filters cursor cx cy d diffuseconstant direction display dominant-baseline dur dx dy edgemode end exponent fill fill-opacity fill-rule filter filterunits flood-color flood-opacity font-family font-size font-style font-weight from fx fy g1 gradienttransform gradientunits in in2 intercept k1 k2 k3 k4 keypoints keysplines keytimes lengthadjust letter-spacing marker-end marker-mid marker-start markerheight markerunits markerwidth mask maskunits offset opacity operator order orient overflow paint-order path pathlength patterncontentunits patterntransform patternunits points preserveaspectratio primitiveunits r radius refx refy repeatcount result rotate rx ry seed shape-rendering slope spreadmethod startoffset stddeviation stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tablevalues text-anchor textlength to transform transform-origin values vector-effect version viewbox visibility word-spacing writing-mode x x1 x2 y y1 y2 z',
);
const STATE =
  /^(?:|true|false|on|off|yes|no|none|auto|mixed|open(?:ed)?|closed?|active|inactive|enabled|disabled|checked|unchecked|selected|current|page|step|visible|hidden|shown|expanded|collapsed|loading|loaded|idle|ready|empty|full|first|last|prev|next|even|odd|up|down|in|out|left|right|top|bottom|start|end|center|middle|horizontal|vertical|row|column|grid|list|dark|light|primary|secondary|tertiary|success|warning|danger|error|small|medium|large|default|x?xs|sm|s|m|md|l|lg|x{0,3}l|solid|outline|ghost|text|filled|round(?:ed)?|square|circle|fixed|sticky|static|single|multiple|menu|listbox|dialog|polite|assertive|fade|slide|zoom|\d{1,3}(?:px|%|r?em)?)$/i;
const BUTTON = /^(?:submit|button|reset)$/;
const NAME = /^[a-z_:][\w:.-]{0,60}$/i;

/** An attribute as it may leave the page; undefined: not at all (SPEC MK2). */
export function maskAttribute(name: string, value: AttributeValue, bearer: Bearer): AttributeValue {
  if (value === null || value === undefined) return isPublic(name) ? value : undefined;
  const lower = name.toLowerCase();
  if ((bearer.zone & Zone.hidden) !== 0 && !/^(?:class|type|rr_width|rr_height)$/.test(lower))
    return undefined;
  if (lower === 'style') return styleMasked(value, bearer);
  if (lower === '_csstext')
    return typeof value === 'string' ? bearer.css(value, isCareful(bearer)) : undefined;
  if (lower === 'checked' || lower === 'selected') return isChoiceShown(bearer) ? value : undefined;
  if (lower === 'value') return fieldValue(value, bearer);
  if (typeof value !== 'string') return LOOKS.has(lower) ? value : undefined;
  return stringMasked(lower, value, bearer);
}

function stringMasked(name: string, value: string, bearer: Bearer): AttributeValue {
  switch (name) {
    case 'class':
      return tokensMasked(value);
    case 'id':
      return isCareful(bearer) && /\d{5}/.test(value) ? undefined : tokensMasked(value);
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
  if (!isPublic(name)) return undefined;
  if (bearer.isDrawing && DRAWN.has(name)) return drawnMasked(value, bearer);
  if (LOOKS.has(name)) return tokensMasked(value);
  return STATE.test(value) ? value : '';
}

/** A name anybody may read: an attribute's name can be made up too. */
const isPublic = (name: string): boolean =>
  names(
    name,
    () =>
      NAME.test(name) &&
      maskPrivate(name) === name &&
      !/^on/i.test(name) &&
      !NOT_EVEN_NAMED.has(name.toLowerCase()),
  );
const names = createCache<boolean>(MASK_CACHE_MAX);
const tokens = createCache<string>(MASK_CACHE_MAX);
const NOT_EVEN_NAMED = words(
  'action autocomplete cite classid codebase data-rr-is-password data-toonbank-hidden datetime download enctype for form formaction http-equiv integrity itemid itemprop list manifest method name nonce pattern ping rr_dataurl rr_src srcdoc summary target title usemap',
);

const isCareful = ({ zone }: Bearer): boolean =>
  (zone & (Zone.careful | Zone.shown)) === Zone.careful;

/** On careful pages a choice says something about a person; elsewhere it is a size or a colour. */
const isChoiceShown = (bearer: Bearer): boolean =>
  bearer.isOpen ||
  (!isCareful(bearer) && bearer.tag === 'input' && /^(?:radio|checkbox)$/.test(bearer.type));

function fieldValue(value: AttributeValue, bearer: Bearer): AttributeValue {
  const { tag, type } = bearer;
  if (tag === 'input' && BUTTON.test(type))
    return typeof value === 'string' ? bearer.text(value) : undefined;
  if (tag === 'input' || tag === 'textarea' || tag === 'select') {
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
  const masked = bearer.css(style, isCareful(bearer));
  return isPersonsPicture(bearer.zone) ? masked.replace(/url\("(?!#)[^"]*"\)/g, 'none') : masked;
}

/** Geometry is numbers by the hundred, and stays; one number of eight digits is none. */
function drawnMasked(value: string, bearer: Bearer): AttributeValue {
  if (/url\(|["']/i.test(value)) return bearer.css(value, isCareful(bearer));
  if (!/^[\w\s.,+\-()%;#]*$/.test(value) || /(?:^|[^\d.])\d{8,}/.test(value))
    return tokensMasked(value);
  return value;
}

/** Names of classes are written for machines; one of them, or some together, may hold a person's. */
export function tokensMasked(value: string): string {
  if (!/[\d@%&=]|[\u0080-\uffff]|[^\s]{24}/.test(value)) return value;
  return tokens(value, () => tokensRead(value));
}

function tokensRead(value: string): string {
  const whole = maskPrivate(value).replaceAll(MASK, 'masked');
  return whole.replace(/\S+/g, (token) => {
    const apart = token.replace(/[_:/=]+/g, ' ');
    return maskPrivate(token) === token && maskPrivate(apart) === apart ? token : 'masked';
  });
}
