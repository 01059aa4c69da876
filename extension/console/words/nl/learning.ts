import type { ConsoleWords } from '../en.ts';
import { features } from './features.ts';
import { weighing } from './weighing.ts';

/** What is said of what a shop has learned and who decides in it, in Dutch. */
export const learning: ConsoleWords['learning'] = {
  title: 'Leren',
  shop: 'Winkel',
  csv: { versions: 'Versies als CSV', features: 'Kenmerken als CSV' },
  decides: 'Wat nu beslist',
  deciding: {
    plain: 'De gewone regel beslist: vaste punten voor mand, afrekenen en tekens van twijfel.',
    prior:
      'De gewone regel beslist, naast de kans van een beginmodel dat is geleerd van bezoeken aan een andere winkel.',
    own: (when, sessions) =>
      `Het eigen model van deze winkel beslist, geleerd ${when} van ${sessions} sessies.`,
    changing: (to) =>
      `Vanaf nu beslist ${to}. De sidecar neemt het binnen een minuut over; blijft dit staan, dan zegt zijn logboek waarom.`,
  },
  who: {
    plain: 'de gewone regel',
    prior: 'het beginmodel',
    start: 'het beginmodel, of de gewone regel als dat er niet is',
    none: 'het deel van de bezoeken met een bestelling',
    version: (when) => `de versie van ${when}`,
    gone: 'een eerdere versie',
  },
  back: 'Terug naar de vorige',
  backNone: 'Niets om naar terug te gaan: er beslist geen eigen versie van deze winkel.',
  backAsk: (when) => `De versie van ${when} terugnemen?`,
  follows: (next) => [
    `Daarna beslist ${next}, in elke sidecar binnen een minuut.`,
    'Aanbod en gesprekken die lopen blijven zoals ze zijn.',
    'Alleen sessies die hierna beginnen spreken voor een nieuwe versie, en deze beslist nooit meer.',
    'Het logboek onthoudt dat jij het was.',
  ],
  leave: 'Laten beslissen',
  backSure: 'Terugnemen',
  backDone: 'Teruggenomen.',
  young: 'Tot het leert',
  youngSeen: (seen, needed, when) =>
    `${seen} van ongeveer ${needed} afgelopen sessies, geteld ${when}.`,
  youngUnseen: (needed) => `Ongeveer ${needed} afgelopen sessies; er is nog niets geteld.`,
  youngNeeds: (older, newer, orders) => [
    `Minstens ${older} oudere sessies om van te leren, en ${newer} nieuwere om zich op te bewijzen.`,
    `Onder de oudere minstens ${orders} met een bestelling die de server van de winkel bevestigde, en evenveel zonder.`,
    'Dan moet het beter zijn dan wat nu beslist. Er hoeft niets te worden aangezet.',
  ],
  youngWhen: (minutes, hours, again) =>
    `Een sessie telt ${minutes} minuten na haar einde, zodat haar bestelling kan worden bevestigd. Elke ${hours} uur wordt gekeken, als er ${again} zijn bijgekomen.`,
  versions: 'Versies',
  learned: (when) => `Geleerd ${when}`,
  state: {
    champion: 'Beslist nu',
    retired: 'Besliste eerder',
    rejected: 'Niet duidelijk beter',
    candidate: 'Nog niet beoordeeld',
    'rolled-back': 'Teruggenomen',
  },
  rolledBack: (by) => `Teruggenomen door ${by}.`,
  from: (from, to, sessions, orders) =>
    `Bezoeken van ${from} tot en met ${to}: ${sessions} sessies, ${orders} met een bestelling.`,
  discerns: {
    'very-well': 'Ziet heel goed wie gaat bestellen',
    well: 'Ziet goed wie gaat bestellen',
    somewhat: 'Ziet enigszins wie gaat bestellen',
    hardly: 'Ziet nauwelijks wie gaat bestellen',
  },
  discernsHow: (times) =>
    `van twee bezoeken, één met een bestelling, wijst het ${times} van de 100 keer het juiste aan.`,
  off: (points) => `Zijn kansen zitten er gemiddeld ${points} punten van 100 naast.`,
  unjudged: 'Hoe goed het is valt niet te zeggen.',
  numbers: { auc: 'AUC', logLoss: 'Log-verlies', ece: 'Fout van de kansen' },
  gain: {
    better: (who, sessions, gain, error) =>
      `Beter dan ${who}: op ${sessions} sessies die geen van beide kende bespaarde het ${gain} log-verlies per sessie, standaardfout ${error}.`,
    unclear: (who, sessions, gain, error) =>
      `Geen duidelijk verschil met ${who}: op ${sessions} sessies die geen van beide kende bespaarde het ${gain} log-verlies per sessie, standaardfout ${error}.`,
    worse: (who, sessions, gain, error) =>
      `Slechter dan ${who}: op ${sessions} sessies die geen van beide kende kostte het ${gain} meer log-verlies per sessie, standaardfout ${error}.`,
    few: (who, sessions) =>
      `Vergeleken met ${who} op ${sessions} sessies: te weinig om iets te zeggen.`,
  },
  weighing,
  features: 'Waar het naar kijkt',
  featuresHint:
    'Gewicht zegt hoe ver een kenmerk kansen in de nieuwste sessies verschoof, gemiddeld in log-odds: 0,7 verdubbelt of halveert de kansverhouding.',
  featuresYoung: 'Gewicht en verloop komen met de eerste eigen versie van deze winkel.',
  order: 'Op volgorde van',
  orders: { weight: 'Gewicht', drift: 'Verloop', table: 'Soort' },
  columns: { feature: 'Kenmerk', weight: 'Gewicht', drift: 'Verloop' },
  drift: { none: 'Geen', some: 'Enig', much: 'Veel' },
  driftMuch: (names) => `Veel veranderd sinds dit is geleerd: ${names}.`,
  driftDo:
    'Kijk of de pagina’s van de winkel, of wat ze melden, zijn veranderd. Zo ja, herstel dat; veranderden de bezoekers, dan leert de volgende versie het vanzelf. Komt aanbod tot dan op verkeerde momenten, ga dan terug.',
  unit: {
    count: 'aantal',
    seconds: 'seconden',
    minor: 'geld',
    share: 'procent',
    step: 'stap',
    hour: 'uur',
    weekday: 'dag, maandag tot en met zondag',
    'yes-no': 'ja of nee',
    kind: 'één van enkele soorten',
  },
  replay: {
    title: 'Eerst op het verleden proberen',
    hint: 'Wat een gewijzigde actie of een andere versie met eerdere sessies zou hebben gedaan, voordat er iets live gaat.',
    go: 'Naar Naspelen',
  },
  why: 'Waarom het te vertrouwen is',
  whys: (hours) => [
    'Het leert alleen van afgelopen sessies van deze winkel zelf, en een bestelling telt alleen als de server van de winkel die bevestigde.',
    'Elke versie wordt beoordeeld op het nieuwste vijfde deel van de sessies, waarvan zij niet heeft geleerd.',
    'Zij komt alleen in de plaats van wat beslist als zij daar beter is dan toeval verklaart.',
    `Het leert vanzelf opnieuw, hoogstens elke ${hours} uur; dezelfde sessies geven dezelfde versie.`,
    'Het geeft een score; wanneer een chat wordt aangeboden zeggen nog steeds je acties, en er blijven zoveel bezoekers buiten als je beleid zegt. Wat aanbod veranderde staat onder Aanbod.',
    'Een versie is altijd terug te nemen.',
  ],
  feature: features,
  file: {
    versions: {
      model: 'Versie',
      kind: 'Soort',
      state: 'Stand',
      learnedAt: 'Geleerd',
      from: 'Van',
      to: 'Tot en met',
      sessions: 'Sessies',
      positives: 'Met een bestelling',
      auc: 'AUC',
      logLoss: 'Log-verlies',
      ece: 'Fout van de kansen',
      against: 'Vergeleken met',
      judgedOn: 'Op sessies',
      gain: 'Log-verlies bespaard',
      standardError: 'Standaardfout',
      rolledBackBy: 'Teruggenomen door',
      offered: 'Bezoekers aangeboden',
      heldOut: 'Bezoekers buiten gehouden',
      learner: 'Onderscheiden door',
      believed: 'Deel geloofd',
      mapsDecided: 'Acties beslist',
    },
    features: {
      name: 'Kenmerk',
      called: 'Heet',
      meaning: 'Betekenis',
      unit: 'Eenheid',
      least: 'Minst',
      most: 'Meest',
      weight: 'Gewicht',
      index: 'Index van verloop',
      drift: 'Verloop',
    },
  },
};
