import {
  BASKET_LINES_MAX,
  MONEY_MAX_MINOR,
  NAME_MAX_CHARS,
  PRODUCT_ID_MAX_CHARS,
  QUANTITY_MAX,
} from '../../shared/protocol/limits.ts';
import type { Basket, Product } from '../../shared/protocol/messages/session.ts';
import { isRecord, listOf, numberOf, textOf } from '../unknown.ts';
import { isCurrency, minorOf } from './money.ts';

export type BasketLine = Basket['lines'][number];

/** What a GA4 event says, in our words. */
export type Ga4Act =
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'list'; readonly name: string }
  | {
      readonly kind: 'more' | 'less';
      readonly lines: readonly BasketLine[];
      readonly currency: string;
    }
  | { readonly kind: 'basket'; readonly basket: Basket }
  | {
      readonly kind: 'checkout';
      readonly step: 'begun' | 'shipping' | 'payment';
      readonly basket: Basket | null;
    }
  | {
      readonly kind: 'order' | 'refund';
      readonly order: string;
      readonly valueMinor: number;
      readonly currency: string;
    }
  | { readonly kind: 'search'; readonly query: string };

/** One entry of a data layer. */
export interface Ga4Entry {
  readonly event: string;
  readonly act: Ga4Act | null;
}

// Shops that leave the currency out sell in one; ours is the euro.
const USUAL_CURRENCY = 'EUR';

/**
 * A data layer's entry in either form: `{ event, ecommerce: { items } }` as Tag Manager wants it, or
 * the arguments of a `gtag('event', name, fields)` call. Null when it is neither.
 * https://developers.google.com/analytics/devguides/collection/ga4/reference/events
 */
export function readGa4(entry: unknown): Ga4Entry | null {
  if (!isRecord(entry)) return null;
  if (entry[0] === 'event' && typeof entry[1] === 'string')
    return { event: entry[1], act: actOf(entry[1], isRecord(entry[2]) ? entry[2] : {}) };
  if (typeof entry.event !== 'string') return null;
  return { event: entry.event, act: actOf(entry.event, fieldsOf(entry)) };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(entry: Fields): Fields {
  if (isRecord(entry.ecommerce)) return entry.ecommerce;
  return isRecord(entry.eventModel) ? entry.eventModel : entry;
}

function actOf(event: string, fields: Fields): Ga4Act | null {
  const currency = currencyOf(fields);
  const lines = linesOf(fields, currency);
  switch (event) {
    case 'view_item': {
      const product = productsOf(fields, currency)[0];
      return product === undefined ? null : { kind: 'product', product };
    }
    case 'view_item_list':
      return { kind: 'list', name: listName(fields) };
    case 'add_to_cart':
      return lines.length === 0 ? null : { kind: 'more', lines, currency };
    case 'remove_from_cart':
      return lines.length === 0 ? null : { kind: 'less', lines, currency };
    case 'view_cart':
      return { kind: 'basket', basket: basketOf(fields, lines, currency) };
    case 'begin_checkout':
      return stepped('begun', fields, lines, currency);
    case 'add_shipping_info':
      return stepped('shipping', fields, lines, currency);
    case 'add_payment_info':
      return stepped('payment', fields, lines, currency);
    case 'purchase':
      return settled('order', fields, currency);
    case 'refund':
      return settled('refund', fields, currency);
    case 'search':
    case 'view_search_results': {
      const query = textOf(fields.search_term, NAME_MAX_CHARS);
      return query === null ? null : { kind: 'search', query };
    }
    default:
      return null;
  }
}

function stepped(
  step: 'begun' | 'shipping' | 'payment',
  fields: Fields,
  lines: readonly BasketLine[],
  currency: string,
): Ga4Act {
  const basket = lines.length === 0 ? null : basketOf(fields, lines, currency);
  return { kind: 'checkout', step, basket };
}

function settled(kind: 'order' | 'refund', fields: Fields, currency: string): Ga4Act | null {
  const order = textOf(fields.transaction_id, PRODUCT_ID_MAX_CHARS);
  if (order === null) return null;
  const valueMinor = Math.max(0, minorOf(numberOf(fields.value) ?? 0, currency) ?? 0);
  return { kind, order, valueMinor, currency };
}

function basketOf(fields: Fields, lines: readonly BasketLine[], currency: string): Basket {
  const value = numberOf(fields.value);
  const minor = value === null ? null : minorOf(value, currency);
  return { lines: [...lines], valueMinor: Math.max(0, minor ?? sumOf(lines)), currency };
}

/** What the lines add up to, for events that do not say what the whole basket is worth. */
export function sumOf(lines: readonly BasketLine[]): number {
  const sum = lines.reduce((total, line) => total + (line.priceMinor ?? 0) * line.quantity, 0);
  return Math.min(MONEY_MAX_MINOR, Math.max(0, sum));
}

function currencyOf(fields: Fields): string {
  const first = listOf(fields.items)[0];
  const named = fields.currency ?? (isRecord(first) ? first.currency : null);
  return isCurrency(named) ? named : USUAL_CURRENCY;
}

function listName(fields: Fields): string {
  const first = listOf(fields.items)[0];
  const named = fields.item_list_name ?? (isRecord(first) ? first.item_list_name : null);
  return textOf(named, NAME_MAX_CHARS) ?? textOf(fields.item_list_id, NAME_MAX_CHARS) ?? '';
}

function linesOf(fields: Fields, currency: string): readonly BasketLine[] {
  return rowsOf(fields)
    .slice(0, BASKET_LINES_MAX)
    .flatMap((row) => {
      const product = productOf(row, currency);
      return product === null ? [] : [{ ...product, quantity: quantityOf(row) }];
    });
}

function productsOf(fields: Fields, currency: string): readonly Product[] {
  return rowsOf(fields).flatMap((row) => productOf(row, currency) ?? []);
}

const rowsOf = (fields: Fields): readonly Fields[] => listOf(fields.items).filter(isRecord);

function quantityOf(row: Fields): number {
  const quantity = Math.round(numberOf(row.quantity) ?? 1);
  return Math.min(QUANTITY_MAX, Math.max(1, quantity));
}

function productOf(row: Fields, currency: string): Product | null {
  const name = textOf(row.item_name, NAME_MAX_CHARS);
  const product = textOf(row.item_id, PRODUCT_ID_MAX_CHARS) ?? name?.slice(0, PRODUCT_ID_MAX_CHARS);
  if (product === undefined) return null;
  const price = numberOf(row.price);
  return {
    product,
    name: name ?? product,
    category: textOf(row.item_category, NAME_MAX_CHARS),
    variant: textOf(row.item_variant, NAME_MAX_CHARS),
    priceMinor: price === null ? null : minorOf(price, currency),
  };
}
