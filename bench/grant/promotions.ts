import { randomUUID } from 'node:crypto';
import { openSession } from '../../demo/engine/shop-api.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs } from '../../shared/kernel/time.ts';
import { promotionFor } from '../../sidecar/adapters/shop/vendure-promotion.ts';
import type { VendureServer } from '../../tests/shops/vendure/start.ts';
import { minor } from '../../tests/support/builders/mandate.ts';

const LOGIN = `mutation ($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename }
}`;
const CREATE = `mutation ($input: CreatePromotionInput!) {
  createPromotion(input: $input) { __typename }
}`;

/** How long Vendure itself takes to make a promotion like those that the sidecar asks it for. */
export async function promotionsIn({
  adminApi,
  username,
  password,
}: VendureServer): Promise<() => Promise<number>> {
  const session = openSession(adminApi, null);
  await session.ask('login', LOGIN, { username, password });
  return async () => {
    const now = Date.now();
    const text = randomUUID().toUpperCase();
    const input = promotionFor({
      key: asId(text),
      text,
      worth: {
        kind: 'amount',
        percent: null,
        most: minor(1_00),
        currency: 'EUR',
        basketFrom: null,
      },
      validFrom: asEpochMs(now),
      expiresAt: asEpochMs(now + 86_400_000),
    });
    const begun = performance.now();
    await session.ask('createPromotion', CREATE, { input });
    return performance.now() - begun;
  };
}
