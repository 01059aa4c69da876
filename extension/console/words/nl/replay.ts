import type { replay as english } from '../en/replay.ts';

/** What is said of replaying the past through a change, in Dutch. */
export const replay: typeof english = {
  title: 'Naspelen',
  hint: 'Wat een gewijzigde actie, een ander beleid of een ander model met eerdere sessies zou hebben gedaan. Er gaat niets door in werking, en er wordt niets bewaard.',
  shop: 'Modellen van',
  model: 'Score door',
  asNow: 'Wat nu beslist',
  plain: 'De gewone regel',
  version: (when) => `De versie van ${when}`,
  file: 'Wijzigingen, als bestand',
  fileHint: (chars) =>
    `Kies een bestand of sleep het hierheen: JSON van één actie, van een beleid, of van enkele velden daarvan. Hoogstens ${chars} tekens. Zonder bestand: de acties die nu gelden.`,
  chosen: (name) => `${name} is gelezen.`,
  notJson: (name) => `${name} bevat geen JSON. Kies een bestand met een actie of een beleid.`,
  tooLarge: (name, chars) =>
    `${name} is te groot: hoogstens ${chars} tekens. Laat de velden weg die blijven zoals ze zijn.`,
  clear: 'Zonder het bestand',
  go: 'Naspelen',
  goNone: 'Kies eerst een ander model of een bestand.',
  none: 'Nog niets nagespeeld.',
  noneHint: 'De sessies van deze dagen gaan door wat nu beslist en door de wijziging.',
  going: (days) => `De sessies van de laatste ${days} dagen worden nagespeeld.`,
  goingHint: 'Duizenden sessies duren enkele minuten. Ieder ander wordt intussen geholpen.',
  stop: 'Stoppen',
  refused: 'Het kon niet worden nagespeeld. Probeer het zo nog eens.',
  result: 'Wat het zou hebben gedaan',
  csv: { maps: 'Acties als CSV', estimates: 'Schattingen als CSV' },
  read: (sessions, visitors, from, to) =>
    `${sessions} sessies van ${visitors} bezoekers, van ${from} tot en met ${to}.`,
  cut: 'Oudere sessies van deze dagen zijn weggelaten.',
  noSessions: 'In deze dagen is geen sessie afgelopen.',
  withFile: (name) => `Met ${name}.`,
  scored: (who) => `Score door ${who}.`,
  scoredBoth: (before, after) => `Score door ${before}; na de wijziging door ${after}.`,
  orders: 'Bestellingen van bezoekers op wie een actie sloeg',
  says: {
    nobody: 'In deze dagen sloeg op niemand een actie: over bestellingen valt niets te zeggen.',
    'too-few':
      'Niet te zeggen: op te weinig bezoekers sloeg een actie waar de wijziging ooit is geprobeerd.',
    untold:
      'Niet te zeggen: te weinig van wat is gedaan is wat zou worden gedaan. Alleen in het echt proberen kan het zeggen.',
    more: 'Meer bestellingen.',
    fewer: 'Minder bestellingen.',
    unclear: 'Geen duidelijk verschil.',
  },
  was: (mean, low, high) =>
    `Zoals het ging bestelden er ${mean} van 100: tussen ${low} en ${high}.`,
  would: (mean, low, high) =>
    `Met de wijziging zouden het er ${mean} van 100 zijn geweest: tussen ${low} en ${high}.`,
  untried: (untried, met) =>
    `Over ${untried} van ${met} bezoekers valt niets te zeggen: wat er zou worden gedaan is daar nooit geprobeerd.`,
  claimed: 'Bestellingen zoals pagina’s ze meldden: de server van de winkel bevestigde er geen.',
  estimates: 'Drie manieren om het te schatten',
  estimators: {
    was: 'Zoals het ging',
    doublyRobust: 'Dubbel robuust',
    selfNormalised: 'Zelf-genormeerd',
    inversePropensity: 'Omgekeerde kans',
  },
  estimated: {
    by: 'Geschat door',
    mean: 'Van 100',
    low: 'Minstens',
    high: 'Hoogstens',
    effectiveRows: 'Telt als bezoekers',
  },
  table: (map) => `${map}, voor en na de wijziging`,
  before: 'Voor',
  after: 'Na',
  difference: 'Verschil',
  numbers: {
    qualified: 'In aanmerking',
    heldOut: 'Buiten gehouden',
    offered: 'Aangeboden',
    accepted: 'Aangenomen, verwacht',
    engaged: 'Beantwoord, verwacht',
    ordersOffered: 'Besteld na een aanbod',
    ordersHeldOut: 'Besteld, buiten gehouden',
  },
  unknown: 'niet bekend',
  expected: {
    map: (accepted, engaged) =>
      `Verwacht naar wat deze actie zelf aanbood: ${accepted} van 100 aangenomen, ${engaged} beantwoord.`,
    shop: (accepted, engaged) =>
      `Verwacht naar alle acties samen, omdat deze te weinig aanbood: ${accepted} van 100 aangenomen, ${engaged} beantwoord.`,
    none: 'Hier is nooit iets aangeboden: wat zou worden aangenomen is niet bekend.',
  },
  noMaps: 'Er is geen actie, voor noch na de wijziging.',
  leftOutTitle: 'Wat niet is zoals het zou zijn',
  leftOut: {
    room: 'Er is altijd iemand vrij, dus er wordt meer aangeboden dan zou zijn gebeurd. Vergelijk voor met na, niet met wat is aangeboden.',
    answers:
      'Wat op een aanbod dat niet is gedaan zou zijn gezegd is niet bekend: geen daarvan telt als een nee dat latere weghoudt.',
    batches:
      'Handelingen die samen kwamen worden een voor een beoordeeld, dus een actie kan enkele seconden eerder slaan.',
    orders:
      'Bestellingen in de tabellen zijn zoals ze toen gingen: wat aanbod daarin verandert zeggen alleen de schattingen.',
  },
  columns: {
    actionMap: 'Actie',
    name: 'Naam',
    side: 'Voor of na',
    expectedBy: 'Verwacht naar',
  },
};
