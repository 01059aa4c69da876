import { startBuying } from './buy.js';
import { startConsent } from './consent.js';
import { startCoupon } from './coupon.js';
import { pushPage } from './data-layer.js';
import { startIdentify } from './identify.js';

startConsent();
startIdentify();
pushPage();
startBuying();
startCoupon();
document.getElementById('errors')?.focus();

// Scripts that drive the shop wait for this before they press a button.
document.documentElement.dataset.ready = 'true';
