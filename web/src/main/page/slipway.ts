import 'htmx.org';
import type { HtmxEvent } from 'htmx.org';

import { followRun } from './run';

const metaContent = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;

/**
 * The server takes a changing request only with the token that it wrote into the page. Forms carry it themselves.
 * htmx sends to our own origin only, so the token stays at home.
 */
function addCsrfToken(event: Event) {
  const header = metaContent('_csrf_header');
  const token = metaContent('_csrf');
  if (header && token) {
    (event as HtmxEvent<'htmx:config:request'>).detail.ctx.request.headers[header] = token;
  }
}

document.addEventListener('htmx:config:request', addCsrfToken);

followRun();
