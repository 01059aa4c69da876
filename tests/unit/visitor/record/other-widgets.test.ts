import { expect, test } from 'vitest';
import { isOtherWidget } from '../../../../visitor/record/other-widgets.ts';

const IDS = [
  'webWidget',
  'intercom-container',
  'intercom-frame',
  'drift-widget-container',
  'drift-frame-controller',
  'drift-frame-chat',
  'crisp-chatbox',
  'chat-widget-container',
  'livechat-compact-container',
  'livechat-full',
  'hubspot-messages-iframe-container',
  'fc_frame',
  'freshworks-container',
  'freshworks-frame-wrapper',
  'tidio-chat',
  'tidio-chat-iframe',
  'olark-wrapper',
  'olark-container',
  'gorgias-chat-container',
  'gorgias-web-messenger-container',
  'userlike',
  'trengo-web-widget',
  'smartsupp-widget-container',
  'podium-bubble',
  'podium-prompt',
  'gladly-chat',
  'kustomer-ui-sdk-iframe',
  'beacon-container',
  'zsiq_float',
  'LPMcontainer',
  'embedded-messaging',
];
const CLASSES = [
  'intercom-lightweight-app',
  'crisp-client',
  'tawk-min-container',
  'woot-widget-holder',
  'woot--bubble-holder',
  'TrengoWidgetLauncher__iframe',
  'zsiq_floatmain',
  'LPMcontainer',
  'lp_desktop',
  'embeddedServiceHelpButton',
];

test('[RC7] chats of others are known by id, by one of their classes or by name', () => {
  expect(IDS.filter((id) => !isOtherWidget('div', { id }))).toEqual([]);
  expect(CLASSES.filter((name) => !isOtherWidget('div', { class: `a ${name} b` }))).toEqual([]);
  expect(isOtherWidget('toonbank-counter', {})).toBe(true);
  expect(isOtherWidget('iframe', { id: 'launcher' })).toBe(true);
});

test('[RC7] what is only called alike is the shop’s', () => {
  const shops = [...IDS, ...CLASSES].flatMap((name) => [`my-${name}`, `${name}s`, `${name}-x`]);
  const own = shops.filter((name) => !IDS.includes(name) && !CLASSES.includes(name));
  expect(own.filter((id) => isOtherWidget('div', { id, class: `a ${id} b` }))).toEqual([]);
  expect(isOtherWidget('button', { id: 'launcher' })).toBe(false);
  expect(isOtherWidget('div', { id: 'basket', class: null })).toBe(false);
  expect(isOtherWidget('div', {})).toBe(false);
});
