import { applyForShop } from '../../sidecar/app/mandate/apply-code.ts';
import { noteOrder } from '../../sidecar/app/mandate/note-order.ts';
import { redeemForShop } from '../../sidecar/app/mandate/redeem-code.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { type TestEnvironment, testEnvironment } from './environment.ts';
import { anOrder, BOOTS, inBasket, inOrder, keepGiven } from './given-code.ts';

export const OURS = { code: 'abcd-efgh-jkmn', takenMinor: 6_00 };
export const THEIRS = { code: 'SUMMER-SALE', takenMinor: 2_00 };

export const note = (environment: TestEnvironment, changes: Parameters<typeof anOrder>[0]) =>
  commit(environment, (work) => noteOrder(work, BOOTS, anOrder(changes)));
export const apply = (environment: TestEnvironment, basket: string) =>
  commit(environment, (work) => applyForShop(work, BOOTS, inBasket(basket)));
export const redeem = (environment: TestEnvironment, order: string, basket: string | null = null) =>
  commit(environment, (work) => redeemForShop(work, BOOTS, inOrder(order, 6_00, basket)));

export async function withCode(changes: Parameters<typeof keepGiven>[1] = {}) {
  const environment = testEnvironment();
  await keepGiven(environment, changes);
  return environment;
}
