import { afterEach, expect, it } from 'vitest';
import { addressKey } from '../../sidecar/gateway/admission.ts';
import { readAnswer, sayRaw } from '../support/handshake-wire.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';

let sidecar: TestSidecar;
afterEach(() => sidecar.stop());

async function headOf(path: string, host: string): Promise<string> {
  const socket = await sayRaw(sidecar.port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const { head } = await readAnswer(socket);
  socket.destroy();
  return head.toLowerCase();
}

const PATHS = ['/v1/health/live', '/toonbank.js', '/v1/about', '/nowhere', '/metrics'];

it('[SC1, LM1] with an https name every answer asks for https for a year, names below it included', async () => {
  sidecar = await startTestSidecar({}, { publicUrl: 'https://counter.example' });
  for (const host of ['counter.example', 'evil.example']) {
    for (const path of PATHS) {
      const head = await headOf(path, host);
      const age = Number(
        /strict-transport-security: max-age=(\d+); includesubdomains/.exec(head)?.[1],
      );
      expect([host, path, age >= 31_536_000]).toEqual([host, path, true]);
    }
  }
});

it('[SC1, LM1] without one nobody is told to use what is not there', async () => {
  sidecar = await startTestSidecar();
  for (const path of PATHS) {
    expect(await headOf(path, `127.0.0.1:${sidecar.port}`)).not.toContain('strict-transport');
  }
  // Who hung up before being looked at has no address; that is no fault of ours.
  expect(addressKey(undefined)).toBe('gone');
});
