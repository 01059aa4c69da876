import { CATALOGUE } from '../catalogue/catalogue.ts';
import { ga4Basket } from '../shop/ga4.ts';
import { price } from '../shop/price.ts';
import { ONE_SIZE, type Product } from '../shop/product.ts';
import { breadcrumb } from './breadcrumb.ts';
import { type Html, html } from './html.ts';
import type { Page, View } from './page.ts';
import { productGrid } from './product-card.ts';
import { productForm } from './product-form.ts';
import { productJsonLd } from './product-json-ld.ts';

export function productPage(product: Product, isSizeMissing: boolean, view: View): Page {
  const { words, language } = view;
  const name = product.name[language];
  return {
    id: 'product',
    status: isSizeMissing ? 422 : 200,
    title: `${name}, ${product.kind[language].toLowerCase()}`,
    pushes: [
      { event: 'view_item', ecommerce: ga4Basket([{ product, size: ONE_SIZE, quantity: 1 }]) },
    ],
    jsonLd: productJsonLd(product, language),
    main: html`<div class="wrap page">
${breadcrumb([{ name: words.categories[product.category], path: `/${product.category}` }, { name }], view)}
<div class="product">
${gallery(product, view)}
<div class="product-buy">
<h1>${name}</h1>
<p class="product-kind">${product.kind[language]}</p>
${rating(product, view)}
<p class="product-price">${price(product.priceMinor, language)}</p>
<p class="product-intro">${product.intro[language]}</p>
${productForm(product, isSizeMissing, view)}
</div>
</div>
<div class="product-more">
<section aria-labelledby="about"><h2 id="about">${product.category === 'care' ? words.aboutCare : words.about}</h2><p>${product.story[language]}</p></section>
<section aria-labelledby="details"><h2 id="details">${words.details}</h2><dl class="facts">${product.facts.map(
      ([term, fact]) => html`<div><dt>${term[language]}</dt><dd>${fact[language]}</dd></div>`,
    )}</dl></section>
<section aria-labelledby="reviews"><h2 id="reviews">${words.reviewTitle}</h2><figure class="review"><blockquote><p>${product.review.words[language]}</p></blockquote><figcaption>${product.review.by}</figcaption></figure></section>
</div>
<section class="section" aria-labelledby="related"><div class="section-head"><h2 id="related">${words.related}</h2></div>${productGrid(relatedTo(product), view, 3)}</section>
</div>`,
  };
}

function gallery(product: Product, { words, language }: View): Html {
  const name = `${product.name[language]}, ${product.kind[language].toLowerCase()}`;
  const views = [
    { file: product.id, text: words.pictureSide(name) },
    { file: `${product.id}-pair`, text: words.picturePair(name) },
    { file: `${product.id}-detail`, text: words.pictureDetail(name) },
  ];
  return html`<div class="gallery">${views.map(
    ({ file, text }, at) =>
      html`<div class="gallery-picture${at === 0 ? ' gallery-first' : ''}"><img src="/art/${file}.svg" alt="${text}" width="400" height="400"></div>`,
  )}</div>`;
}

function rating(product: Product, { words, language }: View): Html {
  const stars = new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).format(product.stars);
  return html`<p class="rating"><span class="stars stars-${Math.round(product.stars * 2)}" aria-hidden="true">★★★★★</span> <a href="#reviews">${words.rating(stars, product.reviewCount)}</a></p>`;
}

/** Two of the same category and something to keep it well; care products suggest boots. */
function relatedTo(product: Product): readonly Product[] {
  const others = CATALOGUE.filter((each) => each.id !== product.id);
  const alike = others.filter((each) => each.category === product.category);
  const rest = others.filter(
    (each) => (each.category === 'care') !== (product.category === 'care'),
  );
  return [...alike.slice(0, 2), ...rest.slice(0, 2)];
}
