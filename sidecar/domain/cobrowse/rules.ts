/** What a lead laid down for pages whose address matches `url` (`*` stands for anything). */
export interface PageRule {
  readonly url: string;
  readonly selectors: readonly string[];
}

/** What a page is told about itself when it is looked along with. */
export interface CobrowseRules {
  /** Never leaves the page, beside what never does. */
  readonly hide: readonly PageRule[];
  /** Text that may be shown although it would be masked; never passwords and payment. */
  readonly show: readonly PageRule[];
  /** Pages like account and checkout: only labels, headings, buttons, basket lines and prices. */
  readonly careful: readonly string[];
  /** Elements that an agent may not propose to click or fill in. */
  readonly untouchable: readonly string[];
  /** Where the shop's coupon field is, tried before looking for it. */
  readonly coupon: readonly string[];
}

/** Rules of one shop, or of every shop. */
export interface CobrowsePolicy extends CobrowseRules {
  /** null: every shop. */
  readonly shop: string | null;
  /** Beside the shop's own origins: from where the viewer may load pictures, styles and fonts. */
  readonly assetHosts: readonly string[];
}

/** What holds for one shop: what holds for every shop, and its own. */
export function rulesFor(
  policies: readonly CobrowsePolicy[],
  shop: string,
): CobrowseRules & Pick<CobrowsePolicy, 'assetHosts'> {
  const own = policies.filter((each) => each.shop === null || each.shop === shop);
  return {
    hide: own.flatMap(({ hide }) => hide),
    show: own.flatMap(({ show }) => show),
    careful: own.flatMap(({ careful }) => careful),
    untouchable: own.flatMap(({ untouchable }) => untouchable),
    coupon: own.flatMap(({ coupon }) => coupon),
    assetHosts: own.flatMap(({ assetHosts }) => assetHosts),
  };
}
