/**
 * What sits on top of a shop's page and is not the shop's: our own chat, and chats of others. An agent has no
 * business in them, and mirroring them has stopped pages before. Their containers, as their makers publish them;
 * by name and not by selector, because every element of every page is asked.
 */
const IDS = new Set([
  'webWidget', // Zendesk
  'launcher',
  'intercom-container',
  'intercom-frame',
  'drift-widget-container',
  'drift-frame-controller',
  'drift-frame-chat',
  'crisp-chatbox',
  'chat-widget-container', // LiveChat
  'livechat-compact-container',
  'livechat-full',
  'hubspot-messages-iframe-container',
  'fc_frame', // Freshchat
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
  'beacon-container', // Help Scout
  'zsiq_float', // Zoho
  'LPMcontainer', // LivePerson
  'embedded-messaging', // Salesforce
]);
// Chatwoot is the two that begin with woot.
const CLASSES =
  /(?:^|\s)(?:intercom-lightweight-app|crisp-client|tawk-min-container|woot-widget-holder|woot--bubble-holder|TrengoWidgetLauncher__iframe|zsiq_floatmain|LPMcontainer|lp_desktop|embeddedServiceHelpButton)(?:\s|$)/;
const TAGS = new Set(['toonbank-counter', 'salesiq-widget', 'embeddedservice-chat-header']);
/** Names that shops use too; the widget is a frame. */
const ONLY_FRAMES = new Set(['launcher']);

/** @param said its attributes */
export function isOtherWidget(tag: string, said: Readonly<Record<string, unknown>>): boolean {
  if (TAGS.has(tag)) return true;
  const { id, class: classes } = said;
  if (typeof id === 'string' && IDS.has(id)) return !ONLY_FRAMES.has(id) || tag === 'iframe';
  return typeof classes === 'string' && CLASSES.test(classes);
}
