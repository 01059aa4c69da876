import type { Page } from 'playwright-core';
import type { Both } from '../shop/language.ts';
import { widget } from '../stage/widget.ts';
import type { ShopperPlan } from './plan.ts';

/** What they do with the card that is on screen. It may go by itself at that moment: then it was not answered. */
export async function answerOffer(page: Page, plan: ShopperPlan): Promise<'yes' | 'no' | null> {
  if (plan.answer === 'none') return null;
  const button = plan.answer === 'yes' ? '.offer .primary' : '.offer .quiet';
  const card = page.locator(`toonbank-counter ${button}`);
  try {
    await card.click({ timeout: CARD_MS });
  } catch {
    return null;
  }
  if (plan.answer === 'no') return 'no';
  await widget.say(page, SAID[plan.language]);
  await widget.fold(page);
  return 'yes';
}

const CARD_MS = 2_000;
const SAID: Both = {
  nl: 'Ik twijfel nog over de maat. Vallen ze ruim?',
  en: 'I am not sure about the size. Do they run large?',
};
