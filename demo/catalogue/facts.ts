import type { Both } from '../shop/language.ts';

/** The rows of "details" on a product page, in the order a shopper asks for them. */
export function bootFacts(
  upper: Both,
  lining: Both,
  sole: Both,
  heelMm: number,
  shaftCm: number,
): readonly (readonly [Both, Both])[] {
  return [
    [{ nl: 'Bovenwerk', en: 'Upper' }, upper],
    [{ nl: 'Voering', en: 'Lining' }, lining],
    [{ nl: 'Zool', en: 'Sole' }, sole],
    [
      { nl: 'Hakhoogte', en: 'Heel height' },
      { nl: `${heelMm} mm`, en: `${heelMm} mm` },
    ],
    [
      { nl: 'Schachthoogte', en: 'Shaft height' },
      { nl: `${shaftCm} cm (maat 39)`, en: `${shaftCm} cm (size 39)` },
    ],
  ];
}

export const CALF: Both = { nl: 'Kalfsleer, plantaardig gelooid', en: 'Vegetable-tanned calfskin' };
export const SUEDE: Both = { nl: 'Kalfssuède', en: 'Calf suede' };
export const NUBUCK: Both = { nl: 'Gewaxt nubuck', en: 'Waxed nubuck' };
export const LEATHER_LINING: Both = { nl: 'Leer', en: 'Leather' };
export const WOOL_LINING: Both = { nl: 'Wol', en: 'Wool' };
export const WELTED: Both = {
  nl: 'Leer met rubber loopvlak, opnieuw te verzolen',
  en: 'Leather with a rubber tread, can be resoled',
};
export const RUBBER: Both = { nl: 'Natuurrubber', en: 'Natural rubber' };
export const LUGGED: Both = { nl: 'Rubber met diep profiel', en: 'Rubber with a deep tread' };
