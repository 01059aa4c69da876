const count = { type: 'integer', minimum: 0 };
const expected = { type: ['number', 'null'], minimum: 0 };
const text = { type: 'string' };
const share = { type: 'number', minimum: 0, maximum: 1 };
const names = { type: 'array', items: text };

const FORETOLD = exact({
  qualified: count,
  heldOut: count,
  offered: count,
  accepted: expected,
  engaged: expected,
  ordersOffered: count,
  ordersHeldOut: count,
});
const RATES = exact({ accepted: share, engaged: share, of: { enum: ['map', 'shop'] } });
const ESTIMATE = exact({
  mean: { type: 'number' },
  low: { type: 'number' },
  high: { type: 'number' },
  effectiveRows: { type: 'number', minimum: 0 },
});
const WOULD_BE = exact({
  inversePropensity: ESTIMATE,
  selfNormalised: ESTIMATE,
  doublyRobust: ESTIMATE,
});

/** The JSON schema of what is answered; the words are those of the command and of docs/OPERATIONS.md. */
export const REPLAY_SCHEMA = exact({
  from: count,
  to: count,
  sessions: count,
  visitors: count,
  isCut: { type: 'boolean' },
  decisions: exact({ before: names, after: names }),
  maps: {
    type: 'array',
    items: exact({
      actionMap: text,
      name: text,
      rates: orNull(RATES),
      before: FORETOLD,
      after: FORETOLD,
    }),
  },
  estimates: exact({
    met: count,
    untried: count,
    orders: { enum: ['confirmed', 'claimed'] },
    was: orNull(ESTIMATE),
    wouldBe: orNull(WOULD_BE),
  }),
  leftOut: { type: 'array', items: { enum: ['room', 'answers', 'batches', 'orders'] } },
});

/** An object without any other field. */
function exact(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties);
  return { type: 'object', required, properties, additionalProperties: false };
}

function orNull(schema: object) {
  return { anyOf: [schema, { type: 'null' }] };
}
