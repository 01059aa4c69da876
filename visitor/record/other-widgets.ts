import { MASK_CACHE_MAX } from '../../shared/protocol/limits.ts';
import { createCache } from './mask/cache.ts';

/**
 * What sits on top of a shop's page and is not the shop's: our own chat, and chats of others. An agent has no
 * business in them, and mirroring them has stopped pages before. Their containers, as their makers publish them, by
 * id or class; by name and not by selector, because every element of every page is asked. Some do not say whose they
 * are: of Zendesk (webWidget), LiveChat (chat-widget), Freshchat (fc), Chatwoot (woot), Help Scout (beacon), Zoho
 * (zsiq), LivePerson (LPM, lp) and Salesforce (embedded).
 */
const NAMES =
  /(?:^|\s)(?:webWidget|intercom-(?:container|frame|lightweight-app)|drift-(?:widget-container|frame-(?:controller|chat))|crisp-(?:chatbox|client)|(?:chat|smartsupp)-widget-container|livechat-(?:compact-container|full)|hubspot-messages-iframe-container|fc_frame|freshworks-(?:container|frame-wrapper)|tidio-chat(?:-iframe)?|olark-(?:wrapper|container)|gorgias-(?:chat|web-messenger)-container|userlike|trengo-web-widget|TrengoWidgetLauncher__iframe|podium-(?:bubble|prompt)|gladly-chat|kustomer-ui-sdk-iframe|beacon-container|zsiq_float(?:main)?|LPMcontainer|lp_desktop|embedded(?:-messaging|ServiceHelpButton)|tawk-min-container|woot-(?:widget|-bubble)-holder)(?:\s|$)/;
const TAGS = /^(?:toonbank-counter|salesiq-widget|embeddedservice-chat-header)$/;

/** @param said its attributes */
export function isOtherWidget(tag: string, said: Readonly<Record<string, unknown>>): boolean {
  const { id, class: classes } = said;
  // Shops have launchers too; that of a chat is a frame.
  if ((tag.includes('-') && TAGS.test(tag)) || (id === 'launcher' && tag === 'iframe')) return true;
  return (
    (typeof id === 'string' && isTheirs(id)) ||
    (typeof classes === 'string' && known(classes, isTheirs))
  );
}

const isTheirs = (name: string): boolean => NAMES.test(name);
/** Thousands of elements have the same classes. */
const known = createCache<boolean>(MASK_CACHE_MAX);
