import { expect, it } from 'vitest';
import { warnings } from '../../../../../sidecar/adapters/bus/warnings.ts';
import { testEnvironment } from '../../../../support/environment.ts';

it('[BS4] a flood fills no log: it is named once a minute, with how often', () => {
  const said: unknown[] = [];
  const log = {
    ...testEnvironment().log,
    warn: (_: string, fields = {}) => void said.push(fields),
  };
  const time = { ms: 0 };
  const warn = warnings(log, 'Something is wrong.', () => time.ms);
  for (let n = 0; n < 1_000; n += 1) warn();
  time.ms = 60_000;
  warn({ cause: 'x' });
  expect(said).toEqual([{ count: 1 }, { cause: 'x', count: 1_000 }]);
});
