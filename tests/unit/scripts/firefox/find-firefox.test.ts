import { expect, it } from 'vitest';
import { findFirefox } from '../../../../scripts/firefox/find-firefox.ts';

const isThere =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

it('[FX1] Firefox is what is named, else what is on the path, else where its installer puts it', () => {
  const env = { PATH: '/a:/b' };
  expect(findFirefox({ ...env, TOONBANK_FIREFOX: '/own/fox' }, isThere())).toBe('/own/fox');
  expect(findFirefox(env, isThere('/b/firefox', '/a/firefox-esr'))).toBe('/a/firefox-esr');
  expect(findFirefox(env, isThere('/b/firefox'))).toBe('/b/firefox');
  const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
  expect(findFirefox(env, isThere(mac))).toBe(mac);
  expect(findFirefox(env, isThere())).toBeUndefined();
});
