import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { ID_PATTERN } from '../../../shared/kernel/ids.ts';
import {
  ACTION_MAPS_MAX,
  COBROWSE_RULES_MAX,
  DISPOSITION_MAX_CHARS,
  DISPOSITIONS_MAX,
  MONEY_MAX_MINOR,
  NAME_MAX_CHARS,
  OFFER_WORDS_MAX_CHARS,
  OFFERS_PER_SESSION_MAX,
  SELECTOR_MAX_CHARS,
  URL_MAX_CHARS,
} from '../../../shared/protocol/limits.ts';

const Exact = <P extends Record<string, TSchema>>(fields: P) =>
  Type.Object(fields, { additionalProperties: false });
const Maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ pattern: ID_PATTERN });
const Words = (max: number) => Type.String({ minLength: 1, maxLength: max });
const Whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const BothLanguages = (max: number) => Exact({ nl: Words(max), en: Words(max) });

/** A name, and a port where it is not 443; no wildcards: each host that may be asked is named. */
const HOST_PATTERN =
  '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?$';
const HOST_MAX_CHARS = 259; // 253 of a name (RFC 1035) and a port

const Hesitation = Type.Union([
  Type.Literal('repeat-view'),
  Type.Literal('back-and-forth'),
  Type.Literal('idle-at-checkout'),
  Type.Literal('coupon-focus'),
  Type.Literal('shipping-cost-view'),
  Type.Literal('exit-intent'),
  Type.Literal('rage-click'),
  Type.Literal('form-abandoned'),
  Type.Literal('tab-return'),
  Type.Literal('price-copy'),
]);
const PageType = Type.Union([
  Type.Literal('home'),
  Type.Literal('category'),
  Type.Literal('product'),
  Type.Literal('search'),
  Type.Literal('basket'),
  Type.Literal('checkout'),
  Type.Literal('thank-you'),
  Type.Literal('account'),
  Type.Literal('service'),
  Type.Literal('other'),
]);
const Language = Type.Union([Type.Literal('nl'), Type.Literal('en')]);
const Rank = Type.Number({ minimum: 0, maximum: 1 });

const ActionMapFile = Exact({
  actionMap: Id,
  name: Words(NAME_MAX_CHARS),
  isOn: Type.Boolean(),
  priority: Whole(0, 1_000),
  segment: Exact({
    basketFromMinor: Maybe(Whole(0, MONEY_MAX_MINOR)),
    basketToMinor: Maybe(Whole(0, MONEY_MAX_MINOR)),
    isReturning: Maybe(Type.Boolean()),
    languages: Maybe(Type.Array(Language, { minItems: 1, maxItems: 2 })),
  }),
  hesitations: Type.Array(Hesitation, { maxItems: 10, uniqueItems: true }),
  scoreFrom: Whole(0, 100),
  /** Missing in a policy from before there was any: none is asked for. */
  drop: Type.Optional(Maybe(Exact({ high: Rank, low: Maybe(Rank) }))),
  pageTypes: Type.Array(PageType, { maxItems: 10, uniqueItems: true }),
  capPerSession: Whole(1, OFFERS_PER_SESSION_MAX),
  schedule: Maybe(
    Exact({
      timeZone: Words(NAME_MAX_CHARS),
      days: Type.Array(Whole(1, 7), { minItems: 1, maxItems: 7, uniqueItems: true }),
      fromHour: Whole(0, 23),
      toHour: Whole(1, 24),
    }),
  ),
  words: Maybe(BothLanguages(OFFER_WORDS_MAX_CHARS)),
});

const Rules = <T extends TSchema>(rule: T) =>
  Type.Array(rule, { maxItems: COBROWSE_RULES_MAX, uniqueItems: true });
const Selector = Words(SELECTOR_MAX_CHARS);
const PageRule = Exact({
  url: Words(URL_MAX_CHARS),
  selectors: Type.Array(Selector, { minItems: 1, maxItems: COBROWSE_RULES_MAX, uniqueItems: true }),
});

/** For one shop, or for every shop where `shop` is null. */
const CobrowseFile = Exact({
  shop: Maybe(Id),
  hide: Rules(PageRule),
  show: Rules(PageRule),
  careful: Rules(Words(URL_MAX_CHARS)),
  untouchable: Rules(Selector),
  coupon: Rules(Selector),
  assetHosts: Rules(Type.String({ pattern: HOST_PATTERN, maxLength: HOST_MAX_CHARS })),
});

/** A policy as it stands in a file: plain numbers and text. */
export const PolicyFile = Exact({
  actionMaps: Type.Array(ActionMapFile, { maxItems: ACTION_MAPS_MAX }),
  caps: Exact({
    offersPerSession: Whole(0, OFFERS_PER_SESSION_MAX),
    offersPerPeriod: Whole(0, 1_000),
    periodMs: Whole(0, Number.MAX_SAFE_INTEGER),
    quietAfterRejectionMs: Whole(0, Number.MAX_SAFE_INTEGER),
  }),
  holdoutShare: Type.Number({ minimum: 0, maximum: 1 }),
  offerValidMs: Whole(1_000, 3_600_000),
  /** Missing in a policy from before it was asked: DEFAULT_SERVICE_LEVEL. */
  serviceLevel: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** What is missing in it, or all of it in a policy from before it was asked: DEFAULT_WORTH. */
  worth: Type.Optional(
    Exact({
      marginShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
      agentHourMinor: Type.Optional(Whole(0, MONEY_MAX_MINOR)),
      exploreShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    }),
  ),
  dispositions: Type.Array(
    Exact({
      id: Type.String({ pattern: ID_PATTERN, maxLength: DISPOSITION_MAX_CHARS }),
      nl: Words(DISPOSITION_MAX_CHARS),
      en: Words(DISPOSITION_MAX_CHARS),
      /** Missing in a policy from before it was asked: told by the id. */
      isSolved: Type.Optional(Maybe(Type.Boolean())),
    }),
    { minItems: 1, maxItems: DISPOSITIONS_MAX },
  ),
  /** Missing in a policy from before there was any: nothing is laid down. */
  cobrowse: Type.Optional(Type.Array(CobrowseFile, { maxItems: COBROWSE_RULES_MAX })),
});
export type PolicyFile = Static<typeof PolicyFile>;
