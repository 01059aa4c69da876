import type { Product } from '../../shared/protocol/messages/session.ts';
import { productIn } from '../../visitor/observe/json-ld.ts';
import { type Finding, note, right, wrong } from './finding.ts';
import type { ShopPage } from './page.ts';

const EVENTS = [
  'view_item',
  'view_item_list',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'purchase',
];

/** What of products the script will understand on this page. @param scripts the text of its own scripts */
export function checkProducts(page: ShopPage, scripts: string): readonly Finding[] {
  const findings: Finding[] = [];
  const broken = [...page.document.querySelectorAll(BLOCKS)].filter(
    ({ textContent }) => !isJson(textContent ?? ''),
  ).length;
  if (broken > 0) {
    findings.push(
      wrong(
        'products',
        'A JSON-LD block is not valid JSON, so neither we nor search engines read it. Mend it.',
      ),
    );
  }
  const product = productIn(page.document);
  const priceless = product !== null && product.priceMinor === null;
  if (product !== null)
    findings.push(priceless ? withoutPrice(product) : right('products', saidOf(product)));
  const events = EVENTS.filter((event) => new RegExp(`['"\`]${event}['"\`]`).test(scripts));
  if (events.length > 0) {
    findings.push(right('products', `The shop speaks GA4: ${events.join(', ')}.`));
  }
  if (findings.length > 0) return findings;
  return [
    note(
      'products',
      'Neither a schema.org Product nor GA4 events were found on this page. On a product page one of the two is needed to know what is looked at.',
    ),
  ];
}

const BLOCKS = 'script[type="application/ld+json"]';

function saidOf({ product, name, priceMinor }: Product): string {
  return `JSON-LD says product "${name}" (${product}), price ${priceMinor} in the smallest unit of its currency.`;
}

function withoutPrice({ name, product }: Product): Finding {
  return wrong(
    'products',
    `JSON-LD says product "${name}" (${product}), but no price. Give offers a price and a priceCurrency of three capitals, as in "EUR".`,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
