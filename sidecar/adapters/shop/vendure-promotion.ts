import { CLOCK_SKEW_MAX_MS } from '../../../shared/protocol/limits.ts';
import type { CodeOrder } from '../../ports/shop.ts';

/** What a Vendure channel counts in. */
export interface VendureChannel {
  readonly pricesIncludeTax: boolean;
  readonly availableCurrencyCodes: readonly string[];
}

/**
 * Why a code would take off more than was set aside (SPEC MD5), in words for the agent; null when it would not.
 * Vendure's free shipping takes off whatever sending costs; its fixed amounts are bare numbers, of the order's own
 * currency, to which tax comes where prices are kept without it.
 */
export function whyUnbounded(
  { kind, currency }: CodeOrder['worth'],
  { pricesIncludeTax, availableCurrencyCodes }: VendureChannel,
): string | null {
  if (kind === 'free-shipping') {
    return 'Vendure has no ceiling for free shipping. Give an amount instead.';
  }
  if (!pricesIncludeTax) {
    return 'This Vendure keeps its prices without tax, so a code would take off more.';
  }
  const other = availableCurrencyCodes.find((code) => code !== currency);
  return other === undefined
    ? null
    : `This Vendure sells in ${other}, and the code is ${currency}.`;
}

/** The promotion that a code is there: usable once, bounded in money and time. */
export function promotionFor({ key, text, worth, validFrom, expiresAt }: CodeOrder) {
  const { basketFrom, most } = worth;
  const atLeast = { amount: String(basketFrom), taxInclusive: 'true' };
  return {
    enabled: true,
    couponCode: text,
    usageLimit: 1,
    perCustomerUsageLimit: 1,
    // A little earlier, for a server whose clock is behind ours: the code is typed in within seconds.
    startsAt: new Date(validFrom - CLOCK_SKEW_MAX_MS).toISOString(),
    endsAt: new Date(expiresAt).toISOString(),
    conditions: basketFrom === null ? [] : [operation('minimum_order_amount', atLeast)],
    // A percentage too: Vendure has no ceiling on one, and a basket that grew would take more (SPEC MD5).
    actions: [operation('order_fixed_discount', { discount: String(most) })],
    translations: [{ languageCode: 'en', name: `Toonbank ${text}`, description: key }],
  };
}

function operation(code: string, named: Readonly<Record<string, string>>) {
  return { code, arguments: Object.entries(named).map(([name, value]) => ({ name, value })) };
}
