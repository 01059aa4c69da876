/** A small shop page: ids to hide by, `data-node` to point at, and everything that proposals must not touch. */
export const HTML = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Boots</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css"><script type="module" src="/boot.js"></script></head>
<body><main>
<h1 data-node="1">Boots</h1>
<section id="address" data-node="2"><h2 id="address-title">Address</h2><p id="street" data-secret>Kerkstraat 12</p></section>
<p><button id="basket" data-node="3" type="button">In basket</button>
<a id="sizes" data-node="4" href="/sizes">Size table</a></p>
<form id="code-form"><label>Discount code <input id="code" name="code" data-node="5"></label>
<button id="apply" data-node="6" type="submit">Apply</button></form>
<form><input id="password" data-node="7" type="password" aria-label="Password">
<input id="card" data-node="8" autocomplete="cc-number" aria-label="Card number">
<input id="file" data-node="9" type="file" aria-label="File">
<input id="marked" data-node="10" data-untouchable aria-label="Marked">
<input id="closed" data-node="11" disabled aria-label="Closed">
<label id="file-label" data-node="12" for="file">Choose a file</label>
<input id="short" data-node="13" maxlength="3" aria-label="Short"></form>
<div class="box" id="box"><div></div><p id="inner" data-node="14">Deep in a box</p></div>
<div class="tall"></div>
<p id="far" data-node="15">Delivery and returns</p>
<div class="tall"></div>
</main></body></html>`;
