import { describe, expect, it } from 'vitest';
import {
  sentenceForCannotStart,
  sentenceForDataDir,
  sentenceForEnding,
} from '../../../../scripts/start/start-sentence.ts';

const settings = { port: 4680, demoPort: 4690 };
const portInUse = { kind: 'port-in-use', sentence: 'EADDRINUSE' };

describe('a start that cannot go on', () => {
  it('[RN6] a used port names the port and how to take another', () => {
    const sentence = sentenceForCannotStart('sidecar', portInUse, settings);
    expect(sentence).toContain('Port 4680 is in use');
    expect(sentence).toContain('npm start -- --port 4780');
    expect(sentenceForCannotStart('demo shop', portInUse, settings)).toContain(
      'npm start -- --demo-port 4790',
    );
  });

  it('[RN6] a port that needs another user names one that does not', () => {
    const said = { kind: 'port-not-allowed', sentence: '' };
    expect(sentenceForCannotStart('sidecar', said, { port: 80, demoPort: 81 })).toContain(
      'Port 80 may not be opened by this user. Choose one above 1023: npm start -- --port 4680',
    );
  });

  it.each(['data-in-use', 'data-newer', 'data-unusable', 'disk-full'])(
    '[RN6] %s keeps the words of the program and adds how to use another folder',
    (kind) => {
      const sentence = sentenceForCannotStart('sidecar', { kind, sentence: 'So it is.' }, settings);
      expect(sentence).toBe('So it is. To keep the data elsewhere: npm start -- --data DIR');
    },
  );

  it('[RN6] another reason keeps the words of the program', () => {
    const said = { kind: 'bad-setting', sentence: 'HOST is not an address.' };
    expect(sentenceForCannotStart('sidecar', said, settings)).toBe('HOST is not an address.');
  });

  it.each([
    ['ENOSPC', 'The disk is full'],
    ['EROFS', 'may only be read'],
    ['EACCES', 'may not be written'],
    ['ENOENT', 'could not be made'],
  ])('[RN6] a data folder with %s says what and which other way', (code, words) => {
    const sentence = sentenceForDataDir('/d', code);
    expect(sentence).toContain(words);
    expect(sentence).toContain('--data DIR');
  });
});

describe('a program that ends by itself', () => {
  it('[RN6] is told with its last error, not with the line after it', () => {
    const lastLines = ['TypeError: boom', '    at x', '', 'Node.js v24.21.0'];
    expect(sentenceForEnding('sidecar', { how: 'code 1', lastLines }, '/d/l')).toBe(
      'The sidecar ended by itself (code 1), so the rest was stopped too. Its last words: TypeError: boom\nAll it said is in /d/l',
    );
  });

  it('[RN6] is told with the message of its last log line of an error', () => {
    const lastLines = [
      '{"level":"error","message":"store is gone"}',
      '{"level":"info","message":"bye"}',
    ];
    expect(sentenceForEnding('sidecar', { how: 'code 1', lastLines }, '')).toContain(
      'store is gone',
    );
  });

  it('[RN6] is told without last words when it had none', () => {
    expect(
      sentenceForEnding('sidecar', { how: 'signal SIGKILL', lastLines: [] }, ''),
    ).not.toContain('last words');
  });
});
