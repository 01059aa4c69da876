import { CODE_CALL_TIMEOUT_MS } from '../bounds.ts';

/** One shopper's session at a Vendure server: opened by it when it is first needed, and told in a header. */
export type ShopSession = {
  /** Null until the server has opened one. */
  token(): string | null;
  /** What it answered under `act`; what it cannot do at all is thrown. */
  ask<T>(act: string, document: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
};

/** @param url of the Shop API */
export function openSession(url: string, known: string | null): ShopSession {
  let token = known;
  return {
    token: () => token,
    async ask(act, query, variables = {}) {
      const answer = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        signal: AbortSignal.timeout(CODE_CALL_TIMEOUT_MS),
      });
      token = answer.headers.get('vendure-auth-token') ?? token;
      const { data, errors } = await answer.json();
      if (errors !== undefined) throw new Error(`Vendure cannot ${act}: ${errors[0]?.message}`);
      return data[act];
    },
  };
}
