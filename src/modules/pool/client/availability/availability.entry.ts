import { paintCalendar } from './element.ts';

const calendar = document.querySelector<HTMLElement>('[data-paint]');
if (calendar) paintCalendar(calendar);
