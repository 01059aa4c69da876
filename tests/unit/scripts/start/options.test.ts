import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../../scripts/start/options.ts';

describe('options of start', () => {
  it('[RN6] have defaults', () => {
    expect(readStartOptions([])).toEqual({
      port: 4680,
      demoPort: 4690,
      dataDir: '.toonbank',
      wantsBrowser: true,
    });
  });

  it('[RN6] are read', () => {
    const args = ['--port', '5000', '--demo-port=5001', '--data', '/d', '--no-browser'];
    expect(readStartOptions(args)).toEqual({
      port: 5000,
      demoPort: 5001,
      dataDir: '/d',
      wantsBrowser: false,
    });
  });

  it.each([
    [['--prot', '1'], 'There is no option --prot'],
    [['--port', '0'], 'A port is a whole number'],
    [['--port', 'abc'], 'A port is a whole number'],
    [['--port', '70000'], 'A port is a whole number'],
    [['--port', '4690'], 'must differ'],
    [['--port'], 'A port is a whole number'],
    [['--data'], 'needs a folder'],
  ])('[RN6] %j gets a sentence', (args, words) => {
    const options = readStartOptions(args);
    expect('sentence' in options && options.sentence).toContain(words);
  });
});
