import type { Denial } from '../../../../shared/protocol/messages/allowed.ts';
import type { CodeState } from '../../../../shared/protocol/messages/code.ts';
import type { refusals as english } from '../en/refusals.ts';
import { figures } from '../formats.ts';

const number = (count: number | undefined): string => figures('nl-NL').format(count ?? 0);
const quoted = (name: string | undefined): string =>
  name === undefined ? 'het mandaat' : `“${name}”`;

/** Why the sidecar refuses, and what to do, in Dutch. */
export const refusals: typeof english = {
  'id-taken': 'Het is twee keer onder één nummer verstuurd. Doe het nog een keer.',
  'leads-only': 'Alleen een teamleider kan dit. Vraag het je teamleider.',
  'no-agent': 'Deze collega is er niet meer. Kies een ander.',
  'no-visitor': 'Deze bezoeker is hier niet meer bekend.',
  'page-gone': 'Wat je las is verschoven. Begin opnieuw bij het nieuwste.',

  'agent-there': 'Deze collega is er al. Maak daar een nieuwe code voor.',
  'team-full': ({ count }) => `Een team heeft hoogstens ${number(count)} mensen.`,
  'last-lead': 'Dit is de laatste teamleider. Maak eerst iemand anders teamleider.',
  'own-capacity-only':
    'Je kunt je eigen aantal gesprekken verlagen. Vraag de rest aan een teamleider.',
  'invitation-ended': 'De code van deze uitnodiging is verlopen. Maak een nieuwe.',
  'devices-full': ({ count }) =>
    `Je hebt ${number(count)} verbonden browsers, en meer kan niet. Een teamleider kan de toegang van alle intrekken en je opnieuw uitnodigen.`,

  'conversation-waiting': 'Dit gesprek staat in de wachtrij. Neem het eerst aan.',
  'conversation-unanswered': 'Nog niemand heeft dit gesprek aangenomen. Neem het eerst aan.',
  'conversation-going-on': 'Dit gesprek is nog bezig. Beëindig het eerst.',
  'conversation-ended': 'Dit gesprek is afgelopen. Alleen de afronding staat nog open.',
  'conversation-closed': 'Dit gesprek is gesloten. De bezoeker kan een nieuw gesprek beginnen.',
  'conversation-forgotten': 'Dit gesprek wordt niet meer bewaard.',
  'no-conversation': 'Dit gesprek is er niet meer, of is niet van jou.',
  'held-by-another': 'Iemand anders heeft dit gesprek. Neem het eerst over.',
  'held-already': 'Wie je koos heeft dit gesprek al.',
  'colleague-talking':
    'Een collega is in dit gesprek aan het praten. Vraag om het over te dragen, of vraag het een teamleider.',
  'no-slot':
    'Je hebt geen plaats voor nog een gesprek. Beëindig er een of draag er een over, en probeer het opnieuw.',
  'agent-away': ({ name }) => `${name ?? 'Je collega'} is nu niet aan het werk. Kies een ander.`,
  'agent-full': ({ name }) =>
    `${name ?? 'Je collega'} heeft geen plaats voor nog een gesprek. Kies een ander.`,
  'disposition-gone': 'Deze afloop wordt niet meer gebruikt. Kies een andere.',
  'chat-full': 'Deze chat is vol. Beëindig hem; de bezoeker kan een nieuwe beginnen.',
  'too-much-said': 'Dat is veel tegelijk. Wacht een minuut en stuur het dan opnieuw.',
  'not-your-visitor': 'Je kunt blokkeren met wie je praat. Vraag een teamleider om dit te doen.',
  'no-line': 'Deze regel is niet van de bezoeker in dit gesprek.',

  'not-talking': 'Je kunt vragen om mee te kijken terwijl je in gesprek bent.',
  'along-already': 'Je hebt het al gevraagd, of je kijkt al mee. Beëindig dat eerst.',
  'along-unwanted': 'De bezoeker wil dit niet. Vraag het niet nog eens.',
  'along-asked-enough': 'Dit is in dit gesprek vaak genoeg gevraagd.',
  'along-invited-enough': 'Er zijn zoveel collega’s uitgenodigd als er kunnen meekijken.',
  'along-full': 'Er hebben zoveel mensen meegekeken als er kunnen.',
  'along-not-invited': 'Je bent niet uitgenodigd. Vraag het aan wie dit gesprek heeft.',
  'along-over': 'Het meekijken is voorbij. Je kunt het opnieuw vragen.',
  'no-cobrowse': 'Het is er niet meer, of je mag het niet zien.',

  'offer-held-out':
    'Deze bezoeker zit in de groep die nooit wordt aangesproken, zodat je ziet wat aanbieden brengt. Je kunt helpen zodra de bezoeker de chat opent.',
  'offer-capped':
    'Deze bezoeker kreeg al zoveel aanbiedingen als mag. Je kunt helpen zodra de bezoeker de chat opent.',
  'offer-declined-before':
    'Deze bezoeker zei kort geleden nee. Je kunt helpen zodra de bezoeker de chat opent.',
  'offer-nobody-on-shift': 'Niemand is beschikbaar. Zet jezelf op beschikbaar en bied opnieuw aan.',
  'offer-nobody-free':
    'Wie beschikbaar is heeft de handen vol, open aanbiedingen meegeteld. Bied opnieuw aan als er iemand vrij is.',
  'offer-not-consented': 'Deze bezoeker wil niet aangesproken worden.',
  'offer-already-talking': 'Deze bezoeker is al in gesprek.',
  'offer-open': 'Deze bezoeker heeft al een aanbod op het scherm.',
  'offer-blocked': 'Deze bezoeker is geblokkeerd. Hef dat eerst op.',
  'offer-ordered': 'Deze bezoeker heeft net besteld.',
  'offer-not-now': 'Deze bezoeker kan nu niets worden aangeboden.',
  'visit-forgotten': 'Dit bezoek is hier niet meer bekend.',
  'visit-ended': 'Dit bezoek is afgelopen.',

  denied: ({ of, name, says }) => {
    const denial = isDenial(of) ? denials[of] : denials.other;
    return denial(quoted(name), says ?? '');
  },
  'terms-wrong': 'Er klopt nog iets niet in. Pas het aan in de console en sla het opnieuw op.',
  'mandate-unknown': 'Dit mandaat is er niet meer. Sla het op als een nieuw mandaat.',
  'mandate-changed': 'Een andere teamleider heeft dit mandaat gewijzigd. Open het opnieuw.',
  'mandate-revoked': 'Dit mandaat is ingetrokken. Sla het op als een nieuw mandaat.',
  'mandates-full': ({ count }) =>
    `Er zijn ${number(count)} mandaten, en meer kan niet. Trek er eerst een in.`,
  'no-mandate': 'Dit mandaat is er niet meer. Kies een ander.',
  'mandate-moved': 'Een teamleider heeft dit mandaat net gewijzigd. Kijk opnieuw wat je mag geven.',

  'no-code': 'Deze code is er niet meer, of je mag hem niet zien.',
  'code-used': 'De bezoeker heeft deze code gebruikt. Geef zo nodig een andere.',
  'code-over': 'De tijd van deze code is om. Geef een andere.',
  'code-stays': ({ of }) => (isCodeState(of) ? codes[of] : codes.revoked),
  'code-too-much': 'Dat is meer dan er voor deze code opzij staat.',
  'code-not-in-line': 'De code staat niet in de regel. Zet hem erin.',
  'code-replaced': 'Deze code is al vervangen. Gebruik de nieuwere.',
  'nothing-aside': 'Voor deze code staat niets meer opzij. Geef opnieuw iets.',

  'no-approval': 'Deze vraag is er niet meer, of is niet aan jou gesteld.',
  'nobody-to-answer': ({ name }) =>
    `Niemand anders mag over ${quoted(name)} beslissen. Vraag een teamleider om iemand aan te wijzen.`,
  'asked-already': 'Dit is al gevraagd. Wacht op het antwoord, of trek het in.',
  'asked-enough': 'In dit gesprek is genoeg gevraagd. Wacht op een antwoord.',
  'no-yes-needed': 'Hier hoeft niemand ja op te zeggen. Je mag het nu geven.',
  'not-asked-of-you': 'Dit is niet aan jou gevraagd. Wie het wel is kan het aan je doorgeven.',
  'answered-late': 'De tijd om te antwoorden is om. Je collega kan het opnieuw vragen.',
  'answered-already': ({ of, name, says }) => {
    const words = says === undefined || says === '' ? '' : ` Erbij gezegd: “${says}”`;
    if (of === 'withdrawn') return `Deze vraag is ingetrokken.${words}`;
    if (of === 'timed-out') {
      return 'De tijd om te antwoorden is om. Je collega kan het opnieuw vragen.';
    }
    const answer = of === 'refused' ? 'nee' : of === 'lowered' ? 'minder' : 'ja';
    return `${name ?? 'Iemand anders'} heeft dit al beantwoord: ${answer}.${words}`;
  },
  'not-less': 'Je kunt minder van hetzelfde toestaan, niet meer en niets anders.',
  'no-step': 'Zeg hoeveel je wel toestaat.',
  'asker-gone': 'Wie dit vroeg heeft geen toegang meer. Weiger het.',
  'no-lead': 'Deze teamleider is er niet meer. Kies een ander.',
  'own-question': 'Niemand beantwoordt een eigen vraag. Kies een andere teamleider.',

  'no-task': 'Deze taak is er niet meer, of is niet van jou.',
  'task-over': 'Deze taak is al voorbij. Kijk wat ervan geworden is.',

  'no-article': 'Dit artikel is er niet meer. Zoek het opnieuw op.',
  'article-wrong': 'Er klopt nog iets niet in. Pas het aan in de console en sla het opnieuw op.',
  'article-unknown': 'Dit artikel is er niet meer. Sla het op als een nieuw artikel.',
  'article-changed': 'Iemand anders heeft dit artikel gewijzigd. Open het opnieuw.',
  'article-retired': 'Dit artikel is weggelegd. Haal het eerst terug.',
  'articles-full': ({ count }) =>
    `Er zijn ${number(count)} artikelen in gebruik, en meer kan niet. Leg er eerst een weg.`,
  'gap-forgotten': 'Deze vragen worden niet meer bewaard. Kijk opnieuw wat ontbreekt.',

  'no-shop': 'Er is nog geen winkel verbonden. Wie de sidecar beheert kan er een verbinden.',
  'no-model': 'Deze versie wordt niet meer bewaard. Kijk opnieuw naar de versies.',
  'not-deciding': 'Deze versie beslist nu niet, dus er valt niets terug te nemen.',

  'change-not-json': ({ count }) =>
    `De wijziging is geen JSON${count === undefined ? '' : `: zie regel ${number(count)}`}. Kies een bestand met een actiekaart of een policy.`,
  'change-wrong': ({ of, path }) => {
    const where = path === undefined || path === '' ? '' : ` Zie ${path}.`;
    return of === 'contradiction'
      ? `De wijziging spreekt zichzelf tegen, of wat nu geldt.${where}`
      : `De wijziging is geen actiekaart en geen policy zoals die horen te zijn.${where}`;
  },
  'model-unknown': ({ name }) =>
    `Versie ${quoted(name)} is er niet. Kies er een die bewaard is, of de eenvoudige regel.`,
  'model-scores-nobody': ({ name }) =>
    `${quoted(name)} zegt wat een aanbod verandert, niet hoe waarschijnlijk een bestelling is. Kies een andere.`,
  'model-unreadable': ({ name }) => `${quoted(name)} is niet te lezen. Kies een andere.`,
  'replay-busy': 'Er wordt al iets nagespeeld. Vraag het opnieuw als dat klaar is.',
  'replay-broken-off':
    'Dit naspelen is afgebroken: de sidecar stopt, of je hebt iets anders gevraagd.',
};

