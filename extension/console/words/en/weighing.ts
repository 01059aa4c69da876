/** What is said of what offers change and who weighs them, in English. */
export const weighing = {
  title: 'What offers change',
  hint: 'Whether an offer is worth an agent’s time is weighed by what offers of its map changed so far.',
  order:
    'Where several maps call at the same moment, the one with more gain goes first once that is known of all of them; until then, and where they gain the same, your order holds. A small part is always tried out.',
  young: 'Nothing was learned yet: every map is taken at its word, as if nothing were weighed.',
  takenBack:
    'A lead took back what was learned: every map is taken at its word until enough visitors were met since.',
  all: (when: string) => `The version of ${when} decides for every map it knows.`,
  some: (when: string, known: string, maps: string) =>
    `The version of ${when} decides for ${known} of ${maps} maps; the others are taken at their word.`,
  noMap: (when: string) =>
    `The version of ${when} decides for no map yet: each is taken at its word until enough is known of it.`,
  changing: (to: string) =>
    `From now on ${to} weighs offers. The sidecar takes it up within a minute; if this stays here, its log says why.`,
  changingToNone:
    'From now on every map is taken at its word. The sidecar takes it up within a minute; if this stays here, its log says why.',
  toBefore: 'Go back to the one before',
  toNone: 'Take every map at its word',
  nothingBack: 'Nothing to take back: no version decides.',
  nothingBefore: 'No version decided before this one.',
  askBefore: (when: string) => `Take back the version of ${when}?`,
  askNone: 'Take every map at its word?',
  followsBefore: (next: string) => [
    `From then on ${next} weighs offers, in every sidecar within a minute.`,
    'Offers and conversations under way stay as they are.',
    'Only visitors first met after now teach a new version. It decides once it knows from them alone as much as what decides until then.',
    'The log keeps that it was you.',
  ],
  followsNone: [
    'From then on every map offers wherever it calls, in your order, in every sidecar within a minute.',
    'Offers and conversations under way stay as they are.',
    'Only visitors first met after now teach a new version. It decides once enough is known of a map from them alone.',
    'The log keeps that it was you.',
  ],
  sureBefore: 'Go back',
  sureNone: 'Take at its word',
  versions: 'Versions of what offers change',
  waits: 'Waits for more visitors',
  from: (from: string, to: string, offered: string, heldOut: string, orders: string) =>
    `Visitors met from ${from} to ${to}: ${offered} offered, ${heldOut} held out, ${orders} with an order.`,
  fromAll: (from: string, to: string, visitors: string, orders: string) =>
    `Visitors met from ${from} to ${to}: ${visitors}, ${orders} with an order.`,
  alike:
    'All visitors of a map are taken to be alike: too few were met to tell whom offers help more.',
  learner: {
    two: 'two models, one for each arm',
    crossed: 'crossed models (X-learner)',
    robust: 'a doubly robust model (DR-learner)',
  },
  apart: (learner: string, believed: string) =>
    `Whom offers help more is told by ${learner}; ${believed} of what it says is believed.`,
  ordersMissing: (orders: string) =>
    `No map is decided by it until ${orders} more orders were confirmed.`,
  unconfirmed:
    'No map is decided by it: the shop’s server confirms less than half of the orders its pages claim. Let it tell every paid order.',
  maps: 'By map',
  columns: { map: 'Action map', effect: 'What 100 offers change', decides: 'Who decides' },
  arms: (offered: string, heldOut: string) => `${offered} offered, ${heldOut} held out`,
  effect: (orders: string) => `${orders} orders`,
  between: (low: string, high: string) => `between ${low} and ${high}`,
  notCompared: 'Cannot be compared yet',
  decided: 'What was learned',
  atWord: 'Its word',
  needed: (visitors: string) => `about ${visitors} more visitors`,
  neededNever: 'how many more visitors it takes cannot be told',
};
