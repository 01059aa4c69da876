import type { PlacedFact } from '../db/apply.ts';
import type { Tables } from '../db/tables.ts';
import { interfaceLanguage, playSound, setBadge, showNotice } from '../platform/browser.ts';
import type { LinkState } from '../platform/panel-channel.ts';
import { badgeFor } from './badge.ts';
import { type Notice, noticeFor } from './notify.ts';
import { say } from './words.ts';

/** What is on an agent's screen now. */
export interface Showing {
  readonly conversation: string | null;
  readonly isFocused: boolean;
}

/** Paints the icon as the tables stand now. */
export async function paintBadge(db: Tables, link: LinkState): Promise<void> {
  const open = await db.conversations.where('state').notEqual('closed').toArray();
  const badge = badgeFor(link, await myId(db), open, await db.approvals.toArray());
  const title = say(await languageOf(db), badge.says, { n: badge.count });
  await setBadge(badge.text, badge.colour, title);
}

/** Notices and sound for news, also while the panel is shut. */
export async function announce(
  db: Tables,
  facts: readonly PlacedFact[],
  showing: Showing,
  now: number,
): Promise<void> {
  const me = await myId(db);
  const mine = me === null ? [] : await db.conversations.where('holder').equals(me).primaryKeys();
  const watching = {
    me,
    showing: showing.isFocused ? showing.conversation : null,
    holds: new Set(mine),
    now,
  };
  const isAskedToo = (await settingOf(db, 'approvals')) !== 'off';
  const notices = facts
    .flatMap((fact) => noticeFor(fact, watching) ?? [])
    .filter(({ says }) => isAskedToo || says !== 'approval-asked');
  if (notices.length === 0) return;
  const language = await languageOf(db);
  if ((await settingOf(db, 'notifications')) !== 'off') {
    for (const notice of notices) {
      const name = notice.name ?? (await colleague(db, notice, language));
      await showNotice(notice.id, say(language, notice.says, { name }), textOf(language, notice));
    }
  }
  if ((await settingOf(db, 'sound')) !== 'off') await playSound();
}

/** In the agent's language; words of people stay as they are. */
function textOf(language: string, { text, cause }: Notice): string {
  return cause === undefined ? text : say(language, cause.says, { name: cause.order });
}

async function colleague(db: Tables, { agent }: Notice, language: string): Promise<string> {
  if (agent === undefined) return say(language, 'somebody');
  const card = agent === null ? undefined : await db.agents.get(agent);
  return card?.name ?? say(language, 'colleague');
}

async function myId(db: Tables): Promise<string | null> {
  const row = await db.ones.get('me');
  return row?.key === 'me' ? row.card.agent : null;
}

async function languageOf(db: Tables): Promise<string> {
  const chosen = await settingOf(db, 'language');
  return chosen === 'nl' || chosen === 'en' ? chosen : interfaceLanguage();
}

async function settingOf(db: Tables, key: 'sound' | 'notifications' | 'approvals' | 'language') {
  return (await db.settings.get(key))?.value;
}
