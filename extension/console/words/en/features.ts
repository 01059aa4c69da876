/** What a feature is called, and what it says of a visit. */
export type FeatureWords = readonly [name: string, means: string];

const PAGES = {
  home: 'home page',
  category: 'category page',
  product: 'product page',
  search: 'search page',
  basket: 'basket page',
  checkout: 'checkout page',
  account: 'account page',
  service: 'service page',
  other: 'other page',
};

const ofPages = Object.entries(PAGES).flatMap(([type, page]): [string, FeatureWords][] => [
  [`views-${type}`, [`Views: ${page}`, `How often a ${page} was shown in this visit.`]],
  [
    `visible-${type}`,
    [`Time: ${page}`, `How long a ${page} was in sight, counted when it was left.`],
  ],
]);

/** By the names of the sidecar's table; one that is not here stands as it came. */
export const features: Readonly<Record<string, FeatureWords>> = {
  ...Object.fromEntries(ofPages),
  pageviews: ['Pages', 'How many pages were shown in this visit.'],
  visible: ['Time in sight', 'How long pages were in sight, all that were left together.'],
  age: ['Length so far', 'Time since the visit began.'],
  quiet: ['Stillness', 'Time since anything last happened.'],
  lists: ['Lists', 'How often a list of products was shown.'],
  searches: ['Searches', 'How often something was searched for.'],
  'product-views': ['Product views', 'How often a product was shown.'],
  products: ['Different products', 'How many different products were looked at.'],
  'looks-most': ['Looks at one product', 'Looks at the product looked at most in this visit.'],
  'looks-last': [
    'Looks at the last product',
    'Looks at the product looked at last, earlier visits counted.',
  ],
  'bounce-rate': ['Bounce rate', 'How often visits that begin on these pages see no other page.'],
  'exit-rate': ['Exit rate', 'How often these pages are the last of a visit.'],
  'exit-of-shop': [
    'Exit rate beside the shop’s',
    'The exit rate of these pages as a part of that of all pages.',
  ],
  'exit-rate-here': ['Exit rate here', 'How often the page shown now is the last of a visit.'],
  'page-value': ['Page value', 'What a view of these pages brought in orders, on average.'],
  'basket-pieces': ['Pieces in the basket', 'How many pieces are in the basket.'],
  'basket-value': ['Basket value', 'What the basket is worth now.'],
  'basket-peak': ['Basket value at most', 'The most the basket was worth in this visit.'],
  'basket-of-peak': [
    'Basket against its peak',
    'What the basket is worth, as a part of the most it was worth.',
  ],
  'basket-changes': ['Basket changes', 'How often the basket changed.'],
  'basket-removals': ['Taken out', 'How often something was taken out of the basket.'],
  'basket-rests': ['Basket untouched', 'Time since the basket last changed.'],
  'checkout-step': [
    'Checkout step',
    'The furthest step: 1 begun, 2 shipping, 3 payment; 0 when it was not begun.',
  ],
  'in-checkout': ['In the checkout', 'Whether the visitor is in the checkout now.'],
  'checkout-entered': ['Checkout entered', 'How often the checkout was entered.'],
  'checkout-left': ['Checkout left', 'How often the checkout was left.'],
  'checkout-returns': [
    'Back from the checkout',
    'How often it was left for a basket or product page.',
  ],
  'checkout-left-since': ['Checkout left since', 'Time since the checkout was last left.'],
  'checkout-steps-back': [
    'Steps back',
    'How often a step of the checkout was taken again after a later one.',
  ],
  'repeat-view': ['Looked again', 'How often a visitor came back to the same product.'],
  'back-and-forth': [
    'Back and forth',
    'How often a visitor went to and fro between basket and checkout.',
  ],
  'idle-at-checkout': ['Still at the checkout', 'How often nothing happened in the checkout.'],
  'coupon-focus': ['Code field', 'How often the field for a code was looked at.'],
  'shipping-cost-view': ['Shipping costs', 'How often shipping costs were looked at.'],
  'exit-intent': ['About to leave', 'How often it looked as if the visitor would leave.'],
  'rage-click': ['Clicked and clicked', 'How often the same place was clicked over and over.'],
  'form-abandoned': ['Form left', 'How often a form was left half filled in.'],
  'tab-return': ['Went and came back', 'How often another tab was looked at in between.'],
  'price-copy': ['Compared prices', 'How often a price or product name was copied.'],
  'doubt-since': ['Last doubt', 'Time since a sign of doubt was last seen.'],
  'sessions-before': ['Earlier visits', 'How many visits this visitor made before.'],
  'customer-value': [
    'Customer value',
    'What the shop says this customer is worth: low, middle, high.',
  ],
  referrer: [
    'Came from',
    'Where the visit came from: direct, search, social, campaign, email, other.',
  ],
  device: ['Device', 'Phone, tablet or computer.'],
  hour: ['Hour', 'Hour of the day, on the shop’s clock.'],
  weekday: ['Weekday', 'Day of the week, on the shop’s clock.'],
};
