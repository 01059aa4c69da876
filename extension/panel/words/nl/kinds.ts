import type { kinds as english } from '../en/kinds.ts';
import { plural } from '../plural.ts';

/** Words for everything the protocol names by kind, in Dutch. */
export const kinds: typeof english = {
  errors: {
    malformed: 'De toonbank begreep dit niet. Werk de extensie bij en probeer het opnieuw.',
    'too-large': 'Dit is te lang. Maak het korter en stuur het opnieuw.',
    'too-many': 'Te veel tegelijk. Wacht even, het gaat vanzelf verder.',
    'too-many-connections': 'Er staan te veel panelen open. Sluit er een en probeer het opnieuw.',
    'origin-not-allowed': 'De toonbank kent deze extensie niet. Vraag het je teamleider.',
    'host-not-allowed':
      'De toonbank luistert niet naar dit adres. Vraag je teamleider om het goede.',
    'version-not-supported':
      'De toonbank en deze extensie hebben een andere versie. Werk de extensie bij; is hij al bij, zeg het je teamleider.',
    'hello-expected': 'De verbinding begon niet goed. Probeer het opnieuw.',
    unauthenticated:
      'De toonbank kent deze computer niet meer. Verbind opnieuw met een nieuwe code.',
    revoked: 'Je toegang is ingetrokken. Vraag je teamleider om een nieuwe code.',
    blocked: 'Deze bezoeker is geblokkeerd.',
    'slow-reader': 'Deze computer kon het niet bijhouden. Hij verbindt vanzelf opnieuw.',
    'no-heartbeat': 'De toonbank antwoordt niet meer. Hij verbindt vanzelf opnieuw.',
    stopping: 'De toonbank wordt herstart. Hij verbindt vanzelf opnieuw.',
    replaced: 'Deze computer is verbonden vanuit een ander venster. Sluit dat, of probeer opnieuw.',
    over: 'Het meekijken is voorbij.',
    'not-found': 'Het is er niet meer, of je mag het niet zien.',
    'not-allowed': 'Je rol staat dit niet toe. Vraag het je teamleider.',
    'not-consented': 'De bezoeker heeft hier geen toestemming voor gegeven.',
    'not-holder': 'Iemand anders heeft dit gesprek nu.',
    'wrong-state': 'Te laat of te vroeg: het is intussen veranderd.',
    'at-capacity': 'Er is nu geen plaats voor meer. Probeer het zo opnieuw.',
    'not-covered': 'Het mandaat geldt hier en nu niet.',
    'over-limit': 'Dat is meer dan er over is van het mandaat, of dan het toestaat.',
    'needs-approval': 'Een teamleider moet hier eerst ja op zeggen.',
    expired: 'Het kwam te laat.',
    'already-used': 'Het werkt één keer, en dat is gebeurd.',
    'identity-refused': 'De ondertekende identiteit is niet aanvaard.',
    'code-refused': 'De code is fout, gebruikt of verlopen. Vraag je teamleider om een nieuwe.',
    fault:
      'Er ging iets mis bij de toonbank. Probeer het opnieuw; blijft het, zeg het je teamleider.',
    unavailable: 'De toonbank is nu niet te bereiken. Probeer het zo opnieuw.',
  },
  errorUnknown: 'Het is geweigerd, en deze versie kan niet zeggen waarom. Werk de extensie bij.',

  commands: {
    'chat.say': 'Je regel is niet verstuurd.',
    'chat.see': 'Lezen is niet genoteerd.',
    'conversation.accept': 'Het gesprek is niet aangenomen.',
    'conversation.decline': 'Het gesprek is niet afgewezen.',
    'conversation.hand-over': 'Het gesprek is niet overgedragen.',
    'conversation.take-over': 'Het gesprek is niet overgenomen.',
    'conversation.end': 'Het gesprek is niet beëindigd.',
    'conversation.wrap-up': 'De afronding is niet opgeslagen.',
    'visitor.block': 'De bezoeker is niet geblokkeerd.',
    'visitor.unblock': 'De bezoeker is nog geblokkeerd.',
    'offer.make': 'De chat is niet aangeboden.',
    'cobrowse.ask': 'De bezoeker is niet gevraagd of je mag meekijken.',
    'cobrowse.invite': 'Je collega is niet uitgenodigd om mee te kijken.',
    'cobrowse.end': 'Het meekijken is niet beëindigd.',
    'mandate.save': 'Het mandaat is niet opgeslagen.',
    'mandate.revoke': 'Het mandaat is niet ingetrokken.',
    'mandate.exercise': 'Er is niets gegeven.',
    'code.show': 'De code is niet in de chat gezet.',
    'code.revoke': 'De code is niet ingetrokken.',
    'code.replace': 'Er is geen nieuwe code gemaakt.',
    'approval.ask': 'Je vraag is niet gesteld.',
    'approval.withdraw': 'Je vraag is niet ingetrokken.',
    'approval.answer': 'Je antwoord is niet aangenomen.',
    'approval.delegate': 'De vraag is niet doorgegeven.',
    'task.settle': 'De taak is niet gewijzigd.',
    'task.assign': 'De taak is niet doorgegeven.',
    'article.save': 'Het artikel is niet opgeslagen.',
    'article.retire': 'Het artikel is niet weggelegd of teruggehaald.',
    'suggestion.shown': 'Wat er voorgesteld werd is niet genoteerd.',
    'gap.set-aside': 'De leemte is niet opzijgezet.',
    'learning.roll-back': 'Het model is niet teruggenomen.',
    'presence.set': 'Je aanwezigheid is niet veranderd.',
    'agent.invite': 'De uitnodiging is niet gemaakt.',
    'agent.reinvite': 'De nieuwe code is niet gemaakt.',
    'agent.revoke': 'De toegang is niet ingetrokken.',
    'agent.change': 'De wijziging is niet opgeslagen.',
  },

  reasons: {
    'repeat-view': (count, about) =>
      about === null ? `kijkt voor de ${count ?? 2}e keer` : `${count ?? 2}e keer bij ${about}`,
    'back-and-forth': (count) =>
      count === null
        ? 'heen en weer tussen mand en afrekenen'
        : `${count} keer terug van het afrekenen`,
    'idle-at-checkout': () => 'staat stil bij het afrekenen',
    'coupon-focus': () => 'kijkt naar het codeveld',
    'shipping-cost-view': () => 'zag net de verzendkosten',
    'exit-intent': () => 'wil weggaan',
    'rage-click': () => 'klikt steeds opnieuw',
    'form-abandoned': () => 'liet een formulier half ingevuld',
    'tab-return': () => 'ging weg en kwam terug',
    'price-copy': () => 'vergelijkt prijzen',
    'checkout-left': () => 'ging weg bij het afrekenen',
    'basket-waiting': () => 'liet de mand staan',
    dropped: (now, best) => `zakte van top ${best ?? 10}% naar ${partOf(now)}`,
    'basket-filled': (count) => `${pieces(count ?? 1)} in de mand`,
    'checkout-reached': (step) => `kwam tot de ${step === 3 ? 'betaling' : 'verzending'}`,
    'second-look': (count, about) =>
      about === null ? `kijkt voor de ${count ?? 2}e keer` : `${count ?? 2}e keer bij ${about}`,
    'many-products': (count) => `bekeek ${products(count ?? 3)}`,
    searched: (count) => `zocht ${count ?? 2} keer`,
    'long-visit': (minutes) => `kijkt al ${length(minutes ?? 5)} rond`,
    'came-again': (count) => `${count ?? 2}e bezoek`,
    'valued-customer': () => 'goede klant',
    'came-by-campaign': () => 'kwam via een campagne of mailing',
    'pages-that-sell': () => 'zag pagina’s die vaak tot een bestelling leiden',
    'by-hand': () => 'met de hand aangeboden',
    'held-out': () => 'met rust gelaten, om te meten wat aanbieden doet',
    capped: () => 'vaak genoeg gevraagd',
    'declined-before': () => 'zei eerder nee',
    'nobody-on-shift': () => 'niemand in dienst',
    'nobody-free': () => 'niemand vrij',
    'not-consented': () => 'wil niet gezien worden',
    'score-rising': () => 'komt er zelf wel',
    'score-low': () => 'kijkt rond',
    'not-dropped': () => 'score is niet ver genoeg gezakt',
    'not-worth': () => 'bestelt ook zo wel, of een aanbod doet te weinig',
    'already-talking': () => 'is al in gesprek',
    'offer-open': () => 'heeft een aanbod open',
    'outside-schedule': () => 'buiten de ingestelde uren',
    'no-map-matches': () => 'geen regel past',
    'visitor-blocked': () => 'geblokkeerd',
    ordered: () => 'heeft besteld',
  },

  offers: {
    blocked: 'Niet aangeboden',
    'held-out': 'Buiten gehouden',
    offered: 'Chat aangeboden',
    accepted: 'Aangenomen',
    rejected: 'Zei nee',
    'timed-out': 'Geen antwoord',
    withdrawn: 'Teruggenomen',
    silent: (why) => `Stil: ${why}`,
  },

  phases: {
    browsing: 'kijkt rond',
    product: 'bij een product',
    basket: 'heeft een mand',
    checkout: 'bij het afrekenen',
    ordered: 'heeft besteld',
  },

  steps: { begun: 'stap 1', shipping: 'verzending', payment: 'betaling' },

  pages: {
    home: 'Voorpagina',
    category: 'Categorie',
    product: 'Product',
    search: 'Zoeken',
    basket: 'Winkelmand',
    checkout: 'Afrekenen',
    'thank-you': 'Bedankt',
    account: 'Account',
    service: 'Service',
    other: 'Pagina',
  },

  directions: { rising: 'stijgt', steady: 'gelijk', falling: 'daalt' },

  acts: {
    searched: (query) => `zocht “${query}”`,
    viewed: (name) => `bekeek ${name}`,
    listed: (name) => `lijst ${name}`,
    basket: (pieces, value) => `mand nu ${pieces}, ${value}`,
    basketEmptied: 'mand geleegd',
    checkout: {
      begun: 'begon met afrekenen',
      shipping: 'koos verzending',
      payment: 'koos betaling',
    },
    ordered: (value) => `bestelde voor ${value}`,
    refunded: (value) => `terugbetaling van ${value}`,
    tracked: (name) => `winkel noteerde: ${name}`,
    offer: (state) => `aanbod: ${state}`,
  },

  notices: {
    joined: (name) => `${name ?? 'Een collega'} doet mee`,
    'handed-over': (name) => (name === null ? 'Overgedragen' : `Overgedragen aan ${name}`),
    'taken-over': (name) => `${name ?? 'Een collega'} nam het over`,
    'back-in-queue': () => 'Terug in de wachtrij',
    ended: () => 'Het gesprek is afgelopen',
    'left-message': () => 'Liet een bericht achter',
  },

  states: {
    queued: 'wacht',
    assigned: 'gevraagd te antwoorden',
    active: 'in gesprek',
    'wrap-up': 'afronden',
    closed: 'gesloten',
  },

  causes: {
    opened: 'geopend door de bezoeker',
    'message-left': 'liet een bericht achter',
    assigned: 'toegewezen',
    accepted: 'aangenomen',
    declined: 'afgewezen, wacht op de volgende',
    missed: 'niet op tijd beantwoord, wacht op de volgende',
    'handed-over': 'overgedragen',
    'taken-over': 'overgenomen',
    'holder-gone': 'wie het had ging offline',
    'ended-by-agent': 'beëindigd door de medewerker',
    'ended-by-visitor': 'beëindigd door de bezoeker',
    'ended-idle': 'beëindigd na een lange stilte',
    'wrapped-up': 'afgerond',
  },

  dispositions: {
    solved: 'Opgelost',
    'not-solved': 'Niet opgelost',
    ordered: 'Besteld',
    'information-given': 'Uitleg gegeven',
    complaint: 'Klacht',
    'visitor-left': 'Bezoeker ging weg',
    spam: 'Spam',
  },
};

const pieces = plural('nl', { one: '# stuk', other: '# stuks' });
const products = plural('nl', { one: '# product', other: '# producten' });
const length = plural('nl', { one: '# minuut', other: '# minuten' });

/** Beyond the middle nobody calls it the top. */
function partOf(now: number | null): string {
  return now === null || now > 50 ? 'de onderste helft' : `top ${now}%`;
}
