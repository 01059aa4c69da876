import { expect, it } from 'vitest';
import { deviceClass } from '../../../../sidecar/gateway/device-class.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36';
const ANDROID_TABLET =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36';
const IPAD =
  'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0';

it.each([
  [IPHONE, 'phone'],
  [ANDROID, 'phone'],
  [ANDROID_TABLET, 'tablet'],
  [IPAD, 'tablet'],
  [FIREFOX, 'computer'],
  ['', null],
  [undefined, null],
])('[LF1] the class of a device is read from what its browser calls itself: %s', (says, device) => {
  expect(deviceClass(says)).toBe(device);
});
