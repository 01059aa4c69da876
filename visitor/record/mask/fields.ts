/** Names of fields nobody but the visitor touches, in Dutch and English (SPEC MK3). */
const NEVER =
  /card.?(?:num|no\b|holder|code|owner)|\bcc.?(?:num|name|exp|csc|cv[cv]|type)|credit.?card|(?:kaart|pas|rekening).?(?:nummer|nr|houder)|account.?(?:num|no\b)|\bcv[cv]\d?\b|\bcsc\b|security.?code|(?:veiligheids|beveiligings|controle|verificatie|toegangs|sms).?code|\biban\b|\bbic\b|bank.?account|expir|\bexp.?(?:date|month|year)|verval.?(?:datum|maand|jaar)|geldig.?tot|\botp\b|one.?time|\b2fa\b|\btotp\b|(?:verification|auth|authentication|confirmation).?code|\btan\b|\bpin.?(?:code)?\b|passw|passcode|passphrase|wachtwoord|\bpwd\b|\bbsn\b|burgerservice|sofi.?num/i;
const NEVER_AUTOCOMPLETE = /(?:^|\s)(?:cc-\S+|one-time-code|(?:current|new)-password)(?:\s|$)/i;
const ASKED = [
  'name',
  'id',
  'autocomplete',
  'placeholder',
  'aria-label',
  'data-stripe',
  'data-testid',
];

/** Frames of payment providers: a box is shown in their place. */
export const PAYMENT_FRAMES = [
  ...'adyen braintree buckaroo checkout.com klarna mollie multisafepay pay.nl paypal stripe worldline worldpay'
    .split(' ')
    .map((name) => `iframe[src*="${name}" i]`),
  'iframe[name^="__privateStripe"]',
  'iframe[name*="payment" i]',
  'iframe[title*="payment" i]',
].join(',');

/** Tags of fields. */
export const FIELD = /^(?:input|textarea|select)$/i;
/** Types of fields of which the value is what stands on them. */
export const BUTTON = /^(?:submit|button|reset)$/i;
/** Types of fields that are ticked. */
export const CHOICE = /^(?:radio|checkbox)$/;

export const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.localName === 'input' || element.localName === 'textarea';

/** What is seen in it: of a list the words of its choice, because what that would send does not leave. */
export function seenIn(field: Element, value: string): string {
  return isList(field) ? (field.selectedOptions[0]?.text ?? '') : value;
}

const isList = (field: Element): field is HTMLSelectElement => field.localName === 'select';

/** Fields that once held a password stay so, whatever type they are given later. */
const passwords = new WeakSet<Element>();

/** A password, payment, one-time code, or whatever is not to be seen on the page itself. */
export function isNever(element: Element): boolean {
  if (!FIELD.test(element.localName)) return false;
  const type = (element.getAttribute('type') ?? '').toLowerCase();
  if (type === 'password') passwords.add(element);
  if (passwords.has(element) || element.hasAttribute('data-rr-is-password')) return true;
  if (type === 'hidden' || type === 'file') return true;
  if (NEVER_AUTOCOMPLETE.test(element.getAttribute('autocomplete') ?? '')) return true;
  if (ASKED.some((name) => NEVER.test(apart(element.getAttribute(name))))) return true;
  return NEVER.test(labelOf(element));
}

/**
 * Whether a field has a name or label to be judged by. Without one it may have held a password before anybody
 * looked along: whatever it is marked with, it stays masked.
 */
export function saysWhatItIs(element: Element): boolean {
  return (
    ASKED.some((name) => (element.getAttribute(name) ?? '').trim() !== '') ||
    labelOf(element).trim() !== ''
  );
}

function labelOf(element: Element): string {
  const labels: unknown = Reflect.get(element, 'labels');
  if (!(labels instanceof NodeList)) return '';
  return [...labels].map((label) => label.textContent ?? '').join(' ');
}

// `cardNumber`, `card_number` and `card-number` are one name.
const apart = (name: string | null): string =>
  (name ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.[\]]+/g, ' ');
