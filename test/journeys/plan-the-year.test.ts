import { walkTheYear } from './plan-the-year.ts';

await walkTheYear({ javaScript: true });
