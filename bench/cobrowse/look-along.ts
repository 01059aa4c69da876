import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import { allowObserve, openCategory, openProduct, openShop } from '../../demo/shopper.ts';
import { along } from '../../demo/stage/along.ts';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { widget } from '../../demo/stage/widget.ts';

/** In the panel: the document of the viewer, a frame in it. */
export const VIEWER = `document.querySelector('[data-testid="along-picture"]')?.contentDocument`;
/** In a viewer's document: that of the picture it shows; one that is being made is not seen yet. */
export const pictureIn = (viewer: string): string =>
  `[...(${viewer}?.querySelectorAll('.picture iframe') ?? [])].find((frame) => getComputedStyle(frame).visibility === 'visible')?.contentDocument`;

/** An agent who looks along with a shopper on a product page of the demo shop, through the real sidecar. */
export async function lookAlong(
  isHeadless: boolean,
  say: (line: string) => void,
): Promise<RaisedStage> {
  const stage = await raiseStage({ isHeadless });
  try {
    const { agent, sidecar, shop, shopper } = stage;
    say('the agent pairs, the shopper comes in');
    await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
    await counter.becomeAvailable(agent.panel);
    await openShop(shopper.page, shop.url);
    await allowObserve(shopper.page);
    await openCategory(shopper.page, 'women');
    await openProduct(shopper.page, 'sanne');
    await counter.seesOnFloor(agent.panel, /Sanne/);
    say('they chat, and the shopper agrees to be looked along with');
    await widget.open(shopper.page);
    await widget.say(shopper.page, 'Valt deze ruim?');
    await counter.accept(agent.panel);
    await counter.reads(agent.panel, 'Valt deze ruim?');
    await widget.fold(shopper.page);
    await along.ask(agent.panel);
    await along.agree(shopper.page);
    await along.seesPage(agent.panel, 'Sanne');
    return stage;
  } catch (wrong) {
    await stage.close();
    throw wrong;
  }
}

/** Runs in a page: puts many elements into it, and changes them every second if asked to. Ends with the page. */
export function fillPage(elements: number, isBusy: boolean): void {
  const CARD_ELEMENTS = 6;
  const CARDS_ANEW = 48;
  const TYPE_EVERY_MS = 200;
  const place = document.createElement('section');
  const line = document.createElement('p');
  document.body.append(line, place);
  const card = (n: number): HTMLElement => {
    const made = document.createElement('article');
    const title = document.createElement('h3');
    const price = document.createElement('p');
    const strong = document.createElement('strong');
    const mark = document.createElement('span');
    const act = document.createElement('button');
    title.textContent = `Boot ${n}`;
    strong.textContent = `€ ${20 + (n % 180)}`;
    mark.textContent = n % 2 === 0 ? 'waterproof' : 'light';
    act.textContent = 'In winkelmand';
    price.append(strong);
    made.append(title, price, mark, act);
    return made;
  };
  const cards = (count: number, from: number): HTMLElement[] =>
    Array.from({ length: count }, (_, n) => card(from + n));
  place.append(...cards(Math.ceil(elements / CARD_ELEMENTS), 0));
  if (!isBusy) return;
  let second = 0;
  setInterval(() => {
    second += 1;
    for (const old of [...place.children].slice(0, CARDS_ANEW)) old.remove();
    place.prepend(...cards(CARDS_ANEW, second * CARDS_ANEW));
  }, 1_000);
  let letters = 0;
  setInterval(() => {
    letters += 1;
    line.textContent = 'winter boots that last '.slice(0, letters % 24);
  }, TYPE_EVERY_MS);
}
