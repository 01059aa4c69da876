import { openSession } from '../../../demo/engine/shop-api.ts';
import type { VendureServer } from './start.ts';

/** An order as Vendure's own administrators see it. */
export interface AdminOrder {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly couponCodes: readonly string[];
  readonly totalWithTax: number;
  readonly updatedAt: string;
}

/** What a test asks the server itself, past the adapter. */
export interface VendureOwner {
  /** The order with this code. */
  order(code: string): Promise<AdminOrder>;
  /** Every order, oldest first. */
  orders(): Promise<readonly AdminOrder[]>;
  cancel(code: string): Promise<void>;
  /** Promotions with this coupon code that are enabled. */
  enabled(couponCode: string): Promise<readonly { readonly id: string }[]>;
  deletePromotion(id: string): Promise<void>;
  /** An administrator who may do this and nothing else. */
  hire(permissions: readonly string[]): Promise<Pick<VendureServer, 'username' | 'password'>>;
}

const LOGIN = `mutation ($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename }
}`;
const ORDERS = `query {
  orders(options: { sort: { id: ASC } }) {
    items { id code state couponCodes totalWithTax updatedAt }
  }
}`;
const ENABLED = `query ($code: String!) {
  promotions(options: { filter: { couponCode: { eq: $code }, enabled: { eq: true } } }) {
    items { id }
  }
}`;
const CANCEL = `mutation ($id: ID!) {
  cancelOrder(input: { orderId: $id, reason: "a test" }) { __typename }
}`;
const ROLE = `mutation ($permissions: [Permission!]!) {
  createRole(input: { code: "toonbank", description: "codes", permissions: $permissions }) { id }
}`;
const HIRE = `mutation ($input: CreateAdministratorInput!) {
  createAdministrator(input: $input) { id }
}`;
const DELETE = 'mutation ($id: ID!) { deletePromotion(id: $id) { result } }';

export async function vendureOwner({
  adminApi,
  username,
  password,
}: VendureServer): Promise<VendureOwner> {
  const session = openSession(adminApi, null);
  await session.ask('login', LOGIN, { username, password });

  async function orders(): Promise<readonly AdminOrder[]> {
    const { items } = await session.ask<{ items: readonly AdminOrder[] }>('orders', ORDERS);
    return items;
  }
  async function order(code: string): Promise<AdminOrder> {
    const found = (await orders()).find((each) => each.code === code);
    if (found === undefined) throw new Error(`Vendure has no order ${code}.`);
    return found;
  }

  return {
    order,
    orders,
    async cancel(code) {
      const { id } = await order(code);
      await session.ask('cancelOrder', CANCEL, { id });
    },
    async enabled(couponCode) {
      const { items } = await session.ask<{ items: readonly { readonly id: string }[] }>(
        'promotions',
        ENABLED,
        { code: couponCode },
      );
      return items;
    },
    async deletePromotion(id) {
      await session.ask('deletePromotion', DELETE, { id });
    },
    async hire(permissions) {
      const role = await session.ask<{ id: string }>('createRole', ROLE, { permissions });
      const hired = { username: 'codes@boots.example', password: 'only for tests' };
      const { username: emailAddress, password: secret } = hired;
      const name = { firstName: 'Toonbank', lastName: 'Codes' };
      const input = { ...name, emailAddress, password: secret, roleIds: [role.id] };
      await session.ask('createAdministrator', HIRE, { input });
      return hired;
    },
  };
}
