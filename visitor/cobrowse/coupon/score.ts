/** What can be read about a field on the page; empty where there is nothing. */
export interface FieldHints {
  readonly type: string;
  readonly autocomplete: string;
  /** Name and id. */
  readonly named: string;
  readonly label: string;
  readonly ariaLabel: string;
  readonly placeholder: string;
  readonly title: string;
  /** Short text that stands around it: a heading, the words before it. */
  readonly nearby: string;
  /** Names and classes of what it stands in. */
  readonly around: string;
  /** Words on buttons beside it. */
  readonly buttons: string;
}

/** From here on it is taken for a field for a code. */
export const FOUND_FROM = 4;

const CODE =
  /coupon|voucher|(kortings?|discount|actie|promo(tie|tion|tional)?|cadeau|kado|gift|tegoed|voordeel|offer|rebate|spaar|reward)s? ?(code|bon|cheque|certifica|coupon|key)|waarde ?bon|actie ?bon|kortings ?bon|^(discount|korting)$|\bpromo(tie)?( ?code)?\b/;
/** Often the same field; a field for codes alone is better. */
const GIFT = /(gift|cadeau|kado) ?(card|kaart|bon|cheque)|tegoed ?bon|waarde ?bon/;
const REDUCTION =
  /korting|discount|actie|promo|voordeel|aanbieding|coupon|voucher|cadeau|gift|reduc/;
const ENTER =
  /toepassen|verzilver|inwissel|activeer|gebruik code|apply|redeem|use code|toevoegen|\badd\b/;
/** What such words stand beside without being the place for a code. */
const OTHER =
  /e-? ?mail|nieuwsbrief|newsletter|zoek|search|query|^q$|bericht|message|boodschap|opmerking|notitie|comment|\bnote|wens|post ?code|postal|\bzip|kaart ?nummer|card ?number|cvc|cvv|security ?code|beveiligings ?code|iban|rekening|telefoon|phone|mobiel|verificat|verify|sms|\botp\b|one ?time|two ?factor|land ?code|country|klant ?(nummer|en ?kaart|code)|loyalty|customer|\bbtw\b|\bvat\b|kvk|aantal|qty|quantity|voornaam|achternaam|first ?name|last ?name|artikel|product|\bsku\b|\bean\b|barcode|bedrag|amount|bestel ?nummer|order ?(number|code)|referr|vriend|ontvanger|recipient|pincode|\bpin\b/;

/** Whatever else is said there: such a field is for something else. */
const ELSEWHERE = /\b(search|zoek|zoeken)\b|nieuwsbrief|newsletter/;

/** How likely it is that a code for a reduction is entered here; below `FOUND_FROM`: not. */
export function scoreOf(hints: FieldHints): number {
  if (/^(email|password|file|hidden|date|checkbox|radio)$/.test(hints.type)) return 0;
  if (/(^| )(cc-|one-time-code|(new|current)-password|email|postal-code)/.test(hints.autocomplete))
    return 0;
  const own: readonly (readonly [string, number])[] = [
    [hints.label, 6],
    [hints.ariaLabel, 6],
    [hints.named, 5],
    [hints.placeholder, 5],
    [hints.autocomplete, 4],
    [hints.title, 4],
  ];
  let score = 0;
  for (const [said, weight] of own) score += hintScore(plain(said), weight);
  const nearby = plain(hints.nearby);
  const isCode = own.some(([said]) => /\bcode\b/.test(plain(said)));
  // A field that says nothing of its own is what the words around it say.
  const isMute = score === 0 && (isCode || isUnnamed(hints));
  if (isCode && REDUCTION.test(nearby)) score += 4;
  if (CODE.test(nearby)) score += isMute ? 4 : 3;
  if (CODE.test(plain(hints.around))) score += isMute ? 3 : 2;
  if (ENTER.test(plain(hints.buttons))) score += 1;
  return score;
}

/** Whether words on a button or link are a way to such a field, not to something about codes. */
export function isToggleWords(said: string): boolean {
  const words = plain(said);
  const isOther =
    /kopieer|copy|koop|kopen|\bbuy|bestel|saldo|balance|ontvang|receive|krijg|\bget\b|e-? ?mail|verwijder|remove|voorwaarden|terms|deel|share/;
  return words.length <= 60 && CODE.test(words) && !isOther.test(words);
}

const isUnnamed = ({ label, ariaLabel, placeholder }: FieldHints): boolean =>
  plain(label + ariaLabel + placeholder) === '';

function hintScore(said: string, weight: number): number {
  if (said === '') return 0;
  if (ELSEWHERE.test(said)) return -8;
  if (CODE.test(said)) return weight;
  if (GIFT.test(said)) return weight / 2;
  return OTHER.test(said) ? -8 : 0;
}

/** `discountCode`, `discount_code` and `Discount code:` read alike. */
function plain(said: string): string {
  return said
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[_\-[\].:*/()]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
