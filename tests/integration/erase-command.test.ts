import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Options } from '../../scripts/privacy/options.ts';
import { runErase } from '../../scripts/privacy/run-erase.ts';
import { runExport } from '../../scripts/privacy/run-export.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, pageViewed } from '../support/visitor-client.ts';

const TOKEN = 'a-token-of-the-one-who-runs-it-0123456789';
let sidecar: TestSidecar;
let folder: string;
beforeAll(async () => {
  sidecar = await startTestSidecar({}, { operatorTokens: [TOKEN] });
  folder = mkdtempSync(join(tmpdir(), 'toonbank-export-'));
});
afterAll(async () => {
  await sidecar.stop();
  rmSync(folder, { recursive: true });
});

function options(visitor: string, changes: Partial<Options> = {}): Options {
  const { url } = sidecar;
  return { whom: { visitor }, url, token: TOKEN, out: null, isConfirmed: false, ...changes };
}

async function aKeptVisitor(): Promise<string> {
  const visitor = await openVisitor(sidecar);
  await visitor.signal(pageViewed());
  await visitor.close();
  return visitor.welcome.visitor;
}

async function erase(asked: Options, answer: boolean | null) {
  const said: string[] = [];
  const confirm = answer === null ? null : async () => answer;
  const code = await runErase(asked, { say: (line) => said.push(line), confirm });
  return { code, said: said.join('\n') };
}

async function exported(asked: Options) {
  const said: string[] = [];
  const pieces: string[] = [];
  const code = await runExport(asked, {
    say: (line) => said.push(line),
    write: (piece) => pieces.push(piece),
  });
  return { code, said: said.join('\n'), text: pieces.join('') };
}

describe('npm run erase', () => {
  it('[ER4] shows what would go, and erases when that is confirmed', async () => {
    const visitor = await aKeptVisitor();
    const asked = await erase(options(visitor), false);
    expect(asked).toMatchObject({ code: 1 });
    expect(asked.said).toContain(`${visitor} (boots): 1 sessions with 1 acts`);
    expect(asked.said).toContain('Nothing was erased');
    expect(await erase(options(visitor), null)).toMatchObject({ code: 1 });
    expect((await erase(options(visitor), true)).said).toContain('Erased.');
    expect(await erase(options(visitor, { isConfirmed: true }), null)).toEqual({
      code: 0,
      said: 'Nothing is kept of them; there is nothing to erase.',
    });
  });

  it('[RN6] says what to do when no sidecar is there, or the token is another', async () => {
    const nowhere = await erase(options('v1', { url: 'http://127.0.0.1:9' }), true);
    expect(nowhere).toMatchObject({ code: 1 });
    expect(nowhere.said).toContain('No sidecar answers');
    const wrong = await erase(options('v1', { token: 'wrong' }), true);
    expect(wrong.said).toContain('does not take this OPERATOR_TOKEN');
    const closed = await startTestSidecar();
    const without = await erase(options('v1', { url: closed.url }), true);
    expect(without.said).toContain('started without OPERATOR_TOKEN');
    await closed.stop();
  });
});

describe('npm run export', () => {
  it('[ER4] writes one document, to be read by its owner alone, and never over another', async () => {
    const visitor = await aKeptVisitor();
    const whole = await exported(options(visitor));
    expect(JSON.parse(whole.text).visitors[0].visitor).toBe(visitor);
    const out = join(folder, 'visitor.json');
    expect(await exported(options(visitor, { out }))).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(out, 'utf8')).visitors).toHaveLength(1);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    await expect(exported(options(visitor, { out }))).rejects.toThrow('EEXIST');
  });

  it('[ER4] says so when nobody is found', async () => {
    expect(await exported(options('nobody'))).toMatchObject({
      code: 1,
      said: 'Nothing is kept of them. Check the id, or the shop and the customer’s number.',
    });
  });
});
