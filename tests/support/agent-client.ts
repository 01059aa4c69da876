import { SignJWT } from 'jose';
import type { AgentHello } from '../../shared/protocol/handshake.ts';
import type { AgentCommand, AgentQuestion } from '../../shared/protocol/shape.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { type BodyOf, openSocket, type RawSocket } from './raw-socket.ts';
import { EXTENSION_ORIGIN } from './sidecar.ts';
import { newId, up } from './visitor-client.ts';

/** A paired extension installation: its key never leaves it. */
export interface PairedDevice {
  readonly device: string;
  readonly agent: string;
  readonly key: CryptoKey;
}

/** A panel's link without a browser: challenge signed, welcome heard. */
export interface AgentClient extends RawSocket {
  readonly welcome: BodyOf<'welcome'> & { readonly role: 'agent' };
  command(command: AgentCommand, id?: string): Promise<BodyOf<'ack'> | BodyOf<'refused'>>;
  ask(question: AgentQuestion): string;
  cursor(): { readonly own: number; readonly floor: number };
}

interface Linking {
  readonly since?: AgentHello['since'];
  readonly origin?: string;
  /** Of the protocol; this one's unless it is a panel of before. */
  readonly version?: number;
  /** Puts something else in the token, for a forger. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: CryptoKey;
}

export async function newKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
}

/** Exchanges a code for a device, as the extension does. */
export async function pairDevice(
  sidecar: { readonly url: string },
  code: string,
): Promise<PairedDevice> {
  const { privateKey, publicKey } = await newKey();
  const answer = await postPair(sidecar, code, publicKey);
  const said = await answer.json();
  if (!answer.ok) throw new Error(`not paired: ${said.kind}`);
  return { device: said.device, agent: said.agent, key: privateKey };
}

export async function postPair(
  sidecar: { readonly url: string },
  code: string,
  publicKey: CryptoKey,
  origin = EXTENSION_ORIGIN,
): Promise<Response> {
  const { x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return fetch(`${sidecar.url}/v1/pair`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey: { x, y }, name: 'Test browser' }),
  });
}

/** Opens the socket and answers the challenge; what comes of it is for the caller to see. */
export async function knockAsAgent(
  sidecar: { readonly wsUrl: string },
  paired: PairedDevice,
  linking: Linking = {},
): Promise<RawSocket> {
  const { since = null, origin = EXTENSION_ORIGIN, claims = {}, key = paired.key } = linking;
  const { version = PROTOCOL_VERSION } = linking;
  const raw = await openSocket({ url: `${sidecar.wsUrl}/v1/agent`, origin });
  const challenge = await raw.next('challenge');
  const nowS = Math.floor(Date.now() / 1_000);
  const token = await new SignJWT({
    iss: paired.device,
    aud: challenge.audience,
    nonce: challenge.nonce,
    iat: nowS,
    exp: nowS + 30,
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(key);
  raw.say({
    type: 'hello',
    role: 'agent',
    version,
    device: paired.device,
    token,
    since,
  });
  return raw;
}

export async function openAgent(
  sidecar: { readonly wsUrl: string },
  paired: PairedDevice,
  linking: Linking = {},
): Promise<AgentClient> {
  const raw = await knockAsAgent(sidecar, paired, linking);
  const welcome = await raw.next('welcome');
  if (welcome.role !== 'agent') throw new Error('welcomed as a visitor');
  return {
    ...raw,
    welcome,
    command(command, id = newId()) {
      raw.say(up(command, id));
      return raw.receipt(id);
    },
    ask(question) {
      const id = newId();
      raw.say(up(question, id));
      return id;
    },
    cursor: () => {
      let own = linking.since?.own ?? 0;
      let floor = linking.since?.floor ?? 0;
      for (const { seq, feed, body } of raw.heard) {
        if (body.type === 'agent.snapshot') ({ own, floor } = body);
        if (feed === 'own') own = seq ?? own;
        if (feed === 'floor') floor = seq ?? floor;
      }
      return { own, floor };
    },
  };
}
