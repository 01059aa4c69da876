import type { Language } from '../shop/language.ts';
import { euros } from '../shop/price.ts';
import type { Product } from '../shop/product.ts';

/** schema.org Product, as search engines (and Toonbank) read it: https://schema.org/Product */
export function productJsonLd(product: Product, language: Language): unknown {
  const isInStock = product.sizes.length === 0 || product.sizes.some((size) => size.inStock);
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: product.sku,
    name: `${product.name[language]}, ${product.kind[language].toLowerCase()}`,
    description: product.intro[language],
    image: [`/art/${product.id}.svg`],
    color: product.colour[language],
    category: product.category,
    brand: { '@type': 'Brand', name: 'Van Dam' },
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: product.stars,
      reviewCount: product.reviewCount,
    },
    offers: {
      '@type': 'Offer',
      url: `/${language}/product/${product.id}`,
      priceCurrency: 'EUR',
      price: euros(product.priceMinor).toFixed(2),
      availability: isInStock ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
    },
  };
}
