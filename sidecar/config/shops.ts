import { readFileSync } from 'node:fs';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { ID_PATTERN } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import {
  IDENTIFY_KEYS_MAX,
  SERVER_KEY_MIN_CHARS,
  SERVER_KEYS_MAX,
} from '../../shared/protocol/limits.ts';
import type { IdentifyKey, Shop } from '../domain/policy.ts';
import { EngineRow, engineIn, type Variables } from './shop-engine.ts';

const Key = Type.String({ minLength: 32 });
const NamedKey = Type.Object({ kid: Type.String({ minLength: 1 }), key: Key });
const ShopRow = Type.Object(
  {
    shop: Type.String({ pattern: ID_PATTERN }),
    name: Type.Optional(Type.String({ minLength: 1 })),
    origins: Type.Array(Type.String(), { minItems: 1 }),
    identifyKey: Type.Optional(Type.Union([Key, Type.Null()])),
    // Several while one is being replaced; each is tried for every token.
    identifyKeys: Type.Optional(
      Type.Array(Type.Union([Key, NamedKey]), { maxItems: IDENTIFY_KEYS_MAX }),
    ),
    // What the shop's server signs its calls about codes with; several while one is being replaced.
    serverKeys: Type.Optional(
      Type.Array(Type.String({ minLength: SERVER_KEY_MIN_CHARS }), { maxItems: SERVER_KEYS_MAX }),
    ),
    engine: Type.Optional(EngineRow),
  },
  { additionalProperties: false },
);
const ShopRows = Type.Array(ShopRow);

/** Signs in the demo only; a shop's own key stands in the file that SHOPS names. */
export const DEMO_IDENTIFY_KEY = 'demo-identify-key-only-for-trying-out';

/** Signs the demo shop's calls about codes; as public as the key above. */
export const DEMO_SERVER_KEY = 'demo-server-key-only-for-trying-out';

/**
 * The connected shops from SHOPS: a JSON file's path, or `id=origin,origin;id=origin`.
 *
 * @param variables where an engine's credentials stand, by the names that the file gives
 */
export function readShops(
  setting: string,
  variables: Variables = {},
): Result<readonly Shop[], string> {
  const rows = setting.includes('=') ? ok(inline(setting)) : fromFile(setting);
  if (!rows.isOk) return rows;
  if (!Value.Check(ShopRows, rows.value)) {
    return err(`SHOPS is not a list of shops (${firstFault(rows.value)}).`);
  }
  const shops: Shop[] = [];
  for (const row of rows.value) {
    const engine = engineIn(row, variables);
    if (!engine.isOk) return err(`Shop ${row.shop} ${engine.error}`);
    shops.push(asShop(row, engine.value));
  }
  return checked(shops);
}

/** The demo shop, at the given origins. */
export function demoShop(origins: readonly string[]): Shop {
  return {
    shop: 'demo',
    name: 'Demo',
    origins,
    identifyKeys: [{ kid: null, key: DEMO_IDENTIFY_KEY }],
    serverKeys: [DEMO_SERVER_KEY],
    engine: { kind: 'asks-us' },
  };
}

/** Whether the text is exactly what a browser sends as Origin for a web page. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url?.origin === text && /^https?:$/.test(url.protocol) && !text.includes('*');
}

function inline(setting: string): unknown {
  return setting
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [shop = '', origins = ''] = part.split('=', 2);
      return { shop: shop.trim(), origins: origins.split(',').map((each) => each.trim()) };
    });
}

function fromFile(path: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return err(`SHOPS names ${path}, which ${why}. Give a JSON file, or id=origin,origin.`);
  }
}

function asShop(row: Static<typeof ShopRow>, engine: Shop['engine']): Shop {
  const { shop, name = shop, origins, serverKeys = [] } = row;
  return { shop, name, origins, identifyKeys: keysOf(row), serverKeys, engine };
}

/** `identifyKey` is short for a list of one; who gives both means both. */
function keysOf({
  identifyKey = null,
  identifyKeys = [],
}: Pick<Static<typeof ShopRow>, 'identifyKey' | 'identifyKeys'>): readonly IdentifyKey[] {
  const listed = identifyKey === null ? identifyKeys : [identifyKey, ...identifyKeys];
  return listed.map((each) => (typeof each === 'string' ? { kid: null, key: each } : each));
}

function checked(shops: readonly Shop[]): Result<readonly Shop[], string> {
  for (const { shop, origins } of shops) {
    const wrong = origins.find((origin) => !isOrigin(origin));
    if (wrong !== undefined) {
      return err(
        `Shop ${shop} has "${wrong}", which is no origin. An origin is as https://shop.nl.`,
      );
    }
  }
  const ids = shops.map(({ shop }) => shop);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  return twice === undefined ? ok(shops) : err(`SHOPS has shop ${twice} twice.`);
}

function firstFault(rows: unknown): string {
  const fault = Value.Errors(ShopRows, rows).First();
  return fault === undefined ? 'unknown' : `${fault.path} ${fault.message.toLowerCase()}`;
}
