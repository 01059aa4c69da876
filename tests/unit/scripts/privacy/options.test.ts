import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../scripts/privacy/options.ts';

const OPERATOR_TOKEN = 'a-token';

describe('whom to export or erase', () => {
  it('[ER4] is one visitor, or one customer of one shop', () => {
    const environment = { OPERATOR_TOKEN, INIT_CWD: '/home/ann' };
    const visitor = ['--visitor', 'v1', '--out', 'ann.json'];
    expect(readOptions('export', visitor, environment)).toEqual({
      whom: { visitor: 'v1' },
      url: 'http://127.0.0.1:4680',
      token: OPERATOR_TOKEN,
      out: '/home/ann/ann.json',
      isConfirmed: false,
    });
    const customer = ['--shop', 'boots', '--customer', '12', '--yes', '--url', 'http://here:1/'];
    expect(readOptions('erase', customer, environment)).toMatchObject({
      whom: { shop: 'boots', customer: '12' },
      url: 'http://here:1',
      isConfirmed: true,
    });
  });

  it.each([
    [[], 'Say whom'],
    [['--shop', 'boots'], 'Say whom'],
    [['--visitor', 'v1', '--shop', 'boots'], 'Say whom'],
    [['--visitor'], 'Use: npm run erase'],
    [['--everybody'], 'Use: npm run erase'],
    [['--visitor', 'v1', '--out', 'x'], 'Use: npm run erase'],
  ])('[RN6] %j gets a sentence', (args, words) => {
    const options = readOptions('erase', args, { OPERATOR_TOKEN });
    expect('sentence' in options && options.sentence).toContain(words);
  });

  it('[RN6] without OPERATOR_TOKEN gets a sentence', () => {
    const options = readOptions('erase', ['--visitor', 'v1'], {});
    expect('sentence' in options && options.sentence).toContain('OPERATOR_TOKEN');
  });
});