const denials: Readonly<Record<Denial | 'other', (name: string, currency: string) => string>> = {
  revoked: (name) => `Een teamleider heeft ${name} ingetrokken. Kies iets anders.`,
  'not-yet-valid': (name) => `${name} geldt nog niet. Kies iets anders.`,
  expired: (name) => `${name} geldt niet meer. Kies iets anders.`,
  'not-bearer': (name) => `${name} is voor anderen. Vraag een teamleider of jij het ook mag.`,
  'not-for-visitor': (name) => `${name} is niet bedoeld voor deze bezoeker.`,
  'not-in-allowance': (name) => `${name} staat zoveel niet toe, ook niet met goedkeuring.`,
  'no-basket': (name) => `${name} heeft een mand nodig, en er is er geen bekend.`,
  'other-currency': (name, currency) => `${name} rekent in ${currency}, en de mand niet.`,
  'outside-category': (name) => `Niets in de mand valt onder ${name}.`,
  'basket-too-small': (name) => `De mand is te klein voor ${name}.`,
  'basket-too-large': (name) => `De mand is te groot voor ${name}.`,
  'over-conversation': (name) => `Dat is meer dan ${name} overlaat voor dit gesprek.`,
  'over-visitor': (name) => `Dat is meer dan ${name} voorlopig overlaat voor deze bezoeker.`,
  'over-budget': (name) =>
    `Dat is meer dan er over is van het budget van ${name}. Vraag het een teamleider.`,
  'needs-approval': (name) =>
    `${name} staat dit alleen toe als een teamleider ja zegt. Vraag het eerst.`,
  other: (name) => `${name} geldt hier en nu niet.`,
};

const codes: Readonly<Record<CodeState, string>> = {
  making: 'De winkel is deze code nog aan het maken. Wacht even en probeer het opnieuw.',
  made: 'Deze code werkt. Hij hoeft niet vervangen te worden.',
  shown: 'Deze code werkt. Hij hoeft niet vervangen te worden.',
  applied: 'Deze code staat in een mand. Hij hoeft niet vervangen te worden.',
  redeemed: 'De bezoeker heeft deze code gebruikt.',
  lost: 'Deze code ging verloren bij het afrekenen. Maak een nieuwe.',
  expired: 'De tijd van deze code is om. Geef een andere.',
  revoked: 'Deze code is ingetrokken. Geef een andere.',
  failed: 'De winkel kon deze code niet maken. Maak een nieuwe.',
};

function isDenial(word: string | undefined): word is Denial {
  return word !== undefined && word !== 'other' && Object.hasOwn(denials, word);
}

function isCodeState(word: string | undefined): word is CodeState {
  return word !== undefined && Object.hasOwn(codes, word);
}
