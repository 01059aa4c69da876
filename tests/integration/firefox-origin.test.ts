import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knockAsAgent, newKey, openAgent, postPair } from '../support/agent-client.ts';
import { openSocket } from '../support/raw-socket.ts';
import { EXTENSION_ORIGIN, startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

// Another for each installation: nobody can list it in advance.
const origin = 'moz-extension://8154d16d-2fd5-4fec-b3e8-c91a8ff53327';

let sidecar: TestSidecar;

const pairFrom = async (from: string, code: string) => {
  const { privateKey, publicKey } = await newKey();
  const answer = await postPair(sidecar, code, publicKey, from);
  return { status: answer.status, said: await answer.json(), key: privateKey };
};

describe('where the operator lists moz-extension://*', () => {
  beforeAll(async () => {
    sidecar = await startTestSidecar(
      {},
      { extensionOrigins: [EXTENSION_ORIGIN, 'moz-extension://*'] },
    );
  });
  afterAll(() => sidecar.stop());

  it('[ID3] an installation in Firefox pairs by code and connects by its key', async () => {
    const { said, key } = await pairFrom(origin, (await sidecar.codes()).agent);
    const panel = await openAgent(sidecar, { ...said, key }, { origin });
    expect(panel.welcome.agent.agent).toBe(said.agent);
    await panel.close();
  });

  it('[ID2] the origin opens nothing by itself: without the code no pairing, without the key no link', async () => {
    expect((await pairFrom(origin, 'AAAA-BBBB-CCCC')).status).toBe(403);
    const { said } = await pairFrom(origin, (await sidecar.codes()).agent);
    const { privateKey: another } = await newKey();
    const raw = await knockAsAgent(sidecar, { ...said, key: another }, { origin });
    expect((await raw.closed).kind).toBe('unauthenticated');
    expect(raw.heard.map(({ body }) => body.type)).not.toContain('welcome');
  });

  it('[ID3] nor is it an origin of a shop', async () => {
    const refusal = await openSocket({ url: `${sidecar.wsUrl}/v1/visitor`, origin }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ status: 403, kind: 'origin-not-allowed' });
  });
});

it('[ID3] where the operator does not, Firefox is another extension like any', async () => {
  sidecar = await startTestSidecar();
  const { agent } = await sidecar.codes();
  expect(await pairFrom(origin, agent)).toMatchObject({ status: 403 });
  expect((await pairFrom(EXTENSION_ORIGIN, agent)).status).toBe(200);
  await sidecar.stop();
});
