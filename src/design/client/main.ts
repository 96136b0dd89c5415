import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  isSupported,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend';
import { startArriving, startLeaving } from './leaving.ts';
import { startTickMany } from './tick-many.ts';
import { startTypeAhead } from './type-ahead.ts';

// The ordinary script of every page: it makes forms kinder and is never needed to use one.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');

const COMPONENTS = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

if (isSupported()) {
  for (const component of COMPONENTS) {
    if (document.querySelector(`[data-module="${component.moduleName}"]`)) createAll(component);
  }
}

startTypeAhead();
startTickMany();
startLeaving();
// It reads the browser's own store, for which a page has to wait: after everything that somebody is waiting to see.
if ('requestIdleCallback' in window) requestIdleCallback(startArriving, { timeout: 2000 });
else setTimeout(startArriving);
