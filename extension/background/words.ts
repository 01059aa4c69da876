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
  lost: 'A code was lost at checkout',
  'paid-without': 'Order {name} was paid without it.',
  'after-end': 'A code was used after its end',
  'paid-after-end': 'Order {name} was paid with it.',
  'approval-asked': '{name} asks for approval',
  'approval-granted': '{name} granted what you asked',
  'approval-lowered': '{name} allowed less than you asked',
  'approval-refused': '{name} refused what you asked',
  'approval-timed-out': 'Nobody answered your question in time',
  somebody: 'A visitor',
  colleague: 'A colleague',
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
  lost: 'Een code ging verloren bij het afrekenen',
  'paid-without': 'Bestelling {name} is zonder deze code betaald.',
  'after-end': 'Een code is na zijn einde gebruikt',
  'paid-after-end': 'Bestelling {name} is ermee betaald.',
  'approval-asked': '{name} vraagt toestemming',
  'approval-granted': '{name} staat toe wat je vroeg',
  'approval-lowered': '{name} staat minder toe dan je vroeg',
  'approval-refused': '{name} staat niet toe wat je vroeg',
  'approval-timed-out': 'Niemand antwoordde op tijd op je vraag',
  somebody: 'Een bezoeker',
  colleague: 'Een collega',
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
