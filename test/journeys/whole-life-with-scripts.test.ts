import { walkTheWholeLife } from './whole-life.ts';

await walkTheWholeLife({ javaScript: true });
