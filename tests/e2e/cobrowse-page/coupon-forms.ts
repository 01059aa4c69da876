/** One checkout or basket as shops have them. What is right has `id="right"`; without one, nothing may be found. */
export interface CouponForm {
  readonly name: string;
  readonly html: string;
  readonly kind?: 'toggle';
  /** The shop's own selectors. */
  readonly selectors?: readonly string[];
}

const SEARCH =
  '<form role="search"><input type="search" name="q" placeholder="Zoek op product of artikelcode"></form>';
const NEWSLETTER =
  '<form class="newsletter"><p>Meld je aan en ontvang een kortingscode van 10%</p><input type="email" name="email" placeholder="E-mailadres"><button>Aanmelden</button></form>';
const ADDRESS =
  '<form><label>Voornaam <input name="firstname" autocomplete="given-name"></label><label>Postcode <input name="postcode" autocomplete="postal-code"></label><label>Telefoon <input type="tel" name="phone"></label></form>';
const CARD =
  '<form><label>Kaartnummer <input name="cardnumber" autocomplete="cc-number"></label><label>Beveiligingscode <input name="cvc"></label></form>';

export const COUPON_FORMS: readonly CouponForm[] = [
  {
    name: 'a label in Dutch',
    html: `${SEARCH}${ADDRESS}<form><label>Kortingscode <input id="right" name="field_7"></label><button>Toepassen</button></form>${NEWSLETTER}`,
  },
  {
    name: 'a placeholder in Dutch',
    html: `${SEARCH}<div><input id="right" type="text" placeholder="Actiecode"><button type="button">Verzilveren</button></div>`,
  },
  {
    name: 'Shopify',
    html: `${ADDRESS}<form><label for="right">Discount code or gift card</label><input id="right" name="reductions" placeholder="Discount code or gift card"><button type="submit">Apply</button></form>`,
  },
  {
    name: 'WooCommerce',
    html: `<form class="checkout_coupon woocommerce-form-coupon"><p>If you have a coupon code, please apply it below.</p><input type="text" name="coupon_code" class="input-text" placeholder="Coupon code" id="right"><button name="apply_coupon">Apply coupon</button></form>`,
  },
  {
    name: 'Magento',
    html: `<form id="discount-form"><label for="right"><span>Enter discount code</span></label><input type="text" id="right" name="discount_code"><button>Apply Discount</button></form>`,
  },
  {
    name: 'PrestaShop',
    html: `<div class="promo-code"><form><input type="hidden" name="addDiscount" value="1"><input class="promo-input" id="right" type="text" name="discount_name" placeholder="Promo code"><button>Add</button></form></div>`,
  },
  {
    name: 'Lightspeed',
    html: `<form><label>Heeft u een kortingscode?</label><input id="right" type="text" name="code" placeholder="Vul hier uw code in"><a href="#">Toevoegen</a></form>`,
  },
  {
    name: 'a name in camel case only',
    html: `${CARD}<div><span>Code</span><input id="right" name="promotionCode"></div>`,
  },
  { name: 'a name in snake case only', html: `<input id="right" name="voucher_code">` },
  {
    name: 'aria-label only',
    html: `${NEWSLETTER}<input aria-label="Vouchercode invoeren" id="right">`,
  },
  {
    name: 'aria-labelledby',
    html: `<h3 id="t">Actiecode</h3><div><input aria-labelledby="t" id="right"></div>`,
  },
  {
    name: 'the words before it only',
    html: `${ADDRESS}<div><p>Heb je een kortingscode of actiecode?</p><div><input id="right" name="x1"><button>OK</button></div></div>`,
  },
  {
    name: 'a gift card field in Dutch alone',
    html: `${CARD}<form><label>Cadeaukaart of tegoedbon <input id="right" name="giftcard"></label><button>Inwisselen</button></form>`,
  },
  {
    name: 'a coupon field beside one for gift cards',
    html: `<form><label>Cadeaubon <input name="giftcard"></label><button>Voeg toe</button></form><form><label>Kortingscode <input id="right" name="coupon"></label><button>Toepassen</button></form>`,
  },
  {
    name: 'not the gift message',
    html: `<label>Cadeaubericht <textarea name="gift_message"></textarea></label><label>Waardebon <input id="right" name="bon"></label>`,
  },
  { name: 'not the newsletter that promises a code', html: NEWSLETTER },
  {
    name: 'not a newsletter in a plain field',
    html: `<section><h3>Krijg een kortingscode van 15%</h3><input type="text" name="EMAIL" placeholder="Uw e-mail"><button>Verstuur</button></section>`,
  },
  {
    name: 'not the search',
    html: `${SEARCH}<form><input name="s" placeholder="Search for discount codes and more"></form>`,
  },
  { name: 'not card number and security code', html: CARD },
  { name: 'not address and postcode', html: ADDRESS },
  {
    name: 'not a code sent by text message',
    html: `<form><p>We sent a code to your phone</p><label>Verification code <input name="code" autocomplete="one-time-code"></label></form>`,
  },
  {
    name: 'not the code of a product or country',
    html: `<label>Artikelcode <input name="artikelcode"></label><label>Landcode <input name="countryCode"></label>`,
  },
  {
    name: 'not a loyalty card',
    html: `<section><h3>Spaar voor korting</h3><label>Klantenkaart nummer <input name="loyaltyCard"></label></section>`,
  },
  {
    name: 'not the amount of a gift card for sale',
    html: `<section><h2>Cadeaukaart kopen</h2><label>Bedrag <input name="amount" type="number"></label><label>E-mail ontvanger <input name="recipient"></label></section>`,
  },
  {
    name: 'not a friend’s code for an account',
    html: `<label>Pincode <input name="pin" type="password"></label>`,
  },
  {
    name: 'a details element that is shut',
    kind: 'toggle',
    html: `<details><summary id="right">Heb je een kortingscode?</summary><form><input name="coupon" placeholder="Kortingscode"><button>Toepassen</button></form></details>`,
  },
  {
    name: 'a details element that is open',
    html: `<details open><summary>Heb je een kortingscode?</summary><form><input id="right" name="coupon" placeholder="Kortingscode"><button>Toepassen</button></form></details>`,
  },
  {
    name: 'a button that says what it opens',
    kind: 'toggle',
    html: `<button id="right" type="button" aria-expanded="false" aria-controls="panel">Ik heb een actiecode</button><div id="panel" hidden><input name="promo" placeholder="Actiecode"></div>`,
  },
  {
    name: 'a button that names the panel but not the code',
    kind: 'toggle',
    html: `<button id="right" type="button" aria-expanded="false" aria-controls="panel">Besparen?</button><div id="panel" hidden><label>Discount code <input name="d"></label></div>`,
  },
  {
    name: 'a link that opens it, the field comes later',
    kind: 'toggle',
    html: `<nav><a href="/gift-cards">Gift cards</a></nav><p>Have a coupon? <a id="right" href="#" class="showcoupon">Click here to enter your coupon code</a></p>`,
  },
  {
    name: 'a ticked box that opens it',
    kind: 'toggle',
    html: `<label id="right"><input type="checkbox"> I have a promo code</label>`,
  },
  {
    name: 'not a page about codes',
    html: `<nav><a href="/kortingscodes">Kortingscodes</a><a href="/cadeaubonnen">Cadeaubonnen</a></nav>`,
  },
  {
    name: 'not a code to be copied',
    html: `<aside><p>Kortingscode LAARS10</p><button type="button">Kopieer kortingscode</button></aside>`,
  },
  {
    name: 'what is drawn goes before what is not',
    html: `<div style="display:none" hidden><label>Kortingscode <input name="coupon_mobile"></label></div><div><input id="right" name="coupon_desktop" placeholder="Kortingscode"></div>`,
  },
  { name: 'in an open shadow root', html: `<shop-coupon></shop-coupon>` },
  {
    name: 'a code field that is one among many',
    html: `<form><fieldset><label>Name <input name="name"></label><label>Order note <textarea name="note"></textarea></label><label>Promo code (optional) <input id="right" name="f3"></label><label>Company VAT code <input name="vat"></label></fieldset></form>`,
  },
  {
    name: 'a referral field, not for a reduction',
    html: `<label>Vriendencode <input name="friend_code"></label>`,
  },
  {
    name: 'the shop’s own selector, whatever it looks like',
    selectors: ['#bespoke input'],
    html: `<label>Kortingscode <input name="coupon"></label><div id="bespoke"><input id="right" name="zz9"></div>`,
  },
  {
    name: 'marked by the shop',
    html: `<label>Kortingscode <input name="coupon"></label><div><input id="right" data-toonbank="coupon" name="zz9"></div>`,
  },
  {
    name: 'a selector that is none is passed over',
    selectors: [':::no'],
    html: `<label>Kortingscode <input id="right" name="coupon"></label>`,
  },
  {
    name: 'an English field with a title only',
    html: `<input id="right" name="a" title="Enter your voucher code"><button>Redeem</button>`,
  },
  {
    name: 'an old table of a form',
    html: `<table><tr><td>Uw waardebon</td><td><input id="right" name="wb" size="10"></td></tr><tr><td>Aantal</td><td><input name="aantal"></td></tr></table>`,
  },
  {
    name: 'test id and class only',
    html: `<div class="basket__coupon" data-testid="coupon-form"><div><input id="right" class="in"><button>Apply</button></div></div>`,
  },
  {
    name: 'words above, and an example in the field',
    html: `<section><p>Actiecode of cadeaubon toevoegen</p><div><input id="right" type="text" placeholder="Bijv. ZOMER2026"><button>Toevoegen</button></div></section>`,
  },
  {
    name: 'a button that shows the field when it is pressed',
    kind: 'toggle',
    html: `<p>Total € 310</p><button id="right" type="button">Apply coupon code</button>`,
  },
  {
    name: 'a placeholder that asks',
    html: `<div class="c-promo"><input id="right" placeholder="Heb je een promocode?"></div>`,
  },
  {
    name: 'a label of several words in capitals',
    html: `<h3>PROMO/STUDENT CODE OR VOUCHERS</h3><div><input type="text" id="right" name="promo-input" placeholder="PROMO/STUDENT CODE"><button>APPLY CODE</button></div>`,
  },
  {
    name: 'not a code to sign in with',
    html: `<p>Je ontvangt een sms met je actiecode om in te loggen</p><label>Sms-code <input name="otp"></label>`,
  },
  {
    name: 'not a remark that speaks of codes',
    html: `<label>Opmerking bij je bestelling <textarea name="comment" placeholder="Bijv. kortingscode vergeten?"></textarea></label>`,
  },
  {
    name: 'not a booking, an account or a company',
    html: `<label>Boekingscode <input name="bookingCode"></label><label>BIC code <input name="bic"></label><label>Company code <input name="company_code"></label>`,
  },
];
