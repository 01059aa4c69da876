import { CATALOGUE, CATEGORIES } from '../catalogue/catalogue.ts';
import { ga4List } from '../shop/ga4.ts';
import type { CategoryId } from '../shop/product.ts';
import { type Html, html } from './html.ts';
import { href, type Page, type View } from './page.ts';
import { productGrid } from './product-card.ts';
import { trustLine } from './trust-line.ts';

const FAVOURITES = ['sanne', 'nora', 'daan', 'lieke'];

/** Whose picture stands for a category. */
const FACES: Readonly<Record<CategoryId, string>> = { women: 'julia', men: 'bram', care: 'balm' };

export function homePage(view: View): Page {
  const { words } = view;
  const favourites = CATALOGUE.filter((product) => FAVOURITES.includes(product.id));
  return {
    id: 'home',
    status: 200,
    title: words.homeTitle,
    pushes: [ga4List('favourites', 'Often chosen', favourites)],
    main: html`${hero(view)}
${trustLine(view)}
<section class="wrap section" aria-labelledby="favourites">
<div class="section-head">
<h2 id="favourites">${words.homeFavourites}</h2>
<p>${words.homeFavouritesText}</p>
</div>
${productGrid(favourites, view, 3)}
</section>
<section class="wrap section" aria-labelledby="looking-for">
<div class="section-head"><h2 id="looking-for">${words.homeCategories}</h2></div>
<ul class="doors">${CATEGORIES.map((id) => door(id, view))}</ul>
</section>
<section class="workshop" aria-labelledby="workshop">
<div class="wrap workshop-row">
<div class="workshop-words">
<h2 id="workshop">${words.homeWorkshop}</h2>
<p>${words.homeWorkshopText}</p>
<p><a class="button quiet" href="${href(view, '/service')}">${words.homeWorkshopAct}</a></p>
</div>
<img src="/art/workbench.svg" alt="" width="560" height="380">
</div>
</section>`,
  };
}

function hero(view: View): Html {
  const { words } = view;
  return html`<div class="hero">
<div class="wrap hero-row">
<div class="hero-words">
<h1>${words.homeHero}</h1>
<p class="lead-text">${words.homeHeroText}</p>
<p class="hero-acts">
<a class="button" href="${href(view, '/women')}" data-testid="hero-women">${words.homeHeroAct}</a>
<a class="arrow-link" href="${href(view, '/men')}">${words.homeHeroSecond}</a>
</p>
</div>
<img class="hero-picture" src="/art/hero.svg" alt="" width="640" height="520">
</div>
</div>`;
}

function door(id: CategoryId, view: View): Html {
  return html`<li class="door door-${id}">
<img src="/art/${FACES[id]}.svg" alt="" width="400" height="400">
<h3><a href="${href(view, `/${id}`)}">${view.words.categories[id]}</a></h3>
</li>`;
}
