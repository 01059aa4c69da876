/** The few sentences the background itself says: badge titles and notices. */
const en = {
  calm: 'Toonbank: nobody is waiting',
  'needs-you': 'Toonbank: {n} need you',
  waiting: 'Toonbank: {n} waiting',
  offline: 'Toonbank: connecting to the sidecar',
  stopped: 'Toonbank: open the panel, something needs your attention',
  unpaired: 'Toonbank: not paired yet',
  assigned: '{name} is waiting for you',
  line: 'New message',
  along: '{name} lets you look along',
  queued: 'Somebody is waiting',
  somebody: 'A visitor',
};

const nl: typeof en = {
  calm: 'Toonbank: er wacht niemand',
  'needs-you': 'Toonbank: {n} wachten op jou',
  waiting: 'Toonbank: {n} in de wachtrij',
  offline: 'Toonbank: verbinding maken met de sidecar',
  stopped: 'Toonbank: open het paneel, er is iets dat je aandacht vraagt',
  unpaired: 'Toonbank: nog niet gekoppeld',
  assigned: '{name} wacht op jou',
  line: 'Nieuw bericht',
  along: '{name} laat je meekijken',
  queued: 'Er wacht iemand',
  somebody: 'Een bezoeker',
};

export type Sentence = keyof typeof en;

/** The sentence in the language, with its gaps filled. */
export function say(
  language: string,
  sentence: Sentence,
  gaps: Readonly<Record<string, string | number>> = {},
): string {
  const words = language.startsWith('nl') ? nl : en;
  return words[sentence].replaceAll(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? ''));
}
