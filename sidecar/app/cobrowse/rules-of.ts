import { COBROWSE_RULES_MAX } from '../../../shared/protocol/limits.ts';
import type { CobrowseRules } from '../../../shared/protocol/messages/cobrowse.ts';
import { type PageRule, rulesFor } from '../../domain/cobrowse/rules.ts';
import type { Policy, Shop } from '../../domain/policy.ts';

/** What a shop's page is told about itself when it is looked along with. */
export function cobrowseRulesOf({ cobrowse }: Policy, shop: string): CobrowseRules {
  const rules = rulesFor(cobrowse, shop);
  return {
    hide: rules.hide.map(onWire),
    show: rules.show.map(onWire),
    careful: [...rules.careful],
    untouchable: [...rules.untouchable],
    coupon: [...rules.coupon],
  };
}

/** From where a viewer may load pictures, styles and fonts of the shop's pages: origins. */
export function assetsOf(
  { cobrowse }: Policy,
  shops: readonly Shop[],
  shop: string,
): readonly string[] {
  const own = shops.find((each) => each.shop === shop)?.origins ?? [];
  const allowed = rulesFor(cobrowse, shop).assetHosts.map((host) => `https://${host}`);
  return [...new Set([...own, ...allowed])].slice(0, COBROWSE_RULES_MAX);
}

function onWire({ url, selectors }: PageRule): CobrowseRules['hide'][number] {
  return { url, selectors: [...selectors] };
}
