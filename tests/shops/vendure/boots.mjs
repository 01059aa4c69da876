import { CATALOGUE } from '../../../demo/catalogue/catalogue.ts';
import { skuOf } from '../../../demo/engine/sku.ts';
import { PAYMENTS } from '../../../demo/shop/payment.ts';
import { ONE_SIZE } from '../../../demo/shop/product.ts';
import { SHIPPINGS } from '../../../demo/shop/shipping.ts';

const VAT = 21;
const NO_TAX_OF_ITS_OWN = 0;

/** Countries, tax, ways to receive and to pay, named as the demo shop's pages name them. */
export function startingPoint() {
  const handler = {
    code: 'dummy-payment-handler',
    arguments: [{ name: 'automaticSettle', value: 'true' }],
  };
  return {
    defaultLanguage: 'nl',
    defaultZone: 'Europa',
    countries: [
      { code: 'NL', name: 'Nederland', zone: 'Europa' },
      { code: 'BE', name: 'België', zone: 'Europa' },
    ],
    taxRates: [{ name: 'btw', percentage: VAT }],
    shippingMethods: SHIPPINGS.map(({ id, costMinor }) => ({
      name: id,
      price: costMinor,
      taxRate: NO_TAX_OF_ITS_OWN,
    })),
    paymentMethods: PAYMENTS.map(({ id }) => ({ name: id, handler })),
    collections: [],
    roles: [],
  };
}

/** Every size of every product that is in stock, as Vendure's own importer reads it. */
export function productsCsv() {
  const columns =
    'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';
  return [columns, ...CATALOGUE.flatMap(rowsOf)].join('\n');
}

function rowsOf(product) {
  const isSized = product.sizes.length > 0;
  const sizes = isSized
    ? product.sizes.filter(({ inStock }) => inStock).map(({ label }) => label)
    : [ONE_SIZE];
  return sizes.map((size, place) => {
    // What a product's rows share stands in the first.
    const shared =
      place === 0
        ? [
            quoted(product.name.nl),
            product.id,
            quoted(product.intro.nl),
            '',
            '',
            isSized ? 'maat' : '',
          ]
        : ['', '', '', '', '', ''];
    const own = [isSized ? size : '', skuOf(product, size), product.priceMinor / 100, 'btw', 100];
    return [...shared, ...own, 'false', '', ''].join(',');
  });
}

function quoted(text) {
  return `"${text.replaceAll('"', '""')}"`;
}
