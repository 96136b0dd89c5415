import { walkTheWholeLife } from './whole-life.ts';

await walkTheWholeLife({ javaScript: false });
