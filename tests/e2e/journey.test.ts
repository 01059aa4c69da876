import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boots } from '../../demo/journey/boots.ts';
import { play } from '../../demo/journey/play.ts';
import { raiseStage } from '../../demo/journey/raise-stage.ts';

test('[JN1, VS14] a shopper is seen, offered a chat and helped; nothing is thrown or blocked', async () => {
  const out = await mkdtemp(join(tmpdir(), 'toonbank-pictures-'));
  const stage = await raiseStage({ isHeadless: true });
  const wrong: string[] = [];
  stage.shopper.page.on('pageerror', (error) => wrong.push(error.message));
  stage.shopper.page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  const played = await play(boots, stage, out, () => undefined).finally(() => stage.close());
  expect(played).toMatchObject({ ok: true });
  expect(await readdir(out)).toHaveLength(boots.steps.length * 2);
  await rm(out, { recursive: true });
  expect(wrong).toEqual([]);
});
