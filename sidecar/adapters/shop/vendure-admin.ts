import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { ShopAnswer } from '../../ports/shop.ts';
import { askShop, type Heard, unknown } from './ask.ts';

export interface VendureTerms {
  /** Of the Admin API. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly channelToken: string | null;
}

/** A Vendure server's Admin API, with a session that is opened when it is first needed and again when it ended. */
export interface VendureAdmin {
  /** Asks; the answer's `data` in the shape that is expected, or why there is none. */
  ask<T extends TSchema>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    shape: T,
    signal: AbortSignal,
  ): Promise<ShopAnswer<Static<T>>>;
}

const LOGIN = `mutation Login($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename }
}`;
const LoggedIn = Type.Object({ login: Type.Object({ __typename: Type.Literal('CurrentUser') }) });
const Refused = Type.Object({ login: Type.Object({ __typename: Type.String() }) });
const Errors = Type.Object({
  errors: Type.Array(
    Type.Object({
      message: Type.String(),
      extensions: Type.Optional(Type.Object({ code: Type.Optional(Type.String()) })),
    }),
    { minItems: 1 },
  ),
});
const Answered = Type.Object({ data: Type.Unknown() });

export function vendureAdmin(terms: VendureTerms): VendureAdmin {
  // In memory only: a restart logs in again.
  let session: string | null = null;

  function post(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<ShopAnswer<Heard>> {
    const headers = {
      ...(session === null ? {} : { authorization: `Bearer ${session}` }),
      ...(terms.channelToken === null ? {} : { 'vendure-token': terms.channelToken }),
    };
    return askShop(terms.url, headers, JSON.stringify({ query, variables }), signal);
  }

  async function logIn(signal: AbortSignal): Promise<ShopAnswer<null>> {
    session = null;
    const { username, password } = terms;
    const heard = await post(LOGIN, { username, password }, signal);
    if (heard.kind === 'failed') return heard;
    // Whatever became of it, nothing was made.
    if (heard.kind === 'unknown')
      return { kind: 'failed', canRetry: true, sentence: heard.sentence };
    const { said, headers } = heard.value;
    const token = headers.get('vendure-auth-token');
    if (Value.Check(Answered, said) && Value.Check(LoggedIn, said.data) && token) {
      session = token;
      return { kind: 'done', value: null };
    }
    const isRefused = Value.Check(Answered, said) && Value.Check(Refused, said.data);
    const sentence = isRefused
      ? 'Vendure does not know this name and password.'
      : 'Vendure did not open a session.';
    return { kind: 'failed', canRetry: !isRefused, sentence };
  }

  return {
    async ask(query, variables, shape, signal) {
      if (session === null) {
        const opened = await logIn(signal);
        if (opened.kind !== 'done') return opened;
      }
      let heard = await post(query, variables, signal);
      if (heard.kind === 'done' && hasSessionEnded(heard.value)) {
        const opened = await logIn(signal);
        if (opened.kind !== 'done') return opened;
        heard = await post(query, variables, signal);
      }
      if (heard.kind !== 'done') return heard;
      return readAnswer(heard.value, shape);
    },
  };
}

function hasSessionEnded({ status, said }: Heard): boolean {
  if (status === 401 || status === 403) return true;
  return (
    Value.Check(Errors, said) &&
    said.errors.some(({ extensions }) => extensions?.code === 'FORBIDDEN')
  );
}

function readAnswer<T extends TSchema>({ status, said }: Heard, shape: T): ShopAnswer<Static<T>> {
  if (Value.Check(Errors, said)) {
    const sentence = `Vendure said no: ${said.errors[0]?.message ?? ''}`;
    return { kind: 'failed', canRetry: false, sentence };
  }
  if (status === 429 || status === 408) {
    return { kind: 'failed', canRetry: true, sentence: `Vendure answered ${status}.` };
  }
  if (status >= 300) {
    return { kind: 'failed', canRetry: false, sentence: `Vendure answered ${status}.` };
  }
  if (Value.Check(Answered, said) && Value.Check(shape, said.data)) {
    return { kind: 'done', value: said.data };
  }
  return unknown('Vendure answered something else.');
}
