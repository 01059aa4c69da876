import type { offers as english } from '../en/offers.ts';
import { effect } from './effect.ts';

/** What is said of offers and what they changed, in Dutch. */
export const offers: typeof english = {
  title: 'Aanbod',
  none: 'In deze dagen is geen chat aangeboden of achtergehouden.',
  noneHint:
    'Acties bepalen wanneer een chat wordt aangeboden. Ze staan in het beleid van de sidecar.',
  order:
    'Van acties die tegelijk aanslaan gaat die met de meeste winst voor, zodra die van elk bekend is.',
  byHand: 'Met de hand',
  byHandHint: 'Hierom wordt niet geloot: wat het veranderde is niet te zeggen.',
  numbers: {
    qualified: 'In aanmerking',
    offered: 'Aangeboden',
    accepted: 'Aangenomen',
    engaged: 'Beantwoord',
    ordersOffered: 'Daarna besteld',
  },
  says: {
    ...effect.says,
    'no-offers': () => 'Zegt nog niets: in deze dagen kwam niemand hier het eerst in aanmerking.',
  },
  claimed: (offered, heldOut) =>
    `Bevestigde bestellingen; pagina’s meldden er ${offered} en ${heldOut}.`,
  columns: {
    name: 'Actie',
    qualified: 'In aanmerking',
    offered: 'Aangeboden',
    accepted: 'Aangenomen',
    engaged: 'Beantwoord',
    ordersOffered: 'Daarna besteld',
    heldOut: 'Buiten gehouden',
    ordersHeldOut: 'Daarvan besteld',
    visitorsOffered: 'Bezoekers hier het eerst, aangeboden',
    confirmedOffered: 'Daarvan bevestigd',
    visitorsHeldOut: 'Bezoekers hier het eerst, buiten gehouden',
    confirmedHeldOut: 'Daarvan bevestigd',
    says: 'Wat te zeggen is',
    extra: 'Extra bestellingen',
    from: 'Minstens',
    to: 'Hoogstens',
    needed: 'Bezoekers nog nodig',
  },
  whys: [
    'Iedereen op wie een actie sloeg, naar het lot dat is getrokken: sommigen krijgen een chat aangeboden, de anderen blijven buiten. Wie nee zei of niet antwoordde telt mee bij wie werd aangeboden.',
    'Elke bezoeker telt één keer: bij de actie die het eerst op hen sloeg, bij de eerste keer, met een bestelling in dat bezoek. Na een eerste aanbod verschilt wat beide overkomt, dus latere keren zijn niet te vergelijken.',
    'Alleen bestellingen die de server van de winkel bevestigde tellen.',
    'De grenzen kloppen bij 95 van de 100 zulke tellingen. Wie elke dag kijkt en bij het eerste verschil stopt heeft vaker ongelijk: kies vooraf wanneer je kijkt.',
    'Hoeveel bezoekers er nog nodig zijn is geschat uit het verschil tot nu toe.',
  ],
};
