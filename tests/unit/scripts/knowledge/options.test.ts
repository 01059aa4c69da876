import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../scripts/knowledge/options.ts';
import { sayUnread } from '../../../../scripts/knowledge/say-unread.ts';
import { UNREAD_WORDS } from '../../../../shared/knowledge/read-article.ts';

const ENVIRONMENT = { OPERATOR_TOKEN: 'a-token', INIT_CWD: '/home/ann' };

describe('what npm run knowledge is asked to do', () => {
  it('[KB7] is an import of files and folders, named from where one is', () => {
    const words = ['import', 'help', '/kept/all.csv', '--dry-run', '--language', 'nl'];
    expect(readOptions([...words, '--zone', 'Europe/Brussels'], ENVIRONMENT)).toEqual({
      task: 'import',
      paths: ['/home/ann/help', '/kept/all.csv'],
      assumed: { timeZone: 'Europe/Brussels', language: 'nl' },
      isTrial: true,
      url: 'http://127.0.0.1:4680',
      token: 'a-token',
    });
  });

  it('[KB7] is an export to one folder or file', () => {
    expect(
      readOptions(['export', 'all.csv', '--url', 'http://here:1/'], ENVIRONMENT),
    ).toMatchObject({
      task: 'export',
      path: '/home/ann/all.csv',
      url: 'http://here:1',
    });
  });

  it.each([
    [[], 'Say what to do'],
    [['import'], 'Say what to do'],
    [['forget', 'a'], 'Say what to do'],
    [['import', 'a', '--language', 'de'], 'Say nl or en'],
    [['import', 'a', '--zone', 'Boots'], 'Europe/Amsterdam'],
    [['import', 'a', '--everything'], 'Use: npm run knowledge'],
    [['export', 'a', 'b'], 'one folder or file'],
    [['export', 'a', '--dry-run'], 'Only an import'],
  ])('[RN6] %j gets a sentence', (args, words) => {
    const options = readOptions(args, ENVIRONMENT);
    expect('sentence' in options && options.sentence).toContain(words);
  });

  it('[RN6] without OPERATOR_TOKEN gets a sentence', () => {
    const options = readOptions(['export', 'a'], {});
    expect('sentence' in options && options.sentence).toContain('OPERATOR_TOKEN');
  });

  it('[KB7] every reason why a file is not taken has words', () => {
    for (const word of UNREAD_WORDS) expect(sayUnread({ word, what: 'x' })).toContain('(x)');
  });
});
