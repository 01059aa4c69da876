import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../demo/catalogue/catalogue.ts';
import { dataBlock, html } from '../../../../demo/pages/html.ts';
import { document } from '../ask.ts';

function jsonLd(markup: string): Record<string, unknown> {
  const [, block] =
    /<script type="application\/ld\+json" id="json-ld">(.*?)<\/script>/.exec(markup) ?? [];
  if (block === undefined) throw new Error('no JSON-LD block');
  return JSON.parse(block);
}

describe('product JSON-LD', () => {
  it.each(CATALOGUE.map((product) => product.id))(
    '[DM4] %s is a schema.org Product with an offer in euros in both languages',
    (id) => {
      for (const language of ['nl', 'en'] as const)
        expect(jsonLd(document(`/product/${id}`, language))).toMatchObject({
          '@context': 'https://schema.org',
          '@type': 'Product',
          sku: expect.stringMatching(/^VD-[WMC]-\d{3}$/),
          name: expect.any(String),
          brand: { '@type': 'Brand', name: 'Van Dam' },
          offers: {
            '@type': 'Offer',
            priceCurrency: 'EUR',
            price: expect.stringMatching(/^\d+\.\d{2}$/),
            availability: expect.stringMatching(/^https:\/\/schema\.org\/(InStock|OutOfStock)$/),
          },
        });
    },
  );

  it('[DM4] the boots of the story cost 310 euros and come in size 39', () => {
    const boots = CATALOGUE.find((product) => product.id === 'sanne');
    expect(boots?.priceMinor).toBe(31_000);
    expect(boots?.sizes).toContainEqual({ label: '39', inStock: true });
  });

  it('[DM4] no text can close a data block or open an element', () => {
    const block = dataBlock('application/json', 'x', { text: '</script><script>alert(1)' });
    expect(block.markup.match(/<\/?script/g)).toHaveLength(2);
    expect(html`<p>${'<img src=x onerror="y">'}</p>`.markup).toBe(
      '<p>&lt;img src=x onerror=&quot;y&quot;&gt;</p>',
    );
  });
});
